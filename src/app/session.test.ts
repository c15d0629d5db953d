import { beforeEach, describe, expect, it } from 'vitest'
import { judgementOf } from '../domain/dataset.ts'
import { setNote } from '../domain/edits.ts'
import { everything } from '../domain/queue.ts'
import { removeOption } from '../domain/revisions.ts'
import {
  annotatorIn,
  decide,
  decisionOf,
  fakeBrowser,
  importOf,
  openWhole,
  reloaded,
  tabWith,
  until,
  type FakeBrowser,
  type FakeTab,
} from './fakeBrowser.test-data.ts'

let browser: FakeBrowser

beforeEach(() => {
  browser = fakeBrowser()
})

const labels = (tab: FakeTab) => tab.open().history.past.map(({ label }) => label)
const repeatable = (tab: FakeTab) => tab.open().history.future.map(({ label }) => label)
const itemId = (tab: FakeTab) => tab.open().itemId

const timesOf = (tab: FakeTab, item: string) => {
  const judgement = judgementOf(tab.open().dataset, item, annotatorIn(tab))
  return judgement && { activeMs: judgement.activeMs, idleMs: judgement.idleMs }
}

/** A project with one decision, reopened, whose reading does not end until it is let go. */
async function openingWith(count: number) {
  const { tab, id } = await tabWith(browser, count)
  decide(tab, 'flag')
  await tab.app.close()
  const next = browser.tab()
  const letGo = next.holdReading()
  await next.app.open(id)
  return { tab: next, id, letGo }
}

describe('what was said to be saved', () => {
  it('is in the storage, for each decision that was made', async () => {
    const { tab, id } = await tabWith(browser, 4)
    for (const decision of ['accept', 'reject', 'flag'] as const) {
      decide(tab, decision)
      expect(tab.open().saving.kind).toBe('saving')
      tab.session().nextUndecided()
    }
    await until(() => tab.open().saving.kind === 'saved')
    browser.kill(tab)
    const next = browser.tab()
    await openWhole(next, id)
    expect(['i0', 'i1', 'i2', 'i3'].map((item) => decisionOf(next, item))).toEqual([
      'accept',
      'reject',
      'flag',
      null,
    ])
    expect(next.open().role).toBe('writer')
  })

  it('is found where one stood, before the rest is read', async () => {
    const { tab, id } = await tabWith(browser, 4)
    decide(tab)
    tab.session().goTo('i2')
    decide(tab, 'flag')
    await tab.app.close()
    const next = browser.tab()
    const letGo = next.holdReading()
    await next.app.open(id)
    expect(next.open()).toMatchObject({ itemId: 'i2', loaded: false })
    expect(decisionOf(next, 'i2')).toBe('flag')
    letGo()
    await next.session().ready()
    expect(next.open()).toMatchObject({ itemId: 'i2', loaded: true })
    expect(decisionOf(next, 'i0')).toBe('accept')
    expect(next.open().queue.ids).toEqual(['i0', 'i1', 'i2', 'i3'])
  })
})

describe('undo', () => {
  it('and redo go on after a reload, and after another one', async () => {
    const { tab, id } = await tabWith(browser, 3)
    decide(tab, 'accept')
    tab.session().nextUndecided()
    decide(tab, 'flag')
    const second = await reloaded(browser, tab, id)
    expect(labels(second)).toEqual(['Import 3 items', 'Accept', 'Flag'])
    await second.session().undo()
    expect(decisionOf(second, 'i1')).toBeNull()
    const third = await reloaded(browser, second, id)
    expect(repeatable(third)).toEqual(['Flag'])
    await third.session().undo()
    expect(decisionOf(third, 'i0')).toBeNull()
    expect(itemId(third)).toBe('i0')
    await third.session().redo()
    await third.session().redo()
    expect([decisionOf(third, 'i0'), decisionOf(third, 'i1')]).toEqual(['accept', 'flag'])
    expect(repeatable(third)).toEqual([])
  })

  it('takes back one step for each key press, however fast they come after a reload', async () => {
    const { tab, id } = await tabWith(browser, 3)
    for (let turn = 0; turn < 3; turn += 1) {
      decide(tab)
      tab.session().nextUndecided()
    }
    const next = await reloaded(browser, tab, id)
    await Promise.all([next.session().undo(), next.session().undo(), next.session().undo()])
    expect(labels(next)).toEqual(['Import 3 items'])
    expect(next.notices.filter(({ tone }) => tone === 'bad')).toEqual([])
  })

  it('of an import takes all of it away, and redo brings it back, also when it is too large to stay in memory', async () => {
    const { tab, id } = await tabWith(browser, 0)
    const items = 5100
    tab.session().commit('Import many items', importOf(items))
    await tab.session().undo()
    expect(tab.open().dataset.items.size).toBe(0)
    expect(tab.open().dataset.pictures.size).toBe(0)
    expect(tab.open()).toMatchObject({ itemId: null, queue: { ids: [] } })
    await tab.session().redo()
    expect(tab.open().dataset.items.size).toBe(items)
    expect(tab.open().queue.ids).toHaveLength(items)
    const next = await reloaded(browser, tab, id)
    expect(next.open().dataset.items.size).toBe(items)
    await next.session().undo()
    expect(next.open().dataset.items.size).toBe(0)
  }, 60_000)

  it('does not reach behind the making of the project', async () => {
    const { tab, id } = await tabWith(browser, 0)
    expect(labels(tab)).toEqual([])
    const next = await reloaded(browser, tab, id)
    expect(labels(next)).toEqual([])
  })

  it('that comes while the project is being closed does nothing', async () => {
    const { tab, id } = await tabWith(browser, 1)
    decide(tab)
    const next = await reloaded(browser, tab, id)
    const undoing = next.session().undo()
    await next.app.close()
    await undoing
    const last = browser.tab()
    await openWhole(last, id)
    expect(decisionOf(last, 'i0')).toBe('accept')
  })
})

