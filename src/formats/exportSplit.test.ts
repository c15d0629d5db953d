import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { examplePicture } from '../domain/example.ts'
import type { Picture } from '../domain/picture.ts'
import { nearest, splitPictures } from './exportSplit.ts'

const picture = (id: string, sha256 = id): Picture => examplePicture({ id, sha256 })

/** One picture for each item, some of them shared, and groups of some of them. */
const parts = fc.record({
  pictures: fc
    .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 2 })), { maxLength: 40 })
    .map((made) => made.map(([sha, copy]) => picture(`p${sha}-${copy}`, `sha${sha}`))),
  groups: fc.dictionary(
    fc.integer({ min: 0, max: 9 }).map((sha) => `p${sha}-0`),
    fc.constantFrom('x', 'y'),
  ),
  train: fc.double({ min: 0, max: 1, noNaN: true }),
  seed: fc.integer({ min: 0, max: 1000 }),
})

const sumOf = (sizes: readonly number[], places: ReadonlySet<number>): number =>
  sizes.reduce((sum, size, place) => sum + (places.has(place) ? size : 0), 0)

describe('a split', () => {
  it('never parts pictures with the same bytes or of one group', () => {
    fc.assert(
      fc.property(parts, ({ pictures, groups, ...split }) => {
        const wanted = { ...split, groups: new Map(Object.entries(groups)) }
        const sides = splitPictures(pictures, wanted)
        expect(pictures.every(({ id }) => sides.has(id))).toBe(true)
        const together = (a: Picture, b: Picture): boolean =>
          a.sha256 === b.sha256 || (groups[a.id] !== undefined && groups[a.id] === groups[b.id])
        const parted = pictures.flatMap((a) =>
          pictures.filter((b) => together(a, b) && sides.get(a.id) !== sides.get(b.id)),
        )
        expect(parted).toEqual([])
      }),
    )
  })

  it('follows from the seed and the pictures, whatever order those come in', () => {
    fc.assert(
      fc.property(parts, ({ pictures, groups, ...split }) => {
        const wanted = { ...split, groups: new Map(Object.entries(groups)) }
        const backwards = splitPictures(pictures.toReversed(), wanted)
        for (const [id, side] of splitPictures(pictures, wanted)) expect(backwards.get(id)).toBe(side)
      }),
    )
  })

  it('gives training its share to the item where each has a picture of its own', () => {
    const pictures = Array.from({ length: 50 }, (_, at) => picture(`p${at}`))
    const sidesFor = (seed: number) => splitPictures(pictures, { train: 0.7, seed, groups: new Map() })
    expect([...sidesFor(1).values()].filter((side) => side === 'train')).toHaveLength(35)
    expect([...sidesFor(2)]).not.toEqual([...sidesFor(1)])
  })
})

describe('the sum that is nearest to a wish', () => {
  it('is as near as any choice comes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 9 }),
        fc.integer({ min: 0, max: 80 }),
        (sizes, wish) => {
          const off = (places: ReadonlySet<number>): number => Math.abs(sumOf(sizes, places) - wish)
          const all = Array.from({ length: 2 ** sizes.length }, (_, bits) =>
            off(new Set(sizes.flatMap((_size, place) => (((bits >> place) & 1) === 1 ? place : [])))),
          )
          expect(off(nearest(sizes, wish))).toBe(Math.min(...all))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is found for many groups, too', () => {
    const sizes = Array.from({ length: 40_000 }, (_, at) => 1 + (at % 7))
    const wish = Math.round(sizes.reduce((sum, size) => sum + size, 0) * 0.8)
    expect(sumOf(sizes, nearest(sizes, wish))).toBe(wish)
  })
})
