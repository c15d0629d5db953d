/** A way from one node to another: at least `low` and at most `capacity` goes along it. */
interface Arc {
  readonly from: number
  readonly to: number
  readonly capacity: number
  low: number
  flow: number
}

/** A small network through which whole units flow; it changes in place. */
export interface Network {
  /** Adds a way, empty at first; answers its number. */
  add(from: number, to: number, capacity: number): number
  /** Sends as much as can go from a node to another, with what flows already led elsewhere; answers how much that is. */
  send(from: number, to: number): number
  flowOf(arc: number): number
  /** Binds at least so much to an arc: led elsewhere from other arcs where needed. False when that cannot be. */
  bind(arc: number, low: number): boolean
}

/**
 * Augmenting paths, each the shortest there is (Edmonds & Karp 1972, J. ACM 19(2)), so `send` over all ends at the
 * maximum flow. What is bound to an arc is never taken off it again.
 */
export function createNetwork(): Network {
  const arcs: Arc[] = []
  const touching: number[][] = []

  const touch = (node: number, arc: number): void => void (touching[node] ??= []).push(arc)

  /** How much more can go along the arc, seen from one of its ends; from its far end, what goes along it is taken back. */
  const spare = (arc: Arc, from: number): number =>
    arc.from === from ? arc.capacity - arc.flow : arc.flow - arc.low

  /** Sends at most `most` along the shortest path with room; answers how much went. */
  function sendOnce(from: number, to: number, most: number): number {
    const cameBy = new Map<number, Arc | null>([[from, null]])
    const queue = [from]
    for (const node of queue) {
      if (cameBy.has(to)) break
      for (const at of touching[node] ?? []) {
        const arc = arcs[at]
        if (!arc || spare(arc, node) <= 0) continue
        const next = arc.from === node ? arc.to : arc.from
        if (cameBy.has(next)) continue
        cameBy.set(next, arc)
        queue.push(next)
      }
    }
    if (!cameBy.has(to)) return 0
    const path: { readonly arc: Arc; readonly node: number }[] = []
    for (let node = to; node !== from;) {
      const arc = cameBy.get(node)
      if (!arc) break
      node = arc.from === node ? arc.to : arc.from
      path.push({ arc, node })
    }
    const amount = path.reduce((least, { arc, node }) => Math.min(least, spare(arc, node)), most)
    for (const { arc, node } of path) arc.flow += arc.from === node ? amount : -amount
    return amount
  }

  return {
    add(from, to, capacity) {
      const number = arcs.push({ from, to, capacity, low: 0, flow: 0 }) - 1
      touch(from, number)
      touch(to, number)
      return number
    },
    send(from, to) {
      let sent = 0
      for (;;) {
        const more = sendOnce(from, to, Number.MAX_SAFE_INTEGER)
        if (more === 0) return sent
        sent += more
      }
    },
    flowOf: (arc) => arcs[arc]?.flow ?? 0,
    bind(number, low) {
      const arc = arcs[number]
      if (!arc || low > arc.capacity) return false
      const before = arc.low
      arc.low = Math.max(before, Math.min(low, arc.flow))
      while (arc.flow < low) {
        // Round about: along the arc, and from its end back to its beginning.
        if (sendOnce(arc.to, arc.from, 1) === 0) {
          arc.low = before
          return false
        }
        arc.flow += 1
        arc.low = arc.flow
      }
      return true
    },
  }
}
