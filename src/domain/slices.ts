/** Work that can rest between its slices. */
export type Slices<T> = Generator<undefined, T>

/** Does it all in one go, whatever it tells in between. */
export function finished<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const next = work.next()
    if (next.done === true) return next.value
  }
}

/** Does it slice by slice; `breathe` is awaited in between, and may throw to stop it. */
export async function unhurried<T>(slices: Slices<T>, breathe: () => Promise<void>): Promise<T> {
  for (;;) {
    const { done, value } = slices.next()
    if (done === true) return value
    await breathe()
  }
}
