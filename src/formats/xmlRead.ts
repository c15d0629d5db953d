import { SaxesParser } from 'saxes'
import { DamagedText, textChunks } from './encoding.ts'
import type { ByteSource } from './format.ts'
import { error, type Remark } from './remark.ts'

/** What an XML file says, in order. Nothing is expanded: there are no entities but the five that XML has itself. */
export type XmlRead =
  | {
      readonly kind: 'open'
      readonly name: string
      readonly attributes: ReadonlyMap<string, string>
      readonly line: number
    }
  /** `text` is what stood in it after its last child. */
  | { readonly kind: 'close'; readonly name: string; readonly text: string }
  | { readonly kind: 'progress'; readonly bytes: number }
  /** Why the file is not read any further. */
  | { readonly kind: 'fault'; readonly line: number | null; readonly remark: Remark }

/** Deepest nesting that any format here knows is below ten. */
const deepest = 64
/** Longest text, tag or comment. */
const longest = 8 * 1024 * 1024
/** Letters after which it is asked whether anything came of them. */
const stretch = 1 << 16

/** Ends the parser; its sentence is for the person. */
class Stop extends Error {
  override name = 'Stop'
  readonly remark: Remark
  constructor(remark: Remark) {
    super(remark.sentence)
    this.remark = remark
  }
}

/**
 * Reads XML as it streams: memory holds one chunk and one element without children. A file with a document type is
 * refused, since nothing but attacks needs one here; so is one that is nested too deep or not well-formed, but what came
 * before is yielded.
 */
export async function* readXml(source: ByteSource, signal: AbortSignal | undefined): AsyncGenerator<XmlRead> {
  const events: XmlRead[] = []
  const parser = parserInto(events)
  let decoder: TextDecoder | null = null
  let quiet = 0
  const write = (text: string): void => {
    for (let at = 0; at < text.length; at += stretch) {
      const before = events.length
      const part = text.slice(at, at + stretch)
      parser.write(part)
      quiet = events.length > before ? 0 : quiet + part.length
      if (quiet > longest) throw new Stop(tooLong)
    }
  }
  try {
    for await (const { bytes, read, transcoded } of textChunks(source, signal)) {
      decoder ??= new TextDecoder(transcoded ? 'utf-8' : declaredIn(bytes), { fatal: true })
      write(decoder.decode(bytes, { stream: true }))
      yield* events.splice(0)
      yield { kind: 'progress', bytes: read }
    }
    write(decoder?.decode() ?? '')
    parser.close()
    yield* events.splice(0)
  } catch (failure) {
    yield* events.splice(0)
    const remark = remarkOf(failure)
    if (!remark) throw failure
    yield { kind: 'fault', line: parser.line, remark }
  }
}

function parserInto(events: XmlRead[]): SaxesParser {
  const parser = new SaxesParser()
  let depth = 0
  let text = ''
  parser.on('error', (failure) => {
    throw new Stop(malformed(failure.message))
  })
  parser.on('doctype', () => {
    throw new Stop(doctype)
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth++
    if (depth > deepest) throw new Stop(tooDeep)
    text = ''
    events.push({ kind: 'open', name, attributes: new Map(Object.entries(attributes)), line: parser.line })
  })
  const add = (more: string): void => {
    text += more
    if (text.length > longest) throw new Stop(tooLong)
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', ({ name }) => {
    depth--
    events.push({ kind: 'close', name, text })
    text = ''
  })
  return parser
}

/** The encoding that the XML declaration names, where it is one that is known. */
function declaredIn(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const named = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/.exec(start)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(named).encoding
  } catch {
    return 'utf-8'
  }
}

function remarkOf(failure: unknown): Remark | null {
  if (failure instanceof Stop) return failure.remark
  if (failure instanceof DamagedText) {
    return error('text-damaged', `${failure.message} Save it as UTF-8 and import it again.`)
  }
  return failure instanceof TypeError ? undecodable : null
}

const undecodable = error(
  'text-damaged',
  'The bytes of the file are not the text that it says it is. Save it as UTF-8 and import it again.',
)
const doctype = error(
  'xml-doctype',
  'The file brings a document type of its own, which could do harm, so it was not read. Export it again without one.',
)
const tooLong = error('xml-long', 'The file holds a text that is too long to read.')
const tooDeep = error(
  'xml-depth',
  `Unexpected structure: the elements are nested more than ${deepest} levels deep.`,
)

const malformed = (message: string): Remark =>
  error(
    'xml-broken',
    `From here on this is no well-formed XML (${message.replace(/^[^ ]*: /, '').slice(0, 100)}). What came before was read; get the whole file again to have the rest.`,
  )
