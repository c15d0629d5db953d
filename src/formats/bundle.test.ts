import { BlobReader, BlobWriter, ZipReader } from '@zip.js/zip.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry, Step } from '../domain/entry.ts'
import { exampleItem, examplePicture, exampleProject } from '../domain/example.ts'
import { TooNew } from '../schema/migrations.ts'
import { anyStep } from './arbitraries.test-data.ts'
import { anyWholeProject } from './arbitraryProjects.test-data.ts'
import { openArchive } from './archive.ts'
import { encodeBundle, recogniseBundle } from './bundle.ts'
import { BundleError, readBundle, type Read } from './bundleRead.ts'
import { bytesFromBlob } from './byteSource.ts'
import type { ByteSource, OutputFile, WholeProject } from './format.ts'
import type { ExportDesk } from './target.ts'
import { writeZip } from './zipWrite.ts'

const digest = async (file: Blob): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function blobOf({ content }: OutputFile): Promise<Blob> {
  const made = content()
  if (!(Symbol.asyncIterator in made)) return made
  const chunks: Uint8Array<ArrayBuffer>[] = []
  for await (const chunk of made) chunks.push(new Uint8Array(chunk))
  return new Blob(chunks)
}

const never = (): Promise<Blob> => Promise.reject(new Error('A bundle takes pictures as they are kept.'))
const keeping = (kept: ReadonlyMap<string, Blob>): ExportDesk => ({
  render: never,
  kept: ({ sha256 }) => Promise.resolve(kept.get(sha256 ?? '') ?? new Blob()),
})

async function* stream<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values
}

async function gathered<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const value of values) all.push(value)
  return all
}

async function bundleOf(
  whole: WholeProject,
  history: readonly Step[] = [],
  kept: ReadonlyMap<string, Blob> = new Map(),
): Promise<readonly ByteSource[]> {
  const files = await gathered(encodeBundle(whole, stream(history), keeping(kept), 5))
  return Promise.all(files.map(async (file) => bytesFromBlob(file.path, await blobOf(file))))
}

const bare: WholeProject = {
  project: exampleProject,
  pictures: [],
  items: [],
  judgements: [],
  resolutions: [],
  provenance: () => Promise.resolve(null),
}

const withText = (sources: readonly ByteSource[], path: string, text: string): readonly ByteSource[] => [
  ...sources.filter((source) => source.path !== path),
  bytesFromBlob(path, new Blob([text])),
]

const header = (id: string, changes: number): string =>
  JSON.stringify({ step: { id, at: 1, by: 'ann', label: 'Import', role: 'do', of: null }, changes })

const goods = <T>(read: readonly Read<T>[]): readonly T[] =>
  read.flatMap((one) => (one.kind === 'good' ? [one.value] : []))
const problems = <T>(read: readonly Read<T>[]) =>
  read.flatMap((one) => (one.kind === 'problem' ? [one.problem] : []))

