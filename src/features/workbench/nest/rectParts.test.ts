import { describe, expect, it } from 'vitest'
import { rectWith, steppedText } from './rectParts.ts'

describe('a rect in four numbers', () => {
  const rect = { x1: 10, y1: 20, x2: 40, y2: 80 }

  it('is moved by x and y', () => {
    expect(rectWith(rect, 'x', 15)).toEqual({ x1: 15, y1: 20, x2: 45, y2: 80 })
    expect(rectWith(rect, 'y', 0)).toEqual({ x1: 10, y1: 0, x2: 40, y2: 60 })
  })

  it('gets another right or lower edge by width and height', () => {
    expect(rectWith(rect, 'width', 5)).toEqual({ x1: 10, y1: 20, x2: 15, y2: 80 })
    expect(rectWith(rect, 'height', 100)).toEqual({ x1: 10, y1: 20, x2: 40, y2: 120 })
  })

  it('steps from what is typed, unless that is no number', () => {
    expect(steppedText('12.3', 1)).toBe('13.3')
    expect(steppedText('5', -10)).toBe('-5')
    expect(steppedText('five', 1)).toBe('five')
    expect(steppedText('', 1)).toBe('')
  })
})
