import { beforeEach, describe, expect, it } from 'vitest'
import { judgementOf } from '../domain/dataset.ts'
import { setNote } from '../domain/edits.ts'
import {
  annotatorIn,
  decide,
  decisionOf,
  fakeBrowser,
  openWhole,
  tabWith,
  until,
  type FakeBrowser,
  type FakeTab,
} from './fakeBrowser.test-data.ts'

let browser: FakeBrowser

beforeEach(() => {
  browser = fakeBrowser()
})

/** Two tabs with the same project: the first one writes. */
async function twoTabs(count: number): Promise<{ writer: FakeTab; follower: FakeTab; id: string }> {
  const { tab, id } = await tabWith(browser, count)
  const follower = browser.tab()
  await openWhole(follower, id)
  return { writer: tab, follower, id }
}

const labels = (tab: FakeTab) => tab.open().history.past.map(({ label }) => label)

describe('a second tab', () => {
  it('follows: it refuses edits with a sentence and hears of every step', async () => {
    const { writer, follower } = await twoTabs(3)
    expect([writer.open().role, follower.open().role]).toEqual(['writer', 'follower'])
    expect(decide(follower)).toBe(false)
    expect(follower.said()).toMatch(/Another tab is writing this project/)
    expect(decisionOf(follower, 'i0')).toBeNull()
    decide(writer)
    writer.session().nextUndecided()
    decide(writer, 'flag')
    await until(() => decisionOf(follower, 'i1') === 'flag')
    expect(decisionOf(follower, 'i0')).toBe('accept')
    expect(labels(follower)).toEqual(labels(writer))
  })

  it('can take over: then it writes, and the first one follows', async () => {
    const { writer, follower } = await twoTabs(3)
    decide(writer)
    await writer.session().settled()
    await Promise.all([follower.session().takeOver(), follower.session().takeOver()])
    await until(() => writer.open().role === 'follower')
    expect(follower.open().role).toBe('writer')
    follower.session().nextUndecided()
    expect(decide(follower, 'flag')).toBe(true)
    await until(() => decisionOf(writer, 'i1') === 'flag')
    expect(decide(writer)).toBe(false)
    await writer.session().takeOver()
    await until(() => follower.open().role === 'follower')
    await writer.session().undo()
    await until(() => decisionOf(follower, 'i1') === null)
    expect(labels(writer)).toEqual(['Import 3 items', 'Accept'])
    expect(labels(follower)).toEqual(labels(writer))
  })

  it.each(['steps', 'start'] as const)(
    'misses nothing and counts nothing twice that is written while it opens, just before its %s are read',
    async (moment) => {
      const { tab: writer, id } = await tabWith(browser, 2)
      const follower = browser.tab()
      follower.beforeReading(moment, async () => {
        decide(writer, 'reject')
        await writer.app.rename(id, 'Pier')
        await new Promise((resolve) => setTimeout(resolve, 5))
      })
      await openWhole(follower, id)
      decide(writer, 'flag')
      await until(() => decisionOf(follower, 'i0') === 'flag')
      expect(labels(follower)).toEqual(['Import 2 items', 'Reject', 'Rename the project', 'Flag'])
      expect(follower.open().dataset.project.name).toBe('Pier')
    },
  )

  it('does not move the place where the writing one stands', async () => {
    const { writer, follower, id } = await twoTabs(3)
    writer.session().goTo('i1')
    await writer.session().settled()
    follower.session().goTo('i2')
    await Promise.all([writer.app.close(), follower.app.close()])
    const next = browser.tab()
    await next.app.open(id)
    expect(next.open().itemId).toBe('i1')
  })

  it('sees what the first one still had to write when it was taken over', async () => {
    const { writer, follower, id } = await twoTabs(2)
    writer.full(true)
    decide(writer, 'reject')
    await until(() => writer.open().saving.kind === 'failed')
    await follower.session().takeOver()
    follower.session().goTo('i1')
    decide(follower, 'flag')
    follower.session().edit('i0', 'Write a note', (it) => setNote(it, 'Mine'))
    await until(() => decisionOf(writer, 'i1') === 'flag')
    // What waits will be written last, so that is what counts: here, there and in the storage.
    expect(decisionOf(writer, 'i0')).toBe('reject')
    writer.full(false)
    writer.session().retrySaving()
    await until(() => decisionOf(follower, 'i0') === 'reject')
    await Promise.all([writer.app.close(), follower.app.close()])
    const next = browser.tab()
    await openWhole(next, id)
    expect(judgementOf(next.open().dataset, 'i0', annotatorIn(next))).toMatchObject({
      decision: 'reject',
      note: '',
    })
    expect(decisionOf(next, 'i1')).toBe('flag')
  })

  it('hears of a new name that was given in the list of projects of a third one', async () => {
    const { writer, follower, id } = await twoTabs(1)
    await browser.tab().app.rename(id, 'Pier')
    await until(() => writer.open().dataset.project.name === 'Pier')
    await until(() => follower.open().dataset.project.name === 'Pier')
    await writer.app.rename(id, 'Quay')
    expect(writer.app.store.getState().projects).toMatchObject([{ name: 'Quay' }])
  })

  it('keeps no predictions of a project that was deleted in another one', async () => {
    const { writer, id } = await twoTabs(3)
    expect(() => writer.session().evaluation.room()).not.toThrow()
    await browser.tab().app.remove(id)
    await until(() => /removed or upgraded/.test(writer.said() ?? ''))
    expect(() => writer.session().evaluation.room()).toThrow('The project is closed.')
  })
})