describe('a bundle', () => {
  it('restores every entry and step exactly', async () => {
    await fc.assert(
      fc.asyncProperty(anyWholeProject, fc.array(anyStep, { maxLength: 3 }), async (parts, history) => {
        const { provenance, ...records } = parts
        const byItem = new Map(provenance.map((one) => [one.itemId, one]))
        const whole = { ...records, provenance: (id: string) => Promise.resolve(byItem.get(id) ?? null) }
        const bundle = await readBundle(await bundleOf(whole, history), digest)

        const expected: Entry[] = [
          { kind: 'project', value: whole.project },
          ...whole.pictures.map((value) => ({ kind: 'picture', value }) as const),
          ...whole.items.flatMap((value): Entry[] => {
            const one = byItem.get(value.id)
            return [{ kind: 'item', value }, ...(one ? [{ kind: 'provenance', value: one } as const] : [])]
          }),
          ...whole.judgements.map((value) => ({ kind: 'judgement', value }) as const),
          ...whole.resolutions.map((value) => ({ kind: 'resolution', value }) as const),
        ]
        expect(await gathered(bundle.entries())).toEqual(expected.map((value) => ({ kind: 'good', value })))
        expect(await gathered(bundle.history())).toEqual(history.map((value) => ({ kind: 'good', value })))
        expect(bundle.manifest.project).toEqual({ id: whole.project.id, name: whole.project.name })
        expect(bundle.manifest.counts.items).toBe(whole.items.length)
      }),
    )
  })

  it('survives the ZIP, with the bytes and type of every kept picture', async () => {
    const photo = new Blob(['not really a photo'.repeat(100)])
    const sha256 = await digest(photo)
    const origin = { ...examplePicture().origin, sha256 }
    const pictures = [
      examplePicture({ sha256, origin }),
      examplePicture({ id: 'again', sha256, origin }),
      examplePicture({ id: 'missing', sha256: null, origin }),
    ]
    const files = encodeBundle(
      { ...bare, pictures },
      stream([]),
      keeping(new Map([[sha256, photo]])),
      Date.UTC(2026, 10, 20),
    )
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const [zip] = await Promise.all([new Response(readable).blob(), writeZip(files, writable)])

    const entries = await new ZipReader(new BlobReader(zip), { useWebWorkers: false }).getEntries({})
    const sources = await Promise.all(
      entries.flatMap((entry) =>
        entry.directory
          ? []
          : [
              entry
                .getData(new BlobWriter(), { useWebWorkers: false })
                .then((blob) => bytesFromBlob(entry.filename, blob)),
            ],
      ),
    )
    expect(sources.map(({ path }) => path)).toEqual([
      'manifest.json',
      'entries.jsonl',
      'history.jsonl',
      `pictures/${sha256}.jpg`,
    ])
    const bundle = await readBundle(sources, digest)
    expect(bundle.manifest.writtenAt).toBe('2026-11-20T00:00:00.000Z')
    expect(goods(await gathered(bundle.entries()))).toHaveLength(4)
    const restored = await bundle.blobs.get(sha256)?.()
    expect(restored?.type).toBe('image/jpeg')
    expect(await restored?.text()).toBe(await photo.text())
  })

  it('is found in a folder at any depth', async () => {
    const sources = (await bundleOf(bare)).map((source) => ({ ...source, path: `moved/here/${source.path}` }))
    const bundle = await readBundle([bytesFromBlob('moved/notes.txt', new Blob()), ...sources], digest)
    expect(goods(await gathered(bundle.entries()))).toEqual([{ kind: 'project', value: exampleProject }])
  })

  it('says which lines are damaged and reads the others', async () => {
    const sources = await bundleOf({ ...bare, items: [exampleItem()] })
    const item = JSON.stringify({ kind: 'item', value: exampleItem() })
    const wrong = JSON.stringify({ kind: 'item', value: { ...exampleItem(), options: 'none' } })
    const bundle = await readBundle(
      withText(sources, 'entries.jsonl', `${item}\n{"kind":\n\n${wrong}\n"text"\n${item}`),
      digest,
    )
    const read = await gathered(bundle.entries())
    expect(goods(read)).toHaveLength(2)
    expect(problems(read).map(({ file, line, field }) => [file, line, field])).toEqual([
      ['entries.jsonl', 2, null],
      ['entries.jsonl', 4, 'options'],
      ['entries.jsonl', 5, null],
    ])
    expect(problems(read)[0]?.sentence).toBe(
      'Line 2 of entries.jsonl is damaged: it is no JSON that Saccade wrote. The rest was read.',
    )
  })

  it('reads a step whole or not at all', async () => {
    const change = JSON.stringify({ before: null, after: { kind: 'item', value: exampleItem() } })
    const history = [
      change,
      header('good', 2),
      change,
      change,
      header('short', 2),
      change,
      header('damaged', 1),
      '{"before',
      header('wrong', 1),
      '{"before":null,"after":null}',
      header('empty', 0),
    ]
    const bundle = await readBundle(
      withText(await bundleOf(bare), 'history.jsonl', history.join('\n')),
      digest,
    )
    const read = await gathered(bundle.history())
    expect(goods(read).map(({ id, changes }) => [id, changes.length])).toEqual([
      ['good', 2],
      ['empty', 0],
    ])
    expect(problems(read).map(({ code, line }) => [code, line])).toEqual([
      ['line-unreadable', 1],
      ['step-incomplete', 5],
      ['line-unreadable', 8],
      ['record-unreadable', 9],
    ])
  })

  it('says when its history is missing', async () => {
    const sources = (await bundleOf(bare)).filter(({ path }) => path !== 'history.jsonl')
    const read = await gathered((await readBundle(sources, digest)).history())
    expect(problems(read).map(({ code }) => code)).toEqual(['history-missing'])
  })

  it('is read from a ZIP as the importer opens it', async () => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const files = encodeBundle({ ...bare, items: [exampleItem()] }, stream([]), keeping(new Map()), 0)
    const [zip] = await Promise.all([new Response(readable).blob(), writeZip(files, writable)])
    const opened = await openArchive(bytesFromBlob('project.saccade.zip', zip))
    expect(opened.problems).toEqual([])
    const bundle = await readBundle(opened.sources, digest)
    expect(goods(await gathered(bundle.entries()))).toHaveLength(2)
    expect(await gathered(bundle.history())).toEqual([])
  })

  it('is refused untouched when a newer version wrote it', async () => {
    const manifest = JSON.stringify({ format: 'saccade-project', version: 999, new: true })
    const sources = withText(await bundleOf(bare), 'manifest.json', manifest)
    await expect(readBundle(sources, digest)).rejects.toThrow(TooNew)
  })

  it.each([
    ['no JSON', '{', 'does not say “saccade-project”'],
    ['of another kind', '{"format":"other","version":1}', 'does not say “saccade-project”'],
    ['a list', '[]', 'does not say “saccade-project”'],
    ['without a version', '{"format":"saccade-project","version":"1"}', 'in which form'],
    [
      'without a project',
      '{"format":"saccade-project","version":1,"project":{"id":7}}',
      'does not name its project',
    ],
    ['huge', ' '.repeat(2_000_000), 'too large'],
  ])('is refused with a sentence when its manifest is %s', async (_, manifest, sentence) => {
    const sources = withText(await bundleOf(bare), 'manifest.json', manifest)
    await expect(readBundle(sources, digest)).rejects.toThrow(BundleError)
    await expect(readBundle(sources, digest)).rejects.toThrow(sentence)
  })

  it('is refused when there is none', async () => {
    await expect(readBundle([bytesFromBlob('a.json', new Blob())], digest)).rejects.toThrow(
      'no Saccade project',
    )
  })

  it('gives no picture whose bytes are not those that its name promises', async () => {
    const sha256 = 'ab'.repeat(32)
    const sources = [
      ...(await bundleOf(bare)),
      bytesFromBlob(`pictures/${sha256}.png`, new Blob(['other'])),
      bytesFromBlob('pictures/../../x.png', new Blob(['other'])),
    ]
    const bundle = await readBundle(sources, digest)
    expect([...bundle.blobs.keys()]).toEqual([sha256])
    await expect(bundle.blobs.get(sha256)?.()).rejects.toThrow('is damaged')
  })

  it('refuses a picture that is too large before reading it', async () => {
    const sha256 = 'ab'.repeat(32)
    const huge: ByteSource = {
      ...bytesFromBlob(`pictures/${sha256}.png`, new Blob()),
      size: 2 ** 31,
      blob: () => Promise.reject(new Error('read')),
    }
    const bundle = await readBundle([...(await bundleOf(bare)), huge], digest)
    await expect(bundle.blobs.get(sha256)?.()).rejects.toThrow('is too large')
  })

  it('stops reading when cancelled', async () => {
    const bundle = await readBundle(await bundleOf(bare), digest)
    const reason = new Error('cancelled')
    await expect(gathered(bundle.entries(AbortSignal.abort(reason)))).rejects.toBe(reason)
  })
})

describe('recogniseBundle', () => {
  it.each([
    [['manifest.json', 'entries.jsonl'], true],
    [['a/b/manifest.json', 'a/b/entries.jsonl', 'c.txt'], true],
    [['a/manifest.json', 'b/entries.jsonl'], false],
    [['my-manifest.json', 'my-entries.jsonl'], false],
    [['zoombench.json', 'images/a.jpg'], false],
    [[], false],
  ])('answers for %j', (paths, is) => {
    expect(recogniseBundle(paths)).toBe(is)
  })
})
