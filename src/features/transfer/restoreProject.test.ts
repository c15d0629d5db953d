import { describe, expect, it } from 'vitest'
import { idOf, type Entry, type Step } from '../../domain/entry.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from '../../domain/example.ts'
import { entriesName, encodeBundle, historyName } from '../../formats/bundle.ts'
import { bytesFromBlob } from '../../formats/byteSource.ts'
import type { ByteSource, WholeProject } from '../../formats/format.ts'
import { writeZip } from '../../formats/zipWrite.ts'
import { digestOfFile } from './digest.ts'
import { findBundle } from './bundleSource.ts'
import { restoreBundle } from './restoreBundle.ts'
import { restoreProject } from './restoreProject.ts'
import { entriesAfter, fakeStorage, numberedIds } from './transfer.test-data.ts'

const photo = new Blob(['a photo'], { type: 'image/jpeg' })
const sha256 = await digestOfFile(photo)
const origin = { ...examplePicture().origin, sha256 }
const picture = examplePicture({ id: sha256, sha256, bytes: photo.size, origin })
const item = exampleItem({ pictureId: sha256 })
const judgement = exampleJudgement({ decision: 'accept', decidedAt: 9, rev: 1 })
const provenance = { itemId: item.id, record: { raw: true } }
const renamed = { ...exampleProject, name: 'Harbour' }

const step = (id: string, label: string, changes: Step['changes']): Step => ({
  id,
  at: 1,
  by: 'ann',
  label,
  role: 'do',
  of: null,
  changes,
})
const added = (after: Entry) => ({ before: null, after })

const steps: readonly Step[] = [
  step('s1', 'Create the project', [added({ kind: 'project', value: exampleProject })]),
  step('s2', 'Import 1 item', [
    added({ kind: 'picture', value: picture }),
    added({ kind: 'item', value: item }),
    added({ kind: 'provenance', value: provenance }),
  ]),
  step('s3', 'Rename the project', [
    { before: { kind: 'project', value: exampleProject }, after: { kind: 'project', value: renamed } },
  ]),
  step('s4', 'Accept', [added({ kind: 'judgement', value: judgement })]),
]

const whole: WholeProject = {
  project: renamed,
  pictures: [picture],
  items: [item],
  judgements: [judgement],
  resolutions: [],
  provenance: () => Promise.resolve(provenance),
}

async function* stream<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values
}

const never = () => Promise.reject(new Error())

/** The files of the example's bundle; `edit` may spoil the text of one. */
async function bundleFiles(edit: Readonly<Record<string, (text: string) => string>> = {}) {
  const made = { whole: never, crop: never, resized: never }
  const files: ByteSource[] = []
  const pictures = { ...made, kept: () => Promise.resolve(photo) }
  for await (const { path, content } of encodeBundle(whole, stream(steps), pictures, 5)) {
    const made = content()
    const blob = Symbol.asyncIterator in made ? new Blob(await gathered(made)) : await made
    const change = edit[path.split('/').at(0) ?? ''] ?? edit[path]
    files.push(bytesFromBlob(path, change ? new Blob([change(await blob.text())]) : blob))
  }
  return files
}

