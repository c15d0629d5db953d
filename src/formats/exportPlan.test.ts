import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  exampleItem,
  exampleJudgement,
  exampleOpenItem,
  examplePicture,
  exampleProject,
  exampleSource,
} from '../domain/example.ts'
import type { Content, Item } from '../domain/item.ts'
import { contentOf } from '../domain/judgement.ts'
import type { Resolution } from '../domain/resolution.ts'
import { anyContent, anyPicture, soundContent } from './arbitraries.test-data.ts'
import { planZoomBench } from './exportPlan.ts'
import type { Candidate } from './held.ts'
import { nameExport } from './zoombenchWrite.ts'
import { composeQuery } from './query.ts'

const accepted = (item: Item, over: Partial<Content> = {}): Resolution => ({
  itemId: item.id,
  outcome: 'accept',
  content: { ...contentOf(item), ...over },
  by: ['ann'],
  checks: 4,
  at: 1,
  adjudicator: null,
  reasons: [],
})

const candidate = (item: Item, over: Partial<Candidate> = {}): Candidate => ({
  item,
  picture: examplePicture(),
  resolution: accepted(item),
  judgements: [],
  ...over,
})

const plan = (...candidates: readonly Candidate[]) => planZoomBench(exampleProject, candidates)

const heldFor = (content: Partial<Content>, item = exampleItem()) => {
  const { going, held } = plan(candidate(item, { resolution: accepted(item, content) }))
  expect(going).toEqual([])
  expect(held).toHaveLength(1)
  return held[0]
}

