import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges, applyEntries, emptyDataset, type Dataset } from './dataset.ts'
import type { Entry } from './entry.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject, exampleSource } from './example.ts'
import type { Item } from './item.ts'
import type { Judgement } from './judgement.ts'
import { boxIn, rectOf } from './boxes.test-data.ts'
import {
  everything,
  isUndecided,
  isUnfinished,
  matches,
  nestQueueFilter,
  nextIn,
  queueOf,
  queueSorts,
  type QueueFilter,
} from './queue.ts'

const item = (id: string, order: number, over: Partial<Item> = {}): Entry => ({
  kind: 'item',
  value: exampleItem({ id, order, ...over }),
})
const said = (itemId: string, over: Partial<Judgement>): Entry => ({
  kind: 'judgement',
  value: exampleJudgement({ itemId, ...over }),
})
const picture = (id: string, name: string): Entry => ({
  kind: 'picture',
  value: examplePicture({ id, name }),
})
const resolution = (itemId: string, outcome: 'accept' | 'reject'): Entry => ({
  kind: 'resolution',
  value: {
    itemId,
    outcome,
    content: exampleItem(),
    by: [],
    checks: 1,
    at: null,
    adjudicator: null,
    reasons: [],
  },
})
const agreed = (count: number) => ({ ...exampleSource, consensus: { count, of: 8, share: count / 8 } })

const dataset: Dataset = applyEntries(emptyDataset(exampleProject), [
  picture('p1', 'Quay.jpg'),
  picture('p2', 'alley.jpg'),
  item('c', 3, { pictureId: 'p1', category: 'ocr', source: agreed(6) }),
  item('a', 1, { pictureId: 'p2', category: null, source: { ...exampleSource, consensus: null } }),
  item('b', 2, { pictureId: 'p1', category: 'counting', source: { ...agreed(8), status: 'very easy vqa' } }),
  item('d', 4, {
    pictureId: 'p2',
    category: 'unlisted',
    question: 'Which colour has the DOOR of the shop?',
    region: { x1: 0, y1: 0, x2: 3000, y2: 2000 },
    source: { ...agreed(7), status: null, id: 'upstream-77' },
  }),
  said('a', { decision: 'accept', decidedAt: 50 }),
  said('c', { decision: 'flag', decidedAt: 90, revision: { category: 'color' } }),
  said('b', { note: 'begun' }),
  said('b', { annotatorId: 'ben', decision: 'reject', decidedAt: 99 }),
])

const ids = (filter: Partial<QueueFilter>, annotator = 'ann') =>
  queueOf(dataset, annotator, { ...everything, ...filter }, 'order').join('')

