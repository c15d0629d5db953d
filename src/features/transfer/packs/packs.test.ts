import { describe, expect, it } from 'vitest'
import { applyChanges, applyEntries, emptyDataset } from '../../../domain/dataset.ts'
import type { Change, Entry, Step } from '../../../domain/entry.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from '../../../domain/example.ts'
import { packOf } from '../../../domain/packing.ts'
import { finished } from '../../../domain/slices.ts'
import { bytesFromBlob } from '../../../formats/byteSource.ts'
import type { OutputFile } from '../../../formats/format.ts'
import { encodePack } from '../../../formats/packWrite.ts'
import { readReturned } from '../../../formats/returnedRead.ts'
import { returnedFile } from '../../../formats/returnedWrite.ts'
import { textBytes } from '../../../formats/textBytes.ts'
import { writeZip } from '../../../formats/zipWrite.ts'
import { personColors } from '../../../ui/personColors.ts'
import { findBundle } from '../bundleSource.ts'
import { digestOfFile } from '../digest.ts'
import { restoreBundle } from '../restoreBundle.ts'
import { entriesAfter, fakeStorage, numberedIds } from '../transfer.test-data.ts'
import { givingBack, packName, packProgress, returnedName } from './givingBack.ts'
import { viewingMerge } from './mergeView.ts'
import { packIn, seated, seatWords } from './packAbout.ts'
import { findReturned } from './returnedSources.ts'
import { packFile, packNames } from './writingPacks.ts'

const photo = new Blob(['a photo'], { type: 'image/jpeg' })
const sha256 = await digestOfFile(photo)
const origin = { ...examplePicture().origin, sha256 }
const picture = examplePicture({ id: sha256, sha256, bytes: photo.size, origin })
const items = ['one', 'two', 'three'].map((id, order) => exampleItem({ id, order, pictureId: sha256 }))
const lead = applyEntries(emptyDataset(exampleProject), [
  { kind: 'picture', value: picture },
  ...items.map((value): Entry => ({ kind: 'item', value })),
])
const pack = {
  id: 'pack-1',
  of: { id: exampleProject.id, name: 'The yard' },
  seat: { id: 'seat', name: 'Ada' },
  madeAt: 9,
}
const content = packOf(lead, { pack, projectId: 'share', itemIds: ['three', 'one'], withProvenance: false })
const { signal } = new AbortController()

async function zipped(): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const sink = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(new Uint8Array(chunk)) })
  await writeZip(encodePack(content, { kept: () => Promise.resolve(photo) }), sink)
  return new Blob(chunks)
}

const ada = { id: 'browser-7', name: 'Ada', color: 'teal' }

async function* stepsOf(...changes: readonly (readonly Change[])[]): AsyncGenerator<Step> {
  for (const [at, each] of changes.entries()) {
    yield { id: `s${at}`, at, by: ada.id, label: '', role: 'do', of: null, changes: each }
  }
}

describe('a work pack in another browser', () => {
  it('is told as one, and restored as a project of its own without a problem', async () => {
    const bundle = await findBundle([bytesFromBlob('ada.zip', await zipped())], signal)
    if (!bundle) throw new Error('No bundle.')
    expect(await packIn(bundle, signal)).toEqual(pack)
    const { storage, projects } = fakeStorage()
    const world = { storage, newId: numberedIds(), now: () => 5 }
    const { projectId, problems } = await restoreBundle(world, bundle, { by: 'me' }, () => undefined, signal)
    expect([projectId, problems]).toEqual(['share', []])
    const entries = entriesAfter(projects.get('share')?.steps ?? [], ({ kind, value }) =>
      kind === 'project' ? 'project' : `${kind} ${'id' in value ? value.id : ''}`,
    )
    expect([...entries.keys()].toSorted()).toEqual(['item one', 'item three', `picture ${sha256}`, 'project'])
    expect(projects.get('share')?.steps.every(({ role }) => role === 'start')).toBe(true)
  })

  it('seats whoever has no name yet, and nobody else', () => {
    const nameless = { id: 'browser-7', name: 'Me', color: 'blue' }
    const sitting = seated(nameless, pack)
    expect(sitting).toMatchObject({ id: 'browser-7', name: 'Ada' })
    expect(personColors).toContain(sitting.color)
    expect(seated({ ...ada, name: 'Bo' }, pack).name).toBe('Bo')
    expect(seatWords(nameless, pack)).toContain('you annotate as Ada')
    expect(seatWords({ ...ada, name: 'Bo' }, pack)).toContain(
      'You annotate here as Bo; what you say is given back',
    )
  })

  it('gives back what was said, and the later word counts though a step was taken back', async () => {
    const share = applyEntries(
      emptyDataset(content.project),
      content.items.map((value) => ({ kind: 'item', value })),
    )
    const first = exampleJudgement({
      itemId: 'three',
      annotatorId: ada.id,
      decision: 'accept',
      rev: 1,
      decidedAt: 3,
    })
    const said: readonly Change[] = [{ before: null, after: { kind: 'judgement', value: first } }]
    const other = exampleJudgement({ itemId: 'one', annotatorId: 'ben', decision: 'accept', rev: 1 })
    const done = applyEntries(applyChanges(share, said), [{ kind: 'judgement', value: other }])
    expect(packProgress(done, ada.id)).toEqual({ items: 2, done: 1, others: ['Annotator ben'] })

    const boxes = { ...done, project: { ...done.project, task: 'nest' as const } }
    expect(packProgress(boxes, ada.id).done).toBe(0)

    const file = async (dataset: typeof share, ...history: readonly (readonly Change[])[]) => {
      const giving = await givingBack(dataset, pack, ada, stepsOf(...history), 11, signal)
      const made = (await returnedFile(giving, returnedName(ada))).content()
      if (!(Symbol.asyncIterator in made)) throw new Error('The lines are made one by one.')
      const chunks: Uint8Array<ArrayBuffer>[] = []
      for await (const chunk of made) chunks.push(new Uint8Array(chunk))
      return bytesFromBlob(returnedName(ada), new Blob(chunks))
    }
    const back: readonly Change[] = [{ before: { kind: 'judgement', value: first }, after: null }]
    const before = await readReturned(await file(done, said), signal)
    const after = await readReturned(await file(share, said, back), signal)
    expect(before.lines.map(({ judgement }) => judgement)).toEqual([first])
    for (const files of [
      [before, after],
      [after, before],
    ]) {
      const { merging, label } = finished(viewingMerge(lead, 'me', files))
      expect(merging.takes).toMatchObject([{ itemId: 'three', decision: null, rev: 2 }])
      expect(label).toBe('Merge Ada’s judgement')
    }
  })

  it('is named for project and seat, its judgements for who gives them back', () => {
    expect(packName('The yard: north', 'Ada Ä.')).toBe('The_yard_north-Ada_Ä.saccade.zip')
    expect(packName('…', '…')).toBe('project-seat.saccade.zip')
    expect(returnedName(ada)).toBe('judgements-Ada.jsonl')
  })
})

