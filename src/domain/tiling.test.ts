import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameOf } from './geometry.ts'
import { maxTilesOf, tiledCells, tiledRanges, tiledSize, tiledTokens, tilingOf } from './tiling.ts'
import { tilingRows } from './vectors.test-data.ts'

const side = fc.integer({ min: 1, max: 20_000 })
const sizes = fc.record({ width: side, height: side })

describe('InternVL tiling', () => {
  it.each(tilingRows)(
    'of %d × %d with at most %d tiles is %d × %d: %d tokens',
    (width, height, maxTiles, columns, rows, tokens) => {
      const tiling = tilingOf({ width, height }, maxTiles)
      expect(tiling).toEqual({ columns, rows, thumbnail: columns * rows > 1 })
      expect(tiling && tiledTokens(tiling)).toBe(tokens)
    },
  )

  it('keeps one tile of the budget for the thumbnail', () => {
    expect(maxTilesOf(1024)).toBe(3)
    expect(maxTilesOf(16_384)).toBe(63)
  })

  it('stretches the picture to whole tiles', () => {
    expect(tiledSize({ columns: 3, rows: 2, thumbnail: true })).toEqual({ width: 1344, height: 896 })
  })

  it('is none for a picture without an area', () => {
    expect(tilingOf({ width: 0, height: 10 }, 12)).toBeNull()
    expect(tilingOf({ width: Number.NaN, height: 10 }, 12)).toBeNull()
    expect(tilingOf({ width: Infinity, height: 10 }, 12)).toBeNull()
  })

  it('of equally near aspects takes the larger only with more than half its pixels', () => {
    // Half of 448² × 4 is 401,408 = 633.57².
    expect(tilingOf({ width: 633, height: 633 }, 6)).toMatchObject({ columns: 1, rows: 1 })
    expect(tilingOf({ width: 634, height: 634 }, 6)).toMatchObject({ columns: 2, rows: 2 })
    // 3:2 is as far from 1:1 as from 2:1; half of 448² × 2 is 200,704.
    expect(tilingOf({ width: 546, height: 364 }, 2)).toMatchObject({ columns: 1, rows: 1 })
    expect(tilingOf({ width: 549, height: 366 }, 2)).toMatchObject({ columns: 2, rows: 1 })
  })

  it('stays within the tiles and the budget, and no other allowed aspect is nearer', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 512, max: 16_384 }), (size, budget) => {
        const maxTiles = maxTilesOf(budget)
        const tiling = tilingOf(size, maxTiles)
        expect(tiling).not.toBeNull()
        if (!tiling) return
        expect(tiling.columns * tiling.rows).toBeLessThanOrEqual(maxTiles)
        expect(tiledTokens(tiling)).toBeLessThanOrEqual(budget)
        const aspect = size.width / size.height
        const distance = Math.abs(aspect - tiling.columns / tiling.rows)
        for (let columns = 1; columns <= maxTiles; columns++)
          for (let rows = 1; columns * rows <= maxTiles; rows++)
            expect(distance).toBeLessThanOrEqual(Math.abs(aspect - columns / rows))
      }),
      { numRuns: 40 },
    )
  })
})

describe('the tokens of a rect under InternVL', () => {
  it('lie in each tile it touches and in the thumbnail', () => {
    const size = { width: 2246, height: 1582 }
    const tiling = { columns: 3, rows: 2, thumbnail: true }
    const cells = tiledCells({ x1: 1200, y1: 820, x2: 1320, y2: 900 }, size, tiling)
    expect(cells.count).toBe(16)
    expect(tiledRanges(cells, tiling)).toEqual([
      [1033, 1036],
      [1049, 1052],
      [1065, 1068],
      [1672, 1673],
      [1688, 1689],
    ])
  })

  it('are split where it crosses a border between tiles', () => {
    const size = { width: 896, height: 448 }
    const tiling = { columns: 2, rows: 1, thumbnail: true }
    const cells = tiledCells({ x1: 420, y1: 0, x2: 476, y2: 28 }, size, tiling)
    expect(tiledRanges(cells, tiling)).toEqual([
      [15, 15],
      [256, 256],
      [519, 520],
    ])
  })

  it('have no thumbnail where one tile is all', () => {
    const size = { width: 448, height: 448 }
    const tiling = { columns: 1, rows: 1, thumbnail: false }
    const cells = tiledCells({ x1: 0, y1: 0, x2: 56, y2: 28 }, size, tiling)
    expect(cells.thumbnail).toBeNull()
    expect(tiledRanges(cells, tiling)).toEqual([[0, 1]])
  })

  it('are as many as its cells, ascending, each once, and all of them for the whole picture', () => {
    const within = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        sizes,
        fc.integer({ min: 1, max: 63 }),
        within,
        within,
        within,
        within,
        (size, maxTiles, a, b, c, d) => {
          const tiling = tilingOf(size, maxTiles)
          expect(tiling).not.toBeNull()
          if (!tiling) return
          const rect = {
            x1: Math.min(a, b) * size.width,
            y1: Math.min(c, d) * size.height,
            x2: Math.max(a, b) * size.width,
            y2: Math.max(c, d) * size.height,
          }
          const cells = tiledCells(rect, size, tiling)
          const numbers = tiledRanges(cells, tiling).flatMap(([first, last]) =>
            Array.from({ length: last - first + 1 }, (_, step) => first + step),
          )
          expect(numbers).toHaveLength(cells.count)
          expect(numbers.every((number, index) => number > (numbers[index - 1] ?? -1))).toBe(true)
          expect(numbers.at(-1)).toBeLessThan(tiledTokens(tiling))
          expect(tiledCells(frameOf(size), size, tiling).count).toBe(tiledTokens(tiling))
        },
      ),
    )
  })
})
