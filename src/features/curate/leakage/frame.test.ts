import { describe, expect, it } from 'vitest'
import { printWindows } from '../../../domain/printWindows.ts'
import { around, frameFor, placed, zoomed } from './frame.ts'

const large = { width: 400, height: 200 }
const small = { width: 40, height: 20 }
const part = printWindows.findIndex(({ x1, y1, x2, y2 }) => x1 === 0.15 && y1 === 0 && x2 === 1 && y2 === 1)

describe('two pictures over one another', () => {
  it('fill the same frame where both show the whole', () => {
    const frame = frameFor({ kind: 'file' }, large, small)
    expect(frame.second).toEqual({ x1: 0, y1: 0, x2: 400, y2: 200 })
    expect(placed({ x1: 10, y1: 5, x2: 20, y2: 10 }, small, frame.second)).toEqual({
      x1: 100,
      y1: 50,
      x2: 200,
      y2: 100,
    })
  })

  it('lie where one was cropped out of the other', () => {
    const crop = { kind: 'looks', bits: 0, part } as const
    expect(frameFor({ ...crop, within: 'first' }, large, small).second.x1).toBe(60)
    const other = frameFor({ ...crop, within: 'second' }, small, large)
    expect([other.size, other.first.x1]).toEqual([large, 60])
  })
})

describe('the view', () => {
  const whole = { x1: 0, y1: 0, x2: 400, y2: 200 }

  it('goes closer about a point, and back to the whole at most', () => {
    const near = zoomed(whole, large, 2, { x: 100, y: 100 })
    expect(near).toEqual({ x1: 50, y1: 50, x2: 250, y2: 150 })
    const far = zoomed(near, large, 0.01, { x: 100, y: 100 })
    expect(far.x2 - far.x1).toBe(400)
  })

  it('leaves room around a region, inside the frame', () => {
    expect(around({ x1: 0, y1: 90, x2: 40, y2: 110 }, large)).toEqual({ x1: 0, y1: 50, x2: 80, y2: 150 })
  })
})