const line = '{"item":"x","annotator":{"id":"a","name":null},"decision":null}\n'
const archive = async (...names: readonly string[]) => {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => void chunks.push(new Uint8Array(chunk)),
  })
  const files = async function* (): AsyncGenerator<OutputFile> {
    for (const path of names) yield { path, modifiedAt: 0, content: () => textBytes([line]) }
  }
  await writeZip(files(), sink)
  return bytesFromBlob('export.zip', new Blob(chunks))
}

const pathsIn = async (...names: readonly string[]) =>
  (await findReturned([await archive(...names)], () => undefined, signal))?.map(({ path }) => path)

const source = (path: string, text: string) => bytesFromBlob(path, new Blob([text]))

const bytesIn = async (file: OutputFile): Promise<Blob> => {
  const made = file.content()
  if (!(Symbol.asyncIterator in made)) return made
  const chunks: Uint8Array<ArrayBuffer>[] = []
  for await (const chunk of made) chunks.push(new Uint8Array(chunk))
  return new Blob(chunks)
}

const writeWell = (sink: WritableStream<Uint8Array>) =>
  writeZip(encodePack(content, { kept: () => Promise.resolve(photo) }), sink)

const gone = () => Promise.reject(new Error('The bytes are gone.'))

const writeBadly = (sink: WritableStream<Uint8Array>) => writeZip(encodePack(content, { kept: gone }), sink)
const namedShare = (id: string, name: string) => ({
  pack: { ...pack, id, seat: { id, name } },
  projectId: id,
  itemIds: [],
  gold: 0,
  pictures: 0,
  bytes: 0,
  seconds: null,
})

describe('a pack written into a folder', () => {
  it('has the very bytes that are written elsewhere', async () => {
    const file = await bytesIn(packFile('ada.saccade.zip', 9, writeWell))
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(
      new Uint8Array(await (await zipped()).arrayBuffer()),
    )
  })

  it('fails with what went wrong, and does not end as if it were whole', async () => {
    await expect(bytesIn(packFile('ada.saccade.zip', 9, writeBadly))).rejects.toThrow('The bytes are gone.')
  })

  it('gives seats of the same name different files', () => {
    const draft = {
      chosen: 0,
      asked: 0,
      underway: { items: 0, packs: 0 },
      shares: [namedShare('a', 'Ada'), namedShare('b', 'ada')],
      sentence: null,
    }
    expect([...packNames(draft).values()]).toEqual(['The_yard-Ada.saccade.zip', 'The_yard-ada_2.saccade.zip'])
  })
})

describe('files of judgements among what was dropped', () => {
  it('are told by what is in them, and read one after another', async () => {
    expect(
      await findReturned([source('a.json', '[]'), source('b.png', line)], () => undefined, signal),
    ).toBeNull()
    const read: string[] = []
    const files = await findReturned(
      [source('a.jsonl', line), source('b.txt', line)],
      (path) => void read.push(path),
      signal,
    )
    expect(files?.map(({ path }) => path)).toEqual(read)
    expect(read).toEqual(['a.jsonl', 'b.txt'])
  })

  it('are found in an archive that holds nothing else', async () => {
    expect(await pathsIn('judgements.jsonl', 'README.md')).toEqual(['export.zip/judgements.jsonl'])
    expect(await pathsIn('judgements.jsonl', 'zoombench.json')).toBeUndefined()
  })

  it('are not mixed with what is imported', async () => {
    await expect(
      findReturned([source('a.jsonl', line), source('questions.json', '[]')], () => undefined, signal),
    ).rejects.toThrow('questions.json is none')
  })
})
