import { describe, expect, it } from 'vitest'
import { boxIn, rectOf } from '../../domain/boxes.test-data.ts'
import { applyEntries, emptyDataset, type Dataset } from '../../domain/dataset.ts'
import type { Entry, Step } from '../../domain/entry.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from '../../domain/example.ts'
import { selectionOf, type ResolutionSelection } from '../../domain/resolutionSelection.ts'
import { openArchive } from '../../formats/archive.ts'
import { exportOptions } from '../../formats/export.test-data.ts'
import { planTargets } from '../../formats/exportFiles.ts'
import { bytesFromBlob } from '../../formats/byteSource.ts'
import { planImport } from '../../formats/plan.ts'
import { targetWith } from '../../formats/targets.ts'
import { writeZip } from '../../formats/zipWrite.ts'
import { digestOfFile } from './digest.ts'
import { exportDeskFrom } from '../../state/exportPictures.ts'
import { groupHeld, viewExport, type ExportView } from './exportView.ts'
import { outgoing, zipName, type ExportRequest } from './outgoing.ts'
import { findBundle } from './bundleSource.ts'
import { restoreBundle } from './restoreBundle.ts'
import { memoryTarget } from '../../ui/saveTarget.ts'
import { fakeStorage, numberedIds } from './transfer.test-data.ts'

const photo = new Blob([Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), 'photo'], { type: 'image/jpeg' })
const png = new Blob([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'made'])
const sha256 = await digestOfFile(photo)
const origin = { ...examplePicture().origin, sha256 }
const picture = examplePicture({ id: sha256, sha256, origin, bytes: photo.size })

const item = (id: string, order: number, question: string) =>
  exampleItem({ id, order, question, pictureId: sha256 })
const accepted = item('one', 1, 'How many bolts hold the hinge?')
const rejected = item('two', 2, 'What colour is the hinge?')
const undecided = item('three', 3, 'Is the hinge bent?')
const gone = exampleItem({ id: 'four', order: 4, pictureId: 'missing-1', question: 'Is it day?' })

const boxes = [
  boxIn(null, 'outer', rectOf(90, 190, 300.5, 400)),
  boxIn('outer', 'inner', rectOf(100, 200, 220, 280), { label: 'bolts', activeMs: 1200 }),
]
const entries: readonly Entry[] = [
  { kind: 'picture', value: picture },
  {
    kind: 'picture',
    value: examplePicture({ id: 'missing-1', sha256: null, origin: { ...origin, sha256: null } }),
  },
  ...[accepted, rejected, undecided, gone].map((value): Entry => ({ kind: 'item', value })),
  ...[
    exampleJudgement({ itemId: 'one', decision: 'accept', decidedAt: 5, boxes }),
    exampleJudgement({ itemId: 'two', decision: 'reject', reasons: ['too-easy'], decidedAt: 6 }),
    exampleJudgement({ itemId: 'four', decision: 'accept', decidedAt: 7 }),
  ].map((value): Entry => ({ kind: 'judgement', value })),
]
const dataset: Dataset = applyEntries(emptyDataset(exampleProject), entries)
const steps: readonly Step[] = [
  {
    id: 'first',
    at: 1,
    by: 'ann',
    label: 'Import 4 items',
    role: 'do',
    of: null,
    changes: [
      { before: null, after: { kind: 'project', value: exampleProject } },
      ...entries.map((after) => ({ before: null, after })),
    ],
  },
]

const selection: ResolutionSelection = selectionOf(
  { itemId: 'one', modelId: 'tiny', schedule: [448, 224], sha256, content: accepted },
  {
    sides: [448, 224],
    asked: [
      { side: null, answer: { text: 'B', option: 1 } },
      { side: 448, answer: { text: 'A', option: 0 } },
    ],
  },
  8,
)

const here = (hash: string) => Promise.resolve(hash === sha256)

async function* stream<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values
}

async function sourcesFor(blob: (hash: string) => Promise<Blob | null>, signal: AbortSignal) {
  return {
    desk: exportDeskFrom(blob, { render: () => Promise.resolve(png) }, signal),
    provenance: () => Promise.resolve(null),
    history: () => stream(steps),
    now: 1_760_000_000_000,
  }
}

const look = (selections: readonly ResolutionSelection[] = [selection]) =>
  viewExport(dataset, selections, here)

