import type { Pictures } from './pictures.ts'

interface Waiting {
  readonly urgency: number
  readonly start: () => void
}

/** What is looked at now goes before what is imported. */
const urgencies = { open: 0, crop: 1, render: 2, admit: 3, fingerprint: 4 } as const

/**
 * The same pictures, with requests that wait their turn: at most `atOnce` run, the most urgent first, equals in the
 * order they came. An aborted request that still waits is never started.
 */
export function inTurns(pictures: Pictures, atOnce: number): Pictures {
  const waiting: Waiting[] = []
  let running = 0

  const next = (): void => {
    while (running < atOnce && waiting.length > 0) {
      running += 1
      waiting.shift()?.start()
    }
  }

  const turn = (urgency: number, signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const leave = (): void => {
        waiting.splice(waiting.indexOf(entry), 1)
        reject(signal?.reason)
      }
      const entry: Waiting = {
        urgency,
        start: () => {
          signal?.removeEventListener('abort', leave)
          resolve()
        },
      }
      signal?.addEventListener('abort', leave, { once: true })
      const place = waiting.findIndex((other) => other.urgency > urgency)
      waiting.splice(place < 0 ? waiting.length : place, 0, entry)
      next()
    })

  const run = async <T>(
    urgency: number,
    signal: AbortSignal | undefined,
    work: () => Promise<T>,
  ): Promise<T> => {
    await turn(urgency, signal)
    try {
      signal?.throwIfAborted()
      return await work()
    } finally {
      running -= 1
      next()
    }
  }

  return {
    admit: (file, path, signal) => run(urgencies.admit, signal, () => pictures.admit(file, path, signal)),
    open: (file, signal, onFirst) => run(urgencies.open, signal, () => pictures.open(file, signal, onFirst)),
    crop: (file, region, as, scale, signal) =>
      run(urgencies.crop, signal, () => pictures.crop(file, region, as, scale, signal)),
    render: (file, rendering, signal, of) =>
      run(urgencies.render, signal, () => pictures.render(file, rendering, signal, of)),
    fingerprints: (file, signal) =>
      run(urgencies.fingerprint, signal, () => pictures.fingerprints(file, signal)),
    close: () => pictures.close(),
  }
}
