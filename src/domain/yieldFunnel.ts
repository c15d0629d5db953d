import { isKept } from './distributions.ts'
import type { ItemCounter } from './itemCounter.ts'
import { decidingAmong } from './review.ts'

/** From what was given to what was chosen, each a part of the one before (1,960 → 845 in 004 §8.2). */
export interface YieldFunnel {
  readonly given: number
  /** Items that somebody accepted or rejected. */
  readonly judged: number
  readonly accepted: number
  /** Items taken by the selection; null where nothing is selected. */
  readonly selected: number | null
  /** Active seconds over all items. */
  readonly seconds: number
  /** Active seconds over all items, per accepted one, as `throughputOf` has it; null where none was accepted. */
  readonly secondsPerKept: number | null
}

/** `taken` are the ids of the selected items; null where the project has no selection. */
export function yieldCounter(taken: ReadonlySet<string> | null): ItemCounter<YieldFunnel> {
  let given = 0
  let judged = 0
  let accepted = 0
  let selected = 0
  let ms = 0
  return {
    add(one) {
      given += 1
      ms += one.activeMs
      const kept = isKept(one)
      if (kept || decidingAmong(one.judgements).length > 0) judged += 1
      if (!kept) return
      accepted += 1
      if (taken?.has(one.item.id)) selected += 1
    },
    counted: () => ({
      given,
      judged,
      accepted,
      selected: taken ? selected : null,
      seconds: ms / 1000,
      secondsPerKept: accepted > 0 ? ms / 1000 / accepted : null,
    }),
  }
}
