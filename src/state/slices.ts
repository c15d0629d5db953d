/** Work longer than this at a stretch is felt as a stutter. */
const stretchMs = 10

/**
 * Does work that yields now and then, a stretch at a time, so that the page stays quick; `onYield` hears what it yields
 * when a stretch ends. Rejects with the signal's reason when it is aborted.
 */
export async function inSlices<Y, T>(
  work: Generator<Y, T>,
  signal?: AbortSignal,
  onYield?: (yielded: Y) => void,
): Promise<T> {
  let since = performance.now()
  for (;;) {
    const next = work.next()
    if (next.done) return next.value
    if (performance.now() - since < stretchMs) continue
    onYield?.(next.value)
    await nextTask()
    signal?.throwIfAborted()
    since = performance.now()
  }
}

/** Resolves in a task of its own, after input and painting had their turn. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}
