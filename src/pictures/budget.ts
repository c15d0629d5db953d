/** Pixels that may be decoded at a time; a bigger picture is decoded alone. Requests are served in their order. */
export interface Budget {
  /** Resolves once there is room, with the function that gives it back. Rejects with the reason of the signal. */
  take(pixels: number, signal?: AbortSignal): Promise<() => void>
}

interface Waiting {
  readonly pixels: number
  readonly start: () => void
}

export function createBudget(limit: number): Budget {
  let used = 0
  const waiting: Waiting[] = []

  const next = (): void => {
    for (let first = waiting[0]; first && (used === 0 || used + first.pixels <= limit); first = waiting[0]) {
      waiting.shift()
      used += first.pixels
      first.start()
    }
  }

  const take = (pixels: number, signal?: AbortSignal): Promise<() => void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      let held = false
      const giveBack = (): void => {
        if (!held) return
        held = false
        used -= pixels
        next()
      }
      const leave = (): void => {
        waiting.splice(waiting.indexOf(entry), 1)
        reject(signal?.reason)
        next()
      }
      const entry: Waiting = {
        pixels,
        start: () => {
          signal?.removeEventListener('abort', leave)
          held = true
          resolve(giveBack)
        },
      }
      signal?.addEventListener('abort', leave, { once: true })
      waiting.push(entry)
      next()
    })

  return { take }
}
