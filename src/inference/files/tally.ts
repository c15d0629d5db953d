import type { LoadProgress } from '../inference.ts'

/** Bytes of several files that arrive, as one progress. */
export interface Tally {
  /** Names a file that is coming. */
  expect(path: string, size: number): void
  arrived(path: string, bytes: number): void
  /** What is here by now. */
  progress(): LoadProgress
}

export function tally(phase: LoadProgress['phase']): Tally {
  const files = new Map<string, { readonly done: number; readonly size: number }>()
  return {
    expect: (path, size) => {
      if (!files.has(path)) files.set(path, { done: 0, size })
    },
    arrived: (path, bytes) => {
      const file = files.get(path)
      if (file) files.set(path, { ...file, done: Math.min(bytes, file.size) })
    },
    progress: () => {
      let done = 0
      let total = 0
      for (const file of files.values()) {
        done += file.done
        total += file.size
      }
      return { phase, done, total }
    },
  }
}

const pauseMs = 100
const signOfLifeMs = 2_000

/**
 * Hands progress on no oftener than one can look, and, while there is nothing new, every few seconds again as a sign
 * of life. `end` tells the last one.
 */
export function reporting(tally: Tally, onProgress: (progress: LoadProgress) => void) {
  let last = 0
  const tell = (): void => {
    last = performance.now()
    onProgress(tally.progress())
  }
  const timer = setInterval(tell, signOfLifeMs)
  return {
    note: (): void => {
      if (performance.now() - last >= pauseMs) tell()
    },
    end: (): void => {
      clearInterval(timer)
      tell()
    },
  }
}
