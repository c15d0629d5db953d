import { describe, expect, it } from 'vitest'
import {
  deleteBox,
  deleteSubtree,
  drawBox,
  labelBox,
  lockBox,
  moveBox,
  nestBox,
  reorderBox,
  resizeBox,
  setRect,
  spendOnBox,
  unnestBox,
} from './boxEdits.ts'
import { boxIn, deepTree, judgementWith, picture, rectOf, twoChains } from './boxes.test-data.ts'
import { faultsOf } from './boxFaults.ts'
import type { Rect } from './geometry.ts'
import type { Judgement } from './judgement.ts'
import { nudge, stretch } from './nudging.ts'
import { Refusal } from './refusal.ts'

const two = judgementWith(...twoChains)
const draw = (judgement: Judgement, id: string, rect: Rect) => drawBox(judgement, id, rect, picture)
const parents = ({ boxes }: Judgement) => Object.fromEntries(boxes.map(({ id, parentId }) => [id, parentId]))
const rectIn = ({ boxes }: Judgement, id: string) => boxes.find((box) => box.id === id)?.rect

describe('drawing', () => {
  it('adds a box to the picture, whichever corner came first, and counts the change', () => {
    const drawn = draw(judgementWith(), 'a', rectOf(30, 40, 10, 20))
    expect(drawn.boxes).toEqual([boxIn(null, 'a', rectOf(10, 20, 30, 40))])
    expect(drawn.rev).toBe(1)
  })

  it('makes it the child of the smallest box that contains it', () => {
    expect(parents(draw(two, 'new', rectOf(125, 125, 135, 135))).new).toBe('a1')
    expect(parents(draw(two, 'new', rectOf(110, 110, 115, 115))).new).toBe('a2')
    expect(parents(draw(two, 'new', rectOf(400, 300, 410, 310))).new).toBe('room')
    expect(parents(draw(two, 'new', rectOf(600, 600, 610, 610))).new).toBeNull()
  })

  it('makes it the innermost child where a box fills its parent', () => {
    const full = judgementWith(
      boxIn('outer', 'inner', rectOf(0, 0, 50, 50)),
      boxIn(null, 'outer', rectOf(0, 0, 50, 50)),
    )
    expect(parents(draw(full, 'new', rectOf(1, 1, 9, 9))).new).toBe('inner')
  })

  it('makes it the parent of the siblings that it contains', () => {
    const around = draw(two, 'new', rectOf(90, 90, 350, 250))
    expect(parents(around)).toEqual({ room: null, new: 'room', a2: 'new', a1: 'a2', b1: 'new' })
  })

  it('puts it between a parent and its only child', () => {
    const between = draw(two, 'new', rectOf(110, 110, 170, 170))
    expect(parents(between)).toEqual({ room: null, a2: 'room', new: 'a2', a1: 'new', b1: 'room' })
  })

  it('leaves the inner boxes with their parents when it is drawn across several rooms', () => {
    const rooms = judgementWith(
      boxIn(null, 'left', rectOf(0, 0, 100, 100)),
      boxIn('left', 'l1', rectOf(80, 40, 90, 50)),
      boxIn(null, 'right', rectOf(100, 0, 200, 100)),
      boxIn('right', 'r1', rectOf(110, 40, 120, 50)),
    )
    expect(parents(draw(rooms, 'across', rectOf(70, 30, 130, 60)))).toMatchObject({
      across: null,
      l1: 'left',
      r1: 'right',
    })
    expect(parents(draw(rooms, 'around', rectOf(0, 0, 200, 100)))).toEqual({
      around: null,
      left: 'around',
      right: 'around',
      l1: 'left',
      r1: 'right',
    })
  })

  it('leaves a box that it only overlaps, or only touches, beside it', () => {
    expect(parents(draw(two, 'new', rectOf(150, 150, 250, 250)))).toMatchObject({ new: 'room', a2: 'room' })
    expect(parents(draw(two, 'new', rectOf(200, 100, 300, 140)))).toMatchObject({ new: 'room', b1: 'room' })
    const inside = draw(two, 'new', rectOf(100, 100, 200, 150))
    expect(parents(inside)).toMatchObject({ new: 'a2', a1: 'a2' })
  })

  it('counts a shared edge as inside', () => {
    expect(parents(draw(two, 'new', rectOf(120, 120, 160, 200)))).toMatchObject({ new: 'a2', a1: 'new' })
  })

  it('takes the place of the first box inside it, so that chains keep their order', () => {
    const drawn = draw(two, 'new', rectOf(90, 90, 250, 250))
    expect(drawn.boxes.map(({ id }) => id)).toEqual(['room', 'new', 'a2', 'a1', 'b1'])
  })

  it('is cut off at the edges of the picture', () => {
    expect(rectIn(draw(judgementWith(), 'a', rectOf(-50, 700, 20, 900)), 'a')).toEqual(
      rectOf(0, 700, 20, 800),
    )
  })

  it('takes a box of a single pixel, and one inside fifty others', () => {
    expect(draw(two, 'new', rectOf(999, 799, 1000, 800)).boxes).toHaveLength(5)
    const deep = draw(judgementWith(...deepTree(50)), 'new', rectOf(500, 400, 501, 401))
    expect(parents(deep).new).toBe('d49')
  })

  it('refuses what is exactly there, outside, less than a pixel, not a number, or named like another', () => {
    expect(() => draw(two, 'new', rectOf(300, 100, 340, 140))).toThrow('exactly there already')
    expect(() => draw(two, 'new', rectOf(340, 140, 300, 100))).toThrow(Refusal)
    expect(() => draw(two, 'new', rectOf(1000, 0, 1100, 50))).toThrow('outside the picture')
    expect(() => draw(two, 'new', rectOf(5, 5, 5.5, 90))).toThrow('smaller than one pixel')
    expect(() => draw(two, 'new', rectOf(5, 5, Number.NaN, 90))).toThrow(Refusal)
    expect(() => draw(two, 'a1', rectOf(600, 600, 610, 610))).toThrow('id already')
  })
})

