import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNetwork } from './flow.ts'

interface Way {
  readonly from: number
  readonly to: number
  readonly capacity: number
}

const networkOf = (ways: readonly Way[]) => {
  const network = createNetwork()
  const arcs = ways.map(({ from, to, capacity }) => network.add(from, to, capacity))
  return { network, arcs }
}

const anyWays = (nodes: number) =>
  fc.array(
    fc.record({
      from: fc.nat({ max: nodes - 1 }),
      to: fc.nat({ max: nodes - 1 }),
      capacity: fc.nat({ max: 9 }),
    }),
    { maxLength: 14 },
  )

/** The least that crosses any border between the first node and the last: what can flow, by the theorem of Ford and Fulkerson. */
function leastCut(ways: readonly Way[], nodes: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let side = 0; side < 2 ** nodes; side += 1) {
    const isIn = (node: number): boolean => (side & (1 << node)) !== 0
    if (!isIn(0) || isIn(nodes - 1)) continue
    const crossing = ways.filter(({ from, to }) => isIn(from) && !isIn(to))
    least = Math.min(
      least,
      crossing.reduce((sum, { capacity }) => sum + capacity, 0),
    )
  }
  return least
}

describe('a flow', () => {
  it('takes back what went the wrong way first', () => {
    const { network } = networkOf([
      { from: 0, to: 1, capacity: 1 },
      { from: 0, to: 2, capacity: 1 },
      { from: 1, to: 2, capacity: 1 },
      { from: 1, to: 3, capacity: 1 },
      { from: 2, to: 3, capacity: 1 },
    ])
    expect(network.send(0, 3)).toBe(2)
  })

  it('is as much as the least cut lets through', () => {
    fc.assert(
      fc.property(anyWays(5), (ways) => {
        expect(networkOf(ways).network.send(0, 4)).toBe(leastCut(ways, 5))
      }),
    )
  })

  it('comes in and goes out of every other node alike, within each capacity, also after something is bound', () => {
    fc.assert(
      fc.property(anyWays(5), fc.nat({ max: 13 }), fc.integer({ min: 1, max: 9 }), (ways, bound, low) => {
        const { network, arcs } = networkOf(ways)
        const total = network.send(0, 4)
        const wasBound = network.bind(arcs[bound] ?? -1, low)
        const flows = arcs.map((arc) => network.flowOf(arc))
        ways.forEach(({ capacity }, at) => {
          expect(flows[at]).toBeGreaterThanOrEqual(0)
          expect(flows[at]).toBeLessThanOrEqual(capacity)
        })
        const surplus = (node: number): number =>
          ways.reduce((sum, { from, to }, at) => {
            const flow = flows[at] ?? 0
            return sum + (to === node ? flow : 0) - (from === node ? flow : 0)
          }, 0)
        for (const node of [1, 2, 3]) expect(surplus(node)).toBe(0)
        expect(surplus(4)).toBe(total)
        expect(flows[bound] ?? 0).toBeGreaterThanOrEqual(wasBound ? low : 0)
      }),
    )
  })

  it('leads the rest elsewhere to bind something, and refuses when it cannot', () => {
    const network = createNetwork()
    const [left, right] = [network.add(0, 1, 1), network.add(0, 2, 1)]
    network.add(1, 3, 1)
    network.add(2, 3, 1)
    network.add(3, 4, 1)
    expect(network.send(0, 4)).toBe(1)
    expect(network.bind(right, 1)).toBe(true)
    expect([network.flowOf(left), network.flowOf(right)]).toEqual([0, 1])
    expect(network.bind(left, 1)).toBe(false)
    expect([network.flowOf(left), network.flowOf(right)]).toEqual([0, 1])
  })
})
