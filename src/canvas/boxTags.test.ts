import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaOf, contains, frameOf, intersection, type Rect } from '../domain/geometry.ts'
import { placeTags, tagHeight, type Tag } from './boxTags.ts'

const pane = { width: 800, height: 600 }
const tag = (id: string, x1: number, y1: number, x2: number, y2: number, width = 40): Tag => ({
  id,
  rect: { x1, y1, x2, y2 },
  width,
})
const placesOf = (tags: readonly Tag[], taken: readonly Rect[] = []) =>
  new Map(placeTags(tags, pane, taken).map(({ id, at }) => [id, at]))

describe('the tag of a box', () => {
  it('lies outside it, above its left corner', () => {
    const at = placesOf([tag('a', 100, 100, 200, 200)]).get('a')
    expect(at).toEqual({ x1: 97, y1: 81, x2: 137, y2: 81 + tagHeight })
  })

  it('goes below where the pane ends above', () => {
    expect(placesOf([tag('a', 100, 5, 200, 90)]).get('a')?.y1).toBeGreaterThanOrEqual(90)
  })

  it('goes to the other corner rather than over another tag or what is taken', () => {
    const placed = placesOf([tag('a', 100, 100, 200, 200), tag('b', 104, 104, 300, 300)])
    expect(placed.get('b')).not.toBeUndefined()
    expect(intersection(placed.get('a') as Rect, placed.get('b') as Rect)).toBeNull()
    const taken = { x1: 90, y1: 70, x2: 140, y2: 99 }
    expect(placesOf([tag('a', 100, 100, 200, 200)], [taken]).get('a')?.x1).toBeGreaterThan(140)
  })

  it('never covers a smaller box, and is left out before it does', () => {
    const small = tag('small', 96, 80, 206, 98, 400)
    const under = tag('under', 96, 202, 206, 220, 400)
    const beside = [tag('left', 50, 90, 96, 200, 400), tag('right', 204, 90, 260, 200, 400)]
    expect(placesOf([tag('a', 100, 100, 200, 200), small, under, ...beside]).has('a')).toBe(false)
  })

  it('lies inside a box that fills the pane', () => {
    expect(placesOf([tag('a', -50, -20, 900, 700)]).get('a')).toMatchObject({ x1: 3, y1: 3 })
  })

  it('always lies in the pane, apart from all others and off every smaller box', () => {
    const side = fc.integer({ min: -50, max: 850 })
    const size = fc.integer({ min: 4, max: 400 })
    const boxes = fc.array(fc.tuple(side, side, size, size, fc.integer({ min: 16, max: 120 })), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(boxes, (given) => {
        const tags = given.map(([x, y, w, h, width], at) => tag(`${at}`, x, y, x + w, y + h, width))
        const placed = placeTags(tags, pane)
        for (const { id, at } of placed) {
          expect(contains(frameOf(pane), at)).toBe(true)
          const own = tags[Number(id)]?.rect
          const covered = tags.filter(
            ({ rect }) => own && areaOf(rect) < areaOf(own) && intersection(rect, at),
          )
          expect(covered).toEqual([])
          expect(placed.filter((other) => intersection(other.at, at))).toHaveLength(1)
        }
      }),
    )
  })
})