describe('taking back', () => {
  it('finds the last decision wherever it is and goes there, then the one before it', async () => {
    const { tab } = await tabWith(browser, 5)
    for (const item of ['i3', 'i0', 'i4']) {
      browser.wait(1000)
      tab.session().goTo(item)
      decide(tab)
    }
    tab.session().goTo('i1')
    const found: unknown[] = []
    for (let turn = 0; turn < 3; turn += 1) {
      tab.session().takeBack()
      found.push(itemId(tab))
    }
    expect(found).toEqual(['i4', 'i0', 'i3'])
    expect(tab.open().dataset.tally.get(annotatorIn(tab))?.accept).toBe(0)
    tab.session().takeBack()
    expect(tab.said()).toBe('There is no decision to take back.')
    expect(itemId(tab)).toBe('i3')
  })

  it('keeps everything else that was said, and can itself be undone', async () => {
    const { tab } = await tabWith(browser, 1)
    tab.session().edit('i0', 'Write a note', (it) => setNote(it, 'Glare'))
    decide(tab, 'reject')
    tab.session().takeBack()
    expect(judgementOf(tab.open().dataset, 'i0', annotatorIn(tab))).toMatchObject({
      decision: null,
      note: 'Glare',
    })
    await tab.session().undo()
    expect(decisionOf(tab, 'i0')).toBe('reject')
  })
})

describe('the queue', () => {
  const undecided = { ...everything, decisions: ['undecided'] as const }

  it('stays put while one decides, and is made anew when the filter changes', async () => {
    const { tab } = await tabWith(browser, 4)
    tab.session().arrange(undecided, 'order')
    decide(tab)
    tab.session().nextUndecided()
    decide(tab, 'skip')
    expect(tab.open().queue.ids).toEqual(['i0', 'i1', 'i2', 'i3'])
    tab.session().arrange({ ...undecided, search: 'hinge' }, 'order')
    expect(tab.open().queue.ids).toEqual(['i2', 'i3'])
    expect(itemId(tab)).toBe('i2')
  })

  it('leads to the next item without a decision, and from the end round to the beginning', async () => {
    const { tab } = await tabWith(browser, 4)
    tab.session().goTo('i2')
    const seen: unknown[] = []
    do {
      seen.push(itemId(tab))
      decide(tab)
    } while (tab.session().nextUndecided())
    expect(seen).toEqual(['i2', 'i3', 'i0', 'i1'])
    expect(itemId(tab)).toBe('i1')
  })

  it('ends at its ends when one moves along it', async () => {
    const { tab } = await tabWith(browser, 3)
    tab.session().move(-1)
    expect(itemId(tab)).toBe('i0')
    tab.session().move(1)
    expect(itemId(tab)).toBe('i1')
    tab.session().move(7)
    expect(itemId(tab)).toBe('i2')
  })

  it('shows nothing when nothing passes the filter, and its first item when something does again', async () => {
    const { tab } = await tabWith(browser, 2)
    tab.session().arrange({ ...everything, search: 'no such words' }, 'order')
    expect(tab.open()).toMatchObject({ itemId: null, queue: { ids: [] } })
    expect(decide(tab)).toBe(false)
    expect(tab.session().nextUndecided()).toBe(false)
    tab.session().arrange(everything, 'order')
    expect(itemId(tab)).toBe('i0')
  })
})

