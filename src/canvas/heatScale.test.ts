import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heatColour, heatMapPixels, heatRange, heatShare, heatValue } from './heatScale.ts'

/** Lightness L* of CIELAB, 0 to 100. */
function lightnessOf(share: number): number {
  const [red, green, blue] = heatColour(share).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  const luminance = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
  return luminance > 216 / 24_389 ? 116 * Math.cbrt(luminance) - 16 : (24_389 / 27) * luminance
}

describe('the colours of heat', () => {
  it('grow lighter evenly, from nearly black to nearly white', () => {
    const steps = Array.from({ length: 17 }, (_, place) => lightnessOf(place / 16))
    expect(steps[0]).toBeLessThan(3)
    expect(steps.at(-1)).toBeGreaterThan(95)
    for (const [place, lightness] of steps.entries()) {
      const rise = place === 0 ? 6 : lightness - (steps[place - 1] ?? 0)
      expect(rise).toBeGreaterThan(2)
      expect(rise).toBeLessThan(11)
    }
  })

  it('end where they end, whatever is asked for', () => {
    expect(heatColour(-1)).toEqual(heatColour(0))
    expect(heatColour(2)).toEqual(heatColour(1))
  })
})

describe('the scale of heat', () => {
  const range = { least: 1, most: 5 }

  it('puts the least at 0 and the most at 1', () => {
    expect([1, 2, 5, 9].map((value) => heatShare(value, range, 'linear'))).toEqual([0, 0.25, 1, 1])
    expect(heatShare(2, range, 'sqrt')).toBe(0.5)
  })

  it('says which weight a colour stands for', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, fc.constantFrom('linear' as const, 'sqrt' as const), (at, spread) => {
        expect(heatShare(heatValue(at, range, spread), range, spread)).toBeCloseTo(at, 6)
      }),
    )
  })

  it('is none of what is no grid, or says nothing', () => {
    const nothing = [
      { columns: 2, rows: 2, values: [1, 2, 3] },
      { columns: 0, rows: 0, values: [] },
      { columns: 2, rows: 1, values: [3, 3] },
      { columns: 2, rows: 1, values: [1 - 1e-7, 1] },
      { columns: 20_000, rows: 1, values: Array.from({ length: 20_000 }, (_, cell) => cell) },
      { columns: 2, rows: 1, values: [0, Infinity] },
      { columns: 1e9, rows: 1e9, values: [] },
    ]
    expect(nothing.map(heatRange)).toEqual(nothing.map(() => null))
    expect(nothing.map((grid) => heatMapPixels(grid, 'linear'))).toEqual(nothing.map(() => null))
  })
})

it('a map is drawn cell by cell, all of them opaque', () => {
  const pixels = heatMapPixels({ columns: 2, rows: 1, values: [0, 4] }, 'linear')
  expect([...(pixels ?? [])]).toEqual([...heatColour(0), 255, ...heatColour(1), 255])
})
