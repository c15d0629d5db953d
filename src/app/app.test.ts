import { beforeEach, describe, expect, it } from 'vitest'
import { judgementOf } from '../domain/dataset.ts'
import { unnamed } from '../domain/person.ts'
import { reviseCategory, reviseQuestion } from '../domain/revisions.ts'
import { everything } from '../domain/queue.ts'
import { get } from '../domain/table.ts'
import { tallyOf } from '../domain/tally.ts'
import { annotatorOf } from '../state/appState.ts'
import { judgementFor } from '../state/useApp.ts'
import {
  annotatorIn,
  decide,
  decisionOf,
  fakeBrowser,
  openWhole,
  reloaded,
  tabWith,
  type FakeBrowser,
  type FakeTab,
} from './fakeBrowser.test-data.ts'

let browser: FakeBrowser

beforeEach(() => {
  browser = fakeBrowser()
})

const ann = { id: 'ann', name: 'Ann', color: 'blue' }
const bob = { id: 'bob', name: 'Bob', color: 'teal' }

/** What the annotator sees of an item: their own judgement, or an empty one. */
function seen(tab: FakeTab, itemId: string) {
  const { dataset } = tab.open()
  const item = get(dataset.items, itemId)
  if (!item) throw new Error('There is no such item.')
  return judgementFor(dataset, item, annotatorOf(tab.app.store.getState()).id)
}

