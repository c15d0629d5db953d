import { itemMarks } from '../domain/answerFilterFacts.ts'
import { budgetName } from '../domain/budgetName.ts'
import type { BenchmarkKey } from '../domain/evaluatedItem.ts'
import { usedCategories } from '../domain/evaluatedItems.ts'
import { verdictKey, type PredictionRun } from '../domain/prediction.ts'
import { budgetCode } from '../domain/preview.ts'
import type { ItemScores } from '../domain/results.ts'
import { contestantLabels, type ScoreColumn } from '../domain/scoreColumns.ts'
import {
  briefScore,
  scoringRules,
  type Score,
  type ScoringOptions,
  type ScoringRule,
} from '../domain/scored.ts'
import { differs, type ScoringDifference } from '../domain/scoringDifferences.ts'
import { modelResults } from '../domain/scoringResults.ts'
import { comparedShares } from '../domain/significance.ts'
import type { PredictionChunk } from '../schema/prediction.ts'
import {
  mostCompared,
  mostDifferences,
  type LabelledComparison,
  type Scored,
  type ScoreProgress,
  type UnsettledAnswer,
} from './evaluation.ts'
import type { Scorers } from './scorers.ts'

export interface ScoringInput {
  readonly runs: readonly PredictionRun[]
  readonly chunksOf: (run: PredictionRun) => AsyncIterable<PredictionChunk>
  /** Of the benchmark, in their order. */
  readonly keys: readonly BenchmarkKey[]
  /** Ids of the project's categories, in its order. */
  readonly categories: readonly string[]
  readonly options: ScoringOptions
  readonly scorers: Scorers
  readonly now: () => number
}

export interface ScoringOutcome {
  readonly scored: Scored
  readonly differences: readonly ScoringDifference[]
  readonly unsettled: readonly UnsettledAnswer[]
}

/** Unsettled answers that are listed; the others come once these are settled. */
const mostUnsettled = 100_000
const shownEvery = 100

/** Scores all runs by both profiles, and works out everything that tables and charts need. */
export async function scoreAll(
  input: ScoringInput,
  onProgress: (progress: ScoreProgress) => void,
  signal?: AbortSignal,
): Promise<ScoringOutcome> {
  const { runs, keys, options, scorers, now } = input
  const startedAt = now()
  const places = new Map(keys.map(({ id }, place) => [id, place]))
  const labels = contestantLabels(runs, budgetName)
  const columns = new Map<string, Column>()
  const differences: ScoringDifference[] = []
  const count = { count: 0, upstream: 0, strict: 0 }
  const unsettled = new Map<string, UnsettledAnswer>()
  const marks = new Uint8Array(keys.length)
  const total = runs.reduce((sum, run) => sum + run.count, 0)
  let [answers, shownAt] = [0, startedAt]

  for (const run of runs) {
    const [upstream, strict] = [scorers.of(run, 'upstream'), scorers.of(run, 'strict')]
    const label = labels.get(run.id) ?? run.model
    const key = JSON.stringify([label, run.view, run.crop, run.budget && budgetCode(run.budget)])
    const column = columns.get(key) ?? emptyColumn(label, run, keys.length)
    columns.set(key, column)
    const [right, asked] = [new Uint32Array(keys.length), new Uint32Array(keys.length)]

    const scoreOne = (itemId: string, text: string, told: PredictionChunk['told'][number]): void => {
      const place = places.get(itemId)
      const against = place === undefined ? undefined : keys[place]
      if (place === undefined || !against) return
      const answer = { itemId, text, told }
      const [first, second] = [upstream(answer, against), strict(answer, against)]
      const score = options.profile === 'upstream' ? first : second
      const rule = scoringRules.indexOf(score.rule)
      column.rules[rule] = (column.rules[rule] ?? 0) + 1
      if (differs(first, second)) {
        marks[place] = (marks[place] ?? 0) | itemMarks.profilesDiffer
        count.count += 1
        if (first.right) count.upstream += 1
        if (second.right) count.strict += 1
        if (differences.length < mostDifferences)
          differences.push({
            model: label,
            view: run.view,
            itemId,
            upstream: briefScore(first),
            strict: briefScore(second),
          })
      }
      if (score.rule === 'no-match') {
        marks[place] = (marks[place] ?? 0) | itemMarks.unsettled
        noteUnsettled(unsettled, itemId, score)
      }
      if (score.right === null) return
      asked[place] = (asked[place] ?? 0) + 1
      if (score.right) right[place] = (right[place] ?? 0) + 1
    }

    for await (const { itemIds, texts, told } of input.chunksOf(run)) {
      signal?.throwIfAborted()
      for (const [row, itemId] of itemIds.entries()) {
        const text = texts[row] ?? null
        if (text !== null) scoreOne(itemId, text, told[row] ?? null)
      }
      answers += itemIds.length
      if (now() - shownAt < shownEvery) continue
      shownAt = now()
      onProgress({ done: answers, total })
    }
    addRun(column, run.id, right, asked)
  }

  const itemIds = keys.map(({ id }) => id)
  const finished = [...columns.values()].map(finishedColumn)
  const plain = finished.filter(({ crop, view }) => crop === null && view !== 'blind')
  const scores = scoresOf(plain, itemIds)
  const categories = keys.map(({ category }) => category)
  const results = modelResults(
    scores,
    usedCategories(new Set(categories), input.categories),
    (id) => categories[places.get(id) ?? -1],
  )
  return {
    scored: {
      itemIds,
      categories,
      columns: finished,
      marks,
      results,
      comparisons: comparisonsOf(plain),
      answers,
      differences: count,
      unsettled: unsettled.size,
      ms: now() - startedAt,
    },
    differences,
    unsettled: [...unsettled.values()],
  }
}

