import { describe, expect, it } from 'vitest'
import { createTimekeeper } from './timekeeper.ts'

function timed() {
  let at = 1000
  const keeper = createTimekeeper(() => at)
  const wait = (ms: number) => {
    at += ms
  }
  const spent = () => {
    const { activeMs, idleMs } = keeper.spent()
    return { activeMs, idleMs }
  }
  return { ...keeper, wait, spent }
}

describe('the timekeeper', () => {
  it('goes on counting when one comes back to an item, and never counts time twice', () => {
    const time = timed()
    time.turnTo('a')
    time.wait(4000)
    time.turnTo('b')
    time.wait(70)
    time.turnTo('a')
    time.wait(500)
    expect(time.spent()).toEqual({ activeMs: 4500, idleMs: 0 })
    time.counted()
    expect(time.spent()).toEqual({ activeMs: 0, idleMs: 0 })
    time.turnTo('b')
    time.leave()
    time.wait(900)
    expect(time.spent()).toEqual({ activeMs: 70, idleMs: 900 })
    time.turnTo('a')
    expect(time.spent()).toEqual({ activeMs: 0, idleMs: 0 })
  })

  it('leaves out the time while nothing was in sight, and that of whoever sat there before', () => {
    const time = timed()
    time.turnTo('a')
    time.wait(100)
    time.turnTo(null)
    time.wait(5000)
    time.turnTo('a')
    expect(time.spent()).toEqual({ activeMs: 100, idleMs: 0 })
    time.startOver()
    time.wait(7)
    expect(time.spent()).toEqual({ activeMs: 7, idleMs: 0 })
  })

  it('keeps the clock running while the same item stays in sight', () => {
    const time = timed()
    time.turnTo('a')
    time.wait(40_000)
    time.stir()
    time.turnTo('a')
    time.wait(1000)
    expect(time.spent()).toEqual({ activeMs: 31_000, idleMs: 10_000 })
  })
})
