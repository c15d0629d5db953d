import { describe, expect, it } from 'vitest'
import { bytesFromBlob } from '../byteSource.ts'
import { predictionFormatOf } from './predictionFormats.ts'
import { readSource, source, type Read } from './predictions.test-data.ts'
import { sheetFault } from './sheetExtent.ts'
import { numberCell, sheetRow, textCell, workbookParts, zipped } from './workbook.test-data.ts'

const path = 'tiny-7B/tiny-7B_ZoomBench_crop.xlsx'
const header = sheetRow(
  1,
  ...['index', 'question', 'answer', 'prediction', 'hit'].map((name, at) =>
    textCell(`${'ABCDE'[at]}1`, name),
  ),
)

const readSheet = async (sheet: string, strings?: readonly string[]): Promise<Read> =>
  readSource(bytesFromBlob(path, await zipped(workbookParts(sheet, strings))))
const codes = async (sheet: string): Promise<readonly string[]> =>
  (await readSheet(sheet)).problems.map(({ code }) => code)

const far = (row: string, cells: string): string => `${header}<row${row}>${cells}</row>`

describe('results of VLMEvalKit as a workbook', () => {
  it('are read as those of its tables', async () => {
    const { format, origin, predictions, problems } = await readSheet(
      header +
        sheetRow(
          2,
          numberCell('A2', '1.0'),
          '<c r="B2" t="s"><v>0</v></c>',
          textCell('C2', 'B'),
          textCell('D2', ' I see:\nB '),
          numberCell('E2', 1),
        ) +
        sheetRow(
          3,
          numberCell('A3', 2),
          textCell('B3', 'Why?'),
          '<c r="D3" t="b"><v>1</v></c>',
          numberCell('E3', 0),
        ),
      ['How, &lt;many&gt;?'],
    )
    expect([format, problems]).toEqual(['vlmevalkit-xlsx', []])
    expect(origin).toMatchObject({ model: 'tiny-7B', view: 'regional', benchmark: 'ZoomBench_crop' })
    expect(predictions).toMatchObject([
      {
        ref: { ids: ['1'], question: 'How, <many>?', gold: 'B' },
        texts: [' I see:\nB '],
        told: { right: true, by: 'hit' },
        place: { file: path, line: 2 },
      },
      { ref: { ids: ['2'], gold: null }, texts: ['True'], told: { right: false }, place: { line: 3 } },
    ])
  })

  it('keep ids whole, however long, and numbers as they were meant', async () => {
    const { predictions } = await readSheet(
      header +
        sheetRow(2, numberCell('A2', '12345678901234567890'), numberCell('D2', '0.30000000000000004')) +
        sheetRow(3, numberCell('A3', '1E3'), numberCell('D3', '3.1000000000000001')) +
        sheetRow(4, textCell('A4', '007'), numberCell('D4', '1.50')),
    )
    expect(predictions.map(({ ref, texts }) => [ref.ids[0], texts[0]])).toEqual([
      ['12345678901234567890', '0.30000000000000004'],
      ['1000', '3.1'],
      ['007', '1.5'],
    ])
  })

  it('take of a formula what was worked out, and say where an answer became a date', async () => {
    const { predictions, problems } = await readSheet(
      header +
        sheetRow(2, numberCell('A2', 1), '<c r="D2" t="str"><f>CONCATENATE("B","")</f><v>B</v></c>') +
        sheetRow(3, numberCell('A3', 2), '<c r="D3"><f>1+1</f></c>') +
        sheetRow(4, numberCell('A4', 3), '<c r="D4" t="e"><f>1/0</f><v>#DIV/0!</v></c>') +
        sheetRow(5, numberCell('A5', 4), numberCell('D5', 46_085, '1')),
    )
    expect(predictions.map(({ texts }) => texts[0])).toEqual(['B', '', '', '2026-03-04'])
    expect(problems.map(({ line, code, severity }) => [line, code, severity])).toEqual([
      [5, 'xlsx-date', 'warning'],
    ])
  })

  it('leave out rows with nothing in them', async () => {
    const { predictions } = await readSheet(
      header + sheetRow(4, numberCell('A4', 1), textCell('D4', 'B')) + sheetRow(9),
    )
    expect(predictions.map(({ place }) => place.line)).toEqual([4])
  })

  it('are refused with a sentence where the sheet is another', async () => {
    const { problems } = await readSheet(sheetRow(1, textCell('A1', 'name'), textCell('B1', 'score')))
    expect(problems[0]).toMatchObject({ code: 'xlsx-columns', severity: 'error' })
    expect(problems[0]?.sentence).toContain('name, score')
    expect(await codes('')).toEqual(['xlsx-columns'])
  })

  it('are refused where parts are missing or broken', async () => {
    const whole = workbookParts(header)
    for (const missing of ['xl/_rels/workbook.xml.rels', 'xl/worksheets/sheet1.xml']) {
      const parts = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== missing))
      const { problems } = await readSource(bytesFromBlob(path, await zipped(parts)))
      expect(problems.map(({ code }) => code)).toEqual(['xlsx-damaged'])
    }
    const noSheet = { ...whole, 'xl/workbook.xml': '<workbook><sheets/></workbook>' }
    const read = await readSource(bytesFromBlob(path, await zipped(noSheet)))
    expect(read.problems.map(({ code }) => code)).toEqual(['xlsx-damaged'])
    expect(await codes(`${header}<row r="2"><c r="A2" t="s"><v>99</v></c></row>`)).toEqual(['xlsx-damaged'])
    expect(await codes(`${header}<row r="2"><c><v>1</v></c></row>`)).toEqual(['xlsx-damaged'])
    expect(await codes(`${header}<row r="2"><c r="A2`)).toEqual(['xlsx-damaged'])
  })

  it('are refused where a few cells stand for billions', async () => {
    expect(await codes(far(' r="1048576"', numberCell('XFD1048576', 1)))).toEqual(['xlsx-too-large'])
    expect(await codes(far(' r="4000000"', numberCell('A4000000', 1)))).toEqual(['xlsx-damaged'])
    expect(await codes(far('', numberCell('ZZZZZZ2', 1)))).toEqual(['xlsx-damaged'])
    expect(await codes(far('', numberCell('A99999999999', 1)))).toEqual(['xlsx-damaged'])
  })

  it('are refused where they unpack to far more than they hold', async () => {
    const parts = { ...workbookParts(header), 'xl/worksheets/sheet2.xml': ' '.repeat(70 * 1024 * 1024) }
    const { problems } = await readSource(bytesFromBlob(path, await zipped(parts)))
    expect(problems.map(({ code }) => code)).toEqual(['xlsx-too-large'])
  })
})

