import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import type { ResultCell, ResultTable } from '../domain/resultTable.ts'
import { palettes } from './palettes.ts'
import { tableSvg } from './tableSvg.ts'

const cell = (value: number | null, over: Partial<ResultCell> = {}): ResultCell => ({
  items: 10,
  value,
  interval: value === null ? null : { low: value - 5, high: value + 5 },
  rank: null,
  ...over,
})

const table = (model: string): ResultTable => ({
  columns: ['OCR', 'Average'],
  rows: [
    { model, line: 'global', cells: [cell(40), cell(41.25, { rank: 'best', differs: true })] },
    { model, line: 'regional', cells: [cell(null), cell(60, { rank: 'second' })] },
    { model, line: 'gap', cells: [cell(-2), cell(18.75)] },
  ],
})

const drawn = (model: string, intervals = true): string =>
  tableSvg(table(model), {
    palette: palettes.light,
    name: 'Results & more',
    intervals,
    items: [4, 10],
    notes: ['* differs from <m>'],
  })

const textsOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words ?? '')

const widthOf = (svg: string): number => Number(/width="(\d+)"/.exec(svg)?.[1])

describe('the table as a drawing', () => {
  it('holds every figure, its interval, the items of each column and the notes', () => {
    expect(textsOf(drawn('m'))).toEqual([
      'Model',
      'View',
      'OCR',
      '4',
      'Average',
      '10',
      'm',
      'Global',
      '40.00',
      '35.0 to 45.0',
      '41.25*',
      '36.3 to 46.3',
      'Regional',
      '–',
      '60.00',
      '55.0 to 65.0',
      'Zooming gap',
      '−2.00',
      '−7.0 to 3.0',
      '18.75',
      '13.8 to 23.8',
      '* differs from &lt;m&gt;',
    ])
    expect(drawn('m', false)).not.toContain(' to ')
  })

  it('sets the best in bold and underlines the second', () => {
    expect(drawn('m')).toMatch(/font-weight="700">41\.25\*/)
    expect(drawn('m')).toMatch(/text-decoration="underline">60\.00/)
  })

  it('is an XML file of its own whatever a model is called, and needs nothing from anywhere', () => {
    const svg = drawn('<script>alert("x")</script>\u202E\u0000 &'.repeat(40))
    expect(XMLValidator.validate(svg)).toBe(true)
    expect(new XMLParser().parse(svg)).toHaveProperty('svg.title', 'Results & more')
    expect(svg).not.toMatch(/<script|href=|url\(|\u202E/)
    expect(svg.length).toBeLessThan(6000)
  })

  it('is wide enough for all of its columns', () => {
    expect(widthOf(drawn('a model with quite a long name'))).toBeGreaterThan(widthOf(drawn('m')))
  })
})
