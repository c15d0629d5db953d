import type { ItemFacts } from './itemFacts.ts'

/** Counts items one after another and remembers the sums alone, so that 100,000 of them can be gone through in slices. */
export interface ItemCounter<T> {
  readonly add: (facts: ItemFacts) => void
  /** What the items so far come to. */
  readonly counted: () => T
}

export function countItems<T>({ add, counted }: ItemCounter<T>, facts: Iterable<ItemFacts>): T {
  for (const one of facts) add(one)
  return counted()
}
