import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paced, perSecond, secondsLeft, startPace, type Pace } from './taskRate.ts'

const run = (steps: readonly (readonly [at: number, done: number])[]): Pace =>
  steps.reduce((pace, [at, done]) => paced(pace, done, at), startPace(0))

describe('the pace of a task', () => {
  it('is not told before a second has passed, nor while nothing moves', () => {
    expect(perSecond(startPace(0))).toBeNull()
    expect(perSecond(run([[900, 50]]))).toBeNull()
    expect(perSecond(run([[5000, 0]]))).toBeNull()
    expect(secondsLeft(run([[5000, 0]]), 100)).toBeNull()
  })

  it('is what was done in the time, and tells what is left', () => {
    const pace = run([
      [1000, 10],
      [2000, 20],
    ])
    expect(perSecond(pace)).toBe(10)
    expect(secondsLeft(pace, 120)).toBe(10)
    expect(secondsLeft(pace, 5)).toBe(0)
  })

  it('forgets how it was long ago', () => {
    const slow = Array.from({ length: 60 }, (_, index) => [(index + 1) * 1000, index + 1] as const)
    const fast = Array.from({ length: 15 }, (_, index) => [61_000 + index * 1000, 160 + index * 100] as const)
    expect(perSecond(run([...slow, ...fast]))).toBe(100)
  })

  it('begins anew when another task takes over', () => {
    expect(
      perSecond(
        run([
          [2000, 50],
          [3000, 0],
          [5000, 4],
        ]),
      ),
    ).toBe(2)
  })

  it('holds few moments and an honest rate, however often it hears', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 50, maxLength: 400 }),
        (speed, pauses) => {
          let at = 1000
          let pace = startPace(0)
          for (const pause of pauses) {
            at += pause
            pace = paced(pace, at * speed, at)
          }
          expect(pace.moments.length).toBeLessThanOrEqual(100)
          expect(perSecond(pace)).toBeCloseTo(speed * 1000, 3)
        },
      ),
    )
  })
})