describe('a queue', () => {
  it('holds everything in the order of import when nothing is asked', () => {
    expect(ids({})).toBe('abcd')
  })

  it('holds what was picked elsewhere in the order in which it was picked', () => {
    const among = { name: 'From the table', ids: ['d', 'b', 'gone', 'b', 'a'] }
    expect(ids({ among })).toBe('dba')
    expect(ids({ among, decisions: ['undecided'] })).toBe('db')
    expect(queueOf(dataset, 'ann', { ...everything, among }, 'picture').join('')).toBe('bda')
    expect(matches(dataset, 'ann', { ...everything, among }, 'a')).toBe(true)
    expect(matches(dataset, 'ann', { ...everything, among }, 'c')).toBe(false)
    expect(ids({ among: { name: 'None', ids: [] } })).toBe('')
  })

  it('asks about one’s own decisions only', () => {
    expect(ids({ decisions: ['undecided'] })).toBe('bd')
    expect(ids({ decisions: ['flag', 'accept'] })).toBe('ac')
    expect(ids({ decisions: ['undecided'] }, 'ben')).toBe('acd')
    expect(ids({ decisions: ['reject'] })).toBe('')
  })

  it('asks about the category as revised, and about none', () => {
    expect(ids({ category: 'ocr' })).toBe('')
    expect(ids({ category: 'color' })).toBe('c')
    expect(ids({ category: 'ocr' }, 'ben')).toBe('c')
    expect(ids({ category: '' })).toBe('a')
  })

  it('asks about the upstream status', () => {
    expect(ids({ status: 'very easy vqa' })).toBe('b')
    expect(ids({ status: '' })).toBe('d')
  })

  it('asks about problems that are neither muted nor dismissed', () => {
    expect(ids({ problem: 'region-large' })).toBe('d')
    const dismissed = applyEntries(dataset, [said('d', { dismissed: ['region-large'] })])
    expect(queueOf(dismissed, 'ann', { ...everything, problem: 'region-large' }, 'order')).toEqual([])
    expect(queueOf(dismissed, 'ben', { ...everything, problem: 'region-large' }, 'order')).toEqual(['d'])
    const value = { ...exampleProject, mutedProblems: ['region-large'] }
    const muted = applyChanges(dataset, [{ before: null, after: { kind: 'project', value } }])
    expect(queueOf(muted, 'ann', { ...everything, problem: 'region-large' }, 'order')).toEqual([])
  })

  it.each([
    ['door colour', 'd'],
    ['ALLEY', 'ad'],
    ['quay bolts', 'bc'],
    ['upstream-77', 'd'],
    ['three', 'abcd'],
    ['fine-grained', 'b'],
    ['door bolts', ''],
    ['  ', 'abcd'],
  ])('finds “%s”', (search, found) => {
    expect(ids({ search })).toBe(found)
  })

  it.each([
    ['order', 'abcd'],
    ['category', 'bcda'],
    ['picture', 'bcad'],
    ['consensus', 'cdba'],
    ['region-area', 'abcd'],
    ['decided-at', 'cabd'],
  ] as const)('sorts by %s', (sort, sorted) => {
    expect(queueOf(dataset, 'ann', everything, sort).join('')).toBe(sorted)
  })

  it('matches exactly the items that it holds', () => {
    const filters = [{}, { decisions: ['undecided' as const] }, { search: 'quay' }, { category: 'color' }]
    for (const part of filters) {
      const filter = { ...everything, ...part }
      const held = queueOf(dataset, 'ann', filter, 'order')
      for (const id of ['a', 'b', 'c', 'd'])
        expect(matches(dataset, 'ann', filter, id)).toBe(held.includes(id))
    }
    expect(matches(dataset, 'ann', everything, 'gone')).toBe(false)
  })

  it('holds each item once whatever the sort', () => {
    for (const sort of queueSorts)
      expect([...queueOf(dataset, 'ann', everything, sort)].toSorted().join('')).toBe('abcd')
  })

  describe('for boxing', () => {
    const twoLevels = { ...exampleProject, nesting: { levels: ['text', 'sign'], of: 'accepted' as const } }
    const inner = boxIn('outer', 'inner', rectOf(5, 5, 20, 20))
    const outer = boxIn(null, 'outer', rectOf(0, 0, 50, 50))
    const drawn = applyEntries({ ...dataset, project: twoLevels }, [
      said('a', { decision: 'accept', boxes: [outer, inner] }),
      said('b', { boxes: [outer, inner, boxIn(null, 'alone', rectOf(60, 60, 90, 90))] }),
      said('d', { annotatorId: 'ben', decision: 'accept' }),
    ])
    const boxing = (part: Partial<QueueFilter>, on = drawn, annotator = 'ann') =>
      queueOf(on, annotator, { ...everything, ...part }, 'order').join('')

    it('asks whether every chain of one’s own has its levels', () => {
      expect(boxing({ boxes: 'finished' })).toBe('a')
      expect(boxing({ boxes: 'unfinished' })).toBe('bcd')
      expect(boxing({ boxes: 'unfinished' }, drawn, 'ben')).toBe('abcd')
      expect(['a', 'b', 'c', 'gone'].map((id) => isUnfinished(drawn, 'ann', id))).toEqual([
        false,
        true,
        true,
        true,
      ])
      for (const boxes of ['finished', 'unfinished'] as const)
        expect(matches(drawn, 'ann', { ...everything, boxes }, 'a')).toBe(boxes === 'finished')
    })

    it('asks for what oneself or the project accepted, where the project wants that', () => {
      expect(queueOf(drawn, 'ann', nestQueueFilter(twoLevels), 'order')).toEqual(['a', 'd'])
      const all = { ...twoLevels, nesting: { ...twoLevels.nesting, of: 'all' as const } }
      expect(nestQueueFilter(all)).toEqual(everything)
    })

    it('goes by the policy and the adjudicator about what others accepted', () => {
      const policy = { kind: 'majority', needed: 2 } as const
      const majority = { ...drawn, project: { ...twoLevels, policy } }
      expect(boxing({ accepted: true }, majority)).toBe('a')
      expect(boxing({ accepted: true }, applyEntries(majority, [said('d', { decision: 'flag' })]))).toBe('a')
      const set = applyEntries(drawn, [resolution('c', 'accept'), resolution('d', 'reject')])
      expect(boxing({ accepted: true }, set)).toBe('ac')
      expect(boxing({ accepted: true }, set, 'ben')).toBe('acd')
    })
  })

  it('knows what one has not decided', () => {
    expect(['a', 'b', 'c', 'd', 'gone'].map((id) => isUndecided(dataset, 'ann', id))).toEqual([
      false,
      true,
      false,
      true,
      true,
    ])
  })
})

const is =
  (...wanted: string[]) =>
  (id: string) =>
    wanted.includes(id)

describe('going on in a queue', () => {
  const queue = ['a', 'b', 'c', 'd']

  it('finds the next in either direction', () => {
    expect(nextIn(queue, 0, 1, is('a', 'c', 'd'))).toBe('c')
    expect(nextIn(queue, 3, -1, is('a', 'b', 'd'))).toBe('b')
    expect(nextIn(queue, -1, 1, is('a'))).toBe('a')
    expect(nextIn(queue, 2, 1, is('a'))).toBeNull()
  })

  it('goes around when asked, but never comes back to where it stands', () => {
    expect(nextIn(queue, 2, 1, is('a', 'c'), true)).toBe('a')
    expect(nextIn(queue, 0, -1, is('d'), true)).toBe('d')
    expect(nextIn(queue, 2, 1, is('c'), true)).toBeNull()
    expect(nextIn(queue, -1, 1, is('d'), true)).toBe('d')
    expect(nextIn([], 0, 1, is('a'), true)).toBeNull()
  })

  it('asks every other place exactly once when it goes around', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 8 }),
        fc.integer({ min: -2, max: 10 }),
        fc.constantFrom<(1 | -1)[]>(1, -1),
        (size, from, direction) => {
          const queue = Array.from({ length: size }, (_, place) => `${place}`)
          const asked: string[] = []
          nextIn(queue, from, direction, (id) => asked.push(id) < 0, true)
          expect(asked.toSorted()).toEqual(queue.filter((id) => id !== `${from}`).toSorted())
        },
      ),
    )
  })
})
