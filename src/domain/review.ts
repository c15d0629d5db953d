import { judgementsOf, type Dataset } from './dataset.ts'
import type { Content, Item } from './item.ts'
import { contentOf, isRevised, type Judgement } from './judgement.ts'
import { neededBy, type Policy } from './project.ts'
import type { Resolution, Unresolved } from './resolution.ts'
import { sameRecord } from './same.ts'
import { get } from './table.ts'

/** What comes of the judgements on one item. */
export type Verdict = { readonly resolution: Resolution } | { readonly unresolved: Unresolved }

/** Why an item has no resolution, for people. */
export const unresolvedSentences: Readonly<Record<Unresolved, string>> = {
  undecided: 'Nobody has decided about it yet.',
  flagged: 'It is flagged for a second look: accept or reject it.',
  skipped: 'It was skipped: accept or reject it.',
  disagreement: 'The annotators disagree about it.',
  'too-few': 'Too few annotators have decided about it.',
  unadjudicated: 'It waits for the adjudicator.',
}

/** The judgements that count: only accept and reject decide; flags and skips do not. */
export const decidingAmong = (judgements: readonly Judgement[]): readonly Judgement[] =>
  judgements.filter(({ decision }) => decision === 'accept' || decision === 'reject')

/**
 * What the project says in the end about an item. What an adjudicator has set stands under every policy.
 *
 * Sole: one decision is enough, and where several annotators decided they must agree on it and on the content.
 * Majority: at least `needed` of them decided and more than half say the same; the content is the one that most of
 * those who accept share. Unanimous: at least `needed` decided, all alike. Adjudicated: only the adjudicator resolves,
 * once `needed` have decided. Where enough have spoken but some only flagged it, it is the adjudicator's as well.
 */
export function resolve(
  item: Item,
  judgements: readonly Judgement[],
  policy: Policy,
  adjudicated?: Resolution,
): Verdict {
  if (adjudicated) return { resolution: adjudicated }
  const deciding = decidingAmong(judgements)
  if (deciding.length === 0) return { unresolved: whyUndecided(judgements) }
  if (deciding.length < neededBy(policy)) {
    const flags = judgements.filter(({ decision }) => decision === 'flag').length
    const spoken = deciding.length + flags >= neededBy(policy)
    return { unresolved: spoken ? 'flagged' : 'too-few' }
  }
  if (policy.kind === 'adjudicated') return { unresolved: 'unadjudicated' }

  const accepting = deciding.filter(({ decision }) => decision === 'accept')
  const rejecting = deciding.filter(({ decision }) => decision === 'reject')
  if (policy.kind === 'majority') {
    if (rejecting.length * 2 > deciding.length) return rejected(item, rejecting, deciding.length)
    if (accepting.length * 2 > deciding.length) return accepted(item, accepting, deciding.length)
    return { unresolved: 'disagreement' }
  }
  if (accepting.length === 0) return rejected(item, rejecting, deciding.length)
  if (rejecting.length > 0 || contentsOf(item, accepting).length > 1) return { unresolved: 'disagreement' }
  return accepted(item, accepting, deciding.length)
}

/** `resolve` for an item of the dataset, by its project's policy. */
export const verdictOn = (dataset: Dataset, item: Item): Verdict =>
  resolve(item, judgementsOf(dataset, item.id), dataset.project.policy, get(dataset.resolutions, item.id))

function whyUndecided(judgements: readonly Judgement[]): Unresolved {
  if (judgements.some(({ decision }) => decision === 'flag')) return 'flagged'
  return judgements.some(({ decision }) => decision === 'skip') ? 'skipped' : 'undecided'
}

const rejected = (item: Item, rejecting: readonly Judgement[], checks: number): Verdict => ({
  resolution: resolution(item, 'reject', contentOf(item), rejecting, checks),
})

function accepted(item: Item, accepting: readonly Judgement[], checks: number): Verdict {
  const [first, second] = contentsOf(item, accepting).toSorted((a, b) => b.by.length - a.by.length)
  if (!first || first.by.length === second?.by.length) return { unresolved: 'disagreement' }
  return { resolution: resolution(item, 'accept', first.content, first.by, checks) }
}

function resolution(
  item: Item,
  outcome: Resolution['outcome'],
  content: Content,
  by: readonly Judgement[],
  checks: number,
): Resolution {
  const times = by.flatMap(({ decidedAt }) => decidedAt ?? [])
  return {
    itemId: item.id,
    outcome,
    content,
    by: by.map(({ annotatorId }) => annotatorId),
    checks,
    at: times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : null,
    adjudicator: null,
    reasons: [],
  }
}

interface Shared {
  readonly content: Content
  readonly by: readonly Judgement[]
}

/** The different contents that were accepted, each with those who accepted it. */
function contentsOf(item: Item, accepting: readonly Judgement[]): readonly Shared[] {
  // Mostly nobody changed anything, and then there is nothing to compare.
  const given = contentOf(item)
  return accepting.reduce<readonly Shared[]>((groups, judgement) => {
    const content = isRevised(judgement) ? contentOf(item, judgement.revision) : given
    const place = groups.findIndex((group) => sameRecord(group.content, content))
    const group = groups[place]
    return group
      ? groups.with(place, { content, by: [...group.by, judgement] })
      : [...groups, { content, by: [judgement] }]
  }, [])
}
