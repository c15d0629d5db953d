import type { Json } from '../domain/json.ts'
import type { ForeignPicture } from '../domain/leaks.ts'
import { decodeDelimited } from './delimited.ts'
import { textChunks } from './encoding.ts'
import type { ByteSource } from './format.ts'
import { parseJson } from './jsonText.ts'

/**
 * A list of pictures without their pixels: one JSON object a line, or CSV with a header. Each names a `path` and
 * `sha256`, `fingerprints`, or both; what else is there is not read. JSONL is what is written.
 */

export interface ManifestPicture extends ForeignPicture {
  readonly width: number
  readonly height: number
}

/** One line of a manifest. */
export const manifestLine = ({
  path,
  sha256,
  givenSha256,
  width,
  height,
  fingerprints,
}: ManifestPicture): string =>
  `${JSON.stringify({
    path,
    sha256,
    ...(givenSha256 !== null && givenSha256 !== sha256 && { given_sha256: givenSha256 }),
    width,
    height,
    fingerprints,
  })}\n`

/** What is read of a manifest: pictures, and how many lines say nothing that pictures could be compared by. */
export interface ManifestRead {
  readonly pictures: readonly ForeignPicture[]
  readonly unread: number
}

/** A line longer than this is no picture of a manifest. */
const longestLine = 64 * 1024
/** Pictures that are read; more would not fit the memory of a page. */
const mostPictures = 1_000_000
const longestPath = 1000

export async function readManifest(
  source: ByteSource,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<ManifestRead> {
  const pictures: ForeignPicture[] = []
  let unread = 0
  const take = (fields: Fields): void => {
    const picture = pictures.length < mostPictures ? pictureOf(fields) : null
    if (picture) pictures.push(picture)
    else unread += 1
  }
  if (/\.(?:csv|tsv)$/i.test(source.path)) {
    const rows = decodeDelimited(source, signal, ({ cells }) => {
      take((name) => cells.get(name) ?? null)
      return []
    })
    for await (const each of rows) {
      signal.throwIfAborted()
      if (each.kind === 'progress') onBytes(each.bytes)
      if (each.kind === 'problem') unread += 1
    }
    return { pictures, unread }
  }
  for await (const { line, bytes } of linesOf(source, signal)) {
    onBytes(bytes)
    if (line.trim() === '') continue
    const parsed = line.length > longestLine ? null : parseJson(line)
    if (parsed?.ok && isRecord(parsed.value)) take(fieldsOf(parsed.value))
    else unread += 1
  }
  return { pictures, unread }
}

type Fields = (name: string) => Json | null

const isRecord = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const fieldsOf =
  (record: Readonly<Record<string, Json>>): Fields =>
  (name) =>
    Object.hasOwn(record, name) ? (record[name] ?? null) : null

function pictureOf(field: Fields): ForeignPicture | null {
  const sha256 = hashOf(field('sha256'))
  const givenSha256 = hashOf(field('given_sha256'))
  const fingerprints = textsOf(field('fingerprints') ?? field('fingerprint') ?? field('phash'))
  if (sha256 === null && givenSha256 === null && fingerprints.length === 0) return null
  const path = field('path') ?? field('file_name') ?? field('image')
  const named = typeof path === 'string' && path !== '' ? path.slice(0, longestPath) : null
  return { path: named ?? sha256 ?? givenSha256 ?? fingerprints[0] ?? '', sha256, givenSha256, fingerprints }
}

const hashOf = (value: Json | null): string | null =>
  typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value) ? value.toLowerCase() : null

/** Fingerprints as a list, or as one text with spaces between them, as a cell of a table has them. */
function textsOf(value: Json | null): readonly string[] {
  const texts = typeof value === 'string' ? value.split(/\s+/) : Array.isArray(value) ? value : []
  const read = texts
    .slice(0, 3)
    .map((text) => (typeof text === 'string' && /^[0-9a-f]*$/i.test(text) ? text : ''))
  return /^[0-9a-f]{16}$/i.test(read[0] ?? '') ? read : []
}

async function* linesOf(
  source: ByteSource,
  signal: AbortSignal,
): AsyncGenerator<{ readonly line: string; readonly bytes: number }> {
  const decoder = new TextDecoder()
  let rest = ''
  let read = 0
  for await (const chunk of textChunks(source, signal)) {
    signal.throwIfAborted()
    read = chunk.read
    const lines = (rest + decoder.decode(chunk.bytes, { stream: true })).split('\n')
    // Of a line that is too long anyway only so much is held that this can be seen.
    rest = (lines.pop() ?? '').slice(0, longestLine + 1)
    for (const line of lines) yield { line, bytes: read }
  }
  yield { line: rest + decoder.decode(), bytes: read }
}
