import { describe, expect, it } from 'vitest'
import type { ResultCell, ResultTable } from '../../domain/resultTable.ts'
import { resultCsv, resultLatex, resultMarkdown, resultText } from './resultTableWrite.ts'

const cell = (value: number | null, over: Partial<ResultCell> = {}): ResultCell => ({
  items: 10,
  value,
  interval: value === null ? null : { low: value - 5, high: value + 5 },
  rank: null,
  ...over,
})

const table: ResultTable = {
  columns: ['R&D_1', 'Average'],
  rows: [
    { model: 'a|b*', line: 'global', cells: [cell(40), cell(41.25, { rank: 'best', differs: true })] },
    { model: 'a|b*', line: 'regional', cells: [cell(null), cell(60, { rank: 'second', differs: false })] },
    { model: 'a|b*', line: 'gap', cells: [cell(-20), cell(18.75)] },
    { model: 'People (3 answers)', line: 'global', isPeople: true, cells: [cell(90), cell(95)] },
    { model: 'People (3 answers)', line: 'regional', isPeople: true, cells: [cell(90), cell(95)] },
    { model: 'People (3 answers)', line: 'gap', isPeople: true, cells: [cell(0), cell(0)] },
  ],
}
const writing = { intervals: true, items: [4, 10], notes: ['* differs from m_0.'] }

describe('the table of results in files', () => {
  it('is Markdown with ranks and marks; intervals, items and notes where they are wanted', () => {
    expect(resultMarkdown(table).split('\n').slice(0, 4)).toEqual([
      '| Model | View | R&amp;D\\_1 | Average |',
      '| --- | --- | --- | --- |',
      '| a\\|b\\* | Global | 40.00 | **41.25**\\* |',
      '|  | Regional | – | <u>60.00</u> |',
    ])
    const lines = resultMarkdown(table, writing).split('\n')
    expect(lines[0]).toBe('| Model | View | R&amp;D\\_1 (4) | Average (10) |')
    expect(lines[2]).toContain('40.00 [35.00, 45.00] | **41.25**\\* [36.25, 46.25]')
    expect(lines.at(-2)).toBe('\\* differs from m\\_0.')
  })

  it('is LaTeX that means what it shows', () => {
    const latex = resultLatex(table, writing)
    expect(latex).toContain('Model & View & R\\&D\\_1 (4) & Average (10) \\\\')
    expect(latex).toContain('\\textbf{41.25}$^{*}$ {\\scriptsize $[36.25, 46.25]$} \\\\')
    expect(latex).toContain('& \\textit{Zooming gap} & $-$20.00 {\\scriptsize $[-25.00, -15.00]$}')
    expect(latex).toContain('% * differs from m_0.\n')
    expect(latex.match(/\\midrule/g)).toHaveLength(2)
    expect(resultLatex(table)).not.toMatch(/scriptsize|\(4\)/)
  })

  it('lets no name of a model leave its comment or its cell', () => {
    const hostile = { ...table, rows: table.rows.map((row) => ({ ...row, model: 'x\n\\end{tabular} & %' })) }
    const latex = resultLatex(hostile, { notes: ['x\n\\input{y}'] })
    expect(latex).toContain('% x \\input{y}\n')
    expect(latex).toContain('\\multirow{3}{*}{x \\textbackslash{}end\\{tabular\\} \\& \\%}')
  })

  it('is CSV that says of averages whether they differ, where some were compared', () => {
    const lines = resultCsv(table).split('\r\n')
    expect(lines.slice(0, 5)).toEqual([
      'model,view,category,items,percent,low,high,differs',
      'a|b*,global,R&D_1,10,40,35,45,',
      'a|b*,global,Average,10,41.25,36.25,46.25,yes',
      'a|b*,regional,R&D_1,10,,,,',
      'a|b*,regional,Average,10,60,55,65,no',
    ])
    const plain = { ...table, rows: table.rows.slice(3) }
    expect(resultCsv(plain).split('\r\n')[0]).toBe('model,view,category,items,percent,low,high')
  })

  it('is text in columns for a terminal', () => {
    expect(resultText(table).split('\n')[1]).toMatch(
      /^a\|b\*\s+Global\s+40\.00\s+41\.25\*\s+36\.25 to 46\.25$/,
    )
  })
})
