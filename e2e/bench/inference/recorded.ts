/** What the watched worker and the page tell each other. */

/** One run of a session. */
export interface Recorded {
  readonly ms: number
  /** Milliseconds of the clock on the wall. */
  readonly startedAt: number
  readonly inputs: readonly string[]
}

export interface Asked {
  /** How often everything is to run again. */
  readonly rounds: number
}

export interface Told {
  /** Since it was last asked. */
  readonly runs: readonly Recorded[]
  /** Milliseconds of all runs together, bare, once for each round; null where they cannot be repeated. */
  readonly bare: readonly number[] | null
}
