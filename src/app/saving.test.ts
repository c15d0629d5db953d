import { beforeEach, describe, expect, it } from 'vitest'
import {
  decide,
  decisionOf,
  fakeBrowser,
  openWhole,
  tabWith,
  until,
  type FakeBrowser,
} from './fakeBrowser.test-data.ts'

let browser: FakeBrowser

beforeEach(() => {
  browser = fakeBrowser()
})

describe('a write that fails', () => {
  it('is kept and shown, and written before everything that came after it', async () => {
    const { tab, id } = await tabWith(browser, 3)
    tab.full(true)
    decide(tab, 'accept')
    tab.session().nextUndecided()
    decide(tab, 'flag')
    await until(() => tab.open().saving.kind === 'failed')
    tab.session().nextUndecided()
    decide(tab, 'skip')
    expect(tab.open().saving).toEqual({ kind: 'failed', waiting: 3, sentence: 'There is no room left.' })
    tab.full(false)
    tab.session().retrySaving()
    await tab.session().settled()
    expect(tab.open().saving.kind).toBe('saved')
    const written = await tab.session().store.steps(3)
    expect(written.map(({ label }) => label)).toEqual(['Skip', 'Flag', 'Accept'])
    browser.kill(tab)
    const next = browser.tab()
    await openWhole(next, id)
    expect(['i0', 'i1', 'i2'].map((item) => decisionOf(next, item))).toEqual(['accept', 'flag', 'skip'])
  })

  it('can be undone before it was ever written', async () => {
    const { tab } = await tabWith(browser, 1)
    tab.full(true)
    decide(tab)
    await until(() => tab.open().saving.kind === 'failed')
    await tab.session().undo()
    expect(decisionOf(tab, 'i0')).toBeNull()
    tab.full(false)
    tab.session().retrySaving()
    await tab.session().settled()
    const written = await tab.session().store.steps(2)
    expect(written.map(({ label }) => label)).toEqual(['Undone: Accept', 'Accept'])
  })

  it('keeps its project open, and says so instead of hanging', async () => {
    const { tab, id } = await tabWith(browser, 2)
    const other = await tab.app.create('Other')
    tab.full(true)
    decide(tab)
    await until(() => tab.open().saving.kind === 'failed')
    expect(await tab.app.close()).toBe(false)
    expect(tab.said()).toBe(
      '“Harbour” has 1 change that is not saved yet, so it stays open and goes on trying. There is no room left.',
    )
    await tab.app.open(other)
    expect(tab.app.store.getState().openFailure).toMatch(/“Harbour” has 1 change/)
    expect(tab.open().id).toBe(id)
    await tab.app.open(id)
    expect(tab.app.store.getState().openFailure).toBeNull()
    expect(decide(tab, 'flag')).toBe(true)
    tab.full(false)
    await tab.app.open(other)
    expect(tab.open().id).toBe(other)
    await openWhole(tab, id)
    expect(decisionOf(tab, 'i0')).toBe('flag')
  })

  it('does not keep a project from being deleted', async () => {
    const { tab, id } = await tabWith(browser, 1)
    tab.full(true)
    decide(tab)
    await tab.app.remove(id)
    expect(tab.app.store.getState().open).toBeNull()
    expect(tab.app.store.getState().projects).toEqual([])
  })

  it('holds nobody in a project that was deleted elsewhere', async () => {
    const { tab, id } = await tabWith(browser, 1)
    await browser.tab().app.remove(id)
    expect(tab.said()).toMatch(/removed or upgraded in another tab/)
    decide(tab)
    await until(() => tab.open().saving.kind === 'failed')
    expect(await tab.app.close()).toBe(true)
    expect(tab.app.store.getState().open).toBeNull()
  })
})
