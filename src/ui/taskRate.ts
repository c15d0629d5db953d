/** How fast a task has gone lately: from what it had done at a few moments. */
export interface Pace {
  /** Oldest first; milliseconds of any clock that only goes forward. */
  readonly moments: readonly Moment[]
}

interface Moment {
  readonly at: number
  readonly done: number
}

/** Long enough to smooth over one large picture, short enough to notice a slow disk. */
const windowMs = 12_000
/** Moments closer together than this tell nothing new. */
const apartMs = 250
/** Before this a rate is noise. */
const soonestMs = 1000

export const startPace = (at: number, done = 0): Pace => ({ moments: [{ at, done }] })

/** The pace after `done` was reached at this time. */
export function paced({ moments }: Pace, done: number, at: number): Pace {
  const last = moments.at(-1)
  const before = moments.at(-2)
  if (last && done < last.done) return startPace(at, done)
  const kept = last && before && last.at - before.at < apartMs ? moments.slice(0, -1) : moments
  const first = kept.findLastIndex((moment) => at - moment.at >= windowMs)
  return { moments: [...kept.slice(Math.max(0, first)), { at, done }] }
}

/** What was done in a second lately; null while it is too early to say, or when nothing moved. */
export function perSecond({ moments }: Pace): number | null {
  const [first] = moments
  const last = moments.at(-1)
  if (!first || !last || last.at - first.at < soonestMs || last.done <= first.done) return null
  return ((last.done - first.done) / (last.at - first.at)) * 1000
}

/** Seconds until `total` is reached at this pace; null while it is too early to say. */
export function secondsLeft(pace: Pace, total: number): number | null {
  const rate = perSecond(pace)
  const done = pace.moments.at(-1)?.done ?? 0
  return rate === null ? null : Math.max(0, total - done) / rate
}
