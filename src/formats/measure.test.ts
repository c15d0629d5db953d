import { describe, expect, it } from 'vitest'
import { inPixels } from './measure.ts'

const size = { width: 400, height: 200 }
const rect = (x1: number, y1: number, x2: number, y2: number) => ({ x1, y1, x2, y2 })

describe('what the numbers of a box count', () => {
  it('are pixels, and stay as they are', () => {
    expect(inPixels(rect(1, 2, 3, 4), 'pixels', size)).toEqual(rect(1, 2, 3, 4))
  })

  it('are shares of the sides: of 1, of a hundred, of a thousand', () => {
    const half = rect(200, 50, 400, 200)
    expect(inPixels(rect(0.5, 0.25, 1, 1), { share: 'side', of: 1 }, size)).toEqual(half)
    expect(inPixels(rect(50, 25, 100, 100), { share: 'side', of: 100 }, size)).toEqual(half)
    expect(inPixels(rect(500, 250, 1000, 1000), { share: 'side', of: 1000 }, size)).toEqual(half)
  })

  it('are shares of the square that the picture makes with bars above and below it, or at its sides', () => {
    const square = { share: 'padded-square', of: 1 } as const
    expect(inPixels(rect(0, 0.25, 1, 0.75), square, size)).toEqual(rect(0, 0, 400, 200))
    const upright = { width: 200, height: 400 }
    expect(inPixels(rect(0.25, 0, 0.75, 1), square, upright)).toEqual(rect(0, 0, 200, 400))
  })
})
