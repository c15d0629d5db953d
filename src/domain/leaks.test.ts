import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from './dataset.ts'
import type { Entry } from './entry.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from './example.ts'
import {
  duplicatesWithin,
  keepingApart,
  keyOf,
  leakedReason,
  leaksOf,
  standingOf,
  withReason,
  type ForeignPicture,
} from './leaks.ts'

const picture = (id: string, sha256: string, given = sha256): Entry => ({
  kind: 'picture',
  value: examplePicture({ id, sha256, origin: { ...examplePicture().origin, sha256: given } }),
})
const item = (id: string, pictureId: string, order: number): Entry => ({
  kind: 'item',
  value: exampleItem({ id, pictureId, order }),
})
const dataset = applyEntries(emptyDataset(exampleProject), [
  picture('p1', 'aa', 'a0'),
  picture('p2', 'bb'),
  picture('unused', 'cc'),
  item('i1', 'p1', 1),
  item('i2', 'p1', 2),
  item('i3', 'p2', 3),
])
const foreign = (over: Partial<ForeignPicture>): ForeignPicture => ({
  path: 'train/1.jpg',
  sha256: null,
  givenSha256: null,
  fingerprints: [],
  ...over,
})
const alike = (first: string, second: string, bits = 4) => ({
  first,
  second,
  bits,
  part: 0,
  within: 'second' as const,
})

const rejected = (itemId: string): Entry => ({
  kind: 'judgement',
  value: exampleJudgement({ itemId, annotatorId: 'me', decision: 'reject', decidedAt: 1 }),
})

describe('leaks', () => {
  it('are the same files, upright or as they were given', () => {
    const found = leaksOf(
      dataset,
      [foreign({ sha256: 'bb' }), foreign({ sha256: 'zz', givenSha256: 'a0' })],
      [],
    )
    expect(found.map(({ first, match }) => [first.pictureId, first.itemIds, match.kind])).toEqual([
      ['p2', ['i3'], 'file'],
      ['p1', ['i1', 'i2'], 'file'],
    ])
  })

  it('are what looks alike, once each, and not what no item is on', () => {
    const train = foreign({ sha256: 'zz' })
    const found = leaksOf(
      dataset,
      [train],
      [alike('aa', 'zz', 6), alike('cc', 'zz', 0), alike('aa', 'zz', 2)],
    )
    expect(found.map(({ match }) => match)).toEqual([{ kind: 'looks', bits: 2, part: 0, within: 'second' }])
  })

  it('are named by the path where a manifest knows no hash', () => {
    const train = foreign({ path: 'train/a b.jpg' })
    const [pair] = leaksOf(dataset, [train], [alike('bb', keyOf(train))])
    expect(pair?.key.split(' ')).toHaveLength(2)
  })
})

describe('duplicates inside a project', () => {
  it('are items that ask the same, and pictures that look alike', () => {
    const found = duplicatesWithin(
      dataset,
      [{ first: 'i1', second: 'i2', likeness: 0.9 }],
      [alike('aa', 'bb')],
    )
    expect(found.map(({ first, second }) => [first.itemIds, second.itemIds])).toEqual([
      [['i1'], ['i2']],
      [['i1', 'i2'], ['i3']],
    ])
  })
})

describe('a pair', () => {
  const [pair] = leaksOf(dataset, [foreign({ sha256: 'aa' })], [])
  if (!pair) throw new Error('There is a pair.')
  const none = new Set<string>()
  it('waits until all items of one side are rejected', () => {
    expect(standingOf(dataset, pair, none, 'me')).toBe('open')
    const half = applyEntries(dataset, [rejected('i1')])
    expect(standingOf(half, pair, none, 'me')).toBe('open')
    expect(standingOf(applyEntries(half, [rejected('i2')]), pair, none, 'me')).toBe('dropped')
  })

  it('is kept once people said that the two are different', () => {
    const change = keepingApart(exampleProject, pair.key)
    const after = change?.after?.kind === 'project' ? change.after.value : exampleProject
    expect(standingOf(dataset, pair, new Set(after.apart), 'me')).toBe('kept')
    expect(keepingApart(after, pair.key)).toBeNull()
  })
})

describe('the reason of a leak', () => {
  it('is added to a project that lacks it, once', () => {
    const after = withReason(exampleProject, leakedReason)
    expect(after.reasons.at(-1)).toEqual(leakedReason)
    expect(withReason(after, leakedReason)).toBe(after)
  })
})