describe('moving and resizing', () => {
  it('carries everything inside along, and stops all of it at the edge', () => {
    const moved = moveBox(two, 'a2', 1000, 20, picture)
    expect(rectIn(moved, 'a2')).toEqual(rectOf(400, 120, 500, 220))
    expect(rectIn(moved, 'a1')).toEqual(rectOf(420, 140, 460, 180))
    expect(rectIn(moved, 'b1')).toEqual(rectOf(300, 100, 340, 140))
    expect(moved.rev).toBe(1)
  })

  it('keeps a chain of fifty nested through a move by a fraction', () => {
    const deep = judgementWith(
      ...deepTree(50).map((box) => ({ ...box, rect: { ...box.rect, x2: 700.1, y2: 600.3 } })),
    )
    expect(faultsOf(moveBox(deep, 'd0', 0.1 + 0.2, 33.7, picture).boxes, picture)).toEqual([])
    expect(faultsOf(moveBox(deep, 'd0', 1e9, 1e9, picture).boxes, picture)).toEqual([])
  })

  it('resizes a box alone, around its children', () => {
    const resized = resizeBox(two, 'a2', rectOf(150, 90, 180, 180), picture)
    expect(rectIn(resized, 'a2')).toEqual(rectOf(120, 90, 180, 180))
    expect(rectIn(resized, 'a1')).toEqual(rectOf(120, 120, 160, 160))
  })

  it('answers with the same judgement when nothing moves', () => {
    expect(moveBox(two, 'room', -5, 0, picture)).toBe(two)
    expect(resizeBox(two, 'a1', rectOf(120, 120, 160, 160), picture)).toBe(two)
    expect(setRect(two, 'a1', rectOf(120, 120, 160, 160), picture)).toBe(two)
  })

  it('takes typed numbers as a move or a resize, and refuses what is no rect', () => {
    expect(rectIn(setRect(two, 'a2', rectOf(110, 100, 210, 200), picture), 'a1')).toEqual(
      rectOf(130, 120, 170, 160),
    )
    expect(rectIn(setRect(two, 'a2', rectOf(110, 100, 200, 200), picture), 'a1')).toEqual(
      rectOf(120, 120, 160, 160),
    )
    expect(() => setRect(two, 'a2', rectOf(110, 100, 110.2, 200), picture)).toThrow('at least one pixel')
    expect(() => setRect(two, 'a2', rectOf(Number.NaN, 100, 110, 200), picture)).toThrow('four numbers')
  })

  it('nudges by keys, and stretches the right and the lower edge', () => {
    expect(rectIn(nudge(two, 'b1', 'left', 1, picture), 'b1')).toEqual(rectOf(299, 100, 339, 140))
    expect(rectIn(nudge(two, 'b1', 'down', 10, picture), 'b1')).toEqual(rectOf(300, 110, 340, 150))
    expect(rectIn(stretch(two, 'b1', 'right', 10, picture), 'b1')).toEqual(rectOf(300, 100, 350, 140))
    expect(rectIn(stretch(two, 'b1', 'up', 99, picture), 'b1')).toEqual(rectOf(300, 100, 340, 101))
  })

  it('refuses a box that is gone', () => {
    expect(() => moveBox(two, 'gone', 1, 1, picture)).toThrow('no longer exists')
    expect(() => resizeBox(two, 'gone', rectOf(0, 0, 1, 1), picture)).toThrow(Refusal)
  })
})

