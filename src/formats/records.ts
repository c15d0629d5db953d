import type { Json } from '../domain/json.ts'
import type { Problem } from '../domain/problem.ts'
import { DamagedText, textChunks, textOf } from './encoding.ts'
import type { ByteSource, Decoded } from './format.ts'
import { isHtml, parseJson, type ParsedJson } from './jsonText.ts'
import {
  elementSplitter,
  entrySplitter,
  lineSplitter,
  longestPiece,
  type Piece,
  type Splitter,
} from './pieces.ts'
import { error, placed, warning, type Place, type Remark } from './remark.ts'

/** One JSON record of a file, or why there is none. */
export type RecordRead =
  | {
      readonly kind: 'record'
      /** 1-based line, or 1-based place in the array. */
      readonly line: number
      readonly value: Json
      readonly remarks: readonly Remark[]
      /** Reads the record once more, so that what is large in it need not be held. */
      readonly again: () => Promise<Json>
    }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'progress'; readonly bytes: number }

/**
 * The records of a file of JSON lines or of one JSON array, whichever it is, one at a time: memory holds one record
 * and one chunk. A record that cannot be read is a problem and leaves the others alone. Where `byEntry` is set and the
 * file is one JSON object, each of its entries is a record: an object with that one key. `parse` reads one record.
 */
export async function* readRecords(
  source: ByteSource,
  signal?: AbortSignal,
  byEntry = false,
  parse: (text: string) => ParsedJson = parseJson,
): AsyncGenerator<RecordRead> {
  const file = source.path
  const problem = (line: number | null, remark: Remark): RecordRead => ({
    kind: 'problem',
    problem: placed(remark, { file, line }),
  })
  let splitter: Splitter | null = null
  let isEntries = false
  let isFirst = true
  const blanks: Uint8Array[] = []
  let records = 0
  let isDamaged = false
  /** Bytes before the first one that is text; null where the file's bytes are not those of its text. */
  let offset: number | null = null
  const read = (piece: Piece): RecordRead | null => {
    const result = recordOf(piece, isEntries, parse)
    if (result === null) return null
    records++
    if ('failure' in result) return problem(piece.place, result.failure)
    const lies = offset
    const again = async (): Promise<Json> => {
      if (lies === null) return result.value
      const part = (await source.blob()).slice(lies + piece.from, lies + piece.to)
      const anew = recordOf({ ...piece, bytes: new Uint8Array(await part.arrayBuffer()) }, isEntries, parse)
      return anew && 'value' in anew ? anew.value : null
    }
    return { kind: 'record', line: piece.place, ...result, again }
  }

  try {
    for await (const { bytes, read: done, transcoded } of textChunks(source, signal)) {
      if (isFirst) offset = transcoded ? null : done - bytes.length
      isFirst = false
      blanks.push(bytes)
      if (splitter === null && byEntry) isEntries = bytes.find(isText) === openObject
      splitter ??= isEntries ? entrySplitter() : splitterFor(bytes)
      if (splitter) {
        for (const chunk of blanks.splice(0)) {
          for (const piece of splitter.push(chunk)) {
            const result = read(piece)
            if (result) yield result
          }
        }
      }
      yield { kind: 'progress', bytes: done }
    }
  } catch (failure) {
    if (!(failure instanceof DamagedText)) throw failure
    isDamaged = true
    yield problem(null, error('text-damaged', `${failure.message} Save it as UTF-8 and import it again.`))
  }
  for (const piece of splitter?.end() ?? []) {
    const result = read(piece)
    if (result) yield result
  }
  if (splitter && !splitter.isWhole() && !isDamaged) {
    yield problem(
      null,
      warning('array-incomplete', 'The list in this file is not closed: the end of the file is missing.'),
    )
  }
  if (records === 0 && !isDamaged) {
    yield problem(null, warning('no-records', 'This file holds no records.'))
  }
}

const openObject = 0x7b
const isText = (byte: number): boolean => byte > 0x20

/** By the first character that is not blank; null while there is none. */
function splitterFor(bytes: Uint8Array): Splitter | null {
  const first = bytes.find(isText)
  if (first === undefined) return null
  return first === 0x5b ? elementSplitter() : lineSplitter()
}

type Reading = { readonly value: Json; readonly remarks: readonly Remark[] } | { readonly failure: Remark }

/** Null for a blank line. */
function recordOf(piece: Piece, isEntry: boolean, parse: (text: string) => ParsedJson): Reading | null {
  if (piece.bytes === null) {
    const limit = longestPiece / 1024 / 1024
    return {
      failure: error('record-too-long', `The record is longer than ${limit} MB, so it was not read.`),
    }
  }
  const { text, isLatin1 } = textOf(piece.bytes)
  if (text.trim() === '') return null
  const parsed = parse(isEntry ? `{${text}}` : text)
  if (!parsed.ok) return { failure: parsed.remark }
  const remarks = isLatin1 ? [...parsed.remarks, latin1] : parsed.remarks
  return { value: parsed.value, remarks }
}

const latin1 = warning(
  'not-utf8',
  'The text is not valid UTF-8; it was read as Latin-1. Check the accented letters, or save the file as UTF-8 and import it again.',
)

/** Why a file without any known record cannot be taken, from its beginning. */
export function whyUnknown(head: string, isWholeFile: boolean): Remark {
  const start = head.trim()
  if (isWholeFile && /^(?:|\[\s*\]|null|\{\s*\})$/.test(start)) {
    return warning('no-records', 'This file holds no records.')
  }
  if (isHtml(start)) return error('json-html', 'This is HTML, not JSON. Download the data file again.')
  if (/^[[{]/.test(start)) {
    return error(
      'unknown-structure',
      'Unexpected structure: these are none of the records that can be imported.',
    )
  }
  return error('unknown-file', 'This is neither a picture nor a data file that can be imported.')
}

/** A record and where it stands. */
export interface ReadRecord {
  readonly value: Json
  readonly place: Place
  /** What was noticed while reading it; belongs to everything that comes of it. */
  readonly remarks: readonly Remark[]
  /** Reads the record once more, so that what is large in it need not be held. */
  readonly again: () => Promise<Json>
}

/** Decodes a file record by record; what `decode` yields for one record never touches another. */
export async function* decodeRecords(
  source: ByteSource,
  signal: AbortSignal | undefined,
  decode: (record: ReadRecord) => Iterable<Decoded>,
  byEntry = false,
): AsyncGenerator<Decoded> {
  for await (const read of readRecords(source, signal, byEntry)) {
    if (read.kind !== 'record') yield read
    else {
      const { value, remarks, again } = read
      yield* decode({ value, place: { file: source.path, line: read.line }, remarks, again })
    }
  }
}