describe('time', () => {
  it('is recorded with each decision: active until 30 s after the last sign of life, then idle', async () => {
    const { tab } = await tabWith(browser, 2)
    browser.wait(5000)
    tab.session().stir()
    browser.wait(42_000)
    decide(tab)
    expect(timesOf(tab, 'i0')).toEqual({ activeMs: 35_000, idleMs: 12_000 })
    tab.session().nextUndecided()
    browser.wait(1500)
    decide(tab)
    expect(timesOf(tab, 'i1')).toEqual({ activeMs: 1500, idleMs: 0 })
  })

  it('goes on when one comes back to an item, and is not counted twice when one decides anew', async () => {
    const { tab } = await tabWith(browser, 2)
    browser.wait(4000)
    tab.session().move(1)
    browser.wait(300)
    tab.session().move(-1)
    browser.wait(1000)
    decide(tab)
    expect(timesOf(tab, 'i0')).toEqual({ activeMs: 5000, idleMs: 0 })
    browser.wait(200)
    decide(tab, 'flag')
    expect(timesOf(tab, 'i0')).toEqual({ activeMs: 5200, idleMs: 0 })
  })

  it('that was spent on a decision the rules refused is not lost', async () => {
    const { tab } = await tabWith(browser, 1)
    tab.session().edit('i0', 'Remove option B', (it, item) => removeOption(it, item, 1))
    browser.wait(2000)
    expect(decide(tab)).toBe(false)
    browser.wait(500)
    decide(tab, 'reject')
    expect(timesOf(tab, 'i0')).toEqual({ activeMs: 2500, idleMs: 0 })
  })
})

describe('an edit that the rules refuse', () => {
  it('changes nothing, and its sentence is shown', async () => {
    const { tab } = await tabWith(browser, 1)
    tab.session().edit('i0', 'Remove option B', (it, item) => removeOption(it, item, 1))
    const before = tab.open()
    await tab.session().settled()
    expect(decide(tab)).toBe(false)
    expect(tab.said()).toMatch(/answer/)
    expect(tab.open().dataset).toBe(before.dataset)
    expect(tab.open().history).toBe(before.history)
    expect(tab.open().saving.kind).toBe('saved')
  })

  it('is also one that was made from what is there no more', async () => {
    const { tab } = await tabWith(browser, 1)
    decide(tab)
    const value = judgementOf(tab.open().dataset, 'i0', annotatorIn(tab))
    if (!value) throw new Error('There is no judgement.')
    const before = { kind: 'judgement' as const, value: { ...value, note: 'Never said' } }
    expect(tab.session().commit('Late', [{ before, after: null }])).toBe(false)
    expect(tab.said()).toMatch(/changed in the meantime/)
  })
})

describe('while the rest is being read', () => {
  it('what one decides is not lost when the reading ends', async () => {
    const { tab, id, letGo } = await openingWith(3)
    decide(tab, 'accept')
    tab.session().edit('i0', 'Write a note', (it) => setNote(it, 'Sharp'))
    letGo()
    await tab.session().ready()
    expect(judgementOf(tab.open().dataset, 'i0', annotatorIn(tab))).toMatchObject({
      decision: 'accept',
      note: 'Sharp',
    })
    expect(labels(tab)).toEqual(['Import 3 items', 'Flag', 'Accept', 'Write a note'])
    const next = await reloaded(browser, tab, id)
    expect(judgementOf(next.open().dataset, 'i0', annotatorIn(next))).toMatchObject({
      decision: 'accept',
      note: 'Sharp',
    })
  })

  it('however many steps that are', async () => {
    const { tab, letGo } = await openingWith(2)
    await tab.app.rename(tab.open().id, 'Pier')
    tab.full(true)
    for (let turn = 0; turn < 10_100; turn += 1) {
      tab.session().edit('i0', 'Write a note', (it) => setNote(it, `${turn}`))
    }
    letGo()
    await tab.session().ready()
    expect(tab.open().dataset.project.name).toBe('Pier')
    expect(judgementOf(tab.open().dataset, 'i0', annotatorIn(tab))).toMatchObject({
      note: '10099',
      decision: 'flag',
    })
  }, 60_000)

  it('the next item without a decision is gone to as soon as it is known', async () => {
    const { tab, letGo } = await openingWith(3)
    decide(tab)
    expect(tab.session().nextUndecided()).toBe(true)
    expect(itemId(tab)).toBe('i0')
    letGo()
    await tab.session().ready()
    expect(itemId(tab)).toBe('i1')
  })

  it('nothing is written over what was not read yet', async () => {
    const { tab, letGo } = await openingWith(2)
    expect(tab.session().commit('Import 2 items', importOf(2))).toBe(false)
    expect(tab.said()).toMatch(/still being read/)
    tab.session().takeBack()
    expect(tab.said()).toMatch(/still being read/)
    letGo()
    await tab.session().ready()
    expect(decisionOf(tab, 'i0')).toBe('flag')
  })
})

describe('decoded pictures', () => {
  it('are those in sight and around it, and none stays when the project is closed', async () => {
    const { tab } = await tabWith(browser, 9)
    tab.session().goTo('i4')
    await until(() => tab.hanging.size >= 5)
    expect([...tab.hanging]).toEqual(expect.arrayContaining(['p3', 'p4', 'p5', 'p6', 'p7']))
    await tab.app.close()
    expect([...tab.hanging]).toEqual([])
  })
})
