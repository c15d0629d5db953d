/**
 * A whole number below 2^53 that follows from a seed and a text, and from nothing else: the hash known as cyrb53. It
 * spreads evenly and is the same on every machine; it keeps no secrets.
 */
export function seededNumber(seed: number, text: string): number {
  let high = 0xdeadbeef ^ seed
  let low = 0x41c6ce57 ^ Math.imul(seed, 0x9e3779b1)
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}

/** The values in an order that follows from the seed and their keys alone, whatever order they come in. */
export function seededOrder<T>(
  values: readonly T[],
  seed: number,
  keyOf: (value: T) => string,
): readonly T[] {
  return values
    .map((value) => {
      const key = keyOf(value)
      return { value, key, rank: seededNumber(seed, key) }
    })
    .toSorted((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ value }) => value)
}
