import { array, assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleProject } from '../../domain/example.ts'
import { mayAdjudicate } from '../../domain/project.ts'
import { Refusal } from '../../domain/refusal.ts'
import {
  addEntry,
  entriesOf,
  hideNames,
  moveEntry,
  muteProblem,
  nameAdjudicator,
  removeEntry,
  renameEntry,
  renameProject,
  setLook,
  setPolicy,
  setThreshold,
  tellMisses,
  type ListName,
} from './projectEdits.ts'

const project = exampleProject
const lists: readonly ListName[] = ['categories', 'reasons']
const ids = (list: ListName, of = project) => entriesOf(of, list).map(({ id }) => id)
const lastOf = (list: ListName, of: typeof project) => entriesOf(of, list).at(-1)

function addedUnlessRefused(to: typeof project, list: ListName, text: string): typeof project {
  try {
    return addEntry(to, list, text)
  } catch (error) {
    if (error instanceof Refusal) return to
    throw error
  }
}

describe('a project', () => {
  it('takes a new name without the blanks around it', () => {
    expect(renameProject(project, '  Harbour \n set ').name).toBe('Harbour set')
  })

  it('refuses a name that says nothing or never ends', () => {
    expect(() => renameProject(project, ' \t ')).toThrow(Refusal)
    expect(() => renameProject(project, 'a'.repeat(121))).toThrow('at most 120')
  })

  it('stays the same object when a change changes nothing', () => {
    expect(renameProject(project, project.name)).toBe(project)
    expect(setLook(project, project.look)).toBe(project)
    expect(setPolicy(project, { kind: 'sole' })).toBe(project)
    expect(setThreshold(project, 'minSide', project.thresholds.minSide)).toBe(project)
    expect(muteProblem(project, 'answer-dash', false)).toBe(project)
  })

  it('takes a majority of two and more, in whole people', () => {
    expect(setPolicy(project, { kind: 'majority', needed: 3 }).policy).toEqual({
      kind: 'majority',
      needed: 3,
    })
    for (const needed of [1, 2.5, Number.NaN, 100])
      expect(() => setPolicy(project, { kind: 'majority', needed })).toThrow(Refusal)
  })

  it('takes all who decide, or an adjudicator after one of them', () => {
    expect(setPolicy(project, { kind: 'unanimous', needed: 2 }).policy).toEqual({
      kind: 'unanimous',
      needed: 2,
    })
    expect(() => setPolicy(project, { kind: 'unanimous', needed: 1 })).toThrow('at least 2 annotators')
    expect(setPolicy(project, { kind: 'adjudicated', needed: 1 }).policy).toEqual({
      kind: 'adjudicated',
      needed: 1,
    })
    expect(() => setPolicy(project, { kind: 'adjudicated', needed: 0 })).toThrow('at least 1 annotator')
    expect(
      setPolicy(setPolicy(project, { kind: 'adjudicated', needed: 3 }), { kind: 'sole' }).policy,
    ).toEqual({
      kind: 'sole',
    })
  })

  it('names who may settle disputes, each once, and everybody again once nobody is named', () => {
    const ada = nameAdjudicator(project, 'ada', true)
    const both = nameAdjudicator(ada, 'bob', true)
    expect(both.adjudication).toEqual({ adjudicators: ['ada', 'bob'], namesHidden: false })
    expect(nameAdjudicator(both, 'ada', true)).toBe(both)
    expect(nameAdjudicator(both, 'cleo', false)).toBe(both)
    expect(mayAdjudicate(both, 'cleo')).toBe(false)
    const nobody = nameAdjudicator(nameAdjudicator(both, 'ada', false), 'bob', false)
    expect(nobody.adjudication.adjudicators).toEqual([])
    expect(mayAdjudicate(nobody, 'cleo')).toBe(true)
  })

  it('hides names from the adjudicator, and tells of missed gold items, only when asked to', () => {
    expect([project.adjudication.namesHidden, project.gold.tellsMisses]).toEqual([false, false])
    const hidden = hideNames(nameAdjudicator(project, 'ada', true), true)
    expect(hidden.adjudication).toEqual({ adjudicators: ['ada'], namesHidden: true })
    expect(hideNames(hidden, true)).toBe(hidden)
    const telling = tellMisses(hidden, true)
    expect(telling.gold).toEqual({ answers: [], tellsMisses: true })
    expect(tellMisses(telling, true)).toBe(telling)
    expect(tellMisses(telling, false).gold.tellsMisses).toBe(false)
  })

  it('takes thresholds that make sense', () => {
    expect(setThreshold(project, 'areaRatio', 0.05).thresholds).toEqual({
      ...project.thresholds,
      areaRatio: 0.05,
    })
    expect(setThreshold(project, 'areaRatio', 1).thresholds.areaRatio).toBe(1)
    for (const share of [0, -0.1, 1.01, Number.NaN])
      expect(() => setThreshold(project, 'areaRatio', share)).toThrow('0 %')
    for (const side of [0, 27.5, Number.POSITIVE_INFINITY])
      expect(() => setThreshold(project, 'minSide', side)).toThrow('whole pixels')
  })

  it('mutes a problem once and shows it again', () => {
    const muted = muteProblem(project, 'answer-dash', true)
    expect(muted.mutedProblems).toEqual(['answer-dash'])
    expect(muteProblem(muted, 'answer-dash', true)).toBe(muted)
    expect(muteProblem(muted, 'answer-dash', false).mutedProblems).toEqual([])
  })
})

