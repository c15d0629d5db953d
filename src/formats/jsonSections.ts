import type { Json } from '../domain/json.ts'
import { DamagedText, textChunks, textOf } from './encoding.ts'
import type { ByteSource } from './format.ts'
import { parseJson } from './jsonText.ts'
import { collector, longestPiece } from './pieces.ts'
import { error, warning, type Remark } from './remark.ts'

/** One element of a list that stands in the object which a file is, e.g. the fifth of `annotations`. */
interface SectionPiece {
  readonly section: string
  /** 1-based place in its list. */
  readonly place: number
  /** Null when the element is longer than the limit; its bytes were let go. */
  readonly bytes: Uint8Array | null
}

export interface SectionSplitter {
  push(chunk: Uint8Array): readonly SectionPiece[]
  /** False when the bytes ended before the object was closed. */
  isWhole(): boolean
}

const newline = 0x0a
const quote = 0x22
const comma = 0x2c
const colon = 0x3a
const openList = 0x5b
const backslash = 0x5c
const closeList = 0x5d
const openObject = 0x7b
const closeObject = 0x7d
const isBlank = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)
const longestKey = 200
/** Deeper brackets are only counted: what is nested that deep is refused later anyway. */
const deepest = 1024

type State = 'before' | 'key' | 'value' | 'list' | 'other' | 'after'

/**
 * The elements of the lists of one JSON object, cut by brackets and quotes alone; only those of `wanted` are held.
 * A broken element leaves its neighbours readable.
 */
export function sectionSplitter(wanted: ReadonlySet<string>, limit = longestPiece): SectionSplitter {
  const held = collector(limit)
  const decoder = new TextDecoder()
  let state: State = 'before'
  let key: number[] = []
  let section = ''
  let place = 0
  let inString = false
  let escaped = false
  let open: number[] = []
  let beyond = 0
  let isHeld = false

  const close = (bracket: number): void => {
    if (beyond > 0) {
      beyond--
      return
    }
    const at = open.lastIndexOf(bracket)
    if (at >= 0) open = open.slice(0, at)
  }
  const finish = (): readonly SectionPiece[] => {
    const isLong = held.length > limit
    const bytes = held.take()
    if (!isHeld || (!isLong && (bytes === null || bytes.every(isBlank)))) return []
    return [{ section, place: ++place, bytes }]
  }
  const inKey = (byte: number): void => {
    if (byte === closeObject) state = 'after'
    else if (byte === colon) {
      section = decoder.decode(new Uint8Array(key))
      state = 'value'
    } else if (byte === quote) key = []
  }
  const begun = (byte: number): State => {
    if (isBlank(byte)) return 'value'
    place = 0
    open = byte === openObject ? [closeObject] : []
    isHeld = byte === openList && wanted.has(section)
    return byte === openList ? 'list' : byte === comma ? 'key' : 'other'
  }

  return {
    push(chunk) {
      const pieces: SectionPiece[] = []
      let from = state === 'list' ? 0 : chunk.length
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at] ?? 0
        if (inString) {
          if (escaped) escaped = false
          else if (byte === backslash) escaped = true
          else if (byte === quote || byte === newline) inString = false
          if (inString && state === 'key' && key.length < longestKey) key.push(byte)
          continue
        }
        if (byte === quote && state !== 'before') {
          inString = true
          if (state === 'value') state = 'other'
          if (state === 'key') inKey(byte)
          continue
        }
        if (state === 'before') {
          if (byte === openObject) state = 'key'
        } else if (state === 'key') inKey(byte)
        else if (state === 'value') {
          state = begun(byte)
          if (state === 'list') from = at + 1
        } else if (state === 'after') continue
        else if (byte === openList || byte === openObject) {
          if (open.length < deepest) open.push(byte === openList ? closeList : closeObject)
          else beyond++
        } else if (state === 'list' && open.length === 0 && (byte === comma || byte === closeList)) {
          if (isHeld) held.add(chunk.subarray(from, at))
          pieces.push(...finish())
          from = at + 1
          if (byte === closeList) state = 'other'
        } else if (state === 'other' && open.length === 0 && (byte === comma || byte === closeObject)) {
          state = byte === comma ? 'key' : 'after'
        } else if (byte === closeList || byte === closeObject) close(byte)
      }
      if (state === 'list' && isHeld) held.add(chunk.subarray(Math.min(from, chunk.length)))
      return pieces
    },
    isWhole: () => state === 'after',
  }
}

export type SectionRead =
  | {
      readonly kind: 'record'
      readonly section: string
      readonly place: number
      readonly value: Json
      readonly remarks: readonly Remark[]
    }
  | {
      readonly kind: 'fault'
      readonly section: string | null
      readonly place: number | null
      readonly remark: Remark
    }
  | { readonly kind: 'progress'; readonly bytes: number }

/** The elements of the wanted lists of a file that is one JSON object. Memory holds one element and one chunk. */
export async function* readSections(
  source: ByteSource,
  wanted: ReadonlySet<string>,
  signal: AbortSignal | undefined,
): AsyncGenerator<SectionRead> {
  const splitter = sectionSplitter(wanted)
  try {
    for await (const { bytes, read } of textChunks(source, signal)) {
      for (const piece of splitter.push(bytes)) yield readPiece(piece)
      yield { kind: 'progress', bytes: read }
    }
  } catch (failure) {
    if (!(failure instanceof DamagedText)) throw failure
    yield ofWhole(error('text-damaged', `${failure.message} Save it as UTF-8 and import it again.`))
    return
  }
  if (!splitter.isWhole()) yield ofWhole(incomplete)
}

const ofWhole = (remark: Remark): SectionRead => ({ kind: 'fault', section: null, place: null, remark })

const incomplete = warning(
  'file-incomplete',
  'The file ends before it is closed: its end is missing. What was there has been read.',
)

function readPiece({ section, place, bytes }: SectionPiece): SectionRead {
  const fault = (remark: Remark): SectionRead => ({ kind: 'fault', section, place, remark })
  if (bytes === null) {
    const limit = longestPiece / 1024 / 1024
    return fault(error('record-too-long', `The record is longer than ${limit} MB, so it was not read.`))
  }
  const { text, isLatin1 } = textOf(bytes)
  const parsed = parseJson(text)
  if (!parsed.ok) return fault(parsed.remark)
  const remarks = isLatin1 ? [...parsed.remarks, latin1] : parsed.remarks
  return { kind: 'record', section, place, value: parsed.value, remarks }
}

const latin1 = warning(
  'not-utf8',
  'The text is not valid UTF-8; it was read as Latin-1. Check the accented letters, or save the file as UTF-8 and import it again.',
)