describe('planZoomBench', () => {
  it('lets an accepted item go', () => {
    const { going, held, warnings } = plan(candidate(exampleItem()))
    expect(going.map(({ item }) => item.id)).toEqual(['item-1'])
    expect(held).toEqual([])
    expect(warnings).toEqual([])
  })

  it('goes by the order of the items, whatever order they are given in', () => {
    const items = [3, 1, 2].map((order) =>
      exampleItem({ id: `item-${order}`, order, question: `Question ${order}?` }),
    )
    expect(plan(...items.map((item) => candidate(item))).going.map(({ item }) => item.order)).toEqual([
      1, 2, 3,
    ])
  })

  it('judges the resolution and not the item as given', () => {
    const broken = exampleItem({ question: '', answerLetter: null })
    const repaired = accepted(broken, { question: 'How many?', answerLetter: 'B' })
    expect(plan(candidate(broken, { resolution: repaired })).held).toEqual([])
    expect(heldFor({ question: ' ' })?.code).toBe('question-empty')
  })

  it.each([
    ['undecided', 'Nobody has decided about it yet.'],
    ['flagged', 'It is flagged for a second look: accept or reject it.'],
    ['skipped', 'It was skipped: accept or reject it.'],
    ['disagreement', 'The annotators disagree about it.'],
    ['unadjudicated', 'It waits for the adjudicator.'],
  ] as const)('holds back what is %s', (resolution, sentence) => {
    expect(plan(candidate(exampleItem(), { resolution })).held).toEqual([
      { itemId: 'item-1', code: resolution, sentence },
    ])
  })

  it('says how many annotators are still missing', () => {
    const project = { ...exampleProject, policy: { kind: 'majority', needed: 3 } as const }
    const judgements = [exampleJudgement({ decision: 'accept' }), exampleJudgement({ decision: 'flag' })]
    const { held } = planZoomBench(project, [candidate(exampleItem(), { resolution: 'too-few', judgements })])
    expect(held[0]?.sentence).toBe('Decided by 1 of the 3 annotators that this project asks for.')
  })

  it('says why an item was rejected, by those whose judgement counted', () => {
    const item = exampleItem()
    const judgements = [
      exampleJudgement({ decision: 'reject', reasons: ['wrong-answer', 'own-reason'] }),
      exampleJudgement({ annotatorId: 'bob', decision: 'reject', reasons: ['too-easy'] }),
    ]
    const resolution: Resolution = { ...accepted(item), outcome: 'reject' }
    const [held] = plan(candidate(item, { resolution, judgements })).held
    expect(held).toEqual({
      itemId: 'item-1',
      code: 'rejected',
      sentence: 'It was rejected: Wrong answer; own-reason.',
    })
  })

  it.each([
    ['no record', null],
    ['a record without bytes', examplePicture({ sha256: null })],
  ])('holds back an item whose picture has %s', (_, picture) => {
    const [held] = plan(candidate(exampleItem(), { picture })).held
    expect(held?.code).toBe('picture-missing')
    expect(held?.sentence).toContain('images/harbour.jpg')
  })

  it.each<readonly [code: string, content: Partial<Content>]>([
    ['region-missing', { region: null }],
    ['region-outside', { region: { x1: 5000, y1: 0, x2: 5100, y2: 100 } }],
    ['region-outside', { region: { x1: 10, y1: 10, x2: 10, y2: 20 } }],
    ['region-outside', { region: { x1: Number.NaN, y1: 10, x2: 20, y2: 20 } }],
    ['question-empty', { question: ' \n' }],
    ['letter-missing', { answerLetter: null }],
    ['letter-outside', { answerLetter: 'E' }],
    ['letter-outside', { answerLetter: 'b' }],
    ['letter-conflict', { answerLetter: 'C' }],
    ['answer-empty', { options: ['two', ' ', 'four'], answerText: '' }],
    ['option-repeats-answer', { options: ['two', 'three', ' three ', 'six'] }],
    ['text-broken', { question: 'How \ud83d many?' }],
    ['text-broken', { options: ['two', 'three', 'four', '\udc00'] }],
    ['content-unfit', { options: ['three'], answerLetter: 'A' }],
  ])('holds back %s: %j', (code, content) => {
    expect(heldFor(content)?.code).toBe(code)
  })

  it('holds back an open question without an answer', () => {
    expect(heldFor({ answerText: '' }, exampleOpenItem())?.code).toBe('answer-empty')
  })

  it('names letter and texts of an answer that contradicts itself', () => {
    expect(heldFor({ answerLetter: 'C' })?.sentence).toBe(
      'Its answer is C, which is “four”, but the answer is also given as “three”: choose one.',
    )
  })

  it('takes options that differ in capitals for different answers', () => {
    const item = exampleItem({ options: ['v2', 'V2'], answerLetter: 'A', answerText: 'v2' })
    expect(plan(candidate(item)).held).toEqual([])
  })

  it('lets only the first of two equal questions on one picture go', () => {
    const first = exampleItem({ source: { ...exampleSource, line: 4 } })
    const second = exampleItem({ id: 'item-2', order: 2, answerLetter: 'A', answerText: 'two' })
    const elsewhere = exampleItem({ id: 'item-3', order: 3 })
    const { going, held } = plan(
      candidate(second),
      candidate(first),
      candidate(elsewhere, { picture: examplePicture({ id: 'picture-2', sha256: 'cd' }) }),
    )
    expect(going.map(({ item }) => item.id)).toEqual(['item-1', 'item-3'])
    expect(held).toHaveLength(1)
    expect(held[0]?.code).toBe('same-question')
    expect(held[0]?.sentence).toContain('“How many bolts hold the hinge?” (validated_vqa.jsonl, line 4)')
  })

  it('lets a question go whose equal was held back', () => {
    const rejected = exampleItem()
    const { going } = plan(
      candidate(rejected, { resolution: { ...accepted(rejected), outcome: 'reject' } }),
      candidate(exampleItem({ id: 'item-2', order: 2 })),
    )
    expect(going.map(({ item }) => item.id)).toEqual(['item-2'])
  })

  it('warns of what goes out all the same', () => {
    const item = exampleItem({
      question: 'What does <image> show?',
      options: ['two', 'three', ''],
      category: 'weather',
    })
    expect(plan(candidate(item)).warnings.map(({ code }) => code)).toEqual([
      'image-marker',
      'category-unknown',
      'option-empty',
    ])
    const bare = plan(candidate(exampleItem({ category: null }))).warnings
    expect(bare.map(({ code, line, file }) => ({ code, line, file }))).toEqual([
      { code: 'category-missing', line: 1, file: 'validated_vqa.jsonl' },
    ])
  })

  it('counts what goes out, by category in the order of the project', () => {
    const categories = ['color', '__proto__', 'counting', null, 'color']
    const items = categories.map((category, index) => {
      const over = { id: `item-${index}`, order: index, question: `Question ${index}?`, category }
      return index === 0 ? exampleOpenItem(over) : exampleItem(over)
    })
    const rejected = candidate(exampleItem({ id: 'gone' }), { resolution: 'undecided' })
    expect(plan(...items.map((item) => candidate(item)), rejected).counts).toEqual({
      total: 5,
      multipleChoice: 4,
      open: 1,
      byCategory: [
        { category: 'counting', name: 'Fine-grained counting', count: 1 },
        { category: 'color', name: 'Colour', count: 2 },
        { category: '__proto__', name: '__proto__', count: 1 },
        { category: null, name: 'No category', count: 1 },
      ],
    })
  })

  it('sends every item somewhere, and only rows that the official runner can keep apart', () => {
    const anyCandidate = fc.record({
      content: fc.oneof(anyContent, soundContent({ width: 40, height: 30 }), fc.constant(exampleItem())),
      picture: fc.oneof(
        { weight: 1, arbitrary: fc.option(anyPicture, { nil: null }) },
        { weight: 4, arbitrary: fc.constantFrom('ab', 'cd').map((sha256) => examplePicture({ sha256 })) },
      ),
      resolution: fc.constantFrom(
        'accept' as const,
        'accept' as const,
        'reject' as const,
        'undecided' as const,
      ),
    })
    fc.assert(
      fc.property(fc.array(anyCandidate, { maxLength: 8 }), (parts) => {
        const candidates = parts.map(({ content, picture, resolution }, order): Candidate => {
          const item = exampleItem({ ...contentOf(exampleItem(content)), id: `item-${order}`, order })
          const said: Resolution = {
            ...accepted(item),
            outcome: resolution === 'reject' ? 'reject' : 'accept',
          }
          return candidate(item, { picture, resolution: resolution === 'undecided' ? resolution : said })
        })
        const { going, held, counts } = planZoomBench(exampleProject, candidates)
        const ids = [...going.map(({ item }) => item.id), ...held.map(({ itemId }) => itemId)]
        expect(ids.toSorted()).toEqual(candidates.map(({ item }) => item.id).toSorted())
        expect(counts.byCategory.reduce((sum, { count }) => sum + count, 0)).toBe(going.length)

        const { images } = nameExport(going, { pictures: 'original' })
        const keys = going.map(
          ({ picture, resolution }) =>
            (images.get(picture.sha256 ?? '') ?? '') + composeQuery(resolution.content),
        )
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
})
