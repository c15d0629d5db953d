import { trendCounter, type AgreementTrend } from '../../../domain/agreementTrend.ts'
import {
  categoryCounter,
  decisionCounter,
  isKept,
  kindCounter,
  letterCounter,
  reasonCounter,
  statusCounter,
  type CategoryCount,
  type DecisionCount,
  type LetterCount,
  type NamedCount,
  type ReasonCount,
} from '../../../domain/distributions.ts'
import {
  areaRatioCounter,
  resolutionCounter,
  type Histogram,
  type Resolutions,
} from '../../../domain/histogram.ts'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import { biasCounter, type OptionBias } from '../../../domain/optionBias.ts'
import type { Project } from '../../../domain/project.ts'
import { wordCounter, type QuestionWords } from '../../../domain/questionWords.ts'
import { yieldCounter, type YieldFunnel } from '../../../domain/yieldFunnel.ts'

/** Which items the overview is about. */
export type Scope = 'all' | 'accepted' | 'selected'
export const scopes: readonly Scope[] = ['all', 'accepted', 'selected']

export interface OverviewCounts {
  readonly scope: Scope
  readonly items: number
  readonly categories: readonly CategoryCount[]
  readonly kinds: { readonly choice: number; readonly open: number }
  readonly words: QuestionWords
  readonly resolutions: Resolutions
  readonly areaRatios: Histogram
  readonly letters: readonly LetterCount[]
  readonly bias: OptionBias
  readonly decisions: readonly DecisionCount[]
  readonly reasons: readonly ReasonCount[]
  readonly statuses: readonly NamedCount[]
  /** Of all items, whatever the scope: a funnel of what came through says nothing. */
  readonly funnel: YieldFunnel
  readonly trend: AgreementTrend
}

/** What the counts rest on. */
export interface Counted {
  readonly facts: readonly ItemFacts[]
  readonly project: Pick<Project, 'categories' | 'reasons'>
  /** Ids of the selected items; null where the project has no selection. */
  readonly taken: ReadonlySet<string> | null
}

/** Items counted between two breaths: a few milliseconds. */
const slice = 500

/** Counts everything; `breathe` is awaited in between and may throw to stop it. */
export async function countOverview(
  { facts, project, taken }: Counted,
  scope: Scope,
  breathe: () => Promise<void>,
): Promise<OverviewCounts> {
  const funnel = yieldCounter(taken)
  const counters = {
    categories: categoryCounter(project.categories),
    kinds: kindCounter(),
    words: wordCounter(),
    resolutions: resolutionCounter(),
    areaRatios: areaRatioCounter(),
    letters: letterCounter(),
    bias: biasCounter(),
    decisions: decisionCounter(),
    reasons: reasonCounter(project.reasons),
    statuses: statusCounter(),
    trend: trendCounter(),
  }
  const all = Object.values(counters)
  let items = 0
  for (let from = 0; from < facts.length; from += slice) {
    for (const one of facts.slice(from, from + slice)) {
      funnel.add(one)
      if (!isWithin(one, scope, taken)) continue
      items += 1
      for (const { add } of all) add(one)
    }
    await breathe()
  }
  const { categories, kinds, words, resolutions, areaRatios, letters, bias } = counters
  const { decisions, reasons, statuses, trend } = counters
  const counts = {
    scope,
    items,
    categories: categories.counted(),
    kinds: kinds.counted(),
    words: words.counted(),
    resolutions: resolutions.counted(),
    letters: letters.counted(),
    bias: bias.counted(),
    decisions: decisions.counted(),
    reasons: reasons.counted(),
    statuses: statuses.counted(),
    funnel: funnel.counted(),
  }
  // These two sort.
  await breathe()
  const ratios = areaRatios.counted()
  await breathe()
  return { ...counts, areaRatios: ratios, trend: trend.counted() }
}

const isWithin = (one: ItemFacts, scope: Scope, taken: ReadonlySet<string> | null): boolean =>
  scope === 'all' || (isKept(one) && (scope === 'accepted' || (taken?.has(one.item.id) ?? false)))
