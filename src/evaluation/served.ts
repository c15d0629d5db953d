import type { EvaluationRoom } from './evaluation.ts'

/** Methods of the room that ask something, tell how far it is, and can be stopped. */
export type Lasting = 'read' | 'score' | 'cropUse' | 'chosenBoxes' | 'rewards' | 'attentionReport'

type Asked<K extends Lasting> = Parameters<EvaluationRoom[K]>[0]
type Told<K extends Lasting> = Parameters<EvaluationRoom[K]>[1]

/** What the worker answers to: the room's methods, with tokens in the place of signals, which cannot be sent. */
export type Served = Pick<EvaluationRoom, Exclude<keyof EvaluationRoom, Lasting | 'close'>> & {
  readonly [K in Lasting]: (
    token: number,
    asked: Asked<K>,
    onProgress: Told<K>,
  ) => ReturnType<EvaluationRoom[K]>
} & {
  begin(projectId: string): void
  /** Aborts what was called with this token; nothing where it has ended. */
  stop(token: number): void
}
