import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxIn, deepTree, picture, rectOf, twoChains } from './boxes.test-data.ts'
import {
  chainsOf,
  chainsThrough,
  completenessOf,
  isBoxed,
  measuresOf,
  timeOf,
  unionChain,
  type Chain,
} from './chains.ts'
import { contains } from './geometry.ts'

const read = (chains: readonly Chain[]) => chains.map(({ levels }) => levels.map(({ id }) => id))

/** The boxes of FORMATS §2.2. */
const published = [
  boxIn(null, 'b3', rectOf(1000, 640, 1560, 1120), { label: 'sign with post' }),
  boxIn('b3', 'b2', rectOf(1160, 780, 1400, 960), { label: 'sign panel' }),
  boxIn('b2', 'b1', rectOf(1200, 820, 1320, 900), { label: 'text' }),
]

describe('chains', () => {
  it('go from each leaf outward, in reading order, and may share their outer levels', () => {
    expect(read(chainsOf(twoChains))).toEqual([
      ['a1', 'a2', 'room'],
      ['b1', 'room'],
    ])
    expect(read(chainsThrough(twoChains, 'a2'))).toEqual([['a1', 'a2', 'room']])
    expect(read(chainsThrough(twoChains, 'room'))).toHaveLength(2)
    expect(chainsOf([])).toEqual([])
    expect(chainsOf(deepTree(50))[0]?.levels).toHaveLength(50)
  })

  it('take the time of their levels, a shared one in each', () => {
    const timed = twoChains.map((box, place) => ({ ...box, activeMs: 10 ** place }))
    expect(chainsOf(timed).map(timeOf)).toEqual([111, 1001])
  })

  it('have the sizes and shares of their levels, and the IoU with the next one out', () => {
    const [chain] = chainsOf(published)
    const measures = chain ? measuresOf(chain, { width: 2246, height: 1582 }) : []
    expect(measures.map(({ width, height, coverage }) => [width, height, coverage])).toEqual([
      [120, 80, 1],
      [240, 180, 1],
      [560, 480, 1],
    ])
    expect(measures[0]?.share).toBeCloseTo(9600 / (2246 * 1582), 12)
    expect(measures[0]?.iouOutward).toBeCloseTo(9600 / 43_200, 12)
    expect(measures[2]?.iouOutward).toBeNull()
  })
})

describe('the union chain', () => {
  it('is the chain itself where there is one', () => {
    expect(unionChain(chainsOf(published)).map(({ rect, labels }) => [rect, labels])).toEqual([
      [rectOf(1200, 820, 1320, 900), ['text']],
      [rectOf(1160, 780, 1400, 960), ['sign panel']],
      [rectOf(1000, 640, 1560, 1120), ['sign with post']],
    ])
  })

  it('covers level by level what the chains cover, a short one by its last level', () => {
    const boxes = [...twoChains, boxIn(null, 'far', rectOf(600, 600, 610, 610))]
    expect(unionChain(chainsOf(boxes))).toEqual([
      { rect: rectOf(120, 100, 610, 610), labels: [], boxIds: ['a1', 'b1', 'far'] },
      { rect: rectOf(0, 0, 610, 610), labels: [], boxIds: ['a2', 'room', 'far'] },
    ])
  })

  it('leaves out a level that says the same as the one before', () => {
    expect(unionChain(chainsOf(twoChains)).map(({ rect }) => rect)).toEqual([
      rectOf(120, 100, 340, 160),
      rectOf(0, 0, 500, 400),
    ])
    expect(unionChain([])).toEqual([])
  })

  it('is nested and covers every b1, whatever the chains', () => {
    const side = fc.integer({ min: 1, max: 30 })
    const chain = fc.tuple(side, side, fc.array(side, { maxLength: 5 })).map(([x, y, margins]) => {
      let rect = rectOf(x * 20, y * 20, x * 20 + 5, y * 20 + 5)
      const levels = margins.map((margin, place) => {
        rect = rectOf(rect.x1 - margin, rect.y1 - 1, rect.x2 + 1, rect.y2 + margin)
        return boxIn(null, `${x}.${y}.${place}`, rect)
      })
      const minimal = boxIn(null, `${x}.${y}`, rectOf(x * 20, y * 20, x * 20 + 5, y * 20 + 5))
      return { id: minimal.id, levels: [minimal, ...levels] }
    })
    fc.assert(
      fc.property(fc.array(chain, { minLength: 1, maxLength: 5 }), (chains) => {
        const union = unionChain(chains).map(({ rect }) => rect)
        const nested = union.every((rect, level) => contains(union[level + 1] ?? rect, rect))
        const covers = chains.every(({ levels: [minimal] }) =>
          union.every((rect) => minimal && contains(rect, minimal.rect)),
        )
        expect([nested, covers, union.length > 0]).toEqual([true, true, true])
      }),
    )
  })
})

describe('completeness', () => {
  it('asks every chain for its levels', () => {
    expect(completenessOf(twoChains, 2)).toEqual({ chains: 2, complete: 2, missing: 0, done: true })
    expect(completenessOf(twoChains, 3)).toEqual({ chains: 2, complete: 1, missing: 1, done: false })
    expect(completenessOf(twoChains, 5)).toEqual({ chains: 2, complete: 0, missing: 5, done: false })
  })

  it('is told quickly too, whatever the boxes: orphans, circles and repeated ids among them', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const box = fc
      .tuple(id, fc.option(fc.oneof(id, fc.constant('nobody')), { nil: null }))
      .map(([id, parentId]) => boxIn(parentId, id, rectOf(0, 0, 9, 9)))
    fc.assert(
      fc.property(fc.array(box, { maxLength: 7 }), fc.integer({ min: 0, max: 5 }), (boxes, wanted) => {
        expect(isBoxed(boxes, wanted)).toBe(completenessOf(boxes, wanted).done)
      }),
      { numRuns: 2000 },
    )
    expect([isBoxed(deepTree(50), 50), isBoxed(deepTree(50), 51), isBoxed(twoChains, 2)]).toEqual([
      true,
      false,
      true,
    ])
  })

  it('is not there without a chain, even when no levels are asked for', () => {
    expect(completenessOf([], 3)).toEqual({ chains: 0, complete: 0, missing: 3, done: false })
    expect(completenessOf([], 0).done).toBe(false)
  })
})

it('measures against the picture it is given', () => {
  const [chain] = chainsOf(twoChains)
  expect(chain && measuresOf(chain, picture).map(({ share }) => share)).toEqual([0.002, 0.0125, 0.25])
})
