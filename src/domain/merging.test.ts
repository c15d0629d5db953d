import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyChanges,
  applyEntries,
  checkChanges,
  emptyDataset,
  judgementOf,
  type Dataset,
} from './dataset.ts'
import { invert } from './entry.ts'
import { exampleItem, exampleJudgement, exampleProject, exampleSource } from './example.ts'
import type { Judgement } from './judgement.ts'
import { itemFinder, mergeChanges, mergingOf } from './merging.ts'
import { rows } from './table.ts'

const items = ['one', 'two', 'three'].map((id, order) =>
  exampleItem({ id, order, source: { ...exampleSource, query: `What is ${id}?` } }),
)
const lead = applyEntries(
  emptyDataset(exampleProject),
  items.map((value) => ({ kind: 'item', value })),
)
const said = (over: Partial<Judgement>): Judgement =>
  exampleJudgement({ itemId: 'one', annotatorId: 'ada', decision: 'accept', rev: 1, decidedAt: 10, ...over })
const holding = (...judgements: readonly Judgement[]): Dataset =>
  applyEntries(
    lead,
    judgements.map((value) => ({ kind: 'judgement', value })),
  )

const ada = { id: 'ada', name: 'Ada', color: 'teal' }
const ben = { id: 'ben', name: 'Ben', color: 'red' }

function merged(dataset: Dataset, judgements: readonly Judgement[]): Dataset {
  const changes = mergeChanges(dataset, mergingOf(dataset, judgements), [ada, ben])
  checkChanges(dataset, changes)
  return applyChanges(dataset, changes)
}

/** What a dataset says, in an order of its own. */
const contents = (dataset: Dataset) => ({
  judgements: rows(dataset.judgements).toSorted((a, b) =>
    `${a.itemId}/${a.annotatorId}` < `${b.itemId}/${b.annotatorId}` ? -1 : 1,
  ),
  people: dataset.project.people.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  tally: [...dataset.tally].toSorted(([a], [b]) => (a < b ? -1 : 1)),
})

