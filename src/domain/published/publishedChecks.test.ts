import { describe, expect, it } from 'vitest'
import { publishedChecks, standingAt } from './publishedChecks.ts'
import type { PublishedRule, PublishedTable } from './publishedTable.ts'
import { dimensions, zoomBenchDualViews, zoomBenchItems } from './zoomBenchTables.ts'

const table = (
  figures: readonly (readonly (number | null)[])[],
  items: readonly (number | null)[],
  rules: readonly PublishedRule[],
): PublishedTable => ({
  id: 't',
  paper: 'zoombench',
  number: 'Table 0',
  name: 'Own',
  columns: items.map((count, place) => ({ name: `c${place}`, items: count })),
  rows: figures.map((each, place) => ({ name: `r${place}`, line: null, figures: each })),
  digits: 1,
  rules,
})

const average: PublishedRule = { kind: 'average', column: 2, parts: [0, 1], rows: [0] }

const standingOf = (printed: number) =>
  standingAt(publishedChecks(table([[50, 51, printed]], [null, null, null], [average])), 0, 2)

describe('a published figure', () => {
  it('may be off by its own rounding and by that of what it comes from', () => {
    expect([50.4, 50.5, 50.6].map(standingOf)).toEqual(['follows', 'follows', 'follows'])
    expect([50.3, 50.7].map(standingOf)).toEqual(['off', 'off'])
  })

  it('weighs its parts by their items', () => {
    const checks = publishedChecks(table([[50, 100, 62.5]], [30, 10, null], [average]))
    expect(checks).toMatchObject([{ standing: 'follows', recomputed: 62.5 }])
    expect(standingAt(publishedChecks(table([[50, 100, 75]], [30, 10, null], [average])), 0, 2)).toBe('off')
  })

  it('must come out of the counted answers, not only of rounded figures', () => {
    // 1 of 3 and 2 of 3: half of six, but 50.05 of the printed figures.
    const checks = publishedChecks(table([[33.3, 66.7, 50.1]], [3, 3, null], [average]))
    expect(checks).toMatchObject([{ standing: 'rounded', recomputed: 50 }])
  })

  it('is a share of whole answers', () => {
    const checks = publishedChecks(table([[33.3, 33.4, null]], [3, 3, 3], [{ kind: 'count', rows: [0] }]))
    expect(checks.map(({ standing }) => standing)).toEqual(['follows', 'off'])
  })

  it('is a difference, or a mean, column by column', () => {
    const checks = publishedChecks(
      table(
        [[40], [60], [20], [50]],
        [null],
        [
          { kind: 'difference', row: 2, from: 1, less: 0 },
          { kind: 'mean', row: 3, of: [0, 1] },
        ],
      ),
    )
    expect(checks.map(({ rule, recomputed }) => [rule, recomputed])).toEqual([
      ['difference', 20],
      ['mean', 50],
    ])
  })

  it('is only given where no rule speaks of it, and passed over where something is missing', () => {
    const checks = publishedChecks(table([[50, null, 50]], [null, null, null], [average]))
    expect(checks).toEqual([])
    expect(standingAt(checks, 0, 0)).toBe('given')
  })
})

describe('the sizes of the six dimensions', () => {
  it('are the only ones that fit all 96 accuracies and sum up to the number of items', () => {
    const fits = dimensions.map((_, column) => {
      const shares = zoomBenchDualViews.rows.flatMap(({ name, line, figures }) =>
        name === 'Average' || line === 'gap' ? [] : [figures[column] ?? Number.NaN],
      )
      expect(shares).toHaveLength(16)
      return Array.from({ length: zoomBenchItems }, (__, place) => place + 1).filter((items) =>
        shares.every(
          (share) => Math.abs((Math.round((share * items) / 100) / items) * 100 - share) <= 0.005 + 1e-9,
        ),
      )
    })
    const sums = fits.reduce<readonly (readonly number[])[]>(
      (found, sizes) =>
        found.flatMap((before) =>
          sizes
            .map((size) => [...before, size])
            .filter((all) => all.reduce((sum, size) => sum + size, 0) <= zoomBenchItems),
        ),
      [[]],
    )
    expect(sums.filter((all) => all.reduce((sum, size) => sum + size, 0) === zoomBenchItems)).toEqual([
      dimensions.map(({ items }) => items),
    ])
  })
})
