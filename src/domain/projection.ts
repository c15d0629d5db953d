import type { JudgedItem } from './judged.ts'
import { neededBy, type Policy } from './project.ts'
import { ascending, quantile } from './quantile.ts'

/** How much is left to do until every item has the judgements that the policy asks for, and how long that takes. */
export interface Projection {
  /** Judgements still to be given: accepts, rejects and flags count as given. */
  readonly judgements: number
  /** Items that lack any. */
  readonly items: number
  /** Items that only an adjudicator can settle. */
  readonly disputed: number
  /** Active seconds that the rest takes: by the median of what one took so far, and by its quartiles. Null when none was timed. */
  readonly seconds: { readonly low: number; readonly median: number; readonly high: number } | null
  /** Judgements a day, over the last days on which anybody worked; null when nobody did. */
  readonly perDay: { readonly days: number; readonly judgements: number; readonly rate: number } | null
  /** Days of work at that rate; null when it is not known. */
  readonly days: number | null
}

const day = 86_400_000
/** So many days with work are looked at, as far as they lie within so many days in all. */
const lookedAt = 7
const within = 28

/** `at` is now, in milliseconds; a day is 24 hours counted back from it. Gold items and disputes count as any other. */
export function projectionOf(judged: readonly JudgedItem[], policy: Policy, at: number): Projection {
  const needed = neededBy(policy)
  let [judgements, items, disputed] = [0, 0, 0]
  const seconds: number[] = []
  const byDay = new Map<number, number>()
  for (const one of judged) {
    const spoken = one.judgements.filter(({ decision }) => decision !== null && decision !== 'skip')
    const lacking = typeof one.resolution === 'string' ? Math.max(0, needed - spoken.length) : 0
    judgements += lacking
    if (lacking > 0) items += 1
    else if (typeof one.resolution === 'string') disputed += 1
    for (const { activeMs, decidedAt } of spoken) {
      if (activeMs > 0) seconds.push(activeMs / 1000)
      const ago = decidedAt === null ? Number.NaN : Math.floor((at - decidedAt) / day)
      if (ago >= 0 && ago < within) byDay.set(ago, (byDay.get(ago) ?? 0) + 1)
    }
  }
  const perDay = rateOf(byDay)
  const times = ascending(seconds)
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => quantile(times, share))
  return {
    judgements,
    items,
    disputed,
    seconds:
      typeof low === 'number' && typeof median === 'number' && typeof high === 'number'
        ? { low: low * judgements, median: median * judgements, high: high * judgements }
        : null,
    perDay,
    days: perDay && judgements / perDay.rate,
  }
}

function rateOf(byDay: ReadonlyMap<number, number>): Projection['perDay'] {
  const newest = [...byDay].toSorted(([a], [b]) => a - b).slice(0, lookedAt)
  if (newest.length === 0) return null
  const judgements = newest.reduce((sum, [, count]) => sum + count, 0)
  return { days: newest.length, judgements, rate: judgements / newest.length }
}
