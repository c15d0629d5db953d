import {
  longestAnswer,
  rewardRules,
  type HierarchyReward,
  type RewardRule,
} from '../../../domain/trainingReward.ts'
import type { RewardWeights } from '../../../domain/trainingRewardMeans.ts'
import { hierarchyWeights, toolWeightsOf } from '../../../domain/trainingRewardMeans.ts'
import { toolPresets, type ToolWeights } from '../../../domain/trainingRewardTool.ts'

/** Which reward is shown. */
export type RewardKind = 'rules' | 'tools'

/** How the terms are put together, as it was chosen. */
export interface Weighting {
  readonly kind: RewardKind
  /** w of the rules. */
  readonly format: number
  readonly tools: ToolWeights
}

const [lfpc] = toolPresets
export const releasedWeighting: Weighting = {
  kind: 'rules',
  format: 0,
  tools: lfpc?.weights ?? { accuracy: 0.8, format: 0.2, tool: 1.2 },
}

export const weightsOf = ({ kind, format, tools }: Weighting): RewardWeights =>
  kind === 'rules' ? hierarchyWeights(format) : toolWeightsOf(tools)

/** 0.8·accuracy + …, as it is reckoned. */
export function formulaText({ kind, format, tools }: Weighting): string {
  if (kind === 'rules') return `(1 − ${numberOf(format)}) · accuracy + ${numberOf(format)} · format`
  return `${numberOf(tools.accuracy)} · accuracy + ${numberOf(tools.format)} · format + ${numberOf(tools.tool)} · tool`
}

/** At most four digits after the point, with a proper minus. */
export const numberOf = (value: number): string => String(Number(value.toFixed(4))).replace('-', '−')

/** A mean as tables show it. */
export const meanText = (value: number | null): string =>
  value === null ? '–' : value.toFixed(3).replace('-', '−')

export const ruleNames: Readonly<Record<RewardRule, string>> = {
  empty: 'Empty',
  'too-long': 'Too long',
  'answer-line': 'Answer line',
  letter: 'Letter',
  equal: 'Equal',
  counting: 'Counting',
  judge: 'Judge',
  open: 'Open',
}

/** What each rule looks at. */
export const ruleTexts: Readonly<Record<RewardRule, string>> = {
  empty: 'Nothing was answered, or nothing stands between the answer tags: 0, also for the format.',
  'too-long': `The answer has ${longestAnswer} characters or more: 0.`,
  'answer-line': 'What follows the last “Answer:” is the right answer, units and LaTeX left out: 1.',
  letter:
    'The right answer begins with a letter from A to F, the question has an “A” and two line breaks, and the answer’s letter is the same: 1.',
  equal: 'Equal by the rules of mathruler, its quirks included: 1.',
  counting: 'Both hold exactly one number: max(0, 1 − |p − g| / |g|), or exp(−|p − g|) where g = 0.',
  judge: 'A judge or a person has called it right (1) or wrong (0).',
  open: 'No rule says that it is right; training would ask a judge. 0 here until one has spoken.',
}

/** The rules in their order, each with what became of it for one answer. */
export function stepsOf({ tried, rule, accuracy }: HierarchyReward): readonly {
  readonly rule: RewardRule
  readonly outcome: 'decided' | 'passed' | 'skipped'
  readonly text: string
}[] {
  const last = rewardRules.indexOf(rule)
  return rewardRules
    .filter((each, place) => place <= last && (each !== 'judge' || rule === 'judge'))
    .map((each) => ({
      rule: each,
      outcome: each === rule ? 'decided' : tried.includes(each) ? 'passed' : 'skipped',
      text:
        each === rule
          ? `Decided: ${numberOf(accuracy)}.`
          : tried.includes(each)
            ? 'Did not fire.'
            : each === 'counting'
              ? 'Not looked at: it is off.'
              : 'Not looked at: this is no question with options, or its answer no letter.',
    }))
}
