import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contains, heightOf, widthOf, type Point, type Rect } from '../domain/geometry.ts'
import {
  holdAt,
  idle,
  preview,
  resized,
  step,
  type Gesture,
  type GestureInput,
  type Scene,
} from './gesture.ts'

const frame = { x1: 0, y1: 0, x2: 1000, y2: 800 }
const box = { x1: 100, y1: 100, x2: 300, y2: 200 }
const scene = (over: Partial<Scene> = {}): Scene => ({ box, frame, slack: 4, ...over })
const at = (x: number, y: number): Point => ({ x, y })

/** Plays inputs and answers with what was finished. */
function play(
  inputs: readonly GestureInput[],
  over: Partial<Scene> = {},
): { gesture: Gesture; finished: Rect[] } {
  let gesture: Gesture = idle
  const finished: Rect[] = []
  for (const input of inputs) {
    const next = step(gesture, input, scene(over))
    gesture = next.gesture
    if (next.finished) finished.push(next.finished)
  }
  return { gesture, finished }
}

const drag = (from: Point, to: Point): GestureInput[] => [
  { kind: 'down', point: from },
  { kind: 'move', point: to },
  { kind: 'up', point: to },
]

describe('the gesture on the region', () => {
  it('draws a new rect from outside, clipped to the picture', () => {
    expect(play(drag(at(500, 500), at(1200, 600))).finished).toEqual([
      { x1: 500, y1: 500, x2: 1000, y2: 600 },
    ])
  })

  it('moves the rect from its inside and keeps its size at the edges', () => {
    expect(play(drag(at(200, 150), at(250, 160))).finished).toEqual([{ x1: 150, y1: 110, x2: 350, y2: 210 }])
    expect(play(drag(at(200, 150), at(-900, 150))).finished).toEqual([{ x1: 0, y1: 100, x2: 200, y2: 200 }])
  })

  it('resizes at a corner or an edge, never inside out', () => {
    expect(play(drag(at(300, 200), at(340, 260))).finished).toEqual([{ x1: 100, y1: 100, x2: 340, y2: 260 }])
    expect(play(drag(at(100, 150), at(900, 150))).finished).toEqual([{ x1: 299, y1: 100, x2: 300, y2: 200 }])
  })

  it('takes a press without a drag for a click, and commits nothing', () => {
    expect(play(drag(at(200, 150), at(202, 151)))).toEqual({ gesture: idle, finished: [] })
  })

  it('commits nothing after Escape', () => {
    const inputs: GestureInput[] = [
      { kind: 'down', point: at(500, 500) },
      { kind: 'move', point: at(600, 600) },
      { kind: 'cancel' },
      { kind: 'up', point: at(600, 600) },
    ]
    expect(play(inputs)).toEqual({ gesture: idle, finished: [] })
  })

  it('shows while it goes on what it would leave', () => {
    const { gesture } = play(drag(at(500, 500), at(600, 600)).slice(0, 2))
    expect(preview(gesture, scene())).toEqual({ x1: 500, y1: 500, x2: 600, y2: 600 })
  })

  it('leaves the inside of a box of a few pixels free for moving', () => {
    const tiny = { x1: 100, y1: 100, x2: 106, y2: 106 }
    expect(holdAt(tiny, at(103, 103), 12)).toBe('inside')
    expect(holdAt(tiny, at(110, 110), 12)).toBe('se')
    expect(holdAt(tiny, at(130, 130), 12)).toBe('outside')
  })

  it('never leaves a rect outside the picture or without a side, whatever is done', () => {
    const input: fc.Arbitrary<GestureInput> = fc.oneof(
      fc.record({
        kind: fc.constantFrom('down' as const, 'move' as const, 'up' as const),
        point: fc.record({
          x: fc.integer({ min: -300, max: 1300 }),
          y: fc.integer({ min: -300, max: 1100 }),
        }),
      }),
      fc.constant({ kind: 'cancel' as const }),
    )
    fc.assert(
      fc.property(fc.array(input, { maxLength: 60 }), (inputs) => {
        for (const rect of play(inputs).finished) {
          expect(contains(frame, rect)).toBe(true)
          expect(widthOf(rect)).toBeGreaterThanOrEqual(1)
          expect(heightOf(rect)).toBeGreaterThanOrEqual(1)
        }
      }),
    )
  })

  it('resizes by keys at the lower right corner', () => {
    expect(resized(box, 'se', 1, -1, frame)).toEqual({ x1: 100, y1: 100, x2: 301, y2: 199 })
  })
})
