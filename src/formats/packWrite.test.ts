import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset, type Dataset } from '../domain/dataset.ts'
import type { Entry } from '../domain/entry.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from '../domain/example.ts'
import { packOf, toHandOut, type PackPlan } from '../domain/packing.ts'
import type { Project } from '../domain/project.ts'
import { openArchive } from './archive.ts'
import { readBundle } from './bundleRead.ts'
import { bytesFromBlob } from './byteSource.ts'
import { gathered, textsOf } from './export.test-data.ts'
import { encodePack } from './packWrite.ts'
import { writeZip } from './zipWrite.ts'

const hash = (letter: string): string => letter.repeat(64)
const item = (id: string, picture: string, order: number) =>
  exampleItem({
    id,
    order,
    pictureId: picture,
    question: `What is ${id}?`,
    source: {
      ...exampleItem().source,
      status: 'UPSTREAM-STATUS',
      smallModel: { answers: ['UPSTREAM-ANSWER'], correct: 0, error: null },
      validationReason: 'UPSTREAM-REASON',
    },
  })
const items = [item('one', 'pa', 0), item('two', 'pb', 1), item('three', 'pa', 2), item('hidden', 'pc', 3)]
const pictures = ['pa', 'pb', 'pc'].map((id) =>
  examplePicture({ id, sha256: hash(id.slice(1)), name: `${id}.jpg` }),
)
const lead: Project = {
  ...exampleProject,
  name: 'The yard',
  people: [{ id: 'SECRET-PERSON', name: 'SECRET-NAME', color: 'red' }],
  adjudication: { adjudicators: ['SECRET-PERSON'], namesHidden: true },
  gold: {
    answers: ['one', 'hidden'].map((itemId) => ({
      itemId,
      outcome: 'accept' as const,
      answerLetter: 'B',
      answerText: 'SECRET-ANSWER',
    })),
    tellsMisses: false,
  },
  views: [{ id: 'v', name: 'SECRET-VIEW', conditions: [], search: 'SECRET', sort: null, columns: [] }],
  selection: {
    seed: 1,
    categories: [{ category: 'SECRET-CATEGORY', count: 1 }],
    kinds: null,
    prefer: [],
    perPicture: null,
    oneOfDuplicates: false,
  },
  apart: ['hidden one'],
}
const judgement = exampleJudgement({
  itemId: 'one',
  annotatorId: 'SECRET-PERSON',
  note: 'SECRET-NOTE',
  decision: 'accept',
})
const resolution = {
  itemId: 'one',
  outcome: 'accept' as const,
  content: exampleItem(),
  by: ['SECRET-PERSON'],
  checks: 1,
  at: 5,
  adjudicator: 'SECRET-PERSON',
  reasons: [],
}
const datasetOf = (project: Project): Dataset =>
  applyEntries(emptyDataset(project), [
    ...items.map((value): Entry => ({ kind: 'item', value })),
    ...pictures.map((value): Entry => ({ kind: 'picture', value })),
    { kind: 'judgement', value: judgement },
    { kind: 'resolution', value: resolution },
  ])
const plan: PackPlan = {
  pack: {
    id: 'pack-1',
    of: { id: lead.id, name: lead.name },
    seat: { id: 'ada', name: 'Ada' },
    madeAt: 1e12,
  },
  projectId: 'project-9',
  itemIds: ['three', 'two', 'one'],
  withProvenance: false,
}

const desk = {
  kept: ({ name }: { readonly name: string }) => Promise.resolve(new Blob([`bytes of ${name}`])),
}
const provenance = (itemId: string) => Promise.resolve({ itemId, record: { UPSTREAM: itemId } })

async function zipped(dataset: Dataset, over: Partial<PackPlan> = {}): Promise<Uint8Array> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const sink = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(new Uint8Array(chunk)) })
  await writeZip(encodePack(packOf(dataset, { ...plan, ...over }), desk), sink)
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}

const allText = async (project = lead, over: Partial<PackPlan> = {}): Promise<string> => {
  const pack = packOf(datasetOf(project), { ...plan, ...over })
  const files = await textsOf(encodePack(pack, desk, over.withProvenance ? provenance : undefined))
  return [...files].flat().join('\n')
}

