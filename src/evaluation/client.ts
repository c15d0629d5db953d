import type { Evaluator } from './evaluation.ts'

/** Starts nothing yet: each room begins its worker when it is first asked. */
export function startEvaluator(): Evaluator {
  return {
    room: () => {
      throw new Error('Not yet.')
    },
    remove: () => Promise.resolve(),
  }
}
