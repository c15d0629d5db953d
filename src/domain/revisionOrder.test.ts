import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyActs, walk } from './annotatorWalk.test-data.ts'
import { applyChanges, emptyDataset, judgementOf, type Dataset } from './dataset.ts'
import { exampleProject } from './example.ts'
import { createJudgement, type Judgement } from './judgement.ts'
import { mergeChanges, mergingOf } from './merging.ts'
import { countRevisions } from './revisionOrder.ts'

const empty = emptyDataset(exampleProject)
const itemIds = ['one', 'two']

const merged = (dataset: Dataset, judgements: readonly Judgement[]): Dataset =>
  applyChanges(dataset, mergeChanges(dataset, mergingOf(dataset, judgements), []))

describe('revisions of work that was given back', () => {
  it('go up when a step is taken back, so that the later word counts', () => {
    const say = { kind: 'say', itemId: 'one', edits: 1, decision: 'accept' } as const
    const [first, second, third] = walk('ada', itemIds, [
      { ...say, note: 'a' },
      { ...say, note: 'b' },
      { kind: 'give' },
      { kind: 'undo' },
      { kind: 'give' },
      { kind: 'undo' },
      { kind: 'give' },
    ])
    expect(first?.judgements).toMatchObject([{ note: 'b', rev: 2 }])
    expect(second?.judgements).toMatchObject([{ note: 'a', rev: 3 }])
    // Even what was withdrawn altogether is said, as a judgement that says nothing.
    expect(third?.judgements).toEqual([{ ...createJudgement('one', 'ada'), rev: 4 }])
  })

  it('leave whoever merges with the last word, in any order, any number of times, whatever was taken back', () => {
    fc.assert(
      fc.property(
        anyActs(itemIds)
          .map((acts) => walk('ada', itemIds, [...acts, { kind: 'give' }]))
          .chain((files) =>
            fc.tuple(
              fc.constant(files),
              fc.shuffledSubarray([...files.keys(), ...files.keys()], { minLength: 1 }),
            ),
          ),
        ([files, order]) => {
          const last = files[Math.max(...order)]
          const dataset = order.reduce((now, place) => merged(now, files[place]?.judgements ?? []), empty)
          for (const [itemId, truth] of last?.truth ?? []) {
            const { note, decision } = judgementOf(dataset, itemId, 'ada') ?? createJudgement(itemId, 'ada')
            expect({ note, decision }).toEqual(truth)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('count only what the annotator did, and keep a revision that is higher already', () => {
    const count = countRevisions('ada')
    const other = createJudgement('one', 'ben')
    count.follow([{ before: null, after: { kind: 'judgement', value: other } }])
    expect(count.counted('one', undefined)).toBeNull()
    const own = { ...createJudgement('one', 'ada'), rev: 7 }
    expect(count.counted('one', own)).toBe(own)
  })
})
