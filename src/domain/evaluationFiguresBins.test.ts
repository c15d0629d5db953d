import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EvaluatedItem } from './evaluatedItem.ts'
import {
  binarySteps,
  binsOf,
  decimalSteps,
  equalEdges,
  itemMeasures,
  stepEdges,
} from './evaluationFiguresBins.ts'
import { exampleItem } from './example.ts'
import type { Rect, Size } from './geometry.ts'
import { finished } from './slices.ts'

function evaluated(size: Size | null, region: Rect | null): EvaluatedItem {
  const given = exampleItem({ region })
  return { given, key: { ...given, region }, size, levels: [] }
}

describe('the measures of items', () => {
  it('are the share of the region, the pixels and the longest side', () => {
    const items = new Map([
      ['small', evaluated({ width: 4000, height: 500 }, { x1: 0, y1: 0, x2: 200, y2: 100 })],
      ['bare', evaluated({ width: 300, height: 400 }, null)],
      ['lost', evaluated(null, { x1: 0, y1: 0, x2: 1, y2: 1 })],
      ['odd', evaluated({ width: 10, height: 10 }, { x1: 0, y1: 0, x2: 100, y2: 100 })],
      ['flat', evaluated({ width: 10, height: 10 }, { x1: 5, y1: 0, x2: 5, y2: 9 })],
    ])
    const measures = finished(itemMeasures([...items.keys(), 'gone'], items))
    const no = Number.NaN
    expect([...measures.areaRatio]).toEqual([0.01, no, no, no, no, no])
    expect([...measures.megapixels]).toEqual([2, 0.12, no, 0.0001, 0.0001, no])
    expect([...measures.longestSide]).toEqual([4000, 400, no, 10, 10, no])
  })
})

describe('bins of items', () => {
  it('have their edges at 1, 2 and 5 times the powers of ten', () => {
    expect(stepEdges(Float64Array.of(0.003, 0.012, 0.09), decimalSteps)).toEqual([
      0.002, 0.005, 0.01, 0.02, 0.05, 0.1,
    ])
    expect(stepEdges(Float64Array.of(0.5, 1), decimalSteps)).toEqual([0.5, 1])
    expect(stepEdges(Float64Array.of(2), decimalSteps)).toEqual([2, 5])
  })

  it('have their edges at 512, 768 and so on for sides', () => {
    expect(stepEdges(Float64Array.of(600, 1024, 1500), binarySteps)).toEqual([512, 768, 1024, 1536])
  })

  it('put all that is far smaller into the first of at most twelve', () => {
    const edges = stepEdges(Float64Array.of(1e-300, 0.04), decimalSteps)
    expect(edges).toHaveLength(13)
    expect(edges[0]).toBe(0)
    expect(edges.at(-1)).toBe(0.05)
  })

  it('hold equally many where that is asked for', () => {
    const values = Float64Array.from({ length: 40 }, (_, place) => place + 1)
    const bins = finished(binsOf(values, 'equal', decimalSteps))
    expect(bins.edges).toEqual([1, 11, 21, 31, 40])
    expect(bins.counts).toEqual([10, 10, 10, 10])
  })

  it('keep equal values together, the largest ones in a bin of no width', () => {
    const values = Float64Array.from({ length: 40 }, (_, place) => (place < 15 ? 1 : 2))
    expect(equalEdges(values)).toEqual([1, 2, 2])
    expect(finished(binsOf(values, 'equal', decimalSteps)).counts).toEqual([15, 25])
  })

  it('say of how many items the measure is not known', () => {
    const bins = finished(binsOf(Float64Array.of(Number.NaN, 3, Number.NaN), 'steps', decimalSteps))
    expect(bins).toMatchObject({ unknown: 2, counts: [1] })
    expect([...bins.places]).toEqual([-1, 0, -1])
    expect(finished(binsOf(Float64Array.of(Number.NaN), 'equal', decimalSteps))).toMatchObject({
      edges: [],
      counts: [],
      unknown: 1,
    })
  })

  it('hold every known value once, between its edges', () => {
    const value = fc.oneof(
      fc.double({ min: 1e-9, max: 1e6, noNaN: true }),
      fc.constantFrom(Number.NaN, 0.01, 1, 1000),
    )
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 120 }),
        fc.constantFrom('steps' as const, 'equal' as const),
        fc.constantFrom(decimalSteps, binarySteps),
        (given, binning, steps) => {
          const values = Float64Array.from(given)
          const { edges, places, counts, unknown } = finished(binsOf(values, binning, steps))
          expect(counts.reduce((sum, count) => sum + count, 0) + unknown).toBe(values.length)
          expect(counts.length).toBeLessThanOrEqual(12)
          expect([...edges]).toEqual([...edges].toSorted((a, b) => a - b))
          const isHeld = (value: number, bin: number): boolean =>
            Number.isNaN(value)
              ? bin === -1
              : value >= (edges[bin] ?? Infinity) && value <= (edges[bin + 1] ?? -Infinity)
          expect([...values].filter((value, place) => !isHeld(value, places[place] ?? -1))).toEqual([])
        },
      ),
    )
  })
})
