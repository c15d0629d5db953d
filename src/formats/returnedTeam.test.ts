import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyActs, walk, type GivenBack } from '../domain/annotatorWalk.test-data.ts'
import { assign } from '../domain/assignment.ts'
import {
  applyChanges,
  applyEntries,
  checkChanges,
  emptyDataset,
  judgementOf,
  type Dataset,
} from '../domain/dataset.ts'
import { invert } from '../domain/entry.ts'
import { exampleItem, exampleProject } from '../domain/example.ts'
import { createJudgement } from '../domain/judgement.ts'
import { mergeChanges, mergingOf } from '../domain/merging.ts'
import { packOf, toHandOut } from '../domain/packing.ts'
import { rows } from '../domain/table.ts'
import { bytesFromBlob } from './byteSource.ts'
import { bytesOf } from './export.test-data.ts'
import type { ByteSource } from './format.ts'
import { readReturned } from './returnedRead.ts'
import { returnedFile } from './returnedWrite.ts'

/** A lead shares six items out among three, who work, change their minds, and give back when they like. */

const team = ['ada', 'ben', 'cleo'].map((id) => ({ id, name: id.toUpperCase(), color: 'teal' }))
const itemIds = ['one', 'two', 'three', 'four', 'five', 'six']
const lead = applyEntries(
  emptyDataset(exampleProject),
  itemIds.map((id, order) => ({ kind: 'item', value: exampleItem({ id, order }) })),
)
const { signal } = new AbortController()

interface Returned {
  readonly annotatorId: string
  /** Counts up with each time that the annotator gave something back. */
  readonly turn: number
  readonly truth: GivenBack['truth']
  readonly source: ByteSource
}

async function returnedBy(place: number, share: readonly string[], files: readonly GivenBack[]) {
  const annotator = team[place] ?? { id: '', name: '', color: '' }
  const seat = { id: annotator.id, name: annotator.name }
  const pack = { id: `pack-${place}`, of: { id: lead.project.id, name: 'Example' }, seat, madeAt: 0 }
  const plan = { pack, projectId: `share-${place}`, itemIds: share, withProvenance: false }
  const items = new Map(packOf(lead, plan).items.map((item) => [item.id, item]))
  return Promise.all(
    files.map(async ({ judgements, truth }, turn): Promise<Returned> => {
      const said = judgements.flatMap((judgement) => {
        const item = items.get(judgement.itemId)
        return item ? [{ item, judgement }] : []
      })
      const giving = { pack, annotator, items: items.size, said, givenBackAt: turn }
      const bytes = await bytesOf(await returnedFile(giving, 'judgements.jsonl'))
      const source = bytesFromBlob('judgements.jsonl', new Blob([new Uint8Array(bytes)]))
      return { annotatorId: annotator.id, turn, truth, source }
    }),
  )
}

async function merged(dataset: Dataset, { source }: Returned): Promise<Dataset> {
  const { lines, problems } = await readReturned(source, signal)
  expect(problems.filter(({ code }) => code !== 'no-records')).toEqual([])
  const changes = mergeChanges(
    dataset,
    mergingOf(
      dataset,
      lines.map(({ judgement }) => judgement),
    ),
    team,
  )
  checkChanges(dataset, changes)
  const after = applyChanges(dataset, changes)
  expect(contents(applyChanges(after, invert(changes)))).toEqual(contents(dataset))
  return after
}

/** What a dataset says, whatever the order in which it came to say it. */
const contents = ({ judgements, project, tally }: Dataset) => ({
  judgements: new Map(rows(judgements).map((each) => [`${each.itemId}/${each.annotatorId}`, each])),
  people: new Map(project.people.map((person) => [person.id, person])),
  tally,
})

async function inTurn(files: readonly Returned[]): Promise<Dataset> {
  let dataset = lead
  for (const file of files) dataset = await merged(dataset, file)
  return dataset
}

describe('a team that gives work back', () => {
  it('comes to the same dataset in any order, any number of times: the last word of everybody', async () => {
    const anyTeam = fc.tuple(
      fc.tuple(...team.map(() => anyActs(itemIds))),
      fc.nat(),
      fc.array(fc.nat(), { maxLength: 12 }),
    )
    await fc.assert(
      fc.asyncProperty(anyTeam, async ([acts, seed, picks]) => {
        const asking = {
          seats: team,
          perItem: 2,
          countsPresent: true,
          countsUnderway: true,
          goldToAll: false,
        }
        const seatIds = team.map(({ id }) => id)
        const { handed } = toHandOut(lead, itemIds, asking)
        const { shares } = assign(handed, seatIds, { seed, shuffled: true })
        const files = (
          await Promise.all(
            shares.map(({ seatId, itemIds: share }, place) =>
              returnedBy(place, share, walk(seatId, share, [...(acts[place] ?? []), { kind: 'give' }])),
            ),
          )
        ).flat()
        const expected = await inTurn(files)
        const order = picks.map((pick) => files[pick % files.length]).filter((file) => file !== undefined)
        expect(contents(await inTurn([...order, ...files.toReversed()]))).toEqual(contents(expected))
        for (const { annotatorId, turn, truth } of files) {
          const isLast = !files.some((other) => other.annotatorId === annotatorId && other.turn > turn)
          if (!isLast) continue
          for (const [itemId, said] of truth) {
            const found = judgementOf(expected, itemId, annotatorId) ?? createJudgement(itemId, annotatorId)
            expect({ note: found.note, decision: found.decision }).toEqual(said)
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})
