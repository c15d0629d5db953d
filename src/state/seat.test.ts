import { describe, expect, it } from 'vitest'
import type { Writer } from '../storage/storage.ts'
import type { Tabs } from './deps.ts'
import { takeSeat } from './seat.ts'

/** One chair for all tabs of a test. */
function chair() {
  let holder: { readonly onLost: () => void } | null = null
  let steals = 0
  const sit = (onLost: () => void): Writer => {
    const me = { onLost }
    holder = me
    return {
      release: () => {
        if (holder === me) holder = null
      },
    }
  }
  const tabs: Tabs = {
    hold: (_, onLost) => Promise.resolve(holder ? null : sit(onLost)),
    takeOver: (_, onLost) => {
      steals += 1
      holder?.onLost()
      return Promise.resolve(sit(onLost))
    },
    follow: () => () => {},
  }
  return { tabs, steals: () => steals, isFree: () => holder === null }
}

describe('the seat at a project', () => {
  it('is given to the first tab, and goes to another one that takes over', async () => {
    const { tabs } = chair()
    const roles: string[] = []
    const first = await takeSeat(tabs, 'p', (role) => roles.push(role))
    const second = await takeSeat(tabs, 'p', () => {})
    expect([first.isWriter(), second.isWriter()]).toEqual([true, false])
    await second.takeOver()
    expect([first.isWriter(), second.isWriter()]).toEqual([false, true])
    expect(roles).toEqual(['writer', 'follower'])
  })

  it('is taken over once, however often that is asked for, and never from oneself', async () => {
    const { tabs, steals } = chair()
    await takeSeat(tabs, 'p', () => {})
    const second = await takeSeat(tabs, 'p', () => {})
    await Promise.all([second.takeOver(), second.takeOver()])
    await second.takeOver()
    expect(steals()).toBe(1)
    expect(second.isWriter()).toBe(true)
  })

  it('is free again when its project was closed, even while a takeover was under way', async () => {
    const { tabs, isFree } = chair()
    await takeSeat(tabs, 'p', () => {})
    const roles: string[] = []
    const second = await takeSeat(tabs, 'p', (role) => roles.push(role))
    const taking = second.takeOver()
    second.release()
    await taking
    expect(isFree()).toBe(true)
    expect(second.isWriter()).toBe(false)
    expect(roles).toEqual([])
  })

  it('that is lost in the moment it was won is not held', async () => {
    const lost: (() => void)[] = []
    const tabs: Tabs = {
      hold: () => Promise.resolve(null),
      takeOver: async (_, onLost) => {
        lost.push(onLost)
        await Promise.resolve()
        onLost()
        return { release: () => {} }
      },
      follow: () => () => {},
    }
    const seat = await takeSeat(tabs, 'p', () => {})
    await seat.takeOver()
    expect(seat.isWriter()).toBe(false)
  })
})