/** A request for these targets; none is one for the whole project. */
function requestFor(view: ExportView, ...ids: readonly string[]): ExportRequest {
  if (ids.length === 0) return { kind: 'project' }
  const options = exportOptions()
  const chosen = ids.flatMap((id) => targetWith(id) ?? [])
  expect(chosen).toHaveLength(ids.length)
  return { kind: 'targets', planned: planTargets(chosen, view.scope, options), options, place: 'zip' }
}

async function exported(...ids: readonly string[]) {
  const { signal } = new AbortController()
  const sources = await sourcesFor((hash) => Promise.resolve(hash === sha256 ? photo : null), signal)
  const view = await look()
  const out = outgoing(requestFor(view, ...ids), view, sources)
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const heard: number[] = []
  const [blob] = await Promise.all([
    new Response(readable).blob(),
    writeZip(out.open(), writable, ({ files }) => heard.push(files), signal),
  ])
  expect(heard.at(-1)).toBe(out.files)
  return blob
}

const pathsIn = async (zip: Blob): Promise<readonly string[]> =>
  (await openArchive(bytesFromBlob('x.zip', zip))).sources.map(({ path }) => path.slice('x.zip/'.length))

async function textIn(zip: Blob, path: string): Promise<string> {
  const { sources } = await openArchive(bytesFromBlob('x.zip', zip))
  return (await sources.find((source) => source.path === `x.zip/${path}`)?.blob())?.text() ?? ''
}

/** What a target keeps back, by why. */
async function heldBy(id: string, view: ExportView) {
  const plan = targetWith(id)?.plan(view.scope, exportOptions())
  return groupHeld(plan?.held ?? []).map(({ code, items }) => [code, items.map(({ itemId }) => itemId)])
}

describe('the view of an export', () => {
  it('groups what is kept back', async () => {
    expect(await heldBy('zoombench', await look())).toEqual([
      ['picture-missing', ['four']],
      ['rejected', ['two']],
      ['undecided', ['three']],
    ])
  })

  it('says the same of nested boxes', async () => {
    expect(await heldBy('nested-boxes', await look())).toEqual([
      ['rejected', ['two']],
      ['undecided', ['three']],
      ['boxes-missing', ['four']],
    ])
  })

  it('says the same of Stage I', async () => {
    expect(await heldBy('stage-one', await look())).not.toContainEqual(['selection-missing', ['one']])
    expect(await heldBy('stage-one', await look([]))).toContainEqual(['selection-missing', ['one']])
  })

  it('names an item once, whichever targets it is kept back from', () => {
    const held = { itemId: 'one', code: 'rejected', sentence: 'It was rejected.' } as const
    expect(groupHeld([held, held])).toEqual([{ code: 'rejected', heading: 'Rejected', items: [held] }])
  })

  it('holds back an item whose bytes are gone from the storage', async () => {
    const view = await viewExport(dataset, [], () => Promise.resolve(false))
    expect(await heldBy('zoombench', view)).toContainEqual(['picture-missing', ['one', 'four']])
  })
})

