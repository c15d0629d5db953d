import { beforeEach, describe, expect, it } from 'vitest'
import { judgementOf } from '../domain/dataset.ts'
import type { ShownPreview } from '../domain/judgement.ts'
import {
  annotatorIn,
  decide,
  fakeBrowser,
  reloaded,
  shown,
  tabWith,
  type FakeBrowser,
  type FakeTab,
} from './fakeBrowser.test-data.ts'

let browser: FakeBrowser

beforeEach(() => {
  browser = fakeBrowser()
})

const native: ShownPreview = { modelId: 'reader', budget: 'native', view: 'regional' }
const small: ShownPreview = { ...native, budget: 'side-224', view: 'global' }

const recorded = (tab: FakeTab, itemId: string, annotatorId = annotatorIn(tab)) =>
  judgementOf(tab.open().dataset, itemId, annotatorId)?.shown?.previews

describe('what was seen of models', () => {
  it('is recorded though it was seen, and put out of sight, before the decision', async () => {
    const { tab } = await tabWith(browser, 2)
    tab.session().saw('i0', annotatorIn(tab), [native])
    tab.session().saw('i0', annotatorIn(tab), [native, small])
    decide(tab)
    expect(recorded(tab, 'i0')).toEqual([native, small])
    tab.session().goTo('i1')
    decide(tab)
    expect(recorded(tab, 'i1')).toEqual([])
  })

  it('is recorded when one decides, looks, takes back and decides again', async () => {
    const { tab } = await tabWith(browser, 1)
    decide(tab)
    tab.session().saw('i0', annotatorIn(tab), [native])
    tab.session().takeBack()
    decide(tab, 'reject')
    expect(recorded(tab, 'i0')).toEqual([native])
  })

  it('is recorded when the decision was undone instead', async () => {
    const { tab } = await tabWith(browser, 1)
    decide(tab)
    tab.session().saw('i0', annotatorIn(tab), [small])
    await tab.session().undo()
    decide(tab, 'reject')
    expect(recorded(tab, 'i0')).toEqual([small])
  })

  it('outlasts a reload once the decision was taken back or made', async () => {
    const { tab, id } = await tabWith(browser, 1)
    decide(tab)
    tab.session().saw('i0', annotatorIn(tab), [native])
    tab.session().takeBack()
    const next = await reloaded(browser, tab, id)
    next.session().decide('flag', { ...shown, previews: [] })
    expect(recorded(next, 'i0')).toEqual([native])
    const last = await reloaded(browser, next, id)
    decide(last, 'accept')
    expect(recorded(last, 'i0')).toEqual([native])
  })

  it('is held against nobody but the one who saw it', async () => {
    const { tab } = await tabWith(browser, 1)
    tab.app.setAnnotator({ id: 'ann', name: 'Ann', color: 'red' })
    tab.session().saw('i0', 'ann', [native])
    tab.app.setAnnotator({ id: 'bob', name: 'Bob', color: 'blue' })
    tab.session().goTo('i0')
    decide(tab)
    expect(recorded(tab, 'i0', 'bob')).toEqual([])
  })
})