describe('the list of', () => {
  describe.each(lists)('%s', (list) => {
    it('keeps its ids whatever the names become', () => {
      const [first = ''] = ids(list)
      const renamed = renameEntry(project, list, first, 'Something else')
      expect(entriesOf(renamed, list)[0]).toEqual({ id: first, name: 'Something else' })
      expect(ids(list, renamed)).toEqual(ids(list))
    })

    it('lets a name change its letter case only', () => {
      const [first] = entriesOf(project, list)
      const name = first?.name.toUpperCase() ?? ''
      expect(entriesOf(renameEntry(project, list, first?.id ?? '', name), list)[0]?.name).toBe(name)
    })

    it('refuses two of one name, no name and an endless one', () => {
      const [, second] = entriesOf(project, list)
      const name = second?.name ?? ''
      expect(() => addEntry(project, list, ` ${name.toUpperCase()}`)).toThrow(`“${name}”`)
      expect(() => renameEntry(project, list, ids(list)[0] ?? '', name)).toThrow(Refusal)
      expect(() => addEntry(project, list, '')).toThrow('needs a name')
      expect(() => addEntry(project, list, 'x'.repeat(61))).toThrow('at most 60')
    })

    it('moves one entry and stops at the ends', () => {
      const [a = '', b = '', ...rest] = ids(list)
      expect(ids(list, moveEntry(project, list, b, -1))).toEqual([b, a, ...rest])
      expect(moveEntry(project, list, a, -1)).toBe(project)
      expect(moveEntry(project, list, 'nowhere', 1)).toBe(project)
      expect(ids(list, moveEntry(project, list, a, 99)).at(-1)).toBe(a)
    })

    it('gives a default its id back after it was removed', () => {
      for (const { id, name } of entriesOf(project, list)) {
        const without = removeEntry(project, list, id)
        expect(ids(list, without)).not.toContain(id)
        expect(lastOf(list, addEntry(without, list, name))).toEqual({ id, name })
      }
    })

    it('makes a new id for every new name, in any script', () => {
      const names = array(string({ unit: 'grapheme', minLength: 1, maxLength: 8 }))
      assert(
        property(names, (texts) => {
          const all = ids(
            list,
            texts.reduce((grown, text) => addedUnlessRefused(grown, list, text), project),
          )
          expect(new Set(all).size).toBe(all.length)
          expect(all).not.toContain('')
        }),
      )
    })
  })

  it('categories takes in an id that items already name', () => {
    expect(lastOf('categories', addEntry(project, 'categories', 'furniture', 'furniture'))).toEqual({
      id: 'furniture',
      name: 'furniture',
    })
    expect(() => addEntry(project, 'categories', 'Text', 'ocr')).toThrow('“ocr”')
  })

  it('names says in its id what an entry is', () => {
    expect(lastOf('reasons', addEntry(project, 'reasons', 'Too dark, or blurred'))?.id).toBe(
      'too-dark-or-blurred',
    )
    expect(lastOf('categories', addEntry(project, 'categories', '家具'))?.id).toBe('家具')
    expect(lastOf('categories', addEntry(project, 'categories', '🪑'))?.id).toBe('category')
    expect(lastOf('categories', addEntry(project, 'categories', 'Counting'))?.id).toBe('counting-2')
  })
})
