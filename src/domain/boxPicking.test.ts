import { describe, expect, it } from 'vitest'
import { boxIn, rectOf, twoChains } from './boxes.test-data.ts'
import { allAt, boxesIn, innermostAt, nextAt, topmostOf } from './boxPicking.ts'
import type { Box } from './judgement.ts'

const ids = (boxes: readonly Box[]) => boxes.map(({ id }) => id)
const inA1 = { x: 130, y: 130 }

describe('picking at a point', () => {
  it('meets the smallest box first and then goes outward', () => {
    expect(ids(allAt(twoChains, inA1))).toEqual(['a1', 'a2', 'room'])
    expect(innermostAt(twoChains, { x: 199.9, y: 150 })?.id).toBe('a2')
    expect(innermostAt(twoChains, { x: 999, y: 799 })).toBeNull()
  })

  it('finds the inner box although the outer one comes later in the list', () => {
    expect(innermostAt(twoChains.toReversed(), inA1)?.id).toBe('a1')
  })

  it('meets the child first where a child fills its parent', () => {
    const rect = rectOf(0, 0, 10, 10)
    const same = [boxIn('inner', 'leaf', rect), boxIn(null, 'outer', rect), boxIn('outer', 'inner', rect)]
    expect(ids(allAt(same, { x: 5, y: 5 }))).toEqual(['leaf', 'inner', 'outer'])
  })

  it('takes the left one of two boxes that touch only left of the edge', () => {
    const touching = [boxIn(null, 'left', rectOf(0, 0, 10, 10)), boxIn(null, 'right', rectOf(10, 0, 20, 10))]
    expect(ids(allAt(touching, { x: 9.999, y: 5 }))).toEqual(['left'])
    expect(ids(allAt(touching, { x: 10, y: 5 }))).toEqual(['right'])
  })

  it('meets a box of one pixel from as far as the reach, and a large one not at all from outside', () => {
    const speck = boxIn('room', 'speck', rectOf(400, 300, 401, 301))
    const boxes = [...twoChains, speck]
    expect(innermostAt(boxes, { x: 406, y: 304 })?.id).toBe('room')
    expect(innermostAt(boxes, { x: 406, y: 304 }, 8)?.id).toBe('speck')
    expect(innermostAt(boxes, { x: 505, y: 200 }, 8)).toBeNull()
  })

  it('goes outward with each click on the same spot, and round', () => {
    expect(nextAt(twoChains, inA1, null)?.id).toBe('a1')
    expect(nextAt(twoChains, inA1, 'a1')?.id).toBe('a2')
    expect(nextAt(twoChains, inA1, 'room')?.id).toBe('a1')
    expect(nextAt(twoChains, inA1, 'b1')?.id).toBe('a1')
    expect(nextAt(twoChains, { x: 999, y: 799 }, 'a1')).toBeNull()
  })
})

describe('picking several', () => {
  it('takes what lies wholly in the marquee, edges included', () => {
    expect(ids(boxesIn(twoChains, rectOf(100, 100, 340, 140)))).toEqual(['b1'])
    expect(ids(boxesIn(twoChains, rectOf(100, 100, 340, 200)))).toEqual(['a2', 'a1', 'b1'])
  })

  it('leaves out what moves with another selected box anyway', () => {
    expect(ids(topmostOf(twoChains, ['a1', 'b1', 'a2', 'nobody']))).toEqual(['a2', 'b1'])
  })
})
