import type { CropKind, Prediction } from './prediction.ts'
import type { View } from './preview.ts'
import { hierarchyReward, type HierarchyReward, type IsEqual, type RewardRule } from './trainingReward.ts'
import { toolTerms, usedTool, type ToolTerms } from './trainingRewardTool.ts'
import type { BenchmarkKey } from './evaluatedItem.ts'
import { letterAt } from './item.ts'
import type { Score } from './scored.ts'
import { upstreamGold } from './scoringUpstream.ts'

/** What decides the terms of the rewards; weights only put them together. */
export interface RewardChoices {
  /** Whether near numbers earn a part (004 §9.2). */
  readonly counting: boolean
  /** By what the reward with a bonus for tools calls an answer right: the training rules, or the scores shown elsewhere. */
  readonly rightBy: 'rules' | 'scores'
  /** Whether the prompt ended in `<think>`, so that answers begin inside their thoughts. */
  readonly opensThought: boolean
}

/** As released. */
export const releasedChoices: RewardChoices = { counting: false, rightBy: 'rules', opensThought: false }

/** Names of the terms: of the rule hierarchy, and of the reward with a bonus for tools. */
export type RewardTerm = 'accuracy' | 'format' | 'toolAccuracy' | 'toolFormat' | 'tool'
export const rewardTerms: readonly RewardTerm[] = ['accuracy', 'format', 'toolAccuracy', 'toolFormat', 'tool']

/** How one contestant would be rewarded: the runs of one label in one view. */
export interface RewardColumn {
  readonly label: string
  readonly view: View
  readonly crop: CropKind | null
  readonly runIds: readonly string[]
  /** Answers with a text, to items of the benchmark. */
  readonly answers: number
  /** Of which so many used a tool. */
  readonly withTool: number
  /** How often each rule decided. */
  readonly rules: Readonly<Record<RewardRule, number>>
  /** The items that were answered, in the order in which they first came. */
  readonly itemIds: readonly string[]
  /** Of each the category; null is “no category”. */
  readonly categories: readonly (string | null)[]
  /** Of each term, by item, the mean over its answers. */
  readonly terms: Readonly<Record<RewardTerm, Float64Array>>
}

/** The rewards of one answer. */
export interface AnswerReward {
  readonly hierarchy: HierarchyReward
  readonly tool: ToolTerms
  readonly usedTool: boolean
}

/** Null where there is nothing to reward: no text, or nothing to compare with. */
export function answerReward(
  prediction: Pick<Prediction, 'text' | 'boxes'>,
  key: BenchmarkKey,
  score: Score | null,
  choices: RewardChoices,
  isEqual: IsEqual,
): AnswerReward | null {
  if (prediction.text === null || score === null || score.rule === 'no-key') return null
  const isSaid = score.rule === 'judge' || score.rule === 'person'
  const hierarchy = hierarchyReward(
    {
      response: prediction.text,
      gold: upstreamGold(key),
      question: askedQuestion(key),
      judged: isSaid ? score.right : null,
    },
    choices,
    isEqual,
  )
  const accuracy = choices.rightBy === 'rules' ? hierarchy.accuracy : score.right === true ? 1 : 0
  return {
    hierarchy,
    tool: toolTerms(prediction, accuracy, choices.opensThought),
    usedTool: usedTool(prediction),
  }
}

/** The question with its option lines, as evaluators ask it: the letter rule looks for them. */
const askedQuestion = ({ question, options }: Pick<BenchmarkKey, 'question' | 'options'>): string =>
  [question, ...options.map((option, place) => `${letterAt(place)}. ${option}`)].join('\n')

export interface RewardGatherer {
  add(itemId: string, category: string | null, reward: AnswerReward): void
  column(of: Pick<RewardColumn, 'label' | 'view' | 'crop' | 'runIds'>): RewardColumn
}

const everyTerm = <T>(make: (term: RewardTerm) => T): Record<RewardTerm, T> => ({
  accuracy: make('accuracy'),
  format: make('format'),
  toolAccuracy: make('toolAccuracy'),
  toolFormat: make('toolFormat'),
  tool: make('tool'),
})

export function rewardGatherer(): RewardGatherer {
  const places = new Map<string, number>()
  const categories: (string | null)[] = []
  const times: number[] = []
  const sums = everyTerm<number[]>(() => [])
  const rules = new Map<RewardRule, number>()
  let [answers, withTool] = [0, 0]

  return {
    add(itemId, category, { hierarchy, tool, usedTool: isUsed }) {
      answers += 1
      if (isUsed) withTool += 1
      rules.set(hierarchy.rule, (rules.get(hierarchy.rule) ?? 0) + 1)
      const place = places.get(itemId) ?? places.size
      if (place === places.size) {
        places.set(itemId, place)
        categories.push(category)
      }
      times[place] = (times[place] ?? 0) + 1
      const values: Readonly<Record<RewardTerm, number>> = {
        accuracy: hierarchy.accuracy,
        format: hierarchy.format,
        toolAccuracy: tool.accuracy,
        toolFormat: tool.format,
        tool: tool.tool,
      }
      for (const term of rewardTerms) sums[term][place] = (sums[term][place] ?? 0) + values[term]
    },
    column: (of) => ({
      ...of,
      answers,
      withTool,
      rules: countsOf(rules),
      itemIds: [...places.keys()],
      categories,
      terms: everyTerm((term) => Float64Array.from(sums[term], (sum, place) => sum / (times[place] ?? 1))),
    }),
  }
}

function countsOf(counts: ReadonlyMap<RewardRule, number>): Record<RewardRule, number> {
  const of = (rule: RewardRule): number => counts.get(rule) ?? 0
  return {
    empty: of('empty'),
    'too-long': of('too-long'),
    'answer-line': of('answer-line'),
    letter: of('letter'),
    equal: of('equal'),
    counting: of('counting'),
    judge: of('judge'),
    open: of('open'),
  }
}
