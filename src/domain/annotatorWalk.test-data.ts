import * as fc from 'fast-check'
import { applyChanges, emptyDataset, judgementOf, type Dataset } from './dataset.ts'
import { edited } from './edits.ts'
import { invert, type Change } from './entry.ts'
import { exampleProject } from './example.ts'
import { createJudgement, type Decision, type Judgement } from './judgement.ts'
import { countRevisions } from './revisionOrder.ts'

/** What somebody does in their browser: says something, several things in one go, takes a step back, repeats one, or gives back. */
export type Act =
  | {
      readonly kind: 'say'
      readonly itemId: string
      readonly note: string
      readonly decision: Decision | null
      readonly edits: number
    }
  | { readonly kind: 'undo' | 'redo' | 'give' }

export interface GivenBack {
  readonly judgements: readonly Judgement[]
  /** Every item of the annotator with what they said about it at that time, as they see it. */
  readonly truth: ReadonlyMap<string, Pick<Judgement, 'note' | 'decision'>>
}

/** What was given back on the way, oldest first. */
export function walk(
  annotatorId: string,
  itemIds: readonly string[],
  acts: readonly Act[],
): readonly GivenBack[] {
  let dataset: Dataset = emptyDataset(exampleProject)
  const history: (readonly Change[])[] = []
  const past: (readonly Change[])[] = []
  const future: (readonly Change[])[] = []
  const given: GivenBack[] = []
  const step = (changes: readonly Change[]): void => {
    dataset = applyChanges(dataset, changes)
    history.push(changes)
  }
  for (const act of acts) {
    if (act.kind === 'say') {
      if (!itemIds.includes(act.itemId)) continue
      const changes = [changeOf(judgementOf(dataset, act.itemId, annotatorId), act, annotatorId)]
      step(changes)
      past.push(changes)
      future.length = 0
    } else if (act.kind === 'give') {
      const count = countRevisions(annotatorId)
      for (const changes of history) count.follow(changes)
      const said = (id: string) => judgementOf(dataset, id, annotatorId)
      given.push({
        judgements: itemIds.flatMap((id) => count.counted(id, said(id)) ?? []),
        truth: new Map(
          itemIds.map((id) => [id, { note: said(id)?.note ?? '', decision: said(id)?.decision ?? null }]),
        ),
      })
    } else {
      const [from, to] = act.kind === 'undo' ? [past, future] : [future, past]
      const changes = from.pop()
      if (!changes) continue
      to.push(changes)
      step(act.kind === 'undo' ? invert(changes) : changes)
    }
  }
  return given
}

function changeOf(
  before: Judgement | undefined,
  { itemId, note, decision, edits }: Act & { kind: 'say' },
  annotatorId: string,
): Change {
  let after = before ?? createJudgement(itemId, annotatorId)
  for (let edit = 0; edit < edits; edit += 1) after = edited(after, { note, decision })
  return {
    before: before ? { kind: 'judgement', value: before } : null,
    after: { kind: 'judgement', value: after },
  }
}

export const anyActs = (itemIds: readonly string[]): fc.Arbitrary<readonly Act[]> =>
  fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant('say' as const),
        itemId: fc.constantFrom(...itemIds),
        note: fc.string({ minLength: 1, maxLength: 2 }),
        decision: fc.constantFrom('accept' as const, 'reject' as const, 'flag' as const, null),
        edits: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const, 'give' as const) }),
    ),
    { maxLength: 30 },
  )
