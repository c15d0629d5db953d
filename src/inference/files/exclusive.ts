/** Runs work while nobody else runs any of the same name. A wait that is aborted rejects with the signal's reason. */
export type Exclusive = <T>(
  name: string,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
) => Promise<T>

/** Among all tabs and workers of this browser, by Web Locks. */
const amongTabs: Exclusive = (name, signal, work) =>
  // An `undefined` signal is refused by the interface.
  navigator.locks.request(`saccade ${name}`, signal ? { signal } : {}, work)

/** Among the callers of one thread. */
export function amongCallers(): Exclusive {
  /** Settles, never rejects, when the last of a name is over. */
  const last = new Map<string, Promise<void>>()
  return async (name, signal, work) => {
    const before = last.get(name) ?? Promise.resolve()
    const mine = unlessAborted(before, signal).then(work)
    // One that gives up waiting lets those behind it wait for those before it.
    const over = Promise.allSettled([before, mine]).then(() => {
      if (last.get(name) === over) last.delete(name)
    })
    last.set(name, over)
    return mine
  }
}

/** Web Locks where there are any; they lack where pages keep no files either. */
export const exclusive = (): Exclusive => {
  const { locks }: { readonly locks?: LockManager } = navigator
  return locks ? amongTabs : amongCallers()
}

/** The promise's outcome, or the signal's reason as soon as it is aborted. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    // Listened to in any case: nobody else hears when it fails after the abort.
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
