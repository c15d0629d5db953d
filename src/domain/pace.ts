import type { Dataset } from './dataset.ts'
import { ascending, quantile } from './quantile.ts'
import { rows } from './table.ts'
import { decidedIn, tallyOf } from './tally.ts'

/** How fast one annotator goes, for their own eyes. */
export interface Pace {
  /** Items with any decision of theirs. */
  readonly decided: number
  readonly left: number
  /** The usual active time of a decision; half took less. Null until one was timed. */
  readonly medianActiveMs: number | null
  readonly inLastHour: number
  /** Active time that the rest will take at this pace; null when that is not known yet. */
  readonly leftMs: number | null
}

const hour = 3_600_000

/** Looks at every judgement of the annotator, so call it when somebody looks, not with each key. */
export function paceOf(dataset: Dataset, annotatorId: string, at: number): Pace {
  const times: number[] = []
  let inLastHour = 0
  for (const { annotatorId: by, decision, decidedAt, activeMs } of rows(dataset.judgements)) {
    if (by !== annotatorId || decision === null) continue
    // What came without times, from an import, says nothing about the pace.
    if (activeMs > 0) times.push(activeMs)
    if (decidedAt !== null && decidedAt > at - hour && decidedAt <= at) inLastHour += 1
  }
  const decided = decidedIn(tallyOf(dataset.tally, annotatorId))
  const left = Math.max(0, dataset.items.size - decided)
  const medianActiveMs = quantile(ascending(times), 0.5)
  return {
    decided,
    left,
    medianActiveMs,
    inLastHour,
    leftMs: medianActiveMs === null ? null : left * medianActiveMs,
  }
}
