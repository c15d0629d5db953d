import type { TableThread } from './tables/tableCalls.ts'

/** What a command has of the world besides files. */
export interface Terminal {
  /** What was asked for: goes to stdout as it is. */
  print(text: string): void
  /** A line for a person, on stderr. */
  say(line: string): void
  /** Shows how far something is, in place of what was shown before; only where a person looks at stderr. */
  readonly progress: Progress
  /** Milliseconds, for nothing but file times and rates. */
  now(): number
  /** Starts a thread that reads Parquet files; null where they are read in this one. */
  readonly startTables: (() => TableThread) | null
  /** Aborts when somebody presses Ctrl+C, or when nobody reads any more. */
  readonly signal: AbortSignal
}

export interface Progress {
  show(report: Report): void
  /** Takes the line away. */
  clear(): void
}

export interface Report {
  /** What is being done: `Reading`. */
  readonly label: string
  readonly done: number
  /** Null while nobody knows. */
  readonly total: number | null
  /** `bytes`, or a noun in the plural. */
  readonly unit: string
  /** The file at hand. */
  readonly detail: string
}

/** Something that ends a command; the message is a sentence for a person. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** `warnings` also where something could not be read, and the rest went out. */
export const exitCodes = { clean: 0, warnings: 1, errors: 2, broken: 141, interrupted: 130 } as const
