import * as fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  attentionMeasures,
  attentionReward,
  attentionScore,
  defaultAttentionChoices,
  measureAttention,
  targetOf,
  type AttentionMeasures,
} from './attentionMeasures.ts'
import type { EvaluatedItem } from './evaluatedItem.ts'
import { exampleItem } from './example.ts'
import type { Rect } from './geometry.ts'
import type { Attention } from './prediction.ts'
import { coverageRows } from './vectors.test-data.ts'

const rect = ([x1, y1, x2, y2]: readonly [number, number, number, number]): Rect => ({ x1, y1, x2, y2 })
const square = { width: 400, height: 400 }
const choices = defaultAttentionChoices

/** Weight 1 in each of 16 cells of 100 × 100 pixels, but 5 in the second cell of the second row. */
const map = { columns: 4, rows: 4, values: Array.from({ length: 16 }, (_, place) => (place === 5 ? 5 : 1)) }

function present(measures: AttentionMeasures | null): AttentionMeasures {
  if (!measures) throw new Error('It should have been measured.')
  return measures
}

describe('the measures of attention', () => {
  it('of a target of two cells are what one works out by hand', () => {
    // The cells 5 and 6 hold 5 + 1; by the script 5, 6, 7, 9, 10 and 11, which hold 10. All 16 hold 20.
    const found = present(attentionMeasures(map, rect([100, 100, 300, 200]), square, choices))
    expect(found.cells).toBeCloseTo(10 / 20, 9)
    expect(found.area).toBeCloseTo(6 / 20, 9)
    expect(found.target).toBeCloseTo(3, 9)
    expect(found.image).toBeCloseTo(1.25, 9)
    // x = 3 ÷ 1.25 = 2.4, x² = 5.76.
    expect(found.reward).toBeCloseTo(4.76 / 6.76, 8)
    expect(attentionScore(found.reward)).toBeCloseTo(5.76 / 6.76, 8)
  })

  it('count the tokens that were asked for', () => {
    // By the script’s cells: (5 + 1 + 1 + 1) ÷ 4.
    const found = attentionMeasures(map, rect([100, 100, 200, 200]), square, {
      policy: 'script',
      epsilon: 1e-9,
    })
    expect(found?.target).toBeCloseTo(2, 9)
  })

  it('of an even map are 0.5 and 0: the target is looked at as much as everything else', () => {
    const even = { columns: 3, rows: 3, values: Array.from({ length: 9 }, () => 0.25) }
    const found = present(attentionMeasures(even, rect([10, 10, 90, 90]), square, choices))
    expect(found.reward).toBeCloseTo(0, 12)
    expect(attentionScore(found.reward)).toBeCloseTo(0.5, 12)
  })

  it('are −1 and 0 where the target is not looked at, as far as ε lets them', () => {
    const elsewhere = { columns: 2, rows: 1, values: [0, 1] }
    const found = present(attentionMeasures(elsewhere, rect([0, 0, 100, 400]), square, choices))
    expect(found.target).toBe(0)
    expect(found.reward).toBeCloseTo(-1, 9)
  })

  it('are none without weight or size', () => {
    const box = rect([0, 0, 100, 100])
    expect(attentionMeasures({ columns: 1, rows: 2, values: [0, 0] }, box, square, choices)).toBeNull()
    expect(attentionMeasures(map, box, { width: 0, height: 0 }, choices)).toBeNull()
  })

  it('follow the closed forms for ε → 0 (FORMATS §3.3), and those of x = (a + ε)/(v + ε) always', () => {
    const weight = fc.double({ min: 1e-6, max: 1e3, noNaN: true })
    fc.assert(
      fc.property(weight, weight, fc.double({ min: 1e-12, max: 10, noNaN: true }), (a, v, epsilon) => {
        const plain = a / v
        const least = attentionReward(a, v, 1e-18)
        expect(least).toBeCloseTo((plain ** 2 - 1) / (plain ** 2 + 1), 9)
        expect(attentionScore(least)).toBeCloseTo(plain ** 2 / (1 + plain ** 2), 9)
        const x = (a + epsilon) / (v + epsilon)
        expect(attentionReward(a, v, epsilon)).toBeCloseTo((x ** 2 - 1) / (x ** 2 + 1), 9)
      }),
    )
  })

  it('do not depend on the scale of the map, but for a and v', () => {
    const box = rect([120, 30, 260, 170])
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (scale) => {
        const one = present(attentionMeasures(map, box, square, choices))
        const values = map.values.map((value) => value * scale)
        const other = present(attentionMeasures({ ...map, values }, box, square, choices))
        expect(other.cells).toBeCloseTo(one.cells, 9)
        expect(other.area).toBeCloseTo(one.area, 9)
        expect(other.reward).toBeCloseTo(one.reward, 5)
        expect(other.target).toBeCloseTo(one.target * scale, 6)
      }),
    )
  })

  it('have R_a above ½ exactly where r_v is above 0', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (reward) => {
        expect(Math.sign(attentionScore(reward) - 0.5)).toBe(reward / 2 + 0.5 === 0.5 ? 0 : Math.sign(reward))
      }),
    )
  })
})

