import { array, assert, asyncProperty, constantFrom, integer, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyChanges,
  applyEntries,
  emptyDataset,
  judgementOf,
  type Dataset,
} from '../../../domain/dataset.ts'
import type { Change } from '../../../domain/entry.ts'
import { exampleItem, exampleJudgement, exampleProject } from '../../../domain/example.ts'
import { contentOf } from '../../../domain/judgement.ts'
import { get } from '../../../domain/table.ts'
import { inOrder, look } from './disputeSearch.ts'

const items = Array.from({ length: 6 }, (_, place) => exampleItem({ id: `item-${place}`, order: 9 - place }))
const start = applyEntries(
  emptyDataset({ ...exampleProject, policy: { kind: 'unanimous', needed: 2 } }),
  items.map((value) => ({ kind: 'item', value })),
)
const alive = new AbortController().signal

/** Something that is said, taken back or settled, whatever was there before. */
const acts = record({
  item: integer({ min: 0, max: 5 }),
  who: constantFrom('ann', 'bob', 'cleo'),
  what: constantFrom('accept', 'reject', 'withdraw', 'settle', 'unsettle'),
})
type Act = Parameters<Parameters<typeof acts.map>[0]>[0]

function changeOf(dataset: Dataset, { item, who, what }: Act): Change | null {
  const id = `item-${item}`
  if (what === 'settle' || what === 'unsettle') {
    const before = get(dataset.resolutions, id)
    const after = {
      itemId: id,
      outcome: 'reject' as const,
      content: contentOf(exampleItem()),
      by: [],
      checks: 2,
      at: 1,
      adjudicator: 'ada',
      reasons: [],
    }
    if (what === 'unsettle')
      return before ? { before: { kind: 'resolution', value: before }, after: null } : null
    return {
      before: before ? { kind: 'resolution', value: before } : null,
      after: { kind: 'resolution', value: after },
    }
  }
  const before = judgementOf(dataset, id, who)
  if (what === 'withdraw')
    return before ? { before: { kind: 'judgement', value: before }, after: null } : null
  return {
    before: before ? { kind: 'judgement', value: before } : null,
    after: { kind: 'judgement', value: exampleJudgement({ itemId: id, annotatorId: who, decision: what }) },
  }
}

const after = (from: Dataset, all: readonly Act[]) =>
  all.reduce((dataset, act) => {
    const change = changeOf(dataset, act)
    return change ? applyChanges(dataset, [change]) : dataset
  }, from)

const shown = (found: Awaited<ReturnType<typeof look>>) => found && inOrder([...found.disputes.values()])

describe('looking for disputes', () => {
  it('only where something changed finds what looking everywhere finds', async () => {
    await assert(
      asyncProperty(array(acts, { maxLength: 12 }), array(acts, { maxLength: 12 }), async (first, then) => {
        const before = after(start, first)
        const found = await look(before, null, alive)
        const now = after(before, then)
        expect(shown(await look(now, found, alive))).toEqual(shown(await look(now, null, alive)))
      }),
      { numRuns: 60 },
    )
  })

  it('goes by the order of the items, and looks everywhere again under another policy', async () => {
    const dataset = applyEntries(
      start,
      items.flatMap(({ id }) =>
        ['ann', 'bob'].map((annotatorId) => ({
          kind: 'judgement' as const,
          value: exampleJudgement({
            itemId: id,
            annotatorId,
            decision: annotatorId === 'ann' ? 'accept' : 'reject',
          }),
        })),
      ),
    )
    const found = await look(dataset, null, alive)
    expect(shown(found)?.map(({ item, state }) => `${item.id} ${state}`)).toEqual(
      [5, 4, 3, 2, 1, 0].map((place) => `item-${place} open`),
    )
    const stricter = {
      ...dataset,
      project: { ...dataset.project, policy: { kind: 'unanimous' as const, needed: 3 } },
    }
    const again = await look(stricter, found, alive)
    expect(new Set(shown(again)?.map(({ state }) => state))).toEqual(new Set(['differs']))
  })

  it('is called off between two slices', async () => {
    const life = new AbortController()
    const dataset = applyEntries(
      start,
      items.map(({ id }) => ({
        kind: 'judgement' as const,
        value: exampleJudgement({ itemId: id, decision: 'flag' }),
      })),
    )
    const breath = () => {
      life.abort()
      return Promise.resolve()
    }
    expect(await look(dataset, null, life.signal, breath)).toBeNull()
  })
})
