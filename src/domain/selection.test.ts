import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemFacts } from './itemFacts.ts'
import { createJudgement } from './judgement.ts'
import { kindOf, selectionOf, type Selection, type SelectionInputs } from './selection.ts'
import { acceptedFacts, anyItems, anyPlan, choiceFacts, openFacts, plainPlan } from './selection.test-data.ts'
import type { SelectionPlan } from './selectionPlan.ts'
import { weightFor } from './selectionRanking.ts'

const nothingKnown: SelectionInputs = { duplicates: new Map(), outcomes: new Map() }

const takenOf = ({ verdicts }: Selection): readonly string[] =>
  [...verdicts].flatMap(([id, { code }]) => (code === 'taken' ? [id] : [])).toSorted(byText)

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

const codeOf = ({ verdicts }: Selection, id: string) => verdicts.get(id)?.code

/** Whether these together keep to the plan. */
function keepsTo(plan: SelectionPlan, items: readonly ItemFacts[], duplicates: ReadonlyMap<string, string>) {
  const count = (test: (facts: ItemFacts) => boolean): number => items.filter(test).length
  const pictures = new Set(items.map(({ item }) => item.pictureId))
  const groups = items.flatMap(({ item }) => duplicates.get(item.id) ?? [])
  return (
    items.every(({ content }) => plan.categories.some(({ category }) => category === content.category)) &&
    plan.categories.every(
      (line) => count(({ content }) => content.category === line.category) <= line.count,
    ) &&
    (!plan.kinds ||
      (count((facts) => kindOf(facts) === 'choice') <= plan.kinds.choice &&
        count((facts) => kindOf(facts) === 'open') <= plan.kinds.open)) &&
    (plan.perPicture === null ||
      [...pictures].every(
        (id) => count(({ item }) => item.pictureId === id) <= (plan.perPicture ?? Number.POSITIVE_INFINITY),
      )) &&
    (!plan.oneOfDuplicates || new Set(groups).size === groups.length)
  )
}

/** The most of them that keep to the plan, by trying every subset. */
function mostOf(plan: SelectionPlan, items: readonly ItemFacts[], duplicates: ReadonlyMap<string, string>) {
  let most = 0
  for (let subset = 0; subset < 2 ** items.length; subset += 1) {
    const chosen = items.filter((_, at) => (subset & (1 << at)) !== 0)
    if (chosen.length > most && keepsTo(plan, chosen, duplicates)) most = chosen.length
  }
  return most
}

const judged = (
  id: string,
  decisions: readonly ('accept' | 'reject')[],
  more: Partial<ItemFacts>,
): ItemFacts => ({
  ...openFacts(id, { category: 'color' }),
  judgements: decisions.map((decision, at) => ({ ...createJudgement(id, `p${at}`), decision })),
  ...more,
})

