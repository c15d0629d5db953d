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
      return { phase, done, total: files.size > 0 ? total : null }
    },
  }
}

const pauseMs = 100
const signOfLifeMs = 2_000

/**
 * Does long work and hands its progress on: no oftener than one can look when the work notes it, the last one at its
 * end, and every few seconds as a sign of life.
 */
export async function reporting<T>(
  tally: Tally,
  onProgress: (progress: LoadProgress) => void,
  work: (note: () => void) => Promise<T>,
): Promise<T> {
  let last = 0
  let noted = false
  const tell = (): void => {
    last = performance.now()
    onProgress(tally.progress())
  }
  const timer = setInterval(tell, signOfLifeMs)
  try {
    return await work(() => {
      noted = true
      if (performance.now() - last >= pauseMs) tell()
    })
  } finally {
    clearInterval(timer)
    if (noted) tell()
  }
}
