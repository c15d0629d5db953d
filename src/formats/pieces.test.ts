import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../domain/json.ts'
import { elementSplitter, entrySplitter, lineSplitter, type Piece, type Splitter } from './pieces.ts'
import { readRecords } from './records.ts'
import { file, inSmallChunks } from './upstream.test-data.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

function cut(splitter: Splitter, text: string, size: number): readonly Piece[] {
  const bytes = bytesOf(text)
  const pieces: Piece[] = []
  for (let at = 0; at < bytes.length; at += size) pieces.push(...splitter.push(bytes.slice(at, at + size)))
  return [...pieces, ...splitter.end()]
}

const textOf = ({ bytes }: Piece): string => new TextDecoder().decode(bytes ?? new Uint8Array())

describe('pieces', () => {
  it.each<readonly [string, () => Splitter, (values: readonly Json[]) => string]>([
    ['lines', lineSplitter, (values) => values.map((value) => JSON.stringify(value)).join('\n')],
    ['elements of a list', elementSplitter, (values) => JSON.stringify(values, null, 1)],
    [
      'entries of an object',
      entrySplitter,
      (values) => JSON.stringify(Object.fromEntries(values.map((value, at) => [`k"${at}`, value]))),
    ],
  ])('of %s lie where they say, however the bytes come', (_name, splitter, write) => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue(), { minLength: 1 }),
        fc.integer({ min: 1, max: 50 }),
        (values, size) => {
          const text = write(values.map((value) => JSON.parse(JSON.stringify(value)) as Json))
          const made = splitter()
          const pieces = cut(made, text, size)
          expect(pieces).toHaveLength(values.length)
          expect(made.isWhole()).toBe(true)
          const bytes = bytesOf(text)
          for (const piece of pieces)
            expect(new TextDecoder().decode(bytes.subarray(piece.from, piece.to))).toBe(textOf(piece))
        },
      ),
    )
  })

  it('of an object that is cut off say so, and keep what was whole', () => {
    const splitter = entrySplitter()
    const pieces = cut(splitter, '{"a": {"b": [1, "}"]}, "c": {"d": ', 3)
    expect(pieces.map((piece) => [textOf(piece).trim(), piece.closed])).toEqual([
      ['"a": {"b": [1, "}"]}', true],
      ['"c": {"d":', false],
    ])
    expect(splitter.isWhole()).toBe(false)
  })

  it('that are too long are let go, without holding them', () => {
    const pieces = cut(entrySplitter(20), `{"a": "${'x'.repeat(100)}", "b": 1}`, 7)
    expect(pieces.map(({ bytes }) => bytes && new TextDecoder().decode(bytes))).toEqual([null, ' "b": 1'])
  })
})

describe('a record', () => {
  it.each([
    ['lines', '\uFEFF{"a":"é"}\r\n{"a":"ü"}\n'],
    ['a list', ' [{"a":"é"},\n {"a":"ü"}]'],
    [
      'UTF-16',
      new Uint8Array(
        Uint16Array.from(`\uFEFF[{"a":"é"},{"a":"ü"}]`, (letter) => letter.charCodeAt(0)).buffer,
      ),
    ],
  ])('is read once more from %s', async (_name, content) => {
    const values: Json[] = []
    const again: Json[] = []
    for await (const read of readRecords(inSmallChunks(file('a.json', content), 5))) {
      if (read.kind !== 'record') continue
      values.push(read.value)
      again.push(await read.again())
    }
    expect(values).toEqual([{ a: 'é' }, { a: 'ü' }])
    expect(again).toEqual(values)
  })

  it('is an entry where the file is one object, and only where that is asked for', async () => {
    const text = '{"x": {"a": 1}, "y": {"a": 2}}'
    const read = async (byEntry: boolean): Promise<readonly Json[]> => {
      const values: Json[] = []
      for await (const record of readRecords(file('a.json', text), undefined, byEntry))
        if (record.kind === 'record') values.push(record.value, await record.again())
      return values
    }
    expect(await read(true)).toEqual([{ x: { a: 1 } }, { x: { a: 1 } }, { y: { a: 2 } }, { y: { a: 2 } }])
    expect(await read(false)).toHaveLength(2)
  })
})
