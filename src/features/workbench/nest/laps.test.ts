import { describe, expect, it } from 'vitest'
import { createLaps } from './laps.ts'

describe('laps', () => {
  it('count each millisecond for one act only', () => {
    const laps = createLaps()
    expect([laps.next('a', 4000), laps.next('a', 5500), laps.next('a', 5500)]).toEqual([4000, 1500, 0])
  })

  it('start anew on another item, and when the clock of the item does', () => {
    const laps = createLaps()
    laps.next('a', 4000)
    expect(laps.next('b', 700)).toBe(700)
    expect(laps.next('b', 200)).toBe(200)
  })
})
