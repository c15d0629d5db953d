/** A stream of pseudo-random numbers that depends on its seed alone. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number
  between(low: number, high: number): number
  /** A whole number, both ends included. */
  int(low: number, high: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  shuffled<T>(list: readonly T[]): readonly T[]
}

/** The seed of the whole sample: another number would draw another street, harbour and library. */
export const sampleSeed = 20_040_611

/** FNV-1a over the UTF-16 units, so that every scene has a stream of its own. */
export function seedOf(text: string): number {
  let hash = (0x811c9dc5 ^ sampleSeed) >>> 0
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  }
  return hash
}

/** Mulberry32 (T. Ettinger, public domain). */
export function randomFor(name: string): Random {
  let state = seedOf(name)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[int(0, list.length - 1)]
    if (chosen === undefined) throw new Error('There is nothing to pick from an empty list.')
    return chosen
  }
  return {
    next,
    int,
    pick,
    between: (low, high) => low + next() * (high - low),
    chance: (share) => next() < share,
    shuffled: (list) => {
      const rest = [...list]
      const out: (typeof rest)[number][] = []
      while (rest.length > 0) out.push(...rest.splice(int(0, rest.length - 1), 1))
      return out
    },
  }
}