describe('annotators', () => {
  it('without a name have an id of their own that lasts, and do not stand among the people', async () => {
    const { tab, id } = await tabWith(browser, 1)
    const own = annotatorIn(tab)
    expect(own).not.toBe('me')
    decide(tab, 'accept')
    const next = await reloaded(browser, tab, id)
    expect(annotatorOf(next.app.store.getState())).toEqual({ id: own, name: 'Me', color: 'blue' })
    expect(decisionOf(next, 'i0', own)).toBe('accept')
    expect(next.open().dataset.project.people).toEqual([])
  })

  it('find what they said in another browser by taking their place there, with or without a name', async () => {
    const { tab } = await tabWith(browser, 1)
    const before = annotatorIn(tab)
    decide(tab, 'accept')
    tab.app.setAnnotator({ id: 'other', name: 'Me', color: 'gray' })
    expect(seen(tab, 'i0').decision).toBeNull()
    tab.app.setAnnotator({ id: before, name: unnamed(before), color: 'gray' })
    expect(seen(tab, 'i0').decision).toBe('accept')
    expect(tab.open().dataset.project.people).toEqual([])
    tab.app.setAnnotator({ ...ann, id: before })
    expect(tab.open().dataset.project.people).toEqual([{ ...ann, id: before }])
  })

  const undecided = { ...everything, decisions: ['undecided'] as const }

  it('who take turns each see their own judgements and their own queue', async () => {
    const { tab, id } = await tabWith(browser, 3)
    tab.app.setAnnotator(ann)
    decide(tab, 'reject')
    tab.session().arrange(undecided, 'order')
    expect(tab.open().queue.ids).toEqual(['i1', 'i2'])
    tab.app.setAnnotator(bob)
    expect(tab.open().queue.ids).toEqual(['i0', 'i1', 'i2'])
    tab.session().goTo('i0')
    expect(seen(tab, 'i0').decision).toBeNull()
    decide(tab, 'accept')
    tab.app.setAnnotator(ann)
    expect(seen(tab, 'i0').decision).toBe('reject')
    expect(tab.open().queue.ids).toEqual(['i1', 'i2'])
    const next = await reloaded(browser, tab, id)
    expect(annotatorOf(next.app.store.getState())).toEqual(ann)
    expect(seen(next, 'i0').decision).toBe('reject')
    expect(next.open().dataset.project.people).toEqual([ann, bob])
  })

  it("never see another's judgement: not in what is shown, in the queue, in a search, in their progress or by taking back", async () => {
    const { tab, id } = await tabWith(browser, 3)
    tab.app.setAnnotator(ann)
    tab.session().edit('i1', 'Change the question', (it, item) => reviseQuestion(it, item, 'What rusts?'))
    tab.session().edit('i1', 'Change the category', (it, item) => reviseCategory(it, item, 'color'))
    tab.session().goTo('i1')
    decide(tab, 'flag')
    tab.app.setAnnotator(bob)
    const next = await reloaded(browser, tab, id)
    expect(seen(next, 'i1')).toMatchObject({ decision: null, revision: {}, activeMs: 0 })
    const queueWith = (filter: Partial<typeof everything>) => {
      next.session().arrange({ ...everything, ...filter }, 'order')
      return next.open().queue.ids
    }
    expect(queueWith({ search: 'rusts' })).toEqual([])
    expect(queueWith({ category: 'color' })).toEqual([])
    expect(queueWith({ decisions: ['flag'] })).toEqual([])
    expect(queueWith({ decisions: ['undecided'] })).toEqual(['i0', 'i1', 'i2'])
    expect(tallyOf(next.open().dataset.tally, 'bob').flag).toBe(0)
    next.session().takeBack()
    expect(next.said()).toBe('There is no decision to take back.')
    expect(decisionOf(next, 'i1', 'ann')).toBe('flag')
  })

  it("can neither undo nor redo what another said, but can undo an import that brought another's judgements", async () => {
    const { tab } = await tabWith(browser, 2)
    tab.app.setAnnotator(ann)
    decide(tab, 'reject')
    tab.app.setAnnotator(bob)
    await tab.session().undo()
    expect(tab.said()).toBe('Undone: Join the project')
    await tab.session().undo()
    expect(tab.said()).toBe('“Reject” was said by Ann; nobody else can take it back or repeat it.')
    expect(decisionOf(tab, 'i0', 'ann')).toBe('reject')
    const said = judgementOf(tab.open().dataset, 'i0', 'ann')
    if (!said) throw new Error('There is no judgement.')
    const value = { ...said, itemId: 'i1' }
    tab.session().commit('Import 1 judgement', [{ before: null, after: { kind: 'judgement', value } }])
    await tab.session().undo()
    expect(judgementOf(tab.open().dataset, 'i1', 'ann')).toBeUndefined()
  })

  it('with a name stand among the people of a project, whichever way they came to it', async () => {
    const { tab: nobody, id } = await tabWith(browser, 1)
    expect(nobody.open().dataset.project.people).toEqual([])
    await nobody.app.close()
    nobody.app.setAnnotator(ann)
    const own = await nobody.app.create('Own')
    await openWhole(nobody, own)
    expect(nobody.open().dataset.project.people).toEqual([ann])
    await openWhole(nobody, id)
    expect(nobody.open().dataset.project.people).toEqual([])
    decide(nobody)
    expect(nobody.open().dataset.project.people).toEqual([ann])
    nobody.app.setAnnotator({ ...ann, name: 'Anna' })
    expect(nobody.open().dataset.project.people).toEqual([{ ...ann, name: 'Anna' }])
    const steps = nobody.open().history.past.length
    nobody.app.setAnnotator({ ...ann, name: 'Anna' })
    expect(nobody.open().history.past).toHaveLength(steps)
  })

  it('do not get the time of whoever sat there before', async () => {
    const { tab } = await tabWith(browser, 1)
    tab.app.setAnnotator(ann)
    browser.wait(9000)
    tab.app.setAnnotator(bob)
    browser.wait(1000)
    decide(tab)
    expect(judgementOf(tab.open().dataset, 'i0', 'bob')).toMatchObject({ activeMs: 1000, idleMs: 0 })
  })

  it('who come while the project is still being read write nothing over what they said before', async () => {
    const { tab, id } = await tabWith(browser, 1)
    tab.app.setAnnotator(bob)
    decide(tab, 'flag')
    tab.app.setAnnotator(ann)
    await tab.app.close()
    const next = browser.tab()
    const letGo = next.holdReading()
    await next.app.open(id)
    next.app.setAnnotator(bob)
    expect(decide(next, 'accept')).toBe(false)
    expect(next.said()).toMatch(/still being read/)
    letGo()
    await next.session().ready()
    expect(seen(next, 'i0').decision).toBe('flag')
  })

  it('are not forgotten when another tab remembers something else', async () => {
    const [one, other] = [browser.tab(), browser.tab()]
    one.app.setAnnotator(ann)
    other.app.prefer({ outline: false })
    expect(browser.tab().app.store.getState().preferences).toMatchObject({ annotator: ann, outline: false })
  })
})

