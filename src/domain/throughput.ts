import { decisions, type Decision, type Judgement } from './judgement.ts'
import { keptContent, type JudgedItem } from './judged.ts'
import { ascending, quantile } from './quantile.ts'
import { decidingAmong } from './review.ts'

/** How much time people took. Times are active seconds, without pauses, unless they say otherwise. */
export interface Throughput {
  readonly all: TimeLine
  readonly byAnnotator: readonly (TimeLine & { readonly annotatorId: string })[]
  /** By the category that the item has in the end, or else was given; null for none. */
  readonly byCategory: readonly (TimeLine & { readonly category: string | null })[]
  readonly byDecision: readonly (TimeLine & { readonly decision: Decision | 'begun' })[]
  readonly yield: Yield
}

/** Of so many judgements; the quartiles are those of decisions that took any time, null without one. */
export interface TimeLine {
  readonly judgements: number
  readonly activeSeconds: number
  readonly idleSeconds: number
  readonly timed: number
  readonly meanSeconds: number | null
  readonly lowerQuartileSeconds: number | null
  readonly medianSeconds: number | null
  readonly upperQuartileSeconds: number | null
}

/** From what was given to what was kept. */
export interface Yield {
  readonly items: number
  /** Items that somebody accepted or rejected. */
  readonly decided: number
  readonly kept: number
  /** Kept ÷ items; null without items. */
  readonly share: number | null
  /** Active seconds over all items, per kept one; null where none was kept. */
  readonly secondsPerKept: number | null
  /** By how many annotators accepted or rejected them, how many items there are; from the fewest on. */
  readonly checks: readonly { readonly annotators: number; readonly items: number; readonly kept: number }[]
}

interface Timing {
  readonly judgement: Judgement
  readonly category: string | null
}

export function throughputOf(judged: readonly JudgedItem[]): Throughput {
  const timings = judged.flatMap((one): readonly Timing[] => {
    const { category } = keptContent(one) ?? one.item
    return one.judgements.map((judgement) => ({ judgement, category }))
  })
  const active = timings.reduce((sum, { judgement }) => sum + judgement.activeMs, 0) / 1000
  return {
    all: timeLine(timings),
    byAnnotator: groups(timings, ({ judgement }) => judgement.annotatorId)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([annotatorId, group]) => ({ annotatorId, ...timeLine(group) })),
    byCategory: groups(timings, ({ category }) => category)
      .toSorted(([a], [b]) => Number(a === null) - Number(b === null) || ((a ?? '') < (b ?? '') ? -1 : 1))
      .map(([category, group]) => ({ category, ...timeLine(group) })),
    byDecision: groups(timings, decisionOf)
      .toSorted(([a], [b]) => placeOf(a) - placeOf(b))
      .map(([decision, group]) => ({ decision, ...timeLine(group) })),
    yield: yieldOf(judged, active),
  }
}

const decisionOf = ({ judgement }: Timing): Decision | 'begun' => judgement.decision ?? 'begun'

const placeOf = (decision: Decision | 'begun'): number =>
  decision === 'begun' ? decisions.length : decisions.indexOf(decision)

function groups<Key>(
  timings: readonly Timing[],
  keyOf: (timing: Timing) => Key,
): readonly (readonly [Key, readonly Timing[]])[] {
  const found = new Map<Key, Timing[]>()
  for (const timing of timings) {
    const key = keyOf(timing)
    const group = found.get(key)
    if (group) group.push(timing)
    else found.set(key, [timing])
  }
  return [...found]
}

function timeLine(timings: readonly Timing[]): TimeLine {
  const timed = ascending(
    timings
      .filter(({ judgement: { decision, activeMs } }) => decision !== null && activeMs > 0)
      .map(({ judgement }) => judgement.activeMs / 1000),
  )
  const seconds = (of: (judgement: Judgement) => number): number =>
    timings.reduce((sum, { judgement }) => sum + of(judgement), 0) / 1000
  return {
    judgements: timings.length,
    activeSeconds: seconds(({ activeMs }) => activeMs),
    idleSeconds: seconds(({ idleMs }) => idleMs),
    timed: timed.length,
    meanSeconds: timed.length > 0 ? timed.reduce((sum, value) => sum + value, 0) / timed.length : null,
    lowerQuartileSeconds: quantile(timed, 0.25),
    medianSeconds: quantile(timed, 0.5),
    upperQuartileSeconds: quantile(timed, 0.75),
  }
}

function yieldOf(judged: readonly JudgedItem[], active: number): Yield {
  const checks = new Map<number, { items: number; kept: number }>()
  let kept = 0
  for (const one of judged) {
    const annotators = decidingAmong(one.judgements).length
    const count = checks.get(annotators) ?? { items: 0, kept: 0 }
    checks.set(annotators, count)
    count.items += 1
    if (!keptContent(one)) continue
    count.kept += 1
    kept += 1
  }
  return {
    items: judged.length,
    decided: judged.length - (checks.get(0)?.items ?? 0),
    kept,
    share: judged.length > 0 ? kept / judged.length : null,
    secondsPerKept: kept > 0 ? active / kept : null,
    checks: [...checks]
      .toSorted(([a], [b]) => a - b)
      .map(([annotators, count]) => ({ annotators, ...count })),
  }
}
