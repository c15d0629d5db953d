/** Time spent on one item. A pure value: signs of life go in with their times, milliseconds come out. */
export interface Stopwatch {
  /** When the last sign of life or look at the watch was. */
  readonly at: number
  /** When the last sign of life was. */
  readonly lively: number
  readonly activeMs: number
  readonly idleMs: number
}

/** Without input for this long, time counts as idle (DESIGN §4). */
const idleAfter = 30_000

export const startWatch = (at: number): Stopwatch => ({ at, lively: at, activeMs: 0, idleMs: 0 })

/** The watch taken up again after it lay aside: the time between counts as nothing, and taking it up is a sign of life. */
export const resume = (watch: Stopwatch, at: number): Stopwatch => ({ ...watch, at, lively: at })

/** The watch at a later time: up to 30 s after the last sign of life is active, the rest idle. */
export function readWatch(watch: Stopwatch, at: number): Stopwatch {
  const now = Math.max(at, watch.at)
  const turnsIdle = watch.lively + idleAfter
  const active = Math.max(0, Math.min(now, turnsIdle) - watch.at)
  return {
    ...watch,
    at: now,
    activeMs: watch.activeMs + active,
    idleMs: watch.idleMs + (now - watch.at - active),
  }
}

/** The watch after a sign of life: a key, a pointer, a wheel. */
export const stir = (watch: Stopwatch, at: number): Stopwatch => ({
  ...readWatch(watch, at),
  lively: Math.max(at, watch.at),
})

/** The watch when the page is hidden or the person leaves: whatever follows is idle until the next sign of life. */
export const leave = (watch: Stopwatch, at: number): Stopwatch => ({
  ...readWatch(watch, at),
  lively: Math.min(watch.lively, at - idleAfter),
})
