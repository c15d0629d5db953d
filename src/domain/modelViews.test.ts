import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameOf, type Rect } from './geometry.ts'
import { boxInTokens, budgets, layoutOf, modelFamilies, modelViews, tokenRanges } from './modelViews.ts'

const size = { width: 2246, height: 1582 }
const sign: Rect = { x1: 1200, y1: 820, x2: 1320, y2: 900 }

const pictures = fc.record({
  width: fc.integer({ min: 50, max: 8000 }),
  height: fc.integer({ min: 50, max: 8000 }),
})
const pictureWithBox = pictures.chain(({ width, height }) =>
  fc
    .tuple(
      fc.double({ min: 0, max: width - 2, noNaN: true }),
      fc.double({ min: 0, max: height - 2, noNaN: true }),
      fc.double({ min: 1, max: 4000, noNaN: true }),
      fc.double({ min: 1, max: 4000, noNaN: true }),
    )
    .map(([x1, y1, w, h]) => ({
      picture: { width, height },
      box: { x1, y1, x2: Math.min(width, x1 + w), y2: Math.min(height, y1 + h) },
    })),
)

/** A view in one line, so that a table of them reads as the screen does. */
const lines = (box: Rect, picture: { readonly width: number; readonly height: number }) =>
  modelViews(box, picture).map(({ family, budget, subject, layout, box }) =>
    [
      subject,
      family.name,
      budget,
      layout ? `${layout.resized.width}×${layout.resized.height}` : 'refused',
      layout?.tokens ?? 0,
      box?.tokens ?? 0,
    ].join(' '),
  )

describe('the views of the models', () => {
  it('are the picture and the crop under three families and two budgets', () => {
    expect(lines(sign, size)).toEqual([
      'picture Qwen2.5-VL 1024 1064×728 988 6',
      'picture Qwen2.5-VL 16384 2240×1568 4480 18',
      'picture Qwen3-VL 1024 1216×832 988 6',
      'picture Qwen3-VL 16384 2240×1568 3430 15',
      'picture InternVL 1024 448×448 256 4',
      'picture InternVL 16384 3136×2240 9216 39',
      'crop Qwen2.5-VL 1024 112×84 12 12',
      'crop Qwen2.5-VL 16384 112×84 12 12',
      'crop Qwen3-VL 1024 320×224 70 70',
      'crop Qwen3-VL 16384 320×224 70 70',
      'crop InternVL 1024 448×448 256 256',
      'crop InternVL 16384 1344×896 1792 1792',
    ])
  })

  it('show the box in the pixels of the resized picture, and its lesser side in tokens', () => {
    const [view] = modelViews(sign, size)
    expect(view?.box?.seen.width).toBeCloseTo((120 * 1064) / 2246, 12)
    expect(view?.box?.seen.height).toBeCloseTo((80 * 728) / 1582, 12)
    expect(view?.box?.minSide).toBe(view?.box?.seen.height)
    expect(view?.box?.minSideInTokens).toBeCloseTo((80 * 728) / 1582 / 28, 12)
  })

  it('give the crop in whole pixels that cover the box', () => {
    const views = modelViews({ x1: 10.4, y1: 20.6, x2: 110.2, y2: 70 }, size)
    expect(views.filter(({ subject }) => subject === 'crop').map(({ given }) => given)).toEqual(
      Array.from({ length: 6 }, () => ({ width: 101, height: 50 })),
    )
  })

  it('say where smart_resize refuses, while tiles take any shape', () => {
    const strip = { x1: 0, y1: 700, x2: 2246, y2: 705 }
    const refused = modelViews(strip, size).filter(({ layout }) => layout === null)
    expect(refused.map(({ subject, family }) => `${subject} ${family.id}`)).toEqual([
      'crop qwen2.5-vl',
      'crop qwen2.5-vl',
      'crop qwen3-vl',
      'crop qwen3-vl',
    ])
    expect(refused.every(({ box }) => box === null)).toBe(true)
  })

  it('say that a box without an area gives no crop', () => {
    const crops = modelViews({ x1: 10, y1: 10, x2: 10, y2: 40 }, size).filter(
      ({ subject }) => subject === 'crop',
    )
    expect(crops).toHaveLength(6)
    expect(crops.every(({ layout }) => layout === null)).toBe(true)
  })

  it('stay within the budget, and a box never has more tokens than what holds it', () => {
    fc.assert(
      fc.property(pictureWithBox, ({ picture, box }) => {
        for (const { budget, layout, box: seen } of modelViews(box, picture)) {
          if (!layout || !seen) continue
          expect(layout.tokens).toBeLessThanOrEqual(budget)
          expect(seen.tokens).toBeGreaterThanOrEqual(1)
          expect(seen.tokens).toBeLessThanOrEqual(layout.tokens)
          expect(layout.resized.width).toBe(layout.grid.columns * layout.cellSide)
          expect(layout.resized.height).toBe(layout.grid.rows * layout.cellSide)
        }
      }),
    )
  })

  it('have as many token numbers as they say, all of the picture’s for its whole frame', () => {
    fc.assert(
      fc.property(pictureWithBox, ({ picture, box }) => {
        for (const family of modelFamilies)
          for (const budget of budgets) {
            const layout = layoutOf(picture, family, budget)
            expect(layout).not.toBeNull()
            if (!layout) continue
            const count = (rect: Rect): number =>
              tokenRanges(rect, picture, layout).reduce((sum, [first, last]) => sum + last - first + 1, 0)
            expect(count(box)).toBe(boxInTokens(box, picture, layout).tokens)
            expect(count(frameOf(picture))).toBe(layout.tokens)
          }
      }),
    )
  })

  it('never touch fewer cells when the box grows', () => {
    fc.assert(
      fc.property(pictureWithBox, fc.double({ min: 0, max: 300, noNaN: true }), ({ picture, box }, more) => {
        const larger = {
          x1: Math.max(0, box.x1 - more),
          y1: Math.max(0, box.y1 - more),
          x2: Math.min(picture.width, box.x2 + more),
          y2: Math.min(picture.height, box.y2 + more),
        }
        for (const family of modelFamilies) {
          const layout = layoutOf(picture, family, 1024)
          if (!layout) continue
          expect(boxInTokens(larger, picture, layout).tokens).toBeGreaterThanOrEqual(
            boxInTokens(box, picture, layout).tokens,
          )
        }
      }),
    )
  })
})
