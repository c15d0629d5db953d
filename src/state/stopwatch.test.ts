import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leave, readWatch, startWatch, stir } from './stopwatch.ts'

const spent = ({ activeMs, idleMs }: { activeMs: number; idleMs: number }) => ({ activeMs, idleMs })

describe('the stopwatch', () => {
  it('counts as active up to 30 s after the last sign of life, then as idle', () => {
    expect(spent(readWatch(startWatch(0), 12_000))).toEqual({ activeMs: 12_000, idleMs: 0 })
    expect(spent(readWatch(startWatch(0), 50_000))).toEqual({ activeMs: 30_000, idleMs: 20_000 })
    expect(spent(readWatch(stir(startWatch(0), 20_000), 45_000))).toEqual({ activeMs: 45_000, idleMs: 0 })
  })

  it('counts the time while the page is hidden as idle', () => {
    const watch = leave(startWatch(0), 5_000)
    expect(spent(readWatch(watch, 65_000))).toEqual({ activeMs: 5_000, idleMs: 60_000 })
    expect(spent(readWatch(stir(watch, 65_000), 70_000))).toEqual({ activeMs: 10_000, idleMs: 60_000 })
  })

  it('never loses or invents time, however often it is looked at', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(90_000), fc.constantFrom(readWatch, stir, leave))), (acts) => {
        let at = 0
        let watch = startWatch(at)
        for (const [wait, act] of acts) {
          at += wait
          watch = act(watch, at)
        }
        expect(watch.activeMs + watch.idleMs).toBe(at)
      }),
    )
  })
})
