import { describe, expect, it } from 'vitest'
import type { Step } from '../domain/entry.ts'
import { createSaver, type Saving } from './saving.ts'

const step = (id: string): Step => ({ id, at: 0, by: 'ann', label: id, role: 'do', of: null, changes: [] })

const idsOf = (steps: readonly Step[]) => steps.map(({ id }) => id)

describe('saving', () => {
  it('writes together what came while it was writing, and each by itself after a failure', async () => {
    const written: (readonly string[])[] = []
    let broken = false
    const releases: (() => void)[] = []
    const saver = createSaver(
      async (steps) => {
        await Promise.resolve()
        if (broken) throw new Error('No.')
        written.push(idsOf(steps))
      },
      () => {},
      () => new Promise((resolve) => void releases.push(resolve)),
    )
    for (const id of ['a', 'b', 'c']) saver.push(step(id))
    await saver.settled()
    expect(written).toEqual([['a'], ['b', 'c']])
    broken = true
    for (const id of ['d', 'e']) saver.push(step(id))
    await new Promise((resolve) => setTimeout(resolve))
    broken = false
    for (const release of releases) release()
    await saver.settled()
    expect(written.slice(2)).toEqual([['d'], ['e']])
  })

  it('writes in order and says "saved" only when nothing waits', async () => {
    const written: string[] = []
    const said: Saving[] = []
    const saver = createSaver(
      async (steps) => {
        await Promise.resolve()
        written.push(...idsOf(steps))
      },
      (saving) => said.push(saving),
    )
    saver.push(step('a'))
    saver.push(step('b'))
    saver.push(step('c'))
    await saver.settled()
    expect(written).toEqual(['a', 'b', 'c'])
    expect(said.filter(({ kind }) => kind === 'saved')).toHaveLength(1)
    expect(said.at(-1)).toEqual({ kind: 'saved' })
  })

  it('keeps what failed first in line, shows the sentence, and a later success never hides it', async () => {
    const written: string[] = []
    const said: Saving[] = []
    let broken = true
    const releases: (() => void)[] = []
    const saver = createSaver(
      (steps) => {
        if (broken) return Promise.reject(new Error('The browser has no room left.'))
        written.push(...idsOf(steps))
        return Promise.resolve()
      },
      (saving) => said.push(saving),
      () => new Promise((resolve) => void releases.push(resolve)),
    )
    saver.push(step('a'))
    saver.push(step('b'))
    await new Promise((resolve) => setTimeout(resolve))
    expect(said.at(-1)).toEqual({ kind: 'failed', waiting: 2, sentence: 'The browser has no room left.' })
    saver.push(step('c'))
    expect(said.at(-1)).toEqual({ kind: 'failed', waiting: 3, sentence: 'The browser has no room left.' })
    expect(saver.waiting().map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    broken = false
    for (const release of releases) release()
    await saver.settled()
    expect(written).toEqual(['a', 'b', 'c'])
  })

  it('tries again at once when asked', async () => {
    let broken = true
    const written: string[] = []
    const saver = createSaver(
      (steps) => {
        if (broken) return Promise.reject(new Error('No.'))
        written.push(...idsOf(steps))
        return Promise.resolve()
      },
      () => {},
      () => new Promise(() => {}),
    )
    saver.push(step('a'))
    await new Promise((resolve) => setTimeout(resolve))
    broken = false
    saver.retry()
    await saver.settled()
    expect(written).toEqual(['a'])
  })

  it('says whether what waits could be written, and never waits for the end of a pause to say so', async () => {
    let broken = false
    const saver = createSaver(
      () => (broken ? Promise.reject(new Error('No.')) : Promise.resolve()),
      () => {},
      () => new Promise(() => {}),
    )
    expect(await saver.flushed()).toBe(true)
    saver.push(step('a'))
    expect(await saver.flushed()).toBe(true)
    broken = true
    saver.push(step('b'))
    expect(await saver.flushed()).toBe(false)
    expect(await saver.flushed()).toBe(false)
    broken = false
    saver.push(step('c'))
    expect(await saver.flushed()).toBe(true)
    expect(saver.waiting()).toEqual([])
    broken = true
    saver.push(step('d'))
    saver.stop()
    expect(await saver.flushed()).toBe(false)
  })
})