describe('the addresses in a sheet', () => {
  it.each([
    ['plain ones', '<row r="2"><c r="B2" s="1"/></row>', null],
    ['those of a namespace', '<x:row r="2000000"/>', 'xlsx-damaged'],
    ['those in simple quotes', "<row r = '2'><c r='ZZZ2'/></row>", 'xlsx-damaged'],
    ['those after another attribute’s text', '<c t=" r=\'A1\'" r="ZZZ9"/>', 'xlsx-damaged'],
    ['those after a bracket in quotes', '<c t=">" r="ZZZ9"/>', 'xlsx-damaged'],
    ['those written as entities', '<c r="&#90;&#90;&#90;9"/>', 'xlsx-damaged'],
    ['tags that never end', '<c r="A1"'.repeat(1000), 'xlsx-damaged'],
    ['other tags', '<cols><col r="ZZZ9"/></cols><rowBreaks r="x"/>', null],
  ])('are found: %s', (_what, text, code) => {
    expect(sheetFault(new TextEncoder().encode(text))?.code ?? null).toBe(code)
  })
})

describe('an archive that is no workbook', () => {
  it.each([
    ['other files', async () => zipped({ 'a.jsonl': '{}' })],
    ['nothing readable', () => Promise.resolve(new Blob(['PK\u0003\u0004 and so on']))],
    ['an old workbook', () => Promise.resolve(new Blob([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0])]))],
  ])('with %s is not read', async (_what, blob) => {
    expect(await predictionFormatOf(source('a.xlsx', await blob()))).toMatchObject({
      code: 'predictions-packed',
    })
  })
})
