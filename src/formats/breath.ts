/** Lets the page breathe: a promise when the work since the last pause has taken long enough, else null. */
export type Breath = () => Promise<void> | null

/** Work longer than this at a stretch is felt as a stutter. */
const stretchMs = 10

export function createBreath(stretch = stretchMs): Breath {
  let since = performance.now()
  return () => {
    if (performance.now() - since < stretch) return null
    return nextTask().then(() => {
      since = performance.now()
    })
  }
}

/** Resolves in a task of its own, after input and painting had their turn; timers would wait four milliseconds more. */
function nextTask(): Promise<void> {
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
