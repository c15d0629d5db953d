/** Lets so many tasks through at a time, in the order in which they came. */
export type Gate = <T>(task: () => Promise<T>, signal: AbortSignal) => Promise<T>

export function gateOf(width: number): Gate {
  const waiting = new Set<() => void>()
  let free = Math.max(1, Math.floor(width))

  function turn(signal: AbortSignal): Promise<void> {
    if (free > 0) {
      free -= 1
      return Promise.resolve()
    }
    return new Promise((done, fail) => {
      const enter = (): void => {
        signal.removeEventListener('abort', leave)
        waiting.delete(enter)
        done()
      }
      const leave = (): void => {
        waiting.delete(enter)
        fail(signal.reason)
      }
      waiting.add(enter)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  return async (task, signal) => {
    signal.throwIfAborted()
    await turn(signal)
    try {
      return await task()
    } finally {
      const [next] = waiting
      if (next) next()
      else free += 1
    }
  }
}
