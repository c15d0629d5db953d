import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges, emptyDataset, judgementOf, type Dataset } from './dataset.ts'
import { edited } from './edits.ts'
import { invert, type Change } from './entry.ts'
import { exampleProject } from './example.ts'
import { createJudgement, type Judgement } from './judgement.ts'
import { mergeChanges, mergingOf } from './merging.ts'
import { countRevisions } from './revisionOrder.ts'

const empty = emptyDataset(exampleProject)
const itemIds = ['one', 'two']

/** What somebody does in their browser: says something, several things in one go, takes a step back, repeats one, or gives back. */
type Act =
  | { readonly kind: 'say'; readonly itemId: string; readonly note: string; readonly edits: number }
  | { readonly kind: 'undo' | 'redo' | 'give' }

/** The files that were given back on the way, oldest first, each with what the annotator had said at that time. */
function givenBack(acts: readonly Act[]) {
  let dataset: Dataset = empty
  const history: (readonly Change[])[] = []
  const past: (readonly Change[])[] = []
  const future: (readonly Change[])[] = []
  const files: { readonly judgements: readonly Judgement[]; readonly truth: readonly string[] }[] = []
  const step = (changes: readonly Change[]): void => {
    dataset = applyChanges(dataset, changes)
    history.push(changes)
  }
  for (const act of acts) {
    if (act.kind === 'say') {
      const before = judgementOf(dataset, act.itemId, 'ada')
      let after = before ?? createJudgement(act.itemId, 'ada')
      for (let edit = 0; edit < act.edits; edit += 1) after = edited(after, { note: act.note })
      const changes: readonly Change[] = [
        {
          before: before ? { kind: 'judgement', value: before } : null,
          after: { kind: 'judgement', value: after },
        },
      ]
      step(changes)
      past.push(changes)
      future.length = 0
    } else if (act.kind === 'give') {
      const count = countRevisions('ada')
      for (const changes of history) count.follow(changes)
      files.push({
        judgements: itemIds.flatMap((id) => count.counted(id, judgementOf(dataset, id, 'ada')) ?? []),
        truth: itemIds.map((id) => judgementOf(dataset, id, 'ada')?.note ?? ''),
      })
    } else {
      const [from, to] = act.kind === 'undo' ? [past, future] : [future, past]
      const changes = from.pop()
      if (!changes) continue
      to.push(changes)
      step(act.kind === 'undo' ? invert(changes) : changes)
    }
  }
  return files
}

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('say' as const),
    itemId: fc.constantFrom(...itemIds),
    note: fc.string({ minLength: 1, maxLength: 2 }),
    edits: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const, 'give' as const) }),
)

const merged = (dataset: Dataset, judgements: readonly Judgement[]): Dataset =>
  applyChanges(dataset, mergeChanges(dataset, mergingOf(dataset, judgements), []))

describe('revisions of work that was given back', () => {
  it('go up when a step is taken back, so that the later word counts', () => {
    const say = { kind: 'say', itemId: 'one', edits: 1 } as const
    const [first, second, third] = givenBack([
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
        fc
          .array(anyAct, { maxLength: 30 })
          .map((acts) => givenBack([...acts, { kind: 'give' }]))
          .chain((files) =>
            fc.tuple(
              fc.constant(files),
              fc.shuffledSubarray([...files.keys(), ...files.keys()], { minLength: 1 }),
            ),
          ),
        ([files, order]) => {
          const last = files[Math.max(...order)]
          const dataset = order.reduce((now, place) => merged(now, files[place]?.judgements ?? []), empty)
          expect(itemIds.map((id) => judgementOf(dataset, id, 'ada')?.note ?? '')).toEqual(last?.truth)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('counts only what the annotator did, and keeps a revision that is higher already', () => {
    const count = countRevisions('ada')
    const other = createJudgement('one', 'ben')
    count.follow([{ before: null, after: { kind: 'judgement', value: other } }])
    expect(count.counted('one', undefined)).toBeNull()
    const own = { ...createJudgement('one', 'ada'), rev: 7 }
    expect(count.counted('one', own)).toBe(own)
  })
})
