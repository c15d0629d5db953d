import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import { archiveLimits, openArchive, readEntryName } from './archive.ts'
import { bytesFromBlob, headOf } from './byteSource.ts'
import { codesOf, file } from './upstream.test-data.ts'

async function zip(entries: Readonly<Record<string, string>>): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false })
  for (const [name, text] of Object.entries(entries)) await writer.add(name, new TextReader(text))
  return new Uint8Array(await (await writer.close()).arrayBuffer())
}

const textOf = async (stream: ReadableStream<Uint8Array>): Promise<string> => new Response(stream).text()

/** Reads to the end or to the failure, counting. */
async function drain(stream: ReadableStream<Uint8Array>) {
  let length = 0
  try {
    for await (const chunk of stream) length += chunk.length
  } catch (failure) {
    return { length, failure: failure instanceof Error ? failure.message : 'unknown' }
  }
  return { length, failure: null }
}

describe('openArchive', () => {
  it('offers the files of a ZIP as byte sources, again and again', async () => {
    const { sources, problems } = await openArchive(
      file('set.zip', await zip({ 'a/b.txt': 'hello', 'c.txt': 'x' })),
    )
    expect(problems).toEqual([])
    expect(sources.map(({ path, size }) => [path, size])).toEqual([
      ['set.zip/a/b.txt', 5],
      ['set.zip/c.txt', 1],
    ])
    const [first] = sources
    if (!first) throw new Error('no source')
    expect(await textOf(first.stream())).toBe('hello')
    expect(await (await first.blob()).text()).toBe('hello')
    expect(new TextDecoder().decode(await headOf(first, 2))).toBe('he')
    expect(await textOf(first.stream())).toBe('hello')
  })

  it('refuses what would unpack to far too much, before unpacking it', async () => {
    const bytes = await zip({ 'zeros.json': '0'.repeat(300_000), 'sound.txt': 'x' })
    const limits = { ...archiveLimits, freeBytes: 100_000 }
    const { sources, problems } = await openArchive(file('b.zip', bytes), limits)
    expect(sources.map(({ path }) => path)).toEqual(['b.zip/sound.txt'])
    expect(codesOf(problems)).toEqual(['entry-bomb'])
  })

  it('counts what all entries unpack to, and how many there are', async () => {
    const bytes = await zip({ a: '12345', b: '12345', c: '12345' })
    const all = await openArchive(file('b.zip', bytes), { ...archiveLimits, totalBytes: 10 })
    expect([all.sources.length, codesOf(all.problems)]).toEqual([2, ['archive-too-large']])
    const one = await openArchive(file('b.zip', bytes), { ...archiveLimits, entryBytes: 4 })
    expect(codesOf(one.problems)).toEqual(Array(3).fill('entry-too-large'))
    const few = await openArchive(file('b.zip', bytes), { ...archiveLimits, entries: 2 })
    expect([few.sources.length, codesOf(few.problems)]).toEqual([2, ['archive-too-many']])
  })

  it('cuts an entry that unpacks to more than it declared', async () => {
    const bytes = await zip({ 'lie.txt': 'x'.repeat(100_000) })
    declareSize(bytes, 100_000, 10)
    const { sources } = await openArchive(file('lie.zip', bytes))
    const [lie] = sources
    expect(lie?.size).toBe(10)
    const { length, failure } = await drain(lie?.stream() ?? new ReadableStream())
    expect(length).toBeLessThanOrEqual(10)
    expect(failure).toContain('another size than the archive declares')
  })

  it('reports archives inside and a name that is there twice', async () => {
    const bytes = await zip({ 'in.zip': 'PK', 'a.txt': '1', 'b.txt': '2' })
    rename(bytes, 'b.txt', 'a.txt')
    const { sources, problems } = await openArchive(file('s.zip', bytes))
    expect(sources).toHaveLength(1)
    expect(codesOf(problems)).toEqual(['entry-nested', 'entry-duplicate'])
  })

  it('says when an archive is damaged', async () => {
    const bytes = await zip({ 'a.txt': 'hello' })
    const half = bytesFromBlob('half.zip', new Blob([bytes.slice(0, bytes.length / 2)]))
    const { sources, problems } = await openArchive(half)
    expect([sources, codesOf(problems)]).toEqual([[], ['archive-damaged']])
  })

  it('says when the bytes of an entry are damaged', async () => {
    const bytes = await zip({ 'a.txt': 'hello hello hello hello' })
    const view = new DataView(bytes.buffer)
    const start = 30 + view.getUint16(26, true) + view.getUint16(28, true)
    bytes[start + 3] = (bytes[start + 3] ?? 0) ^ 0xff
    const { sources } = await openArchive(file('d.zip', bytes))
    const { failure } = await drain(sources[0]?.stream() ?? new ReadableStream())
    expect(failure).toContain('the archive is damaged here')
  })
})

describe('readEntryName', () => {
  it.each(['images/koi.jpg', 'con.jpg', 'a b/ü.png', 'a..b/c'])('takes %j as it is', (name) => {
    expect(readEntryName(name)).toEqual({ ok: true, path: name, remark: null })
  })

  it('reads backslashes as slashes, with a note', () => {
    expect(readEntryName('images\\koi.jpg')).toMatchObject({
      ok: true,
      path: 'images/koi.jpg',
      remark: { severity: 'note' },
    })
  })

  it.each([
    '../../evil.txt',
    '/etc/evil.txt',
    'C:\\evil.txt',
    'C:evil.txt',
    'images/../../evil2.jpg',
    'images/ok/../koi.jpg',
    '..\\..\\evil3.txt',
    `images/${'a'.repeat(256)}.jpg`,
    'a/'.repeat(600),
    'nul\0.jpg',
    './',
  ])('refuses %j', (name) => {
    expect(readEntryName(name)).toMatchObject({ ok: false, remark: { code: 'entry-name' } })
  })
})

/** Writes another unpacked size into every header that holds the given one. */
function declareSize(bytes: Uint8Array, from: number, to: number): void {
  const view = new DataView(bytes.buffer)
  for (let at = 0; at + 4 <= bytes.length; at++)
    if (view.getUint32(at, true) === from) view.setUint32(at, to, true)
}

function rename(bytes: Uint8Array, from: string, to: string): void {
  const text = new TextDecoder('latin1').decode(bytes)
  for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + 1)) {
    bytes.set(new TextEncoder().encode(to), at)
  }
}