describe('merging judgements', () => {
  it('tells what is new, newer, unchanged and older, for each annotator', () => {
    const dataset = holding(
      said({ itemId: 'one', rev: 2 }),
      said({ itemId: 'two', rev: 2 }),
      said({ itemId: 'three', rev: 2 }),
    )
    const { counts, annotators, takes, undecidable } = mergingOf(dataset, [
      said({ itemId: 'one', rev: 3, decision: 'reject' }),
      said({ itemId: 'two', rev: 2 }),
      said({ itemId: 'three', rev: 1, decision: null, decidedAt: null }),
      said({ annotatorId: 'ben', decision: 'skip' }),
    ])
    expect(counts).toEqual({ fresh: 1, newer: 1, unchanged: 1, older: 1, olderThoughLater: 0 })
    expect(annotators).toEqual([
      {
        annotatorId: 'ada',
        fresh: 0,
        newer: 1,
        unchanged: 1,
        older: 1,
        olderThoughLater: 0,
        said: { accept: 1, reject: 1, flag: 0, skip: 0, undecided: 1 },
      },
      {
        annotatorId: 'ben',
        fresh: 1,
        newer: 0,
        unchanged: 0,
        older: 0,
        olderThoughLater: 0,
        said: { accept: 0, reject: 0, flag: 0, skip: 1, undecided: 0 },
      },
    ])
    expect(takes.map(({ itemId, annotatorId }) => [itemId, annotatorId])).toEqual([
      ['one', 'ada'],
      ['one', 'ben'],
    ])
    expect(undecidable).toEqual([])
  })

  it('never lets an older revision replace a newer one, and says where the clock disagrees', () => {
    const dataset = holding(said({ rev: 5, decidedAt: 100 }))
    const older = said({ rev: 4, decidedAt: 900, decision: 'reject' })
    expect(mergingOf(dataset, [older]).counts).toMatchObject({ older: 1, olderThoughLater: 1 })
    expect(mergeChanges(dataset, mergingOf(dataset, [older]), [])).toEqual([])
  })

  it('goes by the time where revisions are the same, and says where nothing but the words tells', () => {
    const dataset = holding(said({ decidedAt: 10, note: 'b' }))
    expect(mergingOf(dataset, [said({ decidedAt: 11, note: 'a' })]).counts.newer).toBe(1)
    expect(mergingOf(dataset, [said({ decidedAt: 10, note: 'a' })])).toMatchObject({
      counts: { older: 1 },
      undecidable: [{ note: 'a' }],
    })
    expect(mergingOf(dataset, [said({ decidedAt: 10, note: 'c' })])).toMatchObject({
      counts: { newer: 1 },
      undecidable: [{ note: 'c' }],
    })
  })

  it('takes nothing for new that says the same with its fields in another order', () => {
    const judgement = said({ revision: { question: 'Which?', answerText: 'three' } })
    const turned = Object.fromEntries(Object.entries(judgement).toReversed()) as unknown as Judgement
    const revision = { answerText: 'three', question: 'Which?' }
    expect(mergingOf(holding(judgement), [{ ...turned, revision }]).counts.unchanged).toBe(1)
  })

  it('adds people who are not known yet, and only those who said something', () => {
    const { project } = merged(holding(), [said({})])
    expect(project.people).toEqual([ada])
    const known = { ...lead, project: { ...lead.project, people: [{ ...ada, name: 'Ada L.' }] } }
    expect(merged(known, [said({}), said({ annotatorId: 'ben' })]).project.people).toEqual([
      { ...ada, name: 'Ada L.' },
      ben,
    ])
  })

  it('is undone to exactly what was there', () => {
    const dataset = holding(said({ rev: 1 }), said({ itemId: 'two', annotatorId: 'ben' }))
    const changes = mergeChanges(dataset, mergingOf(dataset, [said({ rev: 2 }), said({ itemId: 'three' })]), [
      ada,
    ])
    const back = applyChanges(applyChanges(dataset, changes), invert(changes))
    expect(contents(back)).toEqual(contents(dataset))
    expect(judgementOf(back, 'one', 'ada')).toBe(judgementOf(dataset, 'one', 'ada'))
  })

  it('comes to the same dataset in any order, any number of times, in any parts', () => {
    const anySaid = fc.record({
      itemId: fc.constantFrom('one', 'two', 'three'),
      annotatorId: fc.constantFrom('ada', 'ben', 'me'),
      rev: fc.nat(3),
      decidedAt: fc.option(fc.nat(2)),
      note: fc.constantFrom('', 'a', 'b'),
      decision: fc.constantFrom('accept' as const, 'reject' as const, null),
    })
    const anyFiles = fc.array(fc.array(anySaid.map(said), { maxLength: 6 }), { maxLength: 5 })
    fc.assert(
      fc.property(
        fc.array(anySaid.map(said), { maxLength: 4 }),
        anyFiles.chain((files) =>
          fc.tuple(
            fc.constant(files),
            fc.shuffledSubarray([...files, ...files], { minLength: 2 * files.length }),
          ),
        ),
        (own, [files, again]) => {
          const start = merged(lead, own)
          const inTurn = files.reduce(merged, start)
          expect(contents(again.reduce(merged, start))).toEqual(contents(inTurn))
          expect(contents(merged(start, files.flat()))).toEqual(contents(inTurn))
          for (const file of files)
            expect(mergeChanges(inTurn, mergingOf(inTurn, file), [ada, ben])).toEqual([])
        },
      ),
    )
  })
})

describe('finding what was judged', () => {
  it('goes by the id, else by picture path and query, and by neither where two share them', () => {
    const find = itemFinder(lead.items)
    expect(find('two', '')).toBe('two')
    expect(find('other', 'images/harbour.jpgWhat is three?')).toBe('three')
    expect(find('other', 'images/harbour.jpgWhat is four?')).toBeNull()
    expect(find('constructor', '')).toBeNull()
    const twice = applyEntries(lead, [
      { kind: 'item', value: exampleItem({ id: 'four', source: items[0]?.source ?? exampleSource }) },
    ])
    expect(itemFinder(twice.items)('other', 'images/harbour.jpgWhat is one?')).toBeNull()
  })
})