describe('an export', () => {
  it('of ZoomBench is a ZIP that reads back as the accepted item', async () => {
    const blob = await exported('zoombench')
    const zip = bytesFromBlob('zoombench.zip', blob)
    const { sources } = await openArchive(zip)
    expect(sources.map(({ path }) => path)).toEqual([
      'zoombench.zip/zoombench.json',
      'zoombench.zip/images/harbour.jpg',
      'zoombench.zip/crop_images/one.png',
      'zoombench.zip/manifest.json',
    ])
    const plan = await planImport([zip])
    expect(plan.drafts.map(({ content }) => content)).toMatchObject([
      { question: accepted.question, options: accepted.options, answerLetter: 'B', region: accepted.region },
    ])
    expect(plan.pictures.map(({ match }) => match.kind)).toEqual(['matched'])
  })

  it('of nested boxes is a ZIP that reads back as the chain of the accepted item', async () => {
    const blob = await exported('nested-boxes')
    expect(await pathsIn(blob)).toHaveLength(3)
    const plan = await planImport([bytesFromBlob('nested_boxes.zip', blob)])
    expect(plan.drafts.map(({ content, source }) => [content.question, source.boxes])).toEqual([
      [
        accepted.question,
        [
          [
            { rect: rectOf(100, 200, 220, 280), label: 'bolts' },
            { rect: rectOf(90, 190, 301, 400), label: 'Object' },
          ],
        ],
      ],
    ])
    expect(plan.pictures.map(({ match }) => match.kind)).toEqual(['matched'])
    expect(plan.problems.map(({ code, severity }) => [code, severity])).toEqual([['export-manifest', 'note']])
  })

  it('of Stage I is a ZIP of tuples with both pictures of each', async () => {
    const blob = await exported('stage-one')
    expect(await pathsIn(blob)).toEqual([
      'stage1.jsonl',
      'images/harbour.jpg',
      'small_images/harbour_448.png',
      'manifest.json',
    ])
    const row: unknown = JSON.parse(await textIn(blob, 'stage1.jsonl'))
    expect(row).toMatchObject({ id: 'one', selected_side: 448, diverged: true, width: 448, height: 336 })
  })

  it('of judgements has a line for each', async () => {
    const blob = await exported('judgements')
    const lines = (await textIn(blob, 'judgements.jsonl')).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { item: 'one', decision: 'accept' },
      { item: 'two', decision: 'reject', reasons: ['too-easy'] },
      { item: 'four', decision: 'accept' },
    ])
  })

  it('in several forms has a folder for each, and reads back as items', async () => {
    const blob = await exported('zoombench', 'judgements')
    expect(await pathsIn(blob)).toEqual([
      'zoombench/zoombench.json',
      'zoombench/images/harbour.jpg',
      'zoombench/crop_images/one.png',
      'judgements/judgements.jsonl',
      'manifest.json',
    ])
    const plan = await planImport([bytesFromBlob('x.zip', blob)])
    expect(plan.drafts.map(({ content }) => content.question)).toEqual([accepted.question])
  })

  it('is the same bytes each time', async () => {
    const [one, two] = [await exported('zoombench', 'stage-one'), await exported('zoombench', 'stage-one')]
    expect(Buffer.from(await one.arrayBuffer()).equals(Buffer.from(await two.arrayBuffer()))).toBe(true)
  })

  it('is a ZIP called by its only form, or by the project', async () => {
    const view = await look()
    expect(zipName(requestFor(view), view)).toBe('project.saccade.zip')
    expect(zipName(requestFor(view, 'zoombench'), view)).toBe('zoombench.zip')
    expect(zipName(requestFor(view, 'zoombench', 'judgements'), view)).toBe('Example.zip')
  })

  it('of the whole project restores the same history and bytes', async () => {
    const blob = await exported()
    const bundle = await findBundle([bytesFromBlob('project.saccade.zip', blob)])
    const { storage, projects } = fakeStorage()
    const desk = { storage, newId: numberedIds(), now: () => 1 }
    if (!bundle) throw new Error('No bundle.')
    const { projectId } = await restoreBundle(
      desk,
      bundle,
      { by: 'ann' },
      () => undefined,
      new AbortController().signal,
    )
    expect(projects.get(projectId)?.steps).toEqual(steps)
    expect([...(projects.get(projectId)?.blobs.keys() ?? [])]).toEqual([sha256])
  })

  it('aborts its sink when it is cancelled, and says why', async () => {
    for (const ids of [['zoombench'], ['nested-boxes', 'stage-one'], ['judgements'], []]) {
      const control = new AbortController()
      const sources = await sourcesFor(() => Promise.resolve(photo), control.signal)
      const view = await look()
      const out = outgoing(requestFor(view, ...ids), view, sources)
      let aborted: unknown = null
      const sink = new WritableStream<Uint8Array>({
        write: () => control.abort(),
        abort(reason) {
          aborted = reason
        },
      })
      await expect(writeZip(out.open(), sink, () => undefined, control.signal)).rejects.toThrow('aborted')
      expect(aborted).toBe(control.signal.reason)
    }
  })

  it('fails with a sentence when bytes vanish while it is written', async () => {
    const { signal } = new AbortController()
    const sources = await sourcesFor(() => Promise.resolve(null), signal)
    const view = await look()
    const out = outgoing(requestFor(view, 'zoombench'), view, sources)
    await expect(writeZip(out.open(), new WritableStream(), () => undefined, signal)).rejects.toThrow(
      'The bytes of harbour.jpg are gone',
    )
  })
})

describe('a download that is made in memory', () => {
  it('holds what was written, under the name that was given', async () => {
    const target = memoryTarget('a.jsonl', 'application/jsonl')
    const writer = target.sink.getWriter()
    await writer.write(new TextEncoder().encode('one\n'))
    await writer.write(new TextEncoder().encode('two\n'))
    await writer.close()
    const download = await target.finish()
    expect(download).toMatchObject({ name: 'a.jsonl', bytes: 8 })
    expect(await (await fetch(download?.url ?? '')).text()).toBe('one\ntwo\n')
  })
})
