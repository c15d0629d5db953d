import type { ItemCounter } from './itemCounter.ts'
import type { Judgement } from './judgement.ts'

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
export function trendCounter(): ItemCounter<AgreementTrend> {
  const agreed: Agreed[] = []
  return {
    add({ judgements }) {
      const one = agreedOn(judgements)
      if (one) agreed.push(one)
    },
    counted: () => trendOf(agreed),
  }
}

function trendOf(agreed: readonly Agreed[]): AgreementTrend {
  const times = Float64Array.from(agreed, ({ at }) => at).toSorted()
  const [first, last] = [times[0], times.at(-1)]
  if (first === undefined || last === undefined) return { by: 'tenth', parts: [] }
  const weeks = weekOf(last) - weekOf(first) + 1
  return weeks >= fewestWeeks && weeks <= mostWeeks
    ? { by: 'week', parts: partsOf(agreed, weekStarts(weekOf(first), weeks)) }
    : { by: 'tenth', parts: partsOf(agreed, tenthStarts(times, last)) }
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

/** Where each of these weeks begins, and where the last one ends. */
const weekStarts = (first: number, weeks: number): readonly number[] =>
  Array.from({ length: weeks + 1 }, (_, place) => (first + place) * week + monday)

/** Where each tenth begins, and where the last one ends. Items of one moment stay together, so there may be fewer. */
function tenthStarts(times: Float64Array, last: number): readonly number[] {
  const starts = Array.from({ length: 10 }, (_, tenth) => times[Math.ceil((tenth * times.length) / 10)])
  return [...new Set(starts.flatMap((start) => start ?? [])), last + 1]
}

function partsOf(agreed: readonly Agreed[], starts: readonly number[]): readonly TrendPart[] {
  const sums = starts.slice(1).map(() => ({ items: 0, agreement: 0 }))
  for (const { at, agreement } of agreed) {
    const sum = sums[starts.findLastIndex((start) => start <= at)]
    if (!sum) continue
    sum.items += 1
    sum.agreement += agreement
  }
  return sums.map(({ items, agreement }, place) => ({
    from: starts[place] ?? 0,
    below: starts[place + 1] ?? 0,
    items,
    agreement: items > 0 ? agreement / items : null,
  }))
}