describe('the selection', () => {
  it('takes what was accepted and says of everything else why not', () => {
    const items = [
      openFacts('a', { category: 'color' }),
      openFacts('b', { category: 'color' }),
      openFacts('c', { category: 'ocr' }),
      openFacts('d', { category: 'color', region: null }),
      acceptedFacts({ id: 'e' }, { resolution: 'undecided', stage: 'needed' }),
      openFacts('f', { category: 'color' }),
    ]
    const selection = selectionOf(plainPlan({ prefer: ['agreed'] }), items, nothingKnown)
    expect(takenOf(selection)).toHaveLength(2)
    expect(codeOf(selection, 'c')).toBe('category-unwanted')
    expect(codeOf(selection, 'd')).toBe('unpublishable')
    expect(codeOf(selection, 'e')).toBe('not-accepted')
    expect(['a', 'b', 'f'].map((id) => codeOf(selection, id))).toContain('category-full')
    expect(selection.categories).toEqual([{ category: 'color', wanted: 2, taken: 2, available: 3 }])
  })

  it('fills categories and kinds both at once, however the better items lie', () => {
    // The colours could all be open, but then counting would have nothing: its items are all open.
    const items = [
      openFacts('a', { category: 'color' }),
      openFacts('b', { category: 'color' }),
      choiceFacts('c', ['Red', 'Blue'], 0, { category: 'color' }),
      choiceFacts('d', ['Red', 'Blue'], 1, { category: 'color' }),
      openFacts('e', { category: 'counting' }),
      openFacts('f', { category: 'counting' }),
    ].map((facts) => ({ ...facts, difficulty: facts.content.category === 'color' ? 5 : 1 }))
    const plan = plainPlan({
      categories: [
        { category: 'color', count: 2 },
        { category: 'counting', count: 2 },
      ],
      kinds: { choice: 2, open: 2 },
      prefer: ['hard'],
    })
    const selection = selectionOf(plan, items, nothingKnown)
    expect(takenOf(selection)).toEqual(['c', 'd', 'e', 'f'])
    expect(codeOf(selection, 'a')).toBe('category-full')
    expect(selection.kinds.open).toEqual({ wanted: 2, taken: 2, available: 4 })
  })

  it('says which target lacks how many when the plan cannot be filled', () => {
    const items = [
      openFacts('a', { category: 'color' }),
      choiceFacts('b', ['Red', 'Blue'], 0, { category: 'ocr' }),
    ]
    const plan = plainPlan({
      categories: [
        { category: 'color', count: 3 },
        { category: 'ocr', count: 1 },
      ],
      kinds: { choice: 0, open: 4 },
    })
    const selection = selectionOf(plan, items, nothingKnown)
    expect(selection).toMatchObject({ taken: 1, wanted: 4 })
    expect(selection.categories.map(({ wanted, taken }) => wanted - taken)).toEqual([2, 1])
    expect(codeOf(selection, 'b')).toBe('kind-unwanted')
  })

  it('prefers what many agree on, what is hard, and what is small, in the order of the plan', () => {
    const items = [
      judged('agreed', ['accept', 'accept', 'accept'], { difficulty: 1, areaRatio: 0.09 }),
      judged('hard', ['accept', 'accept', 'reject'], { difficulty: 5, areaRatio: 0.09 }),
      judged('small', ['accept'], { difficulty: 1, areaRatio: 0.0001 }),
    ]
    const first = (...prefer: SelectionPlan['prefer']) =>
      takenOf(
        selectionOf(
          plainPlan({ prefer, categories: [{ category: 'color', count: 1 }] }),
          items,
          nothingKnown,
        ),
      )
    expect(first('agreed', 'hard', 'small')).toEqual(['agreed'])
    expect(first('hard', 'agreed')).toEqual(['hard'])
    expect(first('small', 'agreed')).toEqual(['small'])
  })

  it('takes one of duplicates and names it, and never two rows that evaluators take for one', () => {
    const items = [
      openFacts('a', { category: 'color' }),
      openFacts('b', { category: 'color' }),
      openFacts('c', { category: 'color', pictureId: 'same', question: 'Which?' }),
      openFacts('d', { category: 'color', pictureId: 'same', question: 'Which?' }),
    ]
    const duplicates = new Map([
      ['a', 'a'],
      ['b', 'a'],
    ])
    const plan = plainPlan({ categories: [{ category: 'color', count: 9 }] })
    const strict = selectionOf({ ...plan, oneOfDuplicates: true }, items, { ...nothingKnown, duplicates })
    expect(strict.taken).toBe(2)
    expect(strict.categories[0]).toMatchObject({ available: 2 })
    const doubles = [...strict.verdicts].filter(([, { code }]) => code === 'duplicate')
    const others = new Map([
      ['a', 'b'],
      ['b', 'a'],
      ['c', 'd'],
      ['d', 'c'],
    ])
    expect(doubles).toHaveLength(2)
    for (const [id, { of }] of doubles) expect(of).toBe(others.get(id))
    expect(selectionOf(plan, items, { ...nothingKnown, duplicates }).taken).toBe(3)
  })

  it('takes a category that stands in the plan twice as often as both lines say', () => {
    const items = ['a', 'b', 'c', 'd'].map((id) => openFacts(id, { category: 'color' }))
    const line = { category: 'color', count: 1 }
    expect(selectionOf(plainPlan({ categories: [line, line] }), items, nothingKnown).taken).toBe(2)
  })
})

describe('the selection of any items by any plan', () => {
  it('is the same whatever the order of the items', () => {
    fc.assert(
      fc.property(anyItems, anyPlan, fc.infiniteStream(fc.nat()), ({ items, duplicates }, plan, random) => {
        const inputs = { duplicates, outcomes: new Map() }
        const shuffled = items
          .map((facts) => ({ facts, at: random.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ facts }) => facts)
        const [one, other] = [selectionOf(plan, items, inputs), selectionOf(plan, shuffled, inputs)]
        expect(Object.fromEntries(other.verdicts)).toEqual(Object.fromEntries(one.verdicts))
        expect({ ...other, verdicts: null }).toEqual({ ...one, verdicts: null })
      }),
    )
  })

  it('keeps to the plan, leaves out nothing that would fit, and says something about every item', () => {
    fc.assert(
      fc.property(anyItems, anyPlan, ({ items, duplicates }, plan) => {
        const selection = selectionOf(plan, items, { duplicates, outcomes: new Map() })
        const taken = items.filter(({ item }) => codeOf(selection, item.id) === 'taken')
        expect(selection.verdicts.size).toBe(items.length)
        expect(selection.taken).toBe(taken.length)
        expect(keepsTo(plan, taken, duplicates)).toBe(true)
        const others = items.filter((facts) => !taken.includes(facts))
        expect(others.filter((facts) => keepsTo(plan, [...taken, facts], duplicates))).toEqual([])
      }),
    )
  })

  it('takes as many as there can be where duplicates set no limit, and pictures none together with kinds', () => {
    fc.assert(
      fc.property(anyItems, anyPlan, fc.boolean(), ({ items, duplicates }, any, ofKinds) => {
        const plan = { ...any, oneOfDuplicates: false, ...(ofKinds ? { perPicture: null } : { kinds: null }) }
        const selection = selectionOf(plan, items, { duplicates, outcomes: new Map() })
        expect(selection.taken).toBe(mostOf(plan, items, duplicates))
      }),
      { numRuns: 60 },
    )
  })

  it('changes only where items are alike when the seed does', () => {
    fc.assert(
      fc.property(anyItems, anyPlan, fc.nat(), ({ items }, any, seed) => {
        const plan = {
          ...any,
          prefer: ['hard' as const],
          kinds: null,
          perPicture: null,
          oneOfDuplicates: false,
        }
        const difficulties = (of: SelectionPlan) => {
          const selection = selectionOf(of, items, nothingKnown)
          return items
            .filter(({ item }) => codeOf(selection, item.id) === 'taken')
            .map((facts) => `${facts.content.category} ${weightFor('hard', facts)}`)
            .toSorted()
        }
        expect(difficulties({ ...plan, seed })).toEqual(difficulties(plan))
      }),
    )
  })
})
