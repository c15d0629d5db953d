import Papa from 'papaparse'
import type { Json } from '../domain/json.ts'
import { DamagedText, textChunks, textOf } from './encoding.ts'
import type { ByteSource, Decoded } from './format.ts'
import { longestPiece, type Piece, type Splitter } from './pieces.ts'
import { error, note, placed, warning, type Place, type Remark } from './remark.ts'
import { rowSplitter } from './rowSplitter.ts'

/** A record of a CSV or TSV file: its cells by the names of the header, empty cells as empty text. */
export interface DelimitedRow {
  readonly cells: ReadonlyMap<string, string>
  /** The line on which it begins. */
  readonly place: Place
  readonly remarks: readonly Remark[]
  /** Reads one of its cells once more, so that a large one need not be held. */
  readonly again: (column: string) => Promise<string>
}

/** The columns that the beginning of a delimited text names; null when it is none. */
export function headerOf(head: string): readonly string[] | null {
  const delimiter = delimiterOf(head)
  if (delimiter === null) return null
  const cells = cellsOf(head.split(/\r?\n/, 1)[0] ?? '', delimiter)
  return cells && cells.length > 1 ? cells : null
}

/** Tab where the first line has one, else comma, else semicolon. */
function delimiterOf(head: string): string | null {
  const line = head.split(/\r?\n/, 1)[0] ?? ''
  if (/^\s*[[{<]/.test(line)) return null
  return ['\t', ',', ';'].find((delimiter) => line.includes(delimiter)) ?? null
}

function cellsOf(text: string, delimiter: string): readonly string[] | null {
  const { data, errors } = Papa.parse<readonly string[]>(text, { delimiter, newline: '\n' })
  const [cells] = data
  const isBroken = errors.some(({ type }) => type === 'Quotes')
  return cells && data.length === 1 && !isBroken ? cells : null
}

/**
 * Decodes a CSV or TSV file record by record; what `decode` yields for one never touches another. Memory holds one record
 * and one chunk.
 */
export async function* decodeDelimited(
  source: ByteSource,
  signal: AbortSignal | undefined,
  decode: (row: DelimitedRow) => Iterable<Decoded>,
): AsyncGenerator<Decoded> {
  const file = source.path
  const problem = (line: number | null, remark: Remark): Decoded => ({
    kind: 'problem',
    problem: placed(remark, { file, line }),
  })
  let reading: Reading | null = null
  let beginning: Uint8Array[] = []
  let records = 0
  /** Bytes before the first one that is text; null where the file's bytes are not those of its text. */
  let offset: number | null = 0
  const take = function* (pieces: Iterable<Piece>, on: Reading): Generator<Decoded> {
    for (const piece of pieces) {
      const read = on.row(piece)
      if (read === null) continue
      records++
      if ('failure' in read) yield problem(piece.place, read.failure)
      else {
        const { cells, remarks } = read
        const lies = offset
        const again = async (column: string): Promise<string> => {
          if (lies === null) return cells.get(column) ?? ''
          const part = (await source.blob()).slice(lies + piece.from, lies + piece.to)
          return on.cellsIn(new Uint8Array(await part.arrayBuffer())).get(column) ?? ''
        }
        yield* decode({ cells, remarks, place: { file, line: piece.place }, again })
      }
    }
  }
  try {
    for await (const { bytes, read, transcoded } of textChunks(source, signal)) {
      if (beginning.length === 0 && reading === null) offset = transcoded ? null : read - bytes.length
      beginning.push(bytes)
      reading ??= beginReading(beginning)
      if (reading) {
        for (const chunk of beginning.splice(0)) yield* take(reading.splitter.push(chunk), reading)
      }
      yield { kind: 'progress', bytes: read }
    }
  } catch (failure) {
    if (!(failure instanceof DamagedText)) throw failure
    yield problem(null, error('text-damaged', `${failure.message} Save it as UTF-8 and import it again.`))
    return
  }
  beginning = []
  if (reading) {
    yield* take(reading.splitter.end(), reading)
    if (!reading.splitter.isWhole())
      yield problem(
        null,
        warning('quote-open', 'A quoted field is not closed: the end of the file is missing.'),
      )
  }
  if (records === 0) yield problem(null, warning('no-records', 'This file holds no records.'))
}

interface Reading {
  readonly splitter: Splitter
  readonly cellsIn: (bytes: Uint8Array) => ReadonlyMap<string, string>
  row(
    piece: Piece,
  ):
    | { readonly cells: ReadonlyMap<string, string>; readonly remarks: readonly Remark[] }
    | { readonly failure: Remark }
    | null
}

/** Once the first line is there; null before. */
function beginReading(chunks: readonly Uint8Array[]): Reading | null {
  const last = chunks.at(-1)
  if (!last?.includes(0x0a) && chunks.reduce((sum, { length }) => sum + length, 0) < longestPiece) return null
  const head = new TextDecoder().decode(joined(chunks))
  const delimiter = delimiterOf(head) ?? ','
  let header: readonly string[] | null = null
  return {
    cellsIn: (bytes) => namedCells(header ?? [], cellsOf(lineIn(bytes).line, delimiter) ?? []),
    splitter: rowSplitter(delimiter.charCodeAt(0), longestPiece),
    row({ bytes }) {
      if (bytes === null) {
        const limit = longestPiece / 1024 / 1024
        return {
          failure: error('record-too-long', `The record is longer than ${limit} MB, so it was not read.`),
        }
      }
      const { line, isLatin1 } = lineIn(bytes)
      if (line.trim() === '') return null
      const cells = cellsOf(line, delimiter)
      if (!cells) return { failure: error('quotes', 'The quotes of this record do not match.') }
      if (!header) {
        header = cells.map((cell) => cell.trim())
        return null
      }
      return { cells: namedCells(header, cells), remarks: remarksOn(header, cells, isLatin1) }
    },
  }
}

function lineIn(bytes: Uint8Array): { readonly line: string; readonly isLatin1: boolean } {
  const { text, isLatin1 } = textOf(bytes)
  return { line: text.replace(/\r$/, ''), isLatin1 }
}

const namedCells = (header: readonly string[], cells: readonly string[]): ReadonlyMap<string, string> =>
  new Map(header.map((name, at) => [name, cells[at] ?? '']))

function remarksOn(
  header: readonly string[],
  cells: readonly string[],
  isLatin1: boolean,
): readonly Remark[] {
  const remarks: Remark[] = []
  if (cells.length !== header.length) {
    const counts = `The record has ${cells.length} cells; the header names ${header.length}.`
    remarks.push(
      cells.length > header.length
        ? warning('cells-surplus', `${counts} The last ones were left out.`)
        : note('cells-missing', `${counts} The missing ones were taken as empty.`),
    )
  }
  if (isLatin1)
    remarks.push(
      warning(
        'not-utf8',
        'The text is not valid UTF-8; it was read as Latin-1. Check the accented letters, or save the file as UTF-8 and import it again.',
      ),
    )
  return remarks
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** A record as JSON, for keeping; the cells named are pictures and are left out. */
export const recordOf = (cells: ReadonlyMap<string, string>, pictures: readonly string[]): Json =>
  Object.fromEntries([...cells].filter(([name]) => !pictures.includes(name)))
