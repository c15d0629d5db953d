import { describe, expect, it } from 'vitest'
import type { MeasuredMap } from '../../../domain/attentionMap.ts'
import {
  cellAt,
  cellSentence,
  cellsShown,
  movedCell,
  pathOf,
  rectPath,
  strongestCell,
  totalOf,
} from './heatCells.ts'

const map: MeasuredMap = { columns: 3, rows: 2, values: [1, 2, 3, 0, 6, 0], kind: 'raw' }

describe('the cells of a heat map', () => {
  it('are found under the pointer, and not outside', () => {
    expect(cellAt(0, 0, map)).toEqual({ column: 0, row: 0 })
    expect(cellAt(0.99, 0.5, map)).toEqual({ column: 2, row: 1 })
    expect([cellAt(1, 0, map), cellAt(0, -0.1, map)]).toEqual([null, null])
  })

  it('are walked with the arrows, from the strongest, and never out of the grid', () => {
    expect(movedCell('ArrowLeft', null, map)).toEqual({ column: 1, row: 1 })
    expect(movedCell('ArrowLeft', { column: 1, row: 1 }, map)).toEqual({ column: 0, row: 1 })
    expect(movedCell('ArrowLeft', { column: 0, row: 1 }, map)).toEqual({ column: 0, row: 1 })
    expect(movedCell('ArrowDown', { column: 0, row: 1 }, map)).toEqual({ column: 0, row: 1 })
    expect(movedCell('Home', { column: 0, row: 0 }, map)).toEqual(strongestCell(map))
  })

  it('are left with Escape, and other keys mean nothing', () => {
    expect(movedCell('Escape', { column: 0, row: 0 }, map)).toBeNull()
    expect(movedCell('Escape', null, map)).toBeUndefined()
    expect(movedCell('k', null, map)).toBeUndefined()
  })

  it('say row, column, weight and share', () => {
    expect(cellSentence({ column: 1, row: 1 }, map, { total: 12, isTarget: true })).toBe(
      'Row 2, column 2 · weight 6 · 50.00 % of all · 3 × the mean · target token',
    )
    expect(cellSentence({ column: 0, row: 1 }, map, { total: totalOf(map), isTarget: false })).toBe(
      'Row 2, column 1 · weight 0 · 0.00 % of all · 0 × the mean',
    )
    expect(
      cellSentence(
        { column: 0, row: 0 },
        { ...map, values: [0, 0, 0, 0, 0, 0] },
        { total: 0, isTarget: false },
      ),
    ).toBe('Row 1, column 1 · weight 0')
  })

  it('are outlined in cells', () => {
    expect(pathOf([[0, 1, 1, 1]])).toBe('M0 1L1 1')
    const size = { width: 300, height: 200 }
    expect(rectPath({ x1: 150, y1: 50, x2: 300, y2: 200 }, size, map)).toBe('M1.5 0.5H3V2H1.5Z')
  })

  it('of a target are its tokens and those the script counts', () => {
    const size = { width: 300, height: 200 }
    const target = { x1: 0, y1: 0, x2: 90, y2: 90 }
    expect(cellsShown(target, size, map, 'touched')).toEqual({
      tokens: [0],
      counted: [0, 1, 3, 4],
      isNearest: false,
    })
    expect(cellsShown(null, size, map, 'half').tokens).toEqual([])
  })
})