describe('a work pack', () => {
  it('holds its items in the order of the seat, and their pictures, as a project of its own', async () => {
    const zip = new Blob([new Uint8Array(await zipped(datasetOf(lead)))])
    const { sources } = await openArchive(bytesFromBlob('ada.saccade.zip', zip))
    const bundle = await readBundle(sources, () => Promise.resolve(''))
    expect(bundle.manifest).toMatchObject({
      project: { id: 'project-9', name: 'The yard · Ada' },
      counts: { pictures: 2, items: 3, judgements: 0, resolutions: 0 },
    })
    const entries = (await gathered(bundle.entries())).flatMap((read) =>
      read.kind === 'good' ? read.value : [],
    )
    expect(entries.flatMap(({ kind, value }) => (kind === 'item' ? [[value.id, value.order]] : []))).toEqual([
      ['three', 0],
      ['two', 1],
      ['one', 2],
    ])
    const [first] = entries
    expect(first?.kind === 'project' && first.value).toEqual({
      ...lead,
      id: 'project-9',
      name: 'The yard · Ada',
      createdAt: 1e12,
      people: [],
      adjudication: { adjudicators: [], namesHidden: false },
      gold: { answers: [], tellsMisses: false },
      pack: plan.pack,
      packs: [],
      views: [],
      selection: null,
      apart: [],
    })
    expect([...bundle.blobs.keys()].toSorted()).toEqual([hash('a'), hash('b')])
    expect(await gathered(bundle.history())).toEqual([])
  })

  it('is blind to everything else', async () => {
    const text = await allText()
    expect(text).toContain('What is one?')
    expect(text).not.toMatch(/SECRET|UPSTREAM|hidden|pc\.jpg/)
  })

  it('carries the known answers of its own items where misses are told, and upstream’s words where that is wanted', async () => {
    const told = await allText({ ...lead, gold: { ...lead.gold, tellsMisses: true } })
    expect(told).toContain('SECRET-ANSWER')
    expect(told).not.toMatch(/SECRET-(?!ANSWER)|hidden/)
    const said = await allText(lead, { withProvenance: true })
    expect(said).toContain('UPSTREAM-REASON')
    expect(said).toContain('{"UPSTREAM":"two"}')
    expect(said).not.toMatch(/SECRET|hidden/)
  })

  it('is the same, byte for byte, when it is made again', async () => {
    expect(await zipped(datasetOf(lead))).toEqual(await zipped(datasetOf(lead)))
  })
})

describe('what is to be handed out', () => {
  const seats = [
    { id: 'SECRET-PERSON', name: 'Sue' },
    { id: 'ada', name: 'Ada' },
    { id: 'ben', name: 'Ben' },
  ]
  const ids = items.map(({ id }) => id)
  const wants = (over: object) =>
    toHandOut(datasetOf(lead), ids, {
      seats,
      perItem: 2,
      countsPresent: true,
      countsUnderway: true,
      goldToAll: false,
      ...over,
    }).handed

  it('is what is still missing of each item, and never goes to whoever has spoken about it', () => {
    expect(wants({})).toEqual([
      { id: 'one', wanted: 1, barred: ['SECRET-PERSON'] },
      { id: 'two', wanted: 2, barred: [] },
      { id: 'three', wanted: 2, barred: [] },
      { id: 'hidden', wanted: 2, barred: [] },
    ])
    expect(wants({ perItem: 1 }).map(({ id }) => id)).toEqual(['two', 'three', 'hidden'])
    expect(wants({ countsPresent: false })[0]).toEqual({ id: 'one', wanted: 2, barred: ['SECRET-PERSON'] })
  })

  it('asks everybody who has not spoken yet about gold items', () => {
    expect(wants({ goldToAll: true, perItem: 1 })).toEqual([
      { id: 'one', wanted: 2, barred: ['SECRET-PERSON'] },
      { id: 'two', wanted: 1, barred: [] },
      { id: 'three', wanted: 1, barred: [] },
      { id: 'hidden', wanted: 3, barred: [] },
    ])
  })
})
