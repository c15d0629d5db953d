import type { Json } from '../domain/json.ts'
import { DamagedText, textChunks, textOf } from './encoding.ts'
import { isObject } from './fields.ts'
import type { ByteSource, Decoded } from './format.ts'
import { parseJson } from './jsonText.ts'
import { collector, longestPiece } from './pieces.ts'
import { decodeRecords } from './records.ts'
import { error, placed, type Place, type Remark } from './remark.ts'

/** What a file that is one JSON object says, or one record of a file that is a list or lines of them. */
export interface Document {
  readonly value: Json
  /** Without a line where the object is the whole file. */
  readonly place: Place
  readonly remarks: readonly Remark[]
}

/**
 * Decodes small files that are one JSON object each, over however many lines it goes; a file that is a list or lines of
 * such objects is decoded record by record.
 */
export async function* decodeDocument(
  source: ByteSource,
  signal: AbortSignal | undefined,
  decode: (document: Document) => Iterable<Decoded>,
): AsyncGenerator<Decoded> {
  const place = { file: source.path, line: null }
  const text = source.size > longestPiece ? null : await wholeText(source, signal)
  const parsed = text === null ? null : parseJson(text)
  if (parsed?.ok && isObject(parsed.value)) {
    yield* decode({ value: parsed.value, place, remarks: parsed.remarks })
    yield { kind: 'progress', bytes: source.size }
    return
  }
  const firstLine = text?.trimStart().split(/\r?\n/, 1)[0] ?? ''
  if (parsed && !parsed.ok && text?.trimStart().startsWith('{') && !parseJson(firstLine).ok) {
    yield { kind: 'problem', problem: placed(parsed.remark, place) }
    return
  }
  if (text === null && source.size <= longestPiece) {
    const sentence =
      'The file says it is UTF-16, but its bytes are damaged. Save it as UTF-8 and import it again.'
    yield { kind: 'problem', problem: placed(error('text-damaged', sentence), place) }
    return
  }
  yield* decodeRecords(source, signal, decode)
}

/** Null where its encoding is damaged. */
async function wholeText(source: ByteSource, signal: AbortSignal | undefined): Promise<string | null> {
  const held = collector(longestPiece * 2)
  try {
    for await (const { bytes } of textChunks(source, signal)) held.add(bytes)
  } catch (failure) {
    if (failure instanceof DamagedText) return null
    throw failure
  }
  const bytes = held.take()
  return bytes && textOf(bytes).text
}
