/** Awaited between the steps of long work; rejects when nobody wants the outcome any more. */
export type Pause = () => Promise<void>

/** Says that the work goes on, and lets messages in, so that an abort arrives between two runs of a network. */
export const pauseOf =
  (alive: () => void, signal: AbortSignal): Pause =>
  async () => {
    alive()
    await new Promise((resolve) => setTimeout(resolve, 0))
    signal.throwIfAborted()
  }
