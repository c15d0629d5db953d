import { describe, expect, it } from 'vitest'
import type { ByteSource } from './format.ts'
import { elementSplitter, lineSplitter } from './pieces.ts'
import { readRecords, whyUnknown } from './records.ts'
import { file, inSmallChunks } from './upstream.test-data.ts'

async function read(source: ByteSource): Promise<readonly string[]> {
  const said: string[] = []
  for await (const record of readRecords(source)) {
    if (record.kind === 'record') {
      const remarks = record.remarks.map(({ code }) => ` ${code}`).join('')
      said.push(`${record.line} ${JSON.stringify(record.value)}${remarks}`)
    }
    if (record.kind === 'problem') said.push(`${record.problem.line} ${record.problem.code}`)
  }
  return said
}

const bytes = (...values: readonly number[]): Uint8Array<ArrayBuffer> => new Uint8Array(values)
const ascii = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0))

describe('readRecords', () => {
  it('reads lines with their numbers, over blank lines, CRLF and a missing last line break', async () => {
    expect(await read(file('a.jsonl', '{"a":1}\r\n\r\n   \r\n{"a":2}\n{"a":3}'))).toEqual([
      '1 {"a":1}',
      '4 {"a":2}',
      '5 {"a":3}',
    ])
  })

  it('calls a line that is cut off incomplete and keeps the others', async () => {
    expect(await read(file('a.jsonl', '{"a":1}\n{"a":2}\n{"a":'))).toEqual([
      '1 {"a":1}',
      '2 {"a":2}',
      '3 json-incomplete',
    ])
  })

  it('reads an array element by element, with places', async () => {
    expect(await read(file('a.json', ' \n[ {"a":[1,"],"]} ,\n{"b":"\\"[{"}, 3, "x" ]\n'))).toEqual([
      '1 {"a":[1,"],"]}',
      '2 {"b":"\\"[{"}',
      '3 3',
      '4 "x"',
    ])
  })

  it('gives the same whatever the chunks', async () => {
    const array = file('a.json', '[{"a":"é[]{}\\\\"},{"b":NaN},{"c":[[1],{}]},{"d":"unclosed\n},{"e":1}]')
    const whole = await read(array)
    expect(whole).toEqual([
      '1 {"a":"é[]{}\\\\"}',
      '2 json-nan',
      '3 {"c":[[1],{}]}',
      '4 json-invalid',
      '5 {"e":1}',
    ])
    for (const size of [1, 2, 3, 7]) expect(await read(inSmallChunks(array, size))).toEqual(whole)
    const text = file('b.jsonl', '\uFEFF{"a":"é"}\r\n\n{"b":2}')
    for (const size of [1, 2, 5]) expect(await read(inSmallChunks(text, size))).toEqual(await read(text))
  })

  it('leaves the neighbours of a broken element alone', async () => {
    expect(await read(file('a.json', '[{"a":1},{"b":[1}},{"c":},{"d":4}]'))).toEqual([
      '1 {"a":1}',
      '2 json-invalid',
      '3 json-invalid',
      '4 {"d":4}',
    ])
  })

  it('says when an array is cut off', async () => {
    expect(await read(file('a.json', '[{"a":1},{"b":'))).toEqual([
      '1 {"a":1}',
      '2 json-incomplete',
      'null array-incomplete',
    ])
    expect(await read(file('a.json', '[{"a":1},'))).toEqual(['1 {"a":1}', 'null array-incomplete'])
  })

  it.each(['', ' \n\t', '[]', '[ ]\n'])('says that %j holds no records', async (text) => {
    expect(await read(file('a.json', text))).toEqual(['null no-records'])
  })

  it('reads Latin-1 with a warning on the records that need it alone', async () => {
    const latin1 = bytes(...ascii('{"a":"plain"}\n{"a":"caf'), 0xe9, ...ascii('"}\n'))
    expect(await read(file('a.jsonl', latin1))).toEqual(['1 {"a":"plain"}', '2 {"a":"café"} not-utf8'])
  })

  it('reads UTF-16 with and without a mark, in both byte orders', async () => {
    const text = '{"a":"é"}\n{"b":"ü"}\n'
    const little = ascii(text).flatMap((code) => [code & 255, code >> 8])
    const big = ascii(text).flatMap((code) => [code >> 8, code & 255])
    const expected = ['1 {"a":"é"}', '2 {"b":"ü"}']
    for (const form of [[0xff, 0xfe, ...little], [0xfe, 0xff, ...big], little, big]) {
      expect(await read(file('a.jsonl', bytes(...form)))).toEqual(expected)
      expect(await read(inSmallChunks(file('a.jsonl', bytes(...form)), 1))).toEqual(expected)
    }
  })

  it('says when UTF-16 is damaged', async () => {
    expect(await read(file('a.jsonl', bytes(0xff, 0xfe, 0x7b, 0x00, 0x00)))).toContain('null text-damaged')
  })

  it('survives any nesting', async () => {
    expect(await read(file('a.json', `[${'['.repeat(50_000)}${']'.repeat(50_000)},{"a":1}]`))).toEqual([
      '1 json-depth',
      '2 {"a":1}',
    ])
  })

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    stop.abort(new Error('enough'))
    const reading = readRecords(file('a.jsonl', '{}\n'), stop.signal)
    await expect(reading.next()).rejects.toThrow('enough')
  })
})

describe('splitters', () => {
  it.each([
    ['lines', lineSplitter(4), '12345\n67\n'],
    ['elements', elementSplitter(4), '[12345,67]'],
  ])('let go of %s over the limit and go on', (_name, splitter, text) => {
    const pieces = [...splitter.push(bytes(...ascii(text))), ...splitter.end()]
    expect(pieces.map(({ place, bytes }) => [place, bytes && String.fromCharCode(...bytes)])).toEqual([
      [1, null],
      [2, '67'],
    ])
  })
})

describe('whyUnknown', () => {
  it.each([
    ['', 'no-records'],
    [' []', 'no-records'],
    ['null', 'no-records'],
    ['<!doctype html>', 'json-html'],
    ['[[[[', 'unknown-structure'],
    ['{"foo":1}', 'unknown-structure'],
    ['plain words', 'unknown-file'],
  ])('calls %j %s', (head, code) => {
    expect(whyUnknown(head, true).code).toBe(code)
  })
})
