import { agreementTrend, type AgreementTrend } from '../../../domain/agreementTrend.ts'
import {
  categoryCounts,
  decisionCounts,
  isKept,
  kindCounts,
  letterCounts,
  reasonCounts,
  statusCounts,
  type CategoryCount,
  type LetterCount,
  type NamedCount,
} from '../../../domain/distributions.ts'
import { areaRatios, resolutionCells, type Histogram } from '../../../domain/histogram.ts'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import { optionBias, type OptionBias } from '../../../domain/optionBias.ts'
import type { Project } from '../../../domain/project.ts'
import { questionWords, type QuestionWords } from '../../../domain/questionWords.ts'
import { yieldFunnel, type YieldFunnel } from '../../../domain/yieldFunnel.ts'

/** Which items the overview is about. */
export type Scope = 'all' | 'accepted' | 'selected'
export const scopes: readonly Scope[] = ['all', 'accepted', 'selected']

export interface OverviewCounts {
  readonly scope: Scope
  readonly items: number
  readonly categories: readonly CategoryCount[]
  readonly kinds: ReturnType<typeof kindCounts>
  readonly words: QuestionWords
  readonly resolutions: ReturnType<typeof resolutionCells>
  readonly areaRatios: Histogram
  readonly letters: readonly LetterCount[]
  readonly bias: OptionBias
  readonly decisions: ReturnType<typeof decisionCounts>
  readonly reasons: ReturnType<typeof reasonCounts>
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

/** Items looked at between two breaths, by a function that costs about as little as any. */
const slice = 20_000

/** Counts everything; `breathe` is awaited in between and may throw to stop it. */
export async function countOverview(
  { facts, project, taken }: Counted,
  scope: Scope,
  breathe: () => Promise<void>,
): Promise<OverviewCounts> {
  const within = await inScope(facts, scope, taken, breathe)
  const counted = async <T>(count: (facts: readonly ItemFacts[]) => T): Promise<T> => {
    await breathe()
    return count(within)
  }
  return {
    scope,
    items: within.length,
    categories: await counted((all) => categoryCounts(all, project.categories)),
    kinds: await counted(kindCounts),
    words: await counted((all) => questionWords(all)),
    resolutions: await counted((all) => resolutionCells(all)),
    areaRatios: await counted(areaRatios),
    letters: await counted(letterCounts),
    bias: await counted(optionBias),
    decisions: await counted(decisionCounts),
    reasons: await counted((all) => reasonCounts(all, project.reasons)),
    statuses: await counted(statusCounts),
    funnel: await counted(() => yieldFunnel(facts, taken)),
    trend: await counted(agreementTrend),
  }
}

async function inScope(
  facts: readonly ItemFacts[],
  scope: Scope,
  taken: ReadonlySet<string> | null,
  breathe: () => Promise<void>,
): Promise<readonly ItemFacts[]> {
  if (scope === 'all') return facts
  const within: ItemFacts[] = []
  for (let from = 0; from < facts.length; from += slice) {
    for (const one of facts.slice(from, from + slice)) {
      if (isKept(one) && (scope === 'accepted' || taken?.has(one.item.id))) within.push(one)
    }
    await breathe()
  }
  return within
}
