import { describe, expect, it } from 'vitest'
import { duplicateBox, pasteBoxes } from './boxCopies.ts'
import { boxIn, judgementWith, picture, rectOf, twoChains } from './boxes.test-data.ts'
import { subtreeOf } from './boxes.ts'
import { faultsOf } from './boxFaults.ts'
import { Refusal } from './refusal.ts'

const two = judgementWith(...twoChains)
const a2 = subtreeOf(twoChains, 'a2')
const small = { width: 60, height: 50 }

describe('pasting', () => {
  it('keeps what was copied together, and puts it where it lies', () => {
    const pasted = pasteBoxes(two, a2, { x: 200, y: 190 }, ['x', 'y'], picture)
    expect(pasted.boxes.slice(4)).toEqual([
      boxIn('room', 'x', rectOf(300, 290, 400, 390)),
      boxIn('x', 'y', rectOf(320, 310, 360, 350)),
    ])
    expect(pasteBoxes(two, a2, { x: 450, y: 0 }, ['x', 'y'], picture).boxes[4]?.parentId).toBeNull()
  })

  it('leaves the parent behind that was not copied', () => {
    const [, inner] = a2
    const pasted = pasteBoxes(judgementWith(), inner ? [inner] : [], { x: 0, y: 0 }, ['x'], picture)
    expect(pasted.boxes).toEqual([boxIn(null, 'x', rectOf(120, 120, 160, 160))])
  })

  it('moves it into the picture as a whole, however far off it was put', () => {
    const pasted = pasteBoxes(two, a2, { x: 1e300, y: -Infinity }, ['x', 'y'], picture)
    expect(pasted.boxes.slice(4).map(({ rect }) => rect)).toEqual([
      rectOf(900, 0, 1000, 100),
      rectOf(920, 20, 960, 60),
    ])
  })

  it('cuts it off in a smaller picture, or refuses when nothing would be left of a box', () => {
    const pasted = pasteBoxes(judgementWith(), a2, { x: 0, y: 0 }, ['x', 'y'], small)
    expect(faultsOf(pasted.boxes, small)).toEqual([])
    expect(pasted.boxes[1]?.rect).toEqual(rectOf(20, 20, 60, 50))
    const far = [boxIn(null, 'o', rectOf(0, 0, 500, 400)), boxIn('o', 'i', rectOf(400, 300, 410, 310))]
    expect(() => pasteBoxes(judgementWith(), far, { x: 0, y: 0 }, ['x', 'y'], small)).toThrow('does not fit')
  })

  it('unlocks the copies and keeps their labels', () => {
    const source = [boxIn(null, 'a', rectOf(0, 0, 10, 10), { locked: true, label: 'sign' })]
    expect(pasteBoxes(judgementWith(), source, { x: 5, y: 5 }, ['x'], picture).boxes[0]).toMatchObject({
      locked: false,
      label: 'sign',
    })
  })

  it('shares the time of the pasting among the copies, whatever the originals took', () => {
    const slow = a2.map((box) => ({ ...box, activeMs: 9000 }))
    const pasted = pasteBoxes(judgementWith(), slow, { x: 0, y: 0 }, ['x', 'y'], picture, 701)
    expect(pasted.boxes.map(({ activeMs }) => activeMs)).toEqual([351, 350])
    const copied = duplicateBox(judgementWith(...slow), 'a2', ['x', 'y'], picture, 10, 40)
    expect(copied.boxes.map(({ activeMs }) => activeMs)).toEqual([9000, 9000, 20, 20])
  })

  it('refuses a paste exactly onto another box, and ids that are missing, doubled or taken', () => {
    expect(() => pasteBoxes(two, a2, { x: 0, y: 0 }, ['x', 'y'], picture)).toThrow('exactly there')
    for (const ids of [['x'], ['x', 'x'], ['x', 'b1'], []]) {
      expect(() => pasteBoxes(two, a2, { x: 9, y: 9 }, ids, picture)).toThrow(Refusal)
    }
    expect(pasteBoxes(two, [], { x: 9, y: 9 }, [], picture)).toBe(two)
  })
})

describe('duplicating', () => {
  it('lays a copy with all that is inside it beside the box, in the same room', () => {
    const copied = duplicateBox(two, 'a2', ['x', 'y'], picture)
    expect(copied.boxes.slice(4)).toEqual([
      boxIn('room', 'x', rectOf(110, 110, 210, 210)),
      boxIn('x', 'y', rectOf(130, 130, 170, 170)),
    ])
  })

  it('finds another place each time', () => {
    const once = duplicateBox(two, 'b1', ['x'], picture)
    const twice = duplicateBox(once, 'b1', ['y'], picture)
    const rects = twice.boxes.map(({ rect }) => JSON.stringify(rect))
    expect(new Set(rects).size).toBe(rects.length)
  })

  it('turns back from the edge of the room, and refuses in a room that is full', () => {
    const room = [boxIn(null, 'room', rectOf(0, 0, 100, 100))]
    const edge = judgementWith(...room, boxIn('room', 'a', rectOf(90, 90, 100, 100)))
    expect(duplicateBox(edge, 'a', ['x'], picture).boxes[2]?.rect).toEqual(rectOf(80, 80, 90, 90))
    const full = judgementWith(...room, boxIn('room', 'a', rectOf(0, 0, 100, 100)))
    expect(() => duplicateBox(full, 'a', ['x'], picture)).toThrow('no place for a copy')
  })
})
