import * as fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { bytesFromBlob } from './byteSource.ts'
import { decodeDelimited, headerOf, type DelimitedRow } from './delimited.ts'
import type { ByteSource } from './format.ts'

const tsv = (text: string | Uint8Array<ArrayBuffer>): ByteSource => bytesFromBlob('a.tsv', new Blob([text]))

async function read(source: ByteSource) {
  const rows: DelimitedRow[] = []
  const codes: string[] = []
  const decoded = decodeDelimited(source, undefined, (row) => {
    rows.push(row)
    return []
  })
  for await (const each of decoded) if (each.kind === 'problem') codes.push(each.problem.code)
  return { rows, codes, cells: rows.map(({ cells }) => Object.fromEntries(cells)) }
}

describe('a delimited text', () => {
  it('names its columns in its first line, quoted or not', () => {
    expect(headerOf('"index"\t"image"\n"0"\t"x"')).toEqual(['index', 'image'])
    expect(headerOf('a,b\r\n1,2')).toEqual(['a', 'b'])
    expect(headerOf('{"a": 1, "b": 2}')).toBeNull()
    expect(headerOf('one word')).toBeNull()
  })

  it('keeps line breaks, delimiters and doubled quotes inside a quoted field', async () => {
    const { cells, codes, rows } = await read(tsv('q\ta\n"two\nlines\there"\t"say ""so"""\nplain "x"\t2\n'))
    expect(codes).toEqual([])
    expect(cells).toEqual([
      { q: 'two\nlines\there', a: 'say "so"' },
      { q: 'plain "x"', a: '2' },
    ])
    expect(rows.map(({ place }) => place.line)).toEqual([2, 4])
  })

  it('says what is missing or too much, and goes on', async () => {
    const { rows } = await read(tsv('a,b\n1\n1,2,3\n'))
    expect(rows.map(({ remarks }) => remarks.map(({ code }) => code))).toEqual([
      ['cells-missing'],
      ['cells-surplus'],
    ])
  })

  it('says so when its last field is never closed, and when it holds nothing', async () => {
    expect((await read(tsv('a,b\n1,"2'))).codes).toContain('quote-open')
    expect((await read(tsv('a,b\n'))).codes).toEqual(['no-records'])
    expect((await read(tsv(''))).codes).toEqual(['no-records'])
  })

  it('reads a cell once more, behind a byte-order mark and in UTF-16 as well', async () => {
    const text = 'a\tb\nä\tö\n日\t本\n'
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer),
    ])
    for (const source of [tsv(text), tsv(`\uFEFF${text}`), tsv(utf16)]) {
      const { rows } = await read(source)
      expect(await Promise.all(rows.map((row) => row.again('b')))).toEqual(['ö', '本'])
    }
  })

  it('is what was written, whatever the cells hold', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replace(/\r/g, ''))
    const table = fc.array(fc.record({ a: cell, b: cell }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const text = Papa.unparse([...rows], { delimiter: '\t', newline: '\n', quotes: true })
        const { cells } = await read(tsv(`${text}\n`))
        expect(cells).toEqual(rows)
      }),
    )
  })
})
