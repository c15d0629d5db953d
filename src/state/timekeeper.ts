import type { Time } from '../domain/edits.ts'
import { leave, readWatch, resume, startWatch, stir, type Stopwatch } from './stopwatch.ts'

/** Counts the time spent on each item until it is decided; coming back to an item goes on counting. */
export interface Timekeeper {
  /** Another item, or none, is in sight from now on. */
  turnTo(itemId: string | null): void
  stir(): void
  leave(): void
  /** Time on the item in sight that was not counted into a decision yet. */
  spent(): Time
  /** That time is counted now. */
  counted(): void
  /** Somebody else sits down: nothing was spent yet. */
  startOver(): void
}

export function createTimekeeper(now: () => number): Timekeeper {
  const put = new Map<string, Stopwatch>()
  let watch = startWatch(now())
  let current: string | null = null
  return {
    turnTo(itemId) {
      if (itemId === current) return
      if (current !== null) put.set(current, readWatch(watch, now()))
      const earlier = itemId === null ? undefined : put.get(itemId)
      watch = earlier ? resume(earlier, now()) : startWatch(now())
      current = itemId
    },
    stir() {
      watch = stir(watch, now())
    },
    leave() {
      watch = leave(watch, now())
    },
    spent: () => readWatch(watch, now()),
    counted() {
      if (current !== null) put.delete(current)
      watch = startWatch(now())
    },
    startOver() {
      put.clear()
      watch = startWatch(now())
    },
  }
}
