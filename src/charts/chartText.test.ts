import { describe, expect, it } from 'vitest'
import { amountText, cellText, countAndShare, labelText, shareText } from './chartText.ts'
import { placeAmong } from './histogram.ts'
import { csvFile } from './saveChart.ts'

describe('the texts of charts', () => {
  it('group whole numbers and keep three digits of others', () => {
    expect([0, 1234, 12.345, 0.01234, 1234.5].map(amountText)).toEqual([
      '0',
      '1,234',
      '12.3',
      '0.0123',
      '1,235',
    ])
  })

  it('write shares as percentages', () => {
    expect([0, 1, 0.5, 0.0994, 0.0996, 0.034, 0.0005, 1 / 3].map(shareText)).toEqual([
      '0 %',
      '100 %',
      '50 %',
      '9.9 %',
      '10 %',
      '3.4 %',
      '0.05 %',
      '33 %',
    ])
  })

  it('write a share only of something', () => {
    expect(countAndShare(1, 4)).toBe('1 · 25 %')
    expect(countAndShare(0, 0)).toBe('0')
  })

  it('take out of labels what no SVG may hold and what turns text round', () => {
    expect(labelText('a\u0000b\u001b\nc\ud800d\u202eevil')).toBe('a b c devil')
    expect(labelText('<script>')).toBe('<script>')
    expect(labelText('x'.repeat(1000))).toHaveLength(201)
  })

  it('show a cell by its column', () => {
    const table = { columns: ['Name', 'Items', 'Share'], rows: [], shares: [2] }
    expect(['OCR', 1200, 0.25, null].map((cell, column) => cellText(table, cell, column))).toEqual([
      'OCR',
      '1,200',
      '25 %',
      '–',
    ])
  })
})

describe('the CSV of a chart', () => {
  it('keeps numbers as they are and text from being run', () => {
    expect(
      csvFile({
        columns: ['Name', 'Share'],
        rows: [
          ['=1+1', 0.123456],
          ['a,b', null],
        ],
      }),
    ).toBe(`Name,Share\r\n'=1+1,0.123456\r\n"a,b",\r\n`)
  })
})

describe('a place among edges', () => {
  const edges = [0, 0.01, 0.1, 1]
  it('is straight within a bin and whole at an edge', () => {
    expect(placeAmong(edges, 0.1)).toBe(2)
    expect(placeAmong(edges, 0.055)).toBeCloseTo(1.5)
    expect(placeAmong(edges, 0)).toBe(0)
  })
  it('is nowhere outside', () => {
    expect(placeAmong(edges, 2)).toBeNull()
    expect(placeAmong(edges, -1)).toBeNull()
  })
})
