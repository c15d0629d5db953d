import { describe, expect, it } from 'vitest'
import { boxIn, rectOf } from '../../../domain/boxes.test-data.ts'
import { handBoxes } from './handBoxes.ts'

const boxes = [boxIn(null, 'outer', rectOf(0, 0, 100, 100)), boxIn('outer', 'inner', rectOf(10, 10, 40, 40))]

describe('boxes in the hand', () => {
  it('are none while nothing is held', () => {
    expect(handBoxes(boxes, { rects: new Map(), drawn: null })).toBeNull()
  })

  it('are those that move, as they would be', () => {
    const held = handBoxes(boxes, { rects: new Map([['inner', rectOf(20, 20, 50, 50)]]), drawn: null })
    expect(held?.map(({ id, rect }) => [id, rect])).toEqual([['inner', rectOf(20, 20, 50, 50)]])
  })

  it('have the one that is being drawn among them, under an id of its own', () => {
    const held = handBoxes(boxes, { rects: new Map(), drawn: rectOf(5, 5, 9, 9) })
    expect(held).toHaveLength(1)
    expect(boxes.some(({ id }) => id === held?.[0]?.id)).toBe(false)
  })
})
