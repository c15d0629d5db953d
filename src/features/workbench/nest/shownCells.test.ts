import { describe, expect, it } from 'vitest'
import { modelFamilies } from '../../../domain/modelViews.ts'
import { cellSizeOf, tokenCellsOf } from './shownCells.ts'

const picture = { width: 2246, height: 1582 }
const [qwen] = modelFamilies
const box = { x1: 1200, y1: 820, x2: 1320, y2: 900 }

describe('token cells over the picture', () => {
  it('cover the picture from edge to edge', () => {
    if (!qwen) throw new Error('No model is known.')
    const cell = cellSizeOf({ family: qwen, budget: 1024 }, picture)
    const cells = tokenCellsOf({ family: qwen, budget: 1024 }, picture, [box])
    expect((cell?.width ?? 0) * (cells?.grid.columns ?? 0)).toBeCloseTo(picture.width)
    expect((cell?.height ?? 0) * (cells?.grid.rows ?? 0)).toBeCloseTo(picture.height)
  })

  it('are those that the box touches (FORMATS §3.2: columns 20 to 22, rows 13 and 14 of 38 × 26)', () => {
    if (!qwen) throw new Error('No model is known.')
    const cells = tokenCellsOf({ family: qwen, budget: 1024 }, picture, [box])
    expect(cells).toEqual({
      grid: { columns: 38, rows: 26 },
      spans: [{ column0: 20, column1: 23, row0: 13, row1: 15 }],
    })
  })

  it('are none where the model refuses the picture', () => {
    if (!qwen) throw new Error('No model is known.')
    expect(tokenCellsOf({ family: qwen, budget: 1024 }, { width: 10_000, height: 20 }, [box])).toBeNull()
  })
})
