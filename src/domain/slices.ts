/** Work that can rest between its slices. */
export type Slices<T> = Generator<undefined, T>

/** Does it all in one go. */
export function finished<T>(slices: Slices<T>): T {
  for (;;) {
    const { done, value } = slices.next()
    if (done === true) return value
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
