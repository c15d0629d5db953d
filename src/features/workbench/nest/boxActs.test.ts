import { describe, expect, it } from 'vitest'
import { boxIn, judgementWith, picture, rectOf, twoChains } from '../../../domain/boxes.test-data.ts'
import type { Box, Judgement } from '../../../domain/judgement.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { matchesKeys } from '../../../ui/keys.ts'
import { boxActs, type BoxActs } from './boxActs.ts'
import { boxClipboard } from './boxClipboard.ts'
import { boxCommands } from './boxCommands.ts'

/** A desk as the screen has it: what is done is seen in its judgement, what is refused changes nothing. */
function deskWith(selected: readonly string[], ...boxes: readonly Box[]) {
  const desk = { judgement: judgementWith(...boxes), selected, said: '', done: '' }
  let made = 0
  const acts = (): BoxActs =>
    boxActs({
      picture,
      boxes: desk.judgement.boxes,
      selectedIds: desk.selected,
      edit(label, edit: (judgement: Judgement) => Judgement) {
        try {
          desk.judgement = edit(desk.judgement)
        } catch (error) {
          if (error instanceof Refusal) return false
          throw error
        }
        desk.done = label
        return true
      },
      newId: () => `new${(made += 1)}`,
      select: (ids) => void (desk.selected = ids),
      say: (sentence) => void (desk.said = sentence),
    })
  const ids = () => desk.judgement.boxes.map(({ id }) => id)
  const box = (id: string) => desk.judgement.boxes.find((each) => each.id === id)
  return { desk, acts, ids, box }
}

describe('what can be done from the tree', () => {
  it('deletes with all inside, or only the box', () => {
    const whole = deskWith(['a2'], ...twoChains)
    whole.acts().remove('all')
    expect(whole.ids()).toEqual(['room', 'b1'])
    expect(whole.desk).toMatchObject({ selected: [], done: 'Delete 2 boxes' })

    const only = deskWith(['a2'], ...twoChains)
    only.acts().remove('only')
    expect(only.ids()).toEqual(['room', 'a1', 'b1'])
    expect(only.box('a1')?.parentId).toBe('room')
  })

  it('leaves the selection alone when a locked box refuses', () => {
    const { desk, acts, ids } = deskWith(['a'], boxIn(null, 'a', rectOf(0, 0, 9, 9), { locked: true }))
    acts().remove('all')
    expect(ids()).toEqual(['a'])
    expect(desk.selected).toEqual(['a'])
  })

  it('copies, pastes and duplicates with what is inside, and selects the copy', () => {
    const { desk, acts, box } = deskWith(['a2'], ...twoChains)
    acts().copy()
    expect(desk.said).toBe('2 boxes copied.')
    acts().paste()
    expect(desk.selected).toEqual(['new1'])
    expect(box('new2')?.parentId).toBe('new1')
    acts().duplicate()
    expect(desk.selected).toEqual(['new3'])
    expect(desk.judgement.boxes).toHaveLength(8)
    boxClipboard.set([])
    acts().paste()
    expect(desk.said).toBe('Nothing was copied yet.')
  })

  it('locks all that is selected, and unlocks when all of it is locked', () => {
    const { acts, box } = deskWith(['a1', 'b1'], ...twoChains)
    acts().lock(['b1'])
    expect([box('a1')?.locked, box('b1')?.locked]).toEqual([false, true])
    acts().lock()
    expect([box('a1')?.locked, box('b1')?.locked]).toEqual([true, true])
    acts().lock()
    expect([box('a1')?.locked, box('b1')?.locked]).toEqual([false, false])
  })

  it('reorders among siblings and says where it ends', () => {
    const { desk, acts, ids } = deskWith(['b1'], ...twoChains)
    acts().reorder(-1)
    expect(ids().indexOf('b1')).toBeLessThan(ids().indexOf('a2'))
    expect(desk.said).toBe('The box is now 1 of 2 here.')
    acts().reorder(-1)
    expect(desk.said).toBe('b1 of chain 1 is the first here.')
  })

  it('takes a box out and puts it back', () => {
    const { desk, acts, box } = deskWith(['a1'], ...twoChains)
    acts().takeOut()
    expect(box('a1')?.parentId).toBe('room')
    acts().putIn()
    expect(box('a1')?.parentId).toBe('a2')
    acts().putIn()
    expect(desk.said).toBe('No box beside b1 of chain 1 holds it wholly.')
  })

  it('grows outward, adds inside and adopts, and selects what it made', () => {
    const { desk, acts, box } = deskWith(['a1'], ...twoChains)
    acts().drawAround(1.5)
    expect(desk.selected).toEqual(['new1'])
    expect(box('a1')?.parentId).toBe('new1')
    acts().addInside()
    expect(box('new2')?.parentId).toBe('new1')
    acts().adopt({
      id: 'region',
      rect: rectOf(600, 500, 700, 600),
      label: 'region',
      origin: 'Evidence region',
    })
    expect(box('new3')).toMatchObject({ parentId: null, label: 'region' })
    expect(desk.selected).toEqual(['new3'])
  })

  it('adds into the picture when nothing is selected', () => {
    const { acts, box } = deskWith([])
    acts().addInside()
    expect(box('new1')).toMatchObject({ parentId: null, rect: rectOf(250, 200, 750, 600) })
  })

  it('says what stopped a box that was placed by its numbers', () => {
    const { desk, acts, box } = deskWith(['a1'], ...twoChains)
    acts().place('a1', rectOf(0, 120, 40, 160))
    expect(box('a1')?.rect).toEqual(rectOf(100, 120, 140, 160))
    expect(desk.said).toBe('b1 of chain 1 was stopped by b2 of chain 1.')
  })
})

const commands = (selectedIds: readonly string[]) => {
  const { acts } = deskWith(selectedIds, ...twoChains)
  return boxCommands(acts(), { boxes: twoChains, selectedIds }, () => undefined)
}

const labels = (ids: readonly string[]) =>
  commands(ids)
    .filter(({ enabled }) => enabled)
    .map(({ label }) => label)

describe('the keys of the tree', () => {
  it('mean one thing each', () => {
    const keys = commands(['a1']).flatMap((command) => command.keys ?? [])
    expect(new Set(keys).size).toBe(keys.length)
    const press = {
      code: 'Delete',
      key: 'Delete',
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: true,
    }
    const met = commands(['a1']).filter((command) => command.keys?.some((key) => matchesKeys(key, press)))
    expect(met.map(({ id }) => id)).toEqual(['tree.deleteOnly'])
  })

  it('say what they would do now', () => {
    expect(labels([])).toEqual(['Paste'])
    expect(labels(['a2'])).toContain('Delete with all inside')
    expect(labels(['a1'])).toContain('Delete')
    expect(labels(['a1', 'b1'])).not.toContain('Edit the label')
  })
})