async function gathered(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>[]> {
  const all: Uint8Array<ArrayBuffer>[] = []
  for await (const chunk of chunks) all.push(new Uint8Array(chunk))
  return all
}

const keyOf = (entry: Entry): string => `${entry.kind} ${idOf(entry)}`
const expected = (id = exampleProject.id): readonly Entry[] => [
  { kind: 'project', value: { ...renamed, id } },
  { kind: 'picture', value: picture },
  { kind: 'item', value: item },
  { kind: 'provenance', value: provenance },
  { kind: 'judgement', value: judgement },
]

function desk() {
  const { storage, projects } = fakeStorage()
  return { desk: { storage, newId: numberedIds(), now: () => 77 }, projects }
}

const by = 'ann'
const quietly = () => undefined
const on = () => new AbortController().signal

async function restored(files: readonly ByteSource[], name?: string) {
  const { desk: world, projects } = desk()
  const bundle = await findBundle(files)
  if (!bundle) throw new Error('No bundle.')
  const answer = await restoreBundle(world, bundle, name === undefined ? { by } : { name, by }, quietly, on())
  const project = projects.get(answer.projectId)
  if (!project) throw new Error('No project.')
  return { ...answer, project, entries: entriesAfter(project.steps, keyOf) }
}

describe('restoring a project', () => {
  it('writes the very steps and bytes, under the same id', async () => {
    const { projectId, project, problems } = await restored(await bundleFiles())
    expect(projectId).toBe(exampleProject.id)
    expect(project.steps).toEqual(steps)
    expect(problems).toEqual([])
    expect(await project.blobs.get(sha256)?.text()).toBe('a photo')
    expect(project.blobs.get(sha256)?.type).toBe('image/jpeg')
  })

  it('reads it from a ZIP too, and refreshes the list of projects', async () => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const files = await bundleFiles()
    const outputs = files.map((file) => ({ path: file.path, modifiedAt: 5, content: () => file.blob() }))
    const [zip] = await Promise.all([new Response(readable).blob(), writeZip(stream(outputs), writable)])
    const { desk: deps, projects } = desk()
    let refreshed = 0
    const app = {
      deps,
      refresh() {
        refreshed += 1
        return Promise.resolve()
      },
    }
    const source = bytesFromBlob('project.saccade.zip', zip)
    expect(await restoreProject(app, [source], by, quietly, on())).toBe(exampleProject.id)
    expect(projects.get(exampleProject.id)?.steps).toEqual(steps)
    expect(refreshed).toBe(1)
  })

  it('takes a new id when the project is here already, in its history too', async () => {
    const { desk: world, projects } = desk()
    const bundle = await findBundle(await bundleFiles())
    if (!bundle) throw new Error('No bundle.')
    await restoreBundle(world, bundle, { by }, quietly, on())
    const { projectId } = await restoreBundle(world, bundle, { by }, quietly, on())
    expect(projectId).not.toBe(exampleProject.id)
    const again = projects.get(projectId)?.steps ?? []
    expect([...entriesAfter(again, keyOf).values()]).toEqual(expect.arrayContaining([...expected(projectId)]))
    expect(again.map(({ id }) => id)).toEqual(steps.map(({ id }) => id))
    expect(projects.get(exampleProject.id)?.steps).toEqual(steps)
  })

  it('renames it in one step more when another name is given', async () => {
    const { project, entries } = await restored(await bundleFiles(), 'Copy')
    expect(project.steps).toHaveLength(steps.length + 1)
    expect(entries.get(keyOf({ kind: 'project', value: exampleProject }))?.value).toMatchObject({
      name: 'Copy',
    })
  })

  it('ends with the same entries when the history is missing', async () => {
    const files = (await bundleFiles()).filter(({ path }) => path !== historyName)
    const { entries, problems } = await restored(files)
    expect([...entries.values()]).toEqual(expect.arrayContaining([...expected()]))
    expect(entries.size).toBe(expected().length)
    expect(problems.map(({ code }) => code)).toEqual(['history-missing'])
  })

  it('ends with the same entries when a step of the history is damaged', async () => {
    const spoilt = await bundleFiles({
      [historyName]: (text) => text.replace(/.*"Import 1 item".*/, '{"step":{"id":1},"changes":3}'),
    })
    const { entries, problems, project } = await restored(spoilt)
    expect([...entries.values()]).toEqual(expect.arrayContaining([...expected()]))
    expect(problems).toHaveLength(1)
    expect(project.steps.at(-1)?.label).toBe('Restore the project')
  })

  it('keeps what the history brings when a line of the entries is damaged', async () => {
    const spoilt = await bundleFiles({
      [entriesName]: (text) => text.replace(/.*"kind":"judgement".*/, 'nonsense'),
    })
    const { entries, problems, project } = await restored(spoilt)
    expect(entries.size).toBe(expected().length)
    expect(project.steps).toEqual(steps)
    expect(problems.map(({ line }) => line)).toEqual([5])
  })

  it('makes a picture missing whose bytes are damaged', async () => {
    const { entries, problems, project } = await restored(
      await bundleFiles({ pictures: () => 'other bytes' }),
    )
    expect(entries.get(keyOf({ kind: 'picture', value: picture }))?.value).toMatchObject({ sha256: null })
    expect(problems.map(({ code }) => code)).toEqual(['picture-lost'])
    expect(project.blobs.size).toBe(0)
  })

  it('leaves nothing behind when it is cancelled, at whatever point', async () => {
    for (const phase of ['entries', 'pictures'] as const) {
      const { desk: world, projects } = desk()
      const control = new AbortController()
      const bundle = await findBundle(await bundleFiles())
      if (!bundle) throw new Error('No bundle.')
      const restoring = restoreBundle(
        world,
        bundle,
        { by },
        (progress) => {
          if (progress.phase === phase) control.abort()
        },
        control.signal,
      )
      await expect(restoring).rejects.toThrow('aborted')
      expect(projects.size).toBe(0)
    }
  })

  it('refuses files that are no project', async () => {
    const { desk: deps } = desk()
    const app = { deps, refresh: () => Promise.resolve() }
    await expect(restoreProject(app, [], by, quietly, on())).rejects.toThrow('no Saccade project')
  })
})
