import { describe, expect, it } from 'vitest'
import { publishedClaims, publishedTables } from './published.ts'
import { faultsOf, publishedChecks, standingAt } from './publishedChecks.ts'

/** Row, column, what is printed, what comes out. */
const faults = (standing: 'off' | 'rounded') =>
  publishedTables.flatMap((table) =>
    faultsOf(publishedChecks(table))
      .filter((check) => check.standing === standing)
      .map(({ row, column, printed, recomputed }) => [
        table.id,
        table.rows[row]?.name,
        table.columns[column]?.name,
        printed,
        Number(recomputed.toFixed(3)),
      ]),
  )

describe('the published tables', () => {
  it('have one figure for each column in each row', () => {
    for (const { id, columns, rows } of publishedTables)
      for (const { name, figures } of rows)
        expect([id, name, figures.length]).toEqual([id, name, columns.length])
  })

  it('follow from themselves, but for two figures', () => {
    expect(faults('off')).toEqual([
      ['focus-2a', 'Pixel Reasoner', 'V* Attr', 73.1, 73.043],
      ['focus-10', 'Without the reward', 'Overall', 71.2, 71.35],
    ])
  })

  it('hold eleven averages of figures that had been rounded before', () => {
    expect(faults('rounded')).toEqual([
      ['focus-1a', 'DeepEyes, random noise', 'V* overall', 85.4, 85.34],
      ['focus-1a', 'DeepEyes, ground truth', 'V* overall', 87.5, 87.435],
      ['focus-1b', 'DeepEyes, random noise', 'V* overall', 74.8, 74.869],
      ['focus-2a', 'Pixel Reasoner', 'V* overall', 73.9, 73.822],
      ['focus-2a', 'Mini-o3', '4K overall', 70.7, 70.625],
      ['focus-2a', 'Ours', '8K overall', 72.1, 72],
      ['focus-3', 'Stage II', '8K overall', 72.1, 72],
      ['focus-4', '+ VisualProbe data', '8K overall', 72.7, 72.625],
      ['focus-4', '+ VisualProbe data and L1 reward', '8K overall', 72.1, 72],
      ['focus-8', 'Stage II', '8K overall', 72.1, 72],
      ['focus-10', 'IoU reward', 'Overall', 72.7, 72.625],
    ])
  })

  it('are checked cell by cell: all 189 figures of the dual-view table follow', () => {
    const table = publishedTables.find(({ id }) => id === 'zoombench-7')
    if (!table) throw new Error('The table is missing.')
    const checks = publishedChecks(table)
    const standings = table.rows.flatMap((_, row) =>
      table.columns.map((__, column) => standingAt(checks, row, column)),
    )
    expect(standings).toHaveLength(189)
    expect(new Set(standings)).toEqual(new Set(['follows']))
  })
})

describe('what the papers say of their figures', () => {
  const outcomes = Object.fromEntries(publishedClaims().map(({ id, outcome }) => [id, outcome]))

  it('mostly holds, and in some points does not', () => {
    expect(outcomes).toEqual({
      'smallest-gap': 'holds',
      'global-rank': 'holds',
      'counting-hardest': 'holds',
      'largest-gaps': 'holds',
      'smaller-gaps': 'partly',
      'starting-point': 'partly',
      repeated: 'partly',
      difficulty: 'partly',
      'stage-one': 'holds',
      'iou-gain': 'partly',
      'stage-two': 'partly',
      'stage-one-crops': 'partly',
      'data-gain': 'partly',
      'l1-gain': 'partly',
      'crop-test': 'partly',
      'poor-crops': 'holds',
      'best-of-all': 'partly',
      hours: 'holds',
    })
  })

  it.each([
    ['starting-point', '62.86'],
    ['starting-point', '+5.26, not +6.60'],
    ['repeated', 'Qwen2.5-VL-7B, MME-RW-en: 58.3 for 60.80'],
    ['iou-gain', '+4.7, +5.1, +5.5, +4.5, +11.7, +9.8'],
    ['l1-gain', '−0.6, +2.4, +4.2'],
    ['l1-gain', '−4.8, −3.0'],
    ['stage-two', '−1.2'],
    ['stage-one-crops', '−13.4, −9.3'],
    ['crop-test', 'among them all on V*; others are up to 5.0 points away'],
    [
      'best-of-all',
      '4K overall 76.4, Mini-o3, from its own paper 77.5; V* overall 89.5, DeepEyes, from its own paper 90.1',
    ],
  ])('%s: %s', (id, words) => {
    expect(publishedClaims().find((claim) => claim.id === id)?.finding).toContain(words)
  })
})
