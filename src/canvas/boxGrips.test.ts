import { describe, expect, it } from 'vitest'
import { cursorOf, gripAt, handleFrame, handlesOf, pulled, turnedCursor } from './boxGrips.ts'

const large = { x1: 100, y1: 100, x2: 300, y2: 200 }
const tiny = { x1: 100, y1: 100, x2: 103, y2: 102 }
const reach = 8

describe('the handles of a box', () => {
  it('sit on the box itself where it is large enough', () => {
    expect(handleFrame(large, reach)).toEqual(large)
    expect(handlesOf(large, reach).map(([grip]) => grip)).toHaveLength(8)
  })

  it('stand off a box of a few pixels, each where it can be told from the next', () => {
    const frame = handleFrame(tiny, reach)
    expect(frame).toEqual({ x1: 89.5, y1: 89, x2: 113.5, y2: 113 })
    const handles = handlesOf(frame, reach)
    expect(handles.map(([grip]) => grip)).toEqual(['nw', 'ne', 'se', 'sw'])
    for (const [grip, at] of handles) expect(gripAt(tiny, at, reach, false)).toBe(grip)
  })

  it('leave the middle of a box of a few pixels free', () => {
    expect(gripAt(tiny, { x: 101.5, y: 101 }, reach, true)).toBeNull()
    expect(gripAt(tiny, { x: 106, y: 105 }, reach, true)).toBeNull()
  })

  it('can be met from outside as far as the reach, and no further', () => {
    expect(gripAt(large, { x: 307, y: 207 }, reach, false)).toBe('se')
    expect(gripAt(large, { x: 309, y: 200 }, reach, false)).toBeNull()
  })

  it('include the edges between them only when asked', () => {
    expect(gripAt(large, { x: 150, y: 100 }, reach, true)).toBe('n')
    expect(gripAt(large, { x: 150, y: 100 }, reach, false)).toBeNull()
    expect(gripAt(large, { x: 200, y: 100 }, reach, false)).toBe('n')
  })
})

describe('the cursor of a grip', () => {
  it('turns with the picture', () => {
    expect(turnedCursor(cursorOf('n'))).toBe('ns-resize')
    expect(turnedCursor(cursorOf('n'), 1)).toBe('ew-resize')
    expect(turnedCursor(cursorOf('nw'), 3)).toBe('nesw-resize')
    expect(turnedCursor(cursorOf('nw'), 2)).toBe('nwse-resize')
    expect(turnedCursor('crosshair', 1)).toBe('crosshair')
  })
})

describe('a pulled rect', () => {
  it('moves only the held edges, onto whole pixels', () => {
    const fractional = { x1: 10.5, y1: 10.5, x2: 20.5, y2: 20.5 }
    expect(pulled(fractional, 'e', 3.2, 9)).toEqual({ ...fractional, x2: 24 })
    expect(pulled(fractional, 'nw', -3, -4)).toEqual({ ...fractional, x1: 8, y1: 7 })
  })

  it('keeps a pixel instead of turning inside out', () => {
    expect(pulled(large, 'se', -900, -900)).toEqual({ x1: 100, y1: 100, x2: 101, y2: 101 })
    expect(pulled(large, 'nw', 900, 900)).toEqual({ x1: 299, y1: 199, x2: 300, y2: 200 })
  })
})