describe('deleting', () => {
  it('hands the children to the box around, or to the picture', () => {
    expect(parents(deleteBox(two, 'a2'))).toEqual({ room: null, a1: 'room', b1: 'room' })
    expect(parents(deleteBox(two, 'room'))).toEqual({ a2: null, a1: 'a2', b1: null })
  })

  it('takes the whole subtree where that is meant', () => {
    expect(parents(deleteSubtree(two, 'a2'))).toEqual({ room: null, b1: 'room' })
    expect(deleteSubtree(two, 'room').boxes).toEqual([])
  })

  it('gets rid of a box that lies in itself', () => {
    expect(deleteBox(judgementWith(boxIn('s', 's', rectOf(0, 0, 9, 9))), 's').boxes).toEqual([])
  })
})

describe('a lock', () => {
  const locked = lockBox(two, 'a1', true)

  it('keeps the box where it is, whatever its parent does', () => {
    expect(moveBox(locked, 'a2', 5, 5, picture)).toBe(locked)
    expect(resizeBox(locked, 'a1', rectOf(125, 125, 150, 150), picture)).toBe(locked)
    expect(() => setRect(locked, 'a1', rectOf(125, 125, 150, 150), picture)).toThrow('is locked')
    expect(rectIn(resizeBox(locked, 'a2', rectOf(110, 110, 190, 190), picture), 'a2')).toEqual(
      rectOf(110, 110, 190, 190),
    )
  })

  it('keeps the box, but not the one around it, from being deleted', () => {
    expect(() => deleteBox(locked, 'a1')).toThrow('is locked')
    expect(() => deleteSubtree(locked, 'room')).toThrow('is locked')
    expect(parents(deleteBox(locked, 'a2')).a1).toBe('room')
  })

  it('is taken off again, and is no change where it is on already', () => {
    expect(lockBox(locked, 'a1', true)).toBe(locked)
    expect(lockBox(locked, 'a1', false).boxes).toEqual(two.boxes)
  })
})

describe('the time of a box', () => {
  it('is what drawing it took, and what each change took since', () => {
    const drawn = drawBox(judgementWith(), 'a', rectOf(10, 20, 30, 40), picture, 'sign', 1200.4)
    const moved = moveBox(drawn, 'a', 5, 5, picture)
    expect(spendOnBox(moved, 'a', 300).boxes).toEqual([
      boxIn(null, 'a', rectOf(15, 25, 35, 45), { label: 'sign', activeMs: 1500 }),
    ])
  })

  it('counts only time, and only for a box that is there', () => {
    for (const ms of [0, -5, 0.2, Number.NaN, Infinity]) expect(spendOnBox(two, 'a1', ms)).toBe(two)
    expect(draw(two, 'new', rectOf(600, 600, 610, 610)).boxes.at(-1)?.activeMs).toBe(0)
    expect(() => spendOnBox(two, 'gone', 5)).toThrow('no longer exists')
  })
})

describe('arranging', () => {
  it('trims labels', () => {
    expect(labelBox(two, 'a1', ' text ').boxes[2]?.label).toBe('text')
    expect(labelBox(two, 'a1', '  ')).toBe(two)
  })

  it('nests a box in another in which it lies, with what is inside it', () => {
    const loose = judgementWith(
      boxIn(null, 'small', rectOf(10, 10, 20, 20)),
      boxIn(null, 'large', rectOf(0, 0, 50, 50)),
    )
    const nested = nestBox(loose, 'small', 'large')
    expect(parents(nested)).toEqual({ small: 'large', large: null })
    expect(nestBox(nested, 'small', 'large')).toBe(nested)
    expect(() => nestBox(loose, 'large', 'small')).toThrow('does not lie wholly')
  })

  it('never nests a box in itself, not even by way of an equal one', () => {
    const rect = rectOf(0, 0, 10, 10)
    const equal = judgementWith(boxIn(null, 'outer', rect), boxIn('outer', 'inner', rect))
    expect(() => nestBox(equal, 'outer', 'inner')).toThrow('cannot lie in itself')
    expect(() => nestBox(equal, 'outer', 'outer')).toThrow('cannot lie in itself')
  })

  it('takes a box one level out', () => {
    expect(parents(unnestBox(two, 'a1')).a1).toBe('room')
    expect(parents(unnestBox(two, 'a2'))).toMatchObject({ a2: null, a1: 'a2' })
    expect(unnestBox(two, 'room')).toBe(two)
  })

  it('puts a box elsewhere among its siblings', () => {
    const reordered = reorderBox(two, 'b1', 0)
    expect(reordered.boxes.map(({ id }) => id)).toEqual(['room', 'b1', 'a1', 'a2'])
    expect(reorderBox(two, 'b1', 1)).toBe(two)
    for (const place of [-1, 2, 0.5, Number.NaN]) expect(() => reorderBox(two, 'b1', place)).toThrow(Refusal)
  })
})
