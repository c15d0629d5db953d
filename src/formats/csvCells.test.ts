import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine, inert } from './csvCells.ts'

describe('a line of CSV', () => {
  it('holds numbers as they are, nothing for null, and text in quotes where it needs them', () => {
    expect(csvLine(['a', -0.5, null, 'b, "c"\nd', Number.NaN])).toBe('a,-0.5,,"b, ""c""\nd",\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\tx', '\rx', '\u00a0=1', '＝1'])(
    'does not let %j act in a spreadsheet',
    (text) => expect(inert(text)).toBe(`'${text}`),
  )

  it.each(['Ann', '1 - 2', 'a=b', '', "'=1"])('leaves %j as it is', (text) => expect(inert(text)).toBe(text))

  it('is read back by another reader, whatever it says', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 5 }), (cells) => {
        const [row] = parse(csvLine(cells))
        expect(row).toEqual(cells.map(inert))
      }),
    )
  })
})
