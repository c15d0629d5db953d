import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pasteBoxes } from '../../../domain/boxCopies.ts'
import { boxIn, judgementWith, picture, rectOf, twoChains } from '../../../domain/boxes.test-data.ts'
import { areaOf, contains, intersection } from '../../../domain/geometry.ts'
import type { Box } from '../../../domain/judgement.ts'
import { pasteOffset, placeInside } from './boxPlaces.ts'

describe('a box added inside', () => {
  it('is the middle half of an empty room, on whole pixels', () => {
    expect(placeInside([], null, picture)).toEqual(rectOf(250, 200, 750, 600))
    expect(placeInside([boxIn(null, 'a', rectOf(10, 10, 31, 31))], 'a', picture)).toEqual(
      rectOf(15, 15, 26, 26),
    )
  })

  it('goes beside those that are there already', () => {
    const place = placeInside(twoChains, 'room', picture)
    expect(contains(rectOf(0, 0, 500, 400), place)).toBe(true)
    expect(twoChains.slice(1).filter(({ rect }) => intersection(rect, place))).toEqual([])
  })

  it('lies in its room and has a pixel at least, however small the room is', () => {
    const side = fc.double({ min: 1, max: 50, noNaN: true })
    fc.assert(
      fc.property(side, side, side, side, (x, y, width, height) => {
        const room = rectOf(x, y, x + width, y + height)
        let boxes: readonly Box[] = [boxIn(null, 'room', room)]
        for (let n = 0; n < 6; n += 1) {
          const place = placeInside(boxes, 'room', picture)
          expect(contains(rectOf(x - 1e-9, y - 1e-9, room.x2 + 1e-9, room.y2 + 1e-9), place)).toBe(true)
          expect(areaOf(place)).toBeGreaterThanOrEqual(1 - 1e-6)
          boxes = [...boxes, boxIn('room', `in${n}`, place)]
        }
      }),
    )
  })
})

describe('where copies are pasted', () => {
  it('is where they were copied, when nothing is there', () => {
    expect(pasteOffset([], twoChains, picture)).toEqual({ x: 0, y: 0 })
  })

  it('is aside of what is there, further each time', () => {
    let judgement = judgementWith(...twoChains)
    const copied = twoChains.slice(1, 3)
    const offsets = [1, 2, 3].map((time) => {
      const offset = pasteOffset(judgement.boxes, copied, picture)
      judgement = pasteBoxes(judgement, copied, offset, [`p${time}`, `q${time}`], picture)
      return offset.x
    })
    expect(offsets).toEqual([10, -10, 20])
    expect(judgement.boxes).toHaveLength(10)
  })

  it('stays in the picture', () => {
    const corner = [boxIn(null, 'corner', rectOf(960, 760, 1000, 800))]
    expect(pasteOffset(corner, corner, picture)).toEqual({ x: -10, y: -10 })
  })
})