describe('opening and closing', () => {
  it('follow one another, so that projects never mix however fast one goes from one to the other', async () => {
    const { tab, id } = await tabWith(browser, 2)
    const other = await tab.app.create('Other')
    decide(tab, 'flag')
    const undoing = tab.session().undo()
    const moves = [
      tab.app.open(other),
      tab.app.open(other),
      tab.app.close(),
      tab.app.open(id),
      tab.app.close(),
      tab.app.open(other),
    ]
    await Promise.all([undoing, ...moves])
    await tab.session().ready()
    expect(tab.open()).toMatchObject({ id: other, role: 'writer', loaded: true })
    expect(tab.open().dataset.project.name).toBe('Other')
    expect(tab.open().dataset.items.size).toBe(0)
    expect(tab.open().history.past).toEqual([])
    await openWhole(tab, id)
    expect(tab.open().dataset.items.size).toBe(2)
    expect(tab.open().role).toBe('writer')
  })

  it('while the rest of the one is still read leaves nothing of it in the other', async () => {
    const { tab, id } = await tabWith(browser, 3)
    const other = await tab.app.create('Other')
    await tab.app.close()
    const letGo = tab.holdReading()
    await tab.app.open(id)
    const first = tab.session()
    await tab.app.open(other)
    letGo()
    await first.ready().catch(() => undefined)
    await tab.session().ready()
    expect(tab.open().id).toBe(other)
    expect(tab.open().dataset.items.size).toBe(0)
    expect(() => first.goTo('i0')).toThrow('The project is closed.')
    expect(tab.notices.filter(({ tone }) => tone === 'bad')).toEqual([])
  })

  it('of a project that is not there is told in a sentence, which goes when one turns elsewhere', async () => {
    const { tab, id } = await tabWith(browser, 1)
    await tab.app.open('nowhere')
    expect(tab.app.store.getState()).toMatchObject({ open: null })
    expect(tab.app.store.getState().openFailure).toMatch(/not in this browser/)
    expect(() => tab.session()).toThrow('No project is open.')
    await tab.app.close()
    expect(tab.app.store.getState().openFailure).toBeNull()
    await tab.app.open(id)
    expect(tab.open().role).toBe('writer')
  })

  it('that fails half-way leaves no lock behind', async () => {
    const { tab, id } = await tabWith(browser, 1)
    await tab.app.close()
    tab.beforeReading('start', () => Promise.reject(new Error('The disk does not answer.')))
    await tab.app.open(id)
    expect(tab.app.store.getState().openFailure).toBe('The disk does not answer.')
    await tab.app.open(id)
    expect(tab.open().role).toBe('writer')
  })
})

describe('the list of projects', () => {
  it('knows a new name at once, whether the project is open or not', async () => {
    const { tab, id } = await tabWith(browser, 1)
    await tab.app.rename(id, 'Pier')
    expect(tab.app.store.getState().projects).toMatchObject([{ name: 'Pier', items: 1 }])
    await tab.app.close()
    await tab.app.rename(id, 'Quay')
    expect(tab.app.store.getState().projects).toMatchObject([{ name: 'Quay', items: 1 }])
    await openWhole(tab, id)
    expect(tab.open().dataset.project.name).toBe('Quay')
    await tab.session().undo()
    expect(tab.open().dataset.project.name).toBe('Pier')
  })

  it('loses a project that is deleted, also while it is open', async () => {
    const { tab, id } = await tabWith(browser, 1)
    const copy = await tab.app.duplicate(id, 'Copy')
    await tab.app.remove(id)
    expect(tab.app.store.getState().open).toBeNull()
    expect(tab.app.store.getState().projects).toMatchObject([{ id: copy, name: 'Copy', items: 1 }])
    await openWhole(tab, copy)
    expect(tab.open().queue.ids).toEqual(['i0'])
  })
})
