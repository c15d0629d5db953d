import type { StoreApi } from 'zustand'

/**
 * Asks a model at an endpoint of the user’s own about answers that no rule settles. Nothing starts by itself. A verdict
 * is kept as soon as a few are there, so that whoever starts again asks only about what is still open.
 */
export interface Judge {
  readonly store: StoreApi<JudgeState>
  /** In place of the run before. Does nothing while one goes on. */
  start(spec: JudgeSpec): void
  pause(): void
  /** Goes on with what has no verdict yet; what failed with a reply is left, unless `failed` is true. */
  resume(failed?: boolean): void
  /** Stops, and forgets the run; its verdicts stay. */
  dismiss(): void
  close(): void
}

export interface JudgeState {
  readonly run: JudgeRun | null
}

export interface JudgeSpec {
  /** A model on the list that can be given a text. */
  readonly modelId: string
  /** `settle` keeps its verdicts; `check` only compares them with what people said. */
  readonly purpose: 'settle' | 'check'
  /** Each once. */
  readonly answers: readonly AskedAnswer[]
}

/** An answer to an item, as the rules extracted it. */
export interface AskedAnswer {
  readonly itemId: string
  readonly answer: string
}

export interface JudgeRun {
  readonly spec: JudgeSpec
  readonly phase: 'running' | 'paused' | 'done'
  /** Answers that need not be asked about any more, for whatever reason. */
  readonly done: number
  readonly yes: number
  readonly no: number
  readonly failed: readonly JudgeFailure[]
  /** What was said in a `check`, by `verdictKey`; empty otherwise. */
  readonly replies: ReadonlyMap<string, JudgeReply>
  /** Why it stands still, where that is not the user’s doing. */
  readonly sentence: string | null
  /** Requests that were answered, and the milliseconds in which they were. */
  readonly asked: number
  readonly workedMs: number
}

export interface JudgeReply {
  readonly right: boolean
  readonly words: string
}

/** An answer that a judge did not settle: it said neither Yes nor No, or nothing at all (`words` is null). */
export interface JudgeFailure extends AskedAnswer {
  readonly words: string | null
  readonly sentence: string
}

/** Requests per minute, and milliseconds until all are done; null before the first was answered. */
export function judgePace({ asked, workedMs, done, spec }: JudgeRun): {
  readonly perMinute: number
  readonly leftMs: number
} | null {
  if (asked === 0 || workedMs <= 0) return null
  const each = workedMs / asked
  return { perMinute: 60_000 / each, leftMs: each * Math.max(0, spec.answers.length - done) }
}
