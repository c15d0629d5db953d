import { describe, expect, it } from 'vitest'
import { exampleAnswer } from './answers.test-data.ts'
import { cropOf, drawnBoxes, outlinesIn, regionOutline } from './drawnBoxes.ts'

const size = { width: 100, height: 80 }
const boxed = (boxes: readonly (readonly [number, number, number, number])[]) => {
  const answer = exampleAnswer({ convention: 'pixels' })
  return { ...answer, prediction: { ...answer.prediction, boxes } }
}

describe('the boxes of an answer', () => {
  it('are drawn in pixels of the picture, numbered as they came', () => {
    const { outlines, unplaced } = drawnBoxes(
      boxed([
        [1, 2, 30, 40],
        [500, 500, 600, 600],
        [50, 50, 90, 70],
      ]),
      size,
    )
    expect(outlines.map(({ rect, tag }) => [tag, rect])).toEqual([
      ['1', { x1: 1, y1: 2, x2: 30, y2: 40 }],
      ['3', { x1: 50, y1: 50, x2: 90, y2: 70 }],
    ])
    expect(unplaced).toBe(1)
  })

  it('are not drawn where nobody knows how they are meant, or how large the picture is', () => {
    const answer = boxed([[1, 2, 30, 40]])
    expect(drawnBoxes({ ...answer, convention: null }, size)).toEqual({ outlines: [], unplaced: 1 })
    expect(drawnBoxes(answer, null)).toEqual({ outlines: [], unplaced: 1 })
    expect(drawnBoxes(null, size)).toEqual({ outlines: [], unplaced: 0 })
  })

  it('are shown of a part of the picture as far as they lie in it, and not where they lie around it', () => {
    const { outlines } = drawnBoxes(
      boxed([
        [0, 0, 100, 80],
        [30, 30, 60, 60],
        [0, 0, 5, 5],
      ]),
      size,
    )
    const seen = outlinesIn(outlines, { x1: 20, y1: 20, x2: 50, y2: 50 })
    expect(seen.map(({ rect, tag }) => [tag, rect])).toEqual([['2', { x1: 30, y1: 30, x2: 50, y2: 50 }]])
  })
})

it('cuts the region to the picture', () => {
  expect(cropOf({ x1: -5, y1: 10, x2: 20, y2: 90 }, size)).toEqual({ x1: 0, y1: 10, x2: 20, y2: 80 })
  expect(cropOf({ x1: 200, y1: 10, x2: 220, y2: 90 }, size)).toBeNull()
  expect(cropOf(null, size)).toBeNull()
  expect(regionOutline(null)).toEqual([])
})
