import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from './dataset.ts'
import { checksInDispute, differencesAmong, disputeOn, type DisputeAbout } from './disputes.ts'
import type { Entry } from './entry.ts'
import { exampleItem, exampleJudgement, exampleOpenItem, exampleProject } from './example.ts'
import type { Rect } from './geometry.ts'
import { contentOf, nothingChecked, type Box, type Judgement } from './judgement.ts'
import type { Policy } from './project.ts'

const item = exampleItem()

/** Judgements by annotators 1, 2, 3 … */
const by = (...said: readonly Partial<Judgement>[]): readonly Judgement[] =>
  said.map((over, place) => exampleJudgement({ annotatorId: `${place + 1}`, ...over }))

const accept = (revision: Judgement['revision'] = {}): Partial<Judgement> => ({
  decision: 'accept',
  revision,
})

const differ = (...said: readonly Partial<Judgement>[]): readonly DisputeAbout[] =>
  differencesAmong(item, by(...said))

const box = (id: string, parentId: string | null, rect: Rect): Box => ({
  id,
  parentId,
  rect,
  label: '',
  locked: false,
  activeMs: 0,
})
const square = (x: number, side: number): Rect => ({ x1: x, y1: x, x2: x + side, y2: x + side })
/** A chain of b1 in b2. */
const chain = (x: number, side: number): readonly Box[] => [
  box(`out ${x}`, null, square(x - 10, side + 20)),
  box(`in ${x}`, `out ${x}`, square(x, side)),
]

const dataset = (policy: Policy, judgements: readonly Judgement[], more: readonly Entry[] = []) =>
  applyEntries(emptyDataset({ ...exampleProject, policy }), [
    { kind: 'item', value: item },
    ...judgements.map((value) => ({ kind: 'judgement' as const, value })),
    ...more,
  ])

describe('annotators', () => {
  it('who say the same are in no dispute', () => {
    expect(differ(accept(), accept())).toEqual([])
    expect(differ({ decision: 'reject', reasons: ['other'] }, { decision: 'reject' })).toEqual([])
    expect(differ(accept())).toEqual([])
  })

  it('who skipped or have not decided said nothing', () => {
    expect(
      differ(accept(), { decision: 'skip' }, { decision: null, revision: { question: 'Why?' } }),
    ).toEqual([])
  })

  it('differ in the decision, a flag among them', () => {
    expect(differ(accept(), { decision: 'reject' })).toContain('decision')
    expect(differ(accept(), { decision: 'flag' })).toEqual(['decision'])
  })

  it.each<readonly [DisputeAbout, Judgement['revision']]>([
    ['answer', { answerLetter: 'C', answerText: 'four' }],
    ['options', { options: ['two', 'three', 'four', 'seven'] }],
    ['question', { question: 'How many bolts are there?' }],
    ['category', { category: 'ocr' }],
    ['category', { category: null }],
    ['region', { region: { x1: 101, y1: 200, x2: 220, y2: 280 } }],
    ['region', { region: null }],
  ])('differ in the %s', (about, revision) => {
    expect(differ(accept(), accept(revision))).toEqual([about])
    expect(differ(accept(revision), accept(revision))).toEqual([])
  })

  it('do not differ in the answer where an option only moved', () => {
    const moved = { options: ['three', 'two', 'four', 'six'], answerLetter: 'A' }
    expect(differ(accept(), accept(moved))).toEqual(['options'])
    expect(differ(accept(), accept({ ...moved, answerLetter: 'C', answerText: 'four' }))).toEqual([
      'answer',
      'options',
    ])
  })

  it('differ in an open answer', () => {
    const open = exampleOpenItem()
    expect(differencesAmong(open, by(accept(), accept({ answerText: '4' })))).toEqual(['answer'])
  })

  it('do not stand behind a content that they reject; behind one that they flag, only if they wrote it', () => {
    const other = { question: 'Why?' }
    expect(differ({ decision: 'reject', revision: other }, { decision: 'reject' })).toEqual([])
    expect(differ(accept(), { decision: 'flag', revision: other })).toEqual(['decision', 'question'])
  })

  it('differ in checks, with what accepting implies', () => {
    const no = { ...nothingChecked, rightGlobal: false }
    const judgements = by(accept(), { decision: 'reject', checks: no })
    expect(differencesAmong(item, judgements)).toEqual(['decision', 'checks'])
    expect(checksInDispute(judgements)).toEqual(['rightGlobal'])
    expect(checksInDispute(by({ decision: 'reject', checks: no }, { decision: 'reject' }))).toEqual([])
  })

  it('who drew boxes over one another agree; nobody differs from one who drew none', () => {
    expect(differ({ boxes: chain(100, 50) }, { boxes: chain(104, 50) })).toEqual([])
    expect(differ({ boxes: chain(100, 50) }, { boxes: [] })).toEqual([])
  })

  it('differ in boxes elsewhere, in the number of chains, and in the number of levels', () => {
    const boxes = chain(100, 50)
    expect(differ({ boxes }, { boxes: chain(400, 50) })).toEqual(['boxes'])
    expect(differ({ boxes }, { boxes: chain(130, 50) })).toEqual(['boxes'])
    expect(differ({ boxes }, { boxes: [...boxes, ...chain(400, 50)] })).toEqual(['boxes'])
    expect(differ({ boxes }, { boxes: boxes.slice(0, 1) })).toEqual(['boxes'])
  })
})

