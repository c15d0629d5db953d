import type { Browser } from '@playwright/test'

/** What a measurement is given. Each `<name>.ts` beside this file exports a `bench` of this shape. */
export interface Stage {
  readonly browser: Browser
  /** Address of the built application. */
  readonly url: string
  /** What stood behind the name on the command line. */
  readonly args: readonly string[]
}

/** Measures, and answers what is printed as JSON. */
export type Bench = (stage: Stage) => Promise<unknown>
