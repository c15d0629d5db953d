import { array, assert, double, float, option, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rectOfMask, type Mask } from './mask.ts'

const whole = { width: 1, height: 1 }

/** A mask that is in where `isIn` says so, and as far out elsewhere. */
const maskOf = (side: number, isIn: (x: number, y: number) => boolean, shown = whole): Mask => ({
  values: Float32Array.from({ length: side * side }, (_, index) =>
    isIn(index % side, Math.floor(index / side)) ? 8 : -8,
  ),
  width: side,
  height: side,
  shown,
  score: 0.9,
})

describe('the rect of a mask', () => {
  it('lies tight around what is in, to half a cell', () => {
    const rect = rectOfMask(
      maskOf(64, (x, y) => x >= 16 && x < 32 && y >= 8 && y < 40),
      null,
    )
    expect(rect).toEqual({ x1: 16 / 64, y1: 8 / 64, x2: 32 / 64, y2: 40 / 64 })
  })

  it('holds the piece under the point, however large another is', () => {
    const mask = maskOf(64, (x, y) => (x < 30 && y < 30) || (x >= 40 && x < 44 && y >= 40 && y < 44))
    expect(rectOfMask(mask, { x: 42 / 64, y: 42 / 64 })).toEqual({
      x1: 0.625,
      y1: 0.625,
      x2: 0.6875,
      y2: 0.6875,
    })
    expect(rectOfMask(mask, null)?.x2).toBe(30 / 64)
    expect(rectOfMask(mask, { x: 0.99, y: 0.01 })?.x2).toBe(30 / 64)
  })

  it('counts in shares of the picture where the rest of the mask is padding', () => {
    const shown = { width: 1, height: 0.5 }
    const mask = maskOf(64, (x, y) => x < 32 && y < 16, shown)
    expect(rectOfMask(mask, null)).toEqual({ x1: 0, y1: 0, x2: 0.5, y2: 0.5 })
  })

  it('is none where nothing is in, or nothing can be told', () => {
    expect(
      rectOfMask(
        maskOf(16, () => false),
        null,
      ),
    ).toBeNull()
    expect(
      rectOfMask({ ...maskOf(16, () => true), values: new Float32Array(256).fill(Number.NaN) }, null),
    ).toBeNull()
  })

  it('lies within the picture and has an area, whatever the mask', () => {
    const value = float({ min: -4, max: 4, noNaN: true })
    const values = array(value, { minLength: 64, maxLength: 64 })
    const at = option(record({ x: double({ noNaN: true }), y: double({ noNaN: true }) }))
    assert(
      property(values, at, (given, point) => {
        const rect = rectOfMask({ ...maskOf(8, () => true), values: Float32Array.from(given) }, point)
        if (!rect) return
        expect(rect.x1).toBeGreaterThanOrEqual(0)
        expect(rect.y2).toBeLessThanOrEqual(1)
        expect(rect.x2).toBeGreaterThan(rect.x1)
        expect(rect.y2).toBeGreaterThan(rect.y1)
      }),
    )
  })
})
