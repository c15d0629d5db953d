import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { coverageCells, coverageGrid, spanOfCoverage } from './coverageCells.ts'
import type { Rect, Size } from './geometry.ts'
import { groundingOf } from './reward.ts'
import { ruleOfTokens, smartResize } from './smartResize.ts'
import { tiledTokens, tilingOf } from './tiling.ts'
import { cellCount, cellsTouched, rangesOfSpan } from './tokenCells.ts'
import {
  cellRows,
  coverageRows,
  resizeRows,
  rewardLevels,
  rewardRows,
  tilingRows,
} from './vectors.test-data.ts'

/** The shared vectors, where they lie beside the repository. They are compared whole: every row, nothing left over. */
const shared = resolve(import.meta.dirname, '../../../shared/vectors.json')

type Corners = readonly [x1: number, y1: number, x2: number, y2: number]
const rect = ([x1, y1, x2, y2]: Corners): Rect => ({ x1, y1, x2, y2 })
const size: Size = { width: 2246, height: 1582 }
const sized = { w: size.width, h: size.height }
const six = (value: number): number => Number(value.toFixed(6))

function present<Value>(value: Value | null): Value {
  if (value === null) throw new Error('Every vector has a result.')
  return value
}

const resized = (size: Size, factor: number, minTokens: number, maxTokens: number) => {
  const { width, height } = present(smartResize(size, ruleOfTokens(factor, minTokens, maxTokens)))
  return { width, height, columns: width / factor, rows: height / factor }
}

const resizeVectors = resizeRows.map(([w, h, factor, min_tokens, max_tokens]) => {
  const out = resized({ width: w, height: h }, factor, min_tokens, max_tokens)
  const { width: out_w, height: out_h, columns: cols, rows } = out
  return { w, h, factor, min_tokens, max_tokens, out_w, out_h, cols, rows, tokens: cols * rows }
})

const tilingVectors = tilingRows.map(([w, h, max_num]) => {
  const tiling = present(tilingOf({ width: w, height: h }, max_num))
  const { columns: cols, rows } = tiling
  const tokens = tiledTokens(tiling)
  return { w, h, max_num, cols, rows, tiles: cols * rows, patches_with_thumb: tokens / 256, tokens }
})

const cellVectors = cellRows.map(([bbox_xyxy, factor, max_tokens]) => {
  const { columns, rows } = resized(size, factor, factor === 28 ? 4 : 64, max_tokens)
  const grid = { columns, rows }
  const span = cellsTouched(rect(bbox_xyxy), size, grid)
  return {
    ...sized,
    bbox_xyxy,
    factor,
    max_tokens,
    grid: [columns, rows],
    col0: span.column0,
    col1_excl: span.column1,
    row0: span.row0,
    row1_excl: span.row1,
    ranges: rangesOfSpan(span, grid),
    count: cellCount(span),
  }
})

const coverageVectors = coverageRows.map(([bbox_xyxy]) => {
  const grid = present(coverageGrid(size))
  const cells = coverageCells(rect(bbox_xyxy), size, grid)
  return {
    ...sized,
    bbox_xyxy,
    grid: [grid.columns, grid.rows],
    x1: cells.firstColumn,
    y1: cells.firstRow,
    x2_incl: cells.lastColumn,
    y2_incl: cells.lastRow,
    cells_summed: cellCount(spanOfCoverage(cells, grid)),
  }
})

const rewardVectors = rewardRows.map(([pred]) => {
  const grounding = present(groundingOf(rect(pred), rewardLevels.map(rect), size))
  return {
    pred,
    coverage: six(grounding.coverage),
    ious: grounding.ious.map(six),
    r_iou: six(grounding.iouReward),
    mean_corner_l1_norm: grounding.distances.map(six),
    closest: grounding.closest,
  }
})

describe.skipIf(!existsSync(shared))('the shared vectors (skipped where they are not present)', () => {
  it.each([
    ['smart_resize', resizeVectors],
    ['internvl', tilingVectors],
    ['bbox_tokens', cellVectors],
    ['zwz_coverage_cells', coverageVectors],
    ['lfpc_rewards', rewardVectors],
  ])('%s are met, row for row', (name, rows) => {
    const vectors: unknown = JSON.parse(readFileSync(shared, 'utf8'))
    expect(vectors).toHaveProperty(name, rows)
  })
})
