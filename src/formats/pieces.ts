/** One line, or one element of an array, still as bytes. */
export interface Piece {
  /** 1-based line number, or 1-based place in the array. */
  readonly place: number
  /** Null when the piece is longer than the limit; its bytes were let go. */
  readonly bytes: Uint8Array | null
  /** False when the file ended before the piece did. */
  readonly closed: boolean
  /** Where its bytes lie among all that were pushed: `from` up to, not including, `to`. */
  readonly from: number
  readonly to: number
}

/** Cuts a run of bytes, given in any chunks, into pieces. */
export interface Splitter {
  push(chunk: Uint8Array): readonly Piece[]
  end(): readonly Piece[]
  /** False when the bytes ended before the whole was closed, e.g. an array without its last bracket. */
  isWhole(): boolean
}

/** Longest line or array element that is read. */
export const longestPiece = 64 * 1024 * 1024

/** Holds the bytes of the piece at hand, up to the limit. */
export function collector(limit: number) {
  let parts: Uint8Array[] = []
  let length = 0
  return {
    add(bytes: Uint8Array): void {
      length += bytes.length
      if (length > limit) parts = []
      else if (bytes.length > 0) parts.push(bytes)
    },
    get length(): number {
      return length
    },
    take(): Uint8Array | null {
      const taken = length > limit ? null : concatenated(parts, length)
      parts = []
      length = 0
      return taken
    },
  }
}

function concatenated(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1 && parts[0]) return parts[0]
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

const newline = 0x0a

/** Lines, ended by LF or CRLF; the carriage return stays with the line, where JSON takes it for a blank. */
export function lineSplitter(limit = longestPiece): Splitter {
  const held = collector(limit)
  let place = 0
  let pushed = 0
  let start = 0
  const finish = (closed: boolean, to: number): Piece => {
    const piece = { place: ++place, bytes: held.take(), closed, from: start, to }
    start = to + 1
    return piece
  }
  return {
    push(chunk) {
      const pieces: Piece[] = []
      let from = 0
      for (;;) {
        const at = chunk.indexOf(newline, from)
        if (at < 0) break
        held.add(chunk.subarray(from, at))
        pieces.push(finish(true, pushed + at))
        from = at + 1
      }
      held.add(chunk.subarray(from))
      pushed += chunk.length
      return pieces
    },
    end: () => (held.length > 0 ? [finish(false, pushed)] : []),
    isWhole: () => true,
  }
}

const quote = 0x22
const comma = 0x2c
const backslash = 0x5c
const openList = 0x5b
const closeList = 0x5d
const openObject = 0x7b
const closeObject = 0x7d
const isBlank = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)

/** Deeper brackets are only counted: what is nested that deep is refused later anyway. */
const deepest = 1024

/**
 * The elements of one JSON array, cut by brackets and quotes alone, so that a broken element leaves its neighbours
 * readable: a wrong closing bracket closes what it can, and a line break ends a string (JSON allows none inside).
 */
export const elementSplitter = (limit = longestPiece): Splitter => splitterOf(openList, closeList, limit)

/** The entries of one JSON object, each with its key (`"a": 1`), cut in the same way. */
export const entrySplitter = (limit = longestPiece): Splitter => splitterOf(openObject, closeObject, limit)

function splitterOf(opening: number, closing: number, limit: number): Splitter {
  const held = collector(limit)
  let state: 'before' | 'inside' | 'after' = 'before'
  let place = 0
  let inString = false
  let escaped = false
  let open: number[] = []
  let beyond = 0
  let pushed = 0
  let start = 0

  const close = (bracket: number): void => {
    if (beyond > 0) {
      beyond--
      return
    }
    const at = open.lastIndexOf(bracket)
    if (at >= 0) open = open.slice(0, at)
  }
  const finish = (closed: boolean, to: number): readonly Piece[] => {
    const tooLong = held.length > limit
    const bytes = held.take()
    const isEmpty = !tooLong && (bytes === null || bytes.every(isBlank))
    const from = start
    start = to + 1
    return isEmpty && closed ? [] : [{ place: ++place, bytes, closed, from, to }]
  }

  return {
    push(chunk) {
      const pieces: Piece[] = []
      let from = 0
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at] ?? 0
        if (state === 'before') {
          if (byte === opening) state = 'inside'
          from = at + 1
          start = pushed + from
        } else if (inString) {
          if (escaped) escaped = false
          else if (byte === backslash) escaped = true
          else if (byte === quote || byte === newline) inString = false
        } else if (byte === quote) inString = true
        else if (state === 'after') continue
        else if (byte === openList || byte === openObject) {
          if (open.length < deepest) open.push(byte)
          else beyond++
        } else if (open.length === 0 && (byte === comma || byte === closing)) {
          held.add(chunk.subarray(from, at))
          pieces.push(...finish(true, pushed + at))
          from = at + 1
          if (byte === closing) state = 'after'
        } else if (byte === closeObject) close(openObject)
        else if (byte === closeList) close(openList)
      }
      held.add(chunk.subarray(Math.min(from, chunk.length)))
      pushed += chunk.length
      return pieces
    },
    end: () => finish(false, pushed).filter(({ bytes }) => bytes === null || !bytes.every(isBlank)),
    isWhole: () => state === 'after',
  }
}
