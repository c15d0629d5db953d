import { describe, expect, it } from 'vitest'
import { boxIn, judgementWith, picture, rectOf, twoChains } from './boxes.test-data.ts'
import { chainsOf } from './chains.ts'
import { growOutward, outerFor } from './growing.ts'

const leaf = judgementWith(boxIn(null, 'b1', rectOf(400, 300, 480, 340)))

describe('growing outward', () => {
  it('makes a parent whose sides are so many times as long, around the same centre', () => {
    const grown = growOutward(leaf, 'b1', 1.5, 'b2', picture)
    expect(grown.boxes).toEqual([
      boxIn(null, 'b2', rectOf(380, 290, 500, 350)),
      boxIn('b2', 'b1', rectOf(400, 300, 480, 340)),
    ])
    expect(outerFor(leaf.boxes, 'b1', 4, picture)?.rect).toEqual(rectOf(280, 240, 600, 400))
  })

  it('notes how long it took', () => {
    expect(growOutward(leaf, 'b1', 4, 'b2', picture, 900).boxes[0]?.activeMs).toBe(900)
  })

  it('slides into the picture at its edges, and is cut off where the picture is too small', () => {
    const corner = [boxIn(null, 'a', rectOf(0, 780, 40, 800))]
    expect(outerFor(corner, 'a', 2.5, picture)?.rect).toEqual(rectOf(0, 750, 100, 800))
    const wide = [boxIn(null, 'a', rectOf(10, 10, 910, 60))]
    expect(outerFor(wide, 'a', 1.5, picture)?.rect).toEqual(rectOf(0, 0, 1000, 75))
  })

  it('grows from the same key three times to three levels, b1 to the whole picture', () => {
    const two = growOutward(leaf, 'b1', 2.5, 'b2', picture)
    const three = growOutward(two, 'b1', 'picture', 'b3', picture)
    expect(chainsOf(three.boxes).map(({ levels }) => levels.map(({ id }) => id))).toEqual([
      ['b1', 'b2', 'b3'],
    ])
    expect(three.boxes[0]?.rect).toEqual(rectOf(0, 0, 1000, 800))
    expect(() => growOutward(three, 'b1', 'picture', 'b4', picture)).toThrow('fills the picture already')
  })

  it('goes between a box and its parent where it fits, even in a corner of the parent', () => {
    const between = growOutward(judgementWith(...twoChains), 'a1', 1.5, 'new', picture)
    expect(between.boxes.find(({ id }) => id === 'new')).toMatchObject({
      parentId: 'a2',
      rect: rectOf(110, 110, 170, 170),
    })
    expect(between.boxes.find(({ id }) => id === 'a1')?.parentId).toBe('new')
    const corner = [
      boxIn(null, 'p', rectOf(0.1, 0.1, 50.7, 50.7)),
      boxIn('p', 'c', rectOf(0.1, 0.1, 20.3, 20.3)),
    ]
    expect(outerFor(corner, 'c', 1.5, picture)).toMatchObject({ parentId: 'p', rect: { x1: 0.1, y1: 0.1 } })
  })

  it('goes around the outermost box where it does not fit, and takes other chains in', () => {
    const [, ...loose] = twoChains.map((box) => (box.parentId === 'room' ? { ...box, parentId: null } : box))
    const grown = growOutward(judgementWith(...loose), 'a1', 4, 'new', picture)
    expect(grown.boxes.map(({ id, parentId }) => [id, parentId])).toEqual([
      ['new', null],
      ['a2', 'new'],
      ['a1', 'a2'],
      ['b1', 'new'],
    ])
    expect(grown.boxes[0]?.rect).toEqual(rectOf(0, 0, 400, 400))
  })

  it('grows a single pixel, and refuses a box that is gone', () => {
    const pixel = [boxIn(null, 'a', rectOf(0, 0, 1, 1))]
    expect(outerFor(pixel, 'a', 4, picture)?.rect).toEqual(rectOf(0, 0, 4, 4))
    expect(() => outerFor(pixel, 'gone', 4, picture)).toThrow('no longer exists')
  })
})