/** Weights that differ from cell to cell, over the grid of the script for 2246 × 1582. */
const size = { width: 2246, height: 1582 }
const uneven = {
  columns: 53,
  rows: 38,
  values: Array.from({ length: 53 * 38 }, (_, cell) => 1e-4 * (1 + ((cell * 7919) % 1009))),
}
const total = uneven.values.reduce((sum, value) => sum + value, 0)

function byHand(columns: readonly number[], rows: readonly number[]): number {
  let sum = 0
  for (let row = rows[0] ?? 0; row <= Math.min(37, rows[1] ?? 0); row += 1)
    for (let column = columns[0] ?? 0; column <= Math.min(52, columns[1] ?? 0); column += 1)
      sum += uneven.values[row * 53 + column] ?? 0
  return sum / total
}

type Corners = readonly [number, number, number, number]

/** Box, columns and rows of each shared vector of coverage. */
function vectorsIn(file: unknown) {
  const rows = fieldOf(file, 'zwz_coverage_cells')
  if (!Array.isArray(rows)) throw new Error('The shared vectors have no coverage.')
  return rows.map((row: unknown) => {
    const number = (name: string): number => Number(fieldOf(row, name))
    const box = fieldOf(row, 'bbox_xyxy')
    const [x1, y1, x2, y2] = Array.isArray(box) ? box.map(Number) : []
    const corners: Corners = [x1 ?? Number.NaN, y1 ?? Number.NaN, x2 ?? Number.NaN, y2 ?? Number.NaN]
    return {
      box: corners,
      columns: [number('x1'), number('x2_incl')],
      rows: [number('y1'), number('y2_incl')],
    }
  })
}

const fieldOf = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? new Map(Object.entries(of)).get(name) : undefined

describe('the coverage by the cells of the ZwZ script', () => {
  it.each(coverageRows)(
    'of %j is the weight of columns %j and rows %j, both ends counted',
    (box, columns, rows) => {
      const found = present(attentionMeasures(uneven, rect(box), size, choices))
      expect(Math.abs(found.cells - byHand(columns, rows))).toBeLessThan(1e-9)
    },
  )

  const shared = resolve(import.meta.dirname, '../../../shared/vectors.json')
  it.skipIf(!existsSync(shared))(
    'meets the shared vectors to 1e-9 (skipped where they are not present)',
    () => {
      const vectors = vectorsIn(JSON.parse(readFileSync(shared, 'utf8')))
      expect(vectors).toHaveLength(coverageRows.length)
      for (const { box, columns, rows } of vectors) {
        const found = present(attentionMeasures(uneven, rect(box), size, choices))
        expect(Math.abs(found.cells - byHand(columns, rows))).toBeLessThan(1e-9)
      }
    },
  )
})

describe('a map of an item', () => {
  const region = rect([100, 100, 300, 200])
  const given = exampleItem({ region })
  const item: EvaluatedItem = {
    given,
    key: { ...given, category: null, region },
    size: square,
    levels: [rect([100, 100, 200, 200])],
  }
  const attention = { ...map, generic: null }

  it('is measured against the region, or against b1', () => {
    expect(targetOf(item, 'region')).toEqual(region)
    expect(targetOf(item, 'b1')).toEqual(rect([100, 100, 200, 200]))
    expect(targetOf({ ...item, levels: [] }, 'b1')).toEqual(region)
    const found = measureAttention(attention, item, choices)
    expect(found.kind === 'measured' && found.measures.target).toBeCloseTo(3, 9)
    expect(found.kind === 'measured' && found.isRelative).toBe(false)
  })

  it('is relative where a generic map came along', () => {
    const found = measureAttention({ ...attention, generic: map.values }, item, choices)
    expect(found.kind === 'measured' && found.isRelative).toBe(true)
    expect(found.kind === 'measured' && found.measures.area).toBeCloseTo(2 / 16, 5)
  })

  it('is left where something is missing, and the reason is said', () => {
    const because = (each: EvaluatedItem | undefined, of: Attention = attention) => {
      const found = measureAttention(of, each, choices)
      return found.kind === 'left' ? found.because : null
    }
    expect(because(undefined)).toBe('outside')
    expect(because({ ...item, key: null })).toBe('outside')
    expect(because({ ...item, size: null })).toBe('size')
    expect(because({ ...item, key: item.key && { ...item.key, region: null }, levels: [] })).toBe('target')
    expect(because(item, { ...attention, values: map.values.map(() => 0) })).toBe('empty')
  })
})
