import { describe, expect, it } from 'vitest'
import { gapTable } from './zoomingGap.ts'

/** 004 Table 7, Qwen3-VL-8B: items, and how many of them are right in each view, as the percentages come out. */
const qwen = [
  ['counting', 204, 61, 98, 29.9, 48.04, 18.14],
  ['ocr', 123, 59, 85, 47.97, 69.11, 21.14],
  ['color', 242, 92, 155, 38.02, 64.05, 26.03],
  ['structure', 155, 58, 115, 37.42, 74.19, 36.77],
  ['material', 61, 24, 39, 39.34, 63.93, 24.59],
  ['identification', 60, 26, 41, 43.33, 68.33, 25],
] as const

describe('the table of the zooming gap', () => {
  const table = gapTable(
    qwen.flatMap(([category, items, global, regional]) =>
      Array.from({ length: items }, (_, place) => ({
        category,
        global: place < global ? 1 : 0,
        regional: place < regional ? 1 : 0,
      })),
    ),
  )

  it.each(qwen)('is the paper’s for %s', (category, items, _g, _r, global, regional, gap) => {
    const line = table.categories.find((one) => one.category === category)
    expect(line?.items).toBe(items)
    expect((line?.global ?? 0) * 100).toBeCloseTo(global, 2)
    expect((line?.regional ?? 0) * 100).toBeCloseTo(regional, 2)
    expect((line?.gap ?? 0) * 100).toBeCloseTo(gap, 1)
  })

  it('weighs categories by their items over all', () => {
    expect(table.overall?.items).toBe(845)
    expect((table.overall?.global ?? 0) * 100).toBeCloseTo(37.87, 2)
    expect((table.overall?.regional ?? 0) * 100).toBeCloseTo(63.08, 2)
    expect((table.overall?.gap ?? 0) * 100).toBeCloseTo(25.21, 2)
  })

  it('keeps items without a category apart, and takes shares of several answers', () => {
    const { categories, overall } = gapTable([
      { category: null, global: 0.25, regional: 1 },
      { category: 'ocr', global: 1, regional: 0 },
      { category: null, global: 0.75, regional: 1 },
    ])
    expect(categories).toEqual([
      { category: null, items: 2, global: 0.5, regional: 1, gap: 0.5 },
      { category: 'ocr', items: 1, global: 1, regional: 0, gap: -1 },
    ])
    expect(overall?.gap).toBeCloseTo(0, 12)
  })

  it('is empty without rows', () => {
    expect(gapTable([])).toEqual({ categories: [], overall: null })
  })
})
