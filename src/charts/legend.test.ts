import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut, legendLayout } from './legend.ts'

const rowsOf = (width: number) =>
  new Set(legendLayout(['Global', 'Regional'], width).places.map(({ y }) => y))

describe('a legend', () => {
  it('takes no room without names', () => {
    expect(legendLayout([], 400).height).toBe(0)
  })

  it('is one row where all names fit, and goes on in the next where they do not', () => {
    expect(rowsOf(400).size).toBe(1)
    expect(rowsOf(120).size).toBe(2)
  })

  it('never lets two entries lie on each other, nor one leave the drawing', () => {
    const name = fc.string({ maxLength: 300 })
    fc.assert(
      fc.property(fc.array(name, { maxLength: 9 }), fc.integer({ min: 200, max: 1600 }), (names, width) => {
        const { places, height } = legendLayout(names, width)
        const ends = places.map(({ x, letters }) => x + 28 + letters * 6.6)
        for (const [place, end] of ends.entries()) {
          expect(end).toBeLessThanOrEqual(width)
          expect(places[place]?.y).toBeLessThan(height)
          const next = places[place + 1]
          expect(next === undefined || next.y !== places[place]?.y || next.x > end).toBe(true)
        }
      }),
    )
  })

  it('shortens long names in the middle', () => {
    expect(cut('model · Global', 20)).toBe('model · Global')
    expect(cut('a-long-model · Global', 13)).toBe('a-long…Global')
  })
})
