import type { ItemFacts } from './itemFacts.ts'
import type { Judgement } from './judgement.ts'
import { ranked } from './ranking.ts'

/** How far annotators agreed on the decision while the work went on. */
export interface TrendPart {
  /** When the items of this part were last decided, milliseconds: from (included), below (excluded). */
  readonly from: number
  readonly below: number
  /** Items that two or more annotators decided about. */
  readonly items: number
  /** Share of the pairs of decisions on an item that agree, averaged over items; null without items. */
  readonly agreement: number | null
}

export interface AgreementTrend {
  readonly by: 'week' | 'tenth'
  readonly parts: readonly TrendPart[]
}

interface Agreed {
  readonly at: number
  readonly agreement: number
}

const week = 7 * 24 * 3600 * 1000
/** 5 January 1970 was a Monday. */
const monday = 4 * 24 * 3600 * 1000
/** With fewer weeks than this the tenths say more; with more of them nobody could tell the weeks apart. */
const fewestWeeks = 4
const mostWeeks = 60

/**
 * Raw agreement on the decision (P̄ of Fleiss 1971, eq. 2), of items that two or more annotators accepted, rejected or
 * flagged; an item belongs to the time of its last decision. By weeks from Monday, UTC, where there are 4 to 60 of them,
 * else by tenths of the items.
 */
export function agreementTrend(facts: readonly ItemFacts[]): AgreementTrend {
  const agreed = ranked(
    facts.flatMap((one) => agreedOn(one.judgements) ?? []),
    ({ at }) => at,
  )
  const [first, last] = [agreed[0], agreed.at(-1)]
  if (!first || !last) return { by: 'tenth', parts: [] }
  const weeks = weekOf(last.at) - weekOf(first.at) + 1
  return weeks >= fewestWeeks && weeks <= mostWeeks
    ? { by: 'week', parts: byWeek(agreed, weekOf(first.at), weeks) }
    : { by: 'tenth', parts: byTenth(agreed) }
}

function agreedOn(judgements: readonly Judgement[]): Agreed | null {
  if (judgements.length < 2) return null
  const counts = new Map<string, number>()
  let decided = 0
  let at: number | null = null
  for (const { decision, decidedAt } of judgements) {
    if (decidedAt !== null && (at === null || decidedAt > at)) at = decidedAt
    if (decision === null || decision === 'skip') continue
    decided += 1
    counts.set(decision, (counts.get(decision) ?? 0) + 1)
  }
  if (decided < 2 || at === null || !Number.isFinite(at)) return null
  const pairs = [...counts.values()].reduce((sum, count) => sum + count * (count - 1), 0)
  return { at, agreement: pairs / (decided * (decided - 1)) }
}

const weekOf = (at: number): number => Math.floor((at - monday) / week)

function byWeek(agreed: readonly Agreed[], first: number, weeks: number): readonly TrendPart[] {
  const parts = Array.from({ length: weeks }, (): Agreed[] => [])
  for (const one of agreed) parts[weekOf(one.at) - first]?.push(one)
  return parts.map((part, place) => {
    const from = (first + place) * week + monday
    return { from, below: from + week, ...meanOf(part) }
  })
}

/** Parts of the same number of items, give or take one; items of one moment stay together. */
function byTenth(agreed: readonly Agreed[]): readonly TrendPart[] {
  const parts: Agreed[][] = []
  let filled = -1
  for (const [place, one] of agreed.entries()) {
    const tenth = Math.floor((place * 10) / agreed.length)
    const part = parts.at(-1)
    if (part && (tenth === filled || part.at(-1)?.at === one.at)) part.push(one)
    else {
      parts.push([one])
      filled = tenth
    }
  }
  return parts.map((part, place) => ({
    from: part[0]?.at ?? 0,
    below: parts[place + 1]?.[0]?.at ?? (part.at(-1)?.at ?? 0) + 1,
    ...meanOf(part),
  }))
}

const meanOf = (part: readonly Agreed[]): Pick<TrendPart, 'items' | 'agreement'> => ({
  items: part.length,
  agreement: part.length > 0 ? part.reduce((sum, { agreement }) => sum + agreement, 0) / part.length : null,
})