describe('a dispute', () => {
  const sole: Policy = { kind: 'sole' }
  const majority: Policy = { kind: 'majority', needed: 2 }

  it('is none where nobody differs and nothing is to be settled', () => {
    expect(disputeOn(dataset(sole, []), item)).toBeNull()
    expect(disputeOn(dataset(sole, by(accept())), item)).toBeNull()
    expect(disputeOn(dataset(majority, by(accept())), item)).toBeNull()
  })

  it('is open where the policy comes to no end', () => {
    expect(disputeOn(dataset(majority, by(accept(), { decision: 'reject' })), item)).toMatchObject({
      state: 'open',
      why: 'disagreement',
      about: ['decision'],
      resolution: null,
    })
    expect(disputeOn(dataset(sole, by({ decision: 'flag' })), item)).toMatchObject({
      state: 'open',
      why: 'flagged',
      about: [],
    })
    expect(
      disputeOn(dataset({ kind: 'adjudicated', needed: 2 }, by(accept(), accept())), item),
    ).toMatchObject({
      state: 'open',
      why: 'unadjudicated',
      about: [],
    })
  })

  it('only differs where the majority settled it, or more have to decide', () => {
    const outvoted = by(accept(), accept(), { decision: 'reject' })
    expect(disputeOn(dataset(majority, outvoted), item)).toMatchObject({
      state: 'differs',
      why: null,
      resolution: { outcome: 'accept', adjudicator: null },
    })
    const few = by(accept(), { decision: 'reject' })
    expect(disputeOn(dataset({ kind: 'unanimous', needed: 3 }, few), item)).toMatchObject({
      state: 'differs',
      why: 'too-few',
    })
  })

  it('is settled by an adjudicator, whatever the annotators say', () => {
    const resolution = {
      itemId: 'item-1',
      outcome: 'accept' as const,
      content: contentOf(item),
      by: ['1'],
      checks: 2,
      at: 5,
      adjudicator: 'ada',
      reasons: [],
    }
    const set: Entry = { kind: 'resolution', value: resolution }
    expect(disputeOn(dataset(majority, by(accept(), { decision: 'reject' }), [set]), item)).toMatchObject({
      state: 'settled',
      resolution,
    })
    // A resolution that came with the data without an adjudicator settles nothing that anybody could take back here.
    const imported: Entry = { kind: 'resolution', value: { ...resolution, adjudicator: null } }
    expect(disputeOn(dataset(majority, by(accept()), [imported]), item)).toBeNull()
  })
})
