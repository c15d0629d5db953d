import { collector, type Piece, type Splitter } from './pieces.ts'

const newline = 0x0a
const quote = 0x22

/**
 * The records of a delimited text: lines, except that a line break inside a quoted field belongs to the field (RFC 4180,
 * section 2). A quote opens a field only at its beginning; anywhere else it is a character like others.
 */
export function rowSplitter(delimiter: number, limit: number): Splitter {
  const held = collector(limit)
  let state: 'field-start' | 'plain' | 'quoted' | 'quote-in-quoted' = 'field-start'
  let line = 1
  let place = 1
  let pushed = 0
  let start = 0
  const finish = (closed: boolean, to: number): Piece => {
    const piece = { place, bytes: held.take(), closed, from: start, to }
    place = line
    start = to + 1
    return piece
  }
  return {
    push(chunk) {
      const pieces: Piece[] = []
      let from = 0
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at]
        if (byte === newline) line++
        if (state === 'quoted') {
          if (byte === quote) state = 'quote-in-quoted'
        } else if (byte === newline) {
          held.add(chunk.subarray(from, at))
          pieces.push(finish(true, pushed + at))
          from = at + 1
          state = 'field-start'
        } else if (byte === delimiter) state = 'field-start'
        else if (byte === quote && state !== 'plain') state = 'quoted'
        else state = 'plain'
      }
      held.add(chunk.subarray(from))
      pushed += chunk.length
      return pieces
    },
    end: () => (held.length > 0 ? [finish(false, pushed)] : []),
    isWhole: () => state !== 'quoted',
  }
}