interface Column extends Omit<ScoreColumn, 'right' | 'rules' | 'runIds' | 'runs'> {
  readonly right: Float64Array
  readonly asked: Uint32Array
  /** At the places of `scoringRules`. */
  readonly rules: Uint32Array
  readonly runs: { readonly runId: string; readonly items: number; readonly accuracy: number | null }[]
}

const emptyColumn = (label: string, { model, budget, view, crop }: PredictionRun, items: number): Column => ({
  label,
  model,
  budget,
  view,
  crop,
  right: new Float64Array(items),
  asked: new Uint32Array(items),
  rules: new Uint32Array(scoringRules.length),
  runs: [],
})

function addRun(column: Column, runId: string, right: Uint32Array, asked: Uint32Array): void {
  let [items, sum] = [0, 0]
  for (const [place, times] of asked.entries()) {
    if (times === 0) continue
    items += 1
    sum += (right[place] ?? 0) / times
    column.right[place] = (column.right[place] ?? 0) + (right[place] ?? 0)
    column.asked[place] = (column.asked[place] ?? 0) + times
  }
  column.runs.push({ runId, items, accuracy: items > 0 ? sum / items : null })
}

function finishedColumn({ right, asked, rules, runs, ...rest }: Column): ScoreColumn {
  return {
    ...rest,
    runs,
    runIds: runs.map(({ runId }) => runId),
    right: right.map((times, place) => {
      const of = asked[place] ?? 0
      return of > 0 ? times / of : Number.NaN
    }),
    rules: Object.fromEntries(
      scoringRules.flatMap((rule: ScoringRule, at) => {
        const times = rules[at] ?? 0
        return times > 0 ? [[rule, times] as const] : []
      }),
    ),
  }
}

const scoresOf = (columns: readonly ScoreColumn[], itemIds: readonly string[]): readonly ItemScores[] =>
  columns.map(({ label, view, right }) => {
    const shares = new Map<string, number>()
    for (const [place, id] of itemIds.entries()) {
      const share = right[place] ?? Number.NaN
      if (!Number.isNaN(share)) shares.set(id, share)
    }
    return { model: label, view, right: shares }
  })

/** Every two of the first so many models, in each view. */
function comparisonsOf(columns: readonly ScoreColumn[]): readonly LabelledComparison[] {
  return (['global', 'regional'] as const).flatMap((view) => {
    const own = columns.filter((each) => each.view === view).slice(0, mostCompared)
    return own.flatMap((first, place) =>
      own.slice(place + 1).map((second) => ({
        view,
        first: first.label,
        second: second.label,
        ...comparedShares(first.right, second.right),
      })),
    )
  })
}

function noteUnsettled(unsettled: Map<string, UnsettledAnswer>, itemId: string, score: Score): void {
  const key = verdictKey({ itemId, answer: score.extracted })
  const known = unsettled.get(key)
  if (known) unsettled.set(key, { ...known, times: known.times + 1 })
  else if (unsettled.size < mostUnsettled)
    unsettled.set(key, { itemId, answer: score.extracted, rule: score.rule, times: 1 })
}
