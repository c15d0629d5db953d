import { isMathrulerEqual } from '../domain/mathruler.ts'
import type { PredictionRun } from '../domain/prediction.ts'
import {
  hierarchyReward,
  type HierarchyReward,
  type IsEqual,
  type RewardCase,
} from '../domain/trainingReward.ts'
import {
  answerReward,
  rewardGatherer,
  type RewardChoices,
  type RewardColumn,
  type RewardGatherer,
} from '../domain/trainingRewardColumns.ts'
import { sameValue } from '../scoring/symbolic.ts'
import type { Desk } from './desk.ts'
import type { ScoreProgress } from './evaluation.ts'

/** What training would have rewarded: every answer of every run, in one walk over them (FORMATS §1.4, §2.2). */
export async function rewards(
  desk: Desk,
  choices: RewardChoices,
  onProgress: (progress: ScoreProgress) => void,
  signal?: AbortSignal,
): Promise<readonly RewardColumn[]> {
  const total = desk.runs.reduce((sum, { count }) => sum + count, 0)
  const gathering = new Map<string, { runs: PredictionRun[]; label: string; gatherer: RewardGatherer }>()
  const isEqual = remembering()
  let done = 0
  for (const run of desk.runs) {
    const label = desk.labels.get(run.id) ?? run.model
    const key = JSON.stringify([label, run.view, run.crop])
    const column = gathering.get(key) ?? { runs: [], label, gatherer: rewardGatherer() }
    gathering.set(key, column)
    column.runs.push(run)
    for await (const { predictions } of desk.batches(run.id, signal)) {
      signal?.throwIfAborted()
      for (const prediction of predictions) {
        const item = desk.items.get(prediction.itemId)
        if (!item?.key) continue
        const reward = answerReward(prediction, item.key, desk.score(run, prediction), choices, isEqual)
        if (reward) column.gatherer.add(prediction.itemId, item.key.category, reward)
      }
      done += predictions.length
      onProgress({ done, total })
    }
  }
  return [...gathering.values()].flatMap(({ runs, label, gatherer }) => {
    const [first] = runs
    const column =
      first &&
      gatherer.column({
        label,
        view: first.view,
        crop: first.crop,
        runIds: runs.map(({ id }) => id),
      })
    return column && column.answers > 0 ? [column] : []
  })
}

/** What one answer would earn, and which rules were tried for it. */
export const rewardOf = (given: RewardCase, counting: boolean): HierarchyReward =>
  hierarchyReward(given, { counting }, (gold, answer) => isMathrulerEqual(gold, answer, sameValue))

/** Longer answers hardly come twice. */
const longestKept = 100
const mostKept = 200_000

/** Works out the same answer to the same right one once. */
function remembering(): IsEqual {
  const known = new Map<string, boolean>()
  return (gold, answer) => {
    if (answer.length > longestKept) return isMathrulerEqual(gold, answer, sameValue)
    const key = `${answer.length} ${answer}${gold}`
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= mostKept) known.clear()
    const found = isMathrulerEqual(gold, answer, sameValue)
    known.set(key, found)
    return found
  }
}
