import { describe, expect, it } from 'vitest'
import type { Rect } from '../domain/geometry.ts'
import { paintFrame } from './frame.ts'

/** The rows of a black picture with a red frame: `#` where it is red. */
function painted(rect: Rect, line: number, width = 12, height = 10, left = 0, top = 0): readonly string[] {
  const pixels = new Uint8ClampedArray(width * height * 4)
  paintFrame({ pixels, width, left, top }, { rect, width: line, colour: 'red' })
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => (pixels[(y * width + x) * 4] === 255 ? '#' : '.')).join(''),
  )
}

describe('a frame', () => {
  it('holds both of its corners and grows inwards', () => {
    expect(painted({ x1: 1, y1: 1, x2: 8, y2: 7 }, 2)).toEqual([
      '............',
      '.########...',
      '.########...',
      '.##....##...',
      '.##....##...',
      '.##....##...',
      '.########...',
      '.########...',
      '............',
      '............',
    ])
  })

  it('cuts its corners to whole pixels, and leaves what lies beyond the picture', () => {
    expect(painted({ x1: 7.9, y1: 5.6, x2: 12, y2: 10 }, 1)).toEqual([
      ...Array<string>(5).fill('............'),
      '.......#####',
      ...Array<string>(4).fill('.......#....'),
    ])
  })

  it('paints columns 10–14 and 46–50 of a box from 10 to 50', () => {
    const [row = ''] = painted({ x1: 10, y1: 10, x2: 50, y2: 50 }, 5, 60, 60).slice(30)
    expect(Array.from(row).flatMap((mark, x) => (mark === '#' ? x : []))).toEqual([
      10, 11, 12, 13, 14, 46, 47, 48, 49, 50,
    ])
  })

  it('goes beyond a box that is smaller than its lines, as Pillow does', () => {
    expect(painted({ x1: 4, y1: 4, x2: 6, y2: 5 }, 3)).toEqual([
      '............',
      '............',
      '............',
      '....###.....',
      '....###.....',
      '....###.....',
      '....###.....',
      '....###.....',
      '............',
      '............',
    ])
  })

  it('looks the same in a part of the picture', () => {
    const rect = { x1: 1, y1: 1, x2: 8, y2: 7 }
    const whole = painted(rect, 2)
    expect(painted(rect, 2, 5, 4, 3, 2)).toEqual(whole.slice(2, 6).map((row) => row.slice(3, 8)))
  })

  it('has the colour that is named', () => {
    const pixels = new Uint8ClampedArray(4)
    const frame = { rect: { x1: 0, y1: 0, x2: 0, y2: 0 }, width: 1 }
    paintFrame({ pixels, width: 1, left: 0, top: 0 }, { ...frame, colour: '#0a0B0c' })
    expect([...pixels]).toEqual([10, 11, 12, 0])
    expect(() => paintFrame({ pixels, width: 1, left: 0, top: 0 }, { ...frame, colour: 'mauve' })).toThrow(
      'mauve',
    )
  })
})
