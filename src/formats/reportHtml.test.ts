import { describe, expect, it } from 'vitest'
import { exampleProject } from '../domain/example.ts'
import { judgedItem } from '../domain/judged.test-data.ts'
import { reportHtml, type Report } from './reportHtml.ts'
import { reportTables } from './reportTables.ts'
import { measure } from './statisticsRecord.ts'

const withoutDate = (html = ''): string => html.replace(/<time.*<\/time>/, '')

const hostile = `<script>alert("1")</script>&amp;'\u0000`

const report = (text: string): Report => ({
  project: text,
  scope: text,
  at: Date.UTC(2026, 10, 20, 9, 30),
  facts: [[text, text]],
  sections: [
    {
      name: text,
      figures: [
        {
          name: text,
          definition: text,
          finding: text,
          isWide: true,
          svg: '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
          table: { columns: [{ name: text, numeric: true }], rows: [[text]] },
        },
        {
          name: 'Empty',
          definition: text,
          finding: null,
          isWide: false,
          svg: null,
          table: { columns: [], rows: [] },
        },
      ],
    },
  ],
  tables: [{ name: text, definition: text, columns: [{ name: text, numeric: false }], rows: [[text]] }],
  colours: { light: '--chart-ink: #000;', dark: '--chart-ink: #fff;' },
})

describe('a report', () => {
  it('is text wherever somebody wrote text', () => {
    const html = reportHtml(report(hostile))
    expect(html).not.toMatch(/<script/i)
    expect(html).not.toContain('\u0000')
    expect(html.split('&lt;script&gt;')).toHaveLength(17)
  })

  it('asks for nothing from anywhere, and may not', () => {
    const html = reportHtml(report('Plain'))
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|src=|url\(|@import|\shref/)
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  })

  it('differs by its date alone', () => {
    const [one, other] = [report('Plain'), { ...report('Plain'), at: 0 }].map(reportHtml)
    expect(one).not.toBe(other)
    expect(withoutDate(one)).toBe(withoutDate(other))
    expect(one).toContain('<time datetime="2026-11-20T09:30:00.000Z">2026-11-20, 09:30 UTC</time>')
  })

  it('says where there is nothing to draw, and cuts what is too long', () => {
    const long: Report = {
      ...report('Plain'),
      tables: [
        {
          name: 'Long',
          definition: '',
          columns: [{ name: 'Row', numeric: true }],
          rows: Array.from({ length: 450 }, (_, row) => [`row ${row}`]),
        },
      ],
    }
    const html = reportHtml(long)
    expect(html).toContain('Nothing to show yet.')
    expect(html).toContain('The first 200 of 450 rows.')
    expect(html).toContain('row 199<')
    expect(html).not.toContain('row 200<')
  })
})

describe('the tables of a report', () => {
  const judged = [
    judgedItem('1', [
      { decision: 'accept', activeMs: 20_000 },
      { decision: 'accept', activeMs: 40_000 },
    ]),
    judgedItem('2', [
      { decision: 'accept', activeMs: 30_000 },
      { decision: 'reject', activeMs: 30_000 },
    ]),
  ]
  const tables = reportTables(exampleProject, measure(exampleProject, judged))

  it('hold the figures that are known, and name nobody', () => {
    expect(tables.map(({ name }) => name)).toEqual(['Agreement of annotators', 'Time'])
    expect(tables[0]?.rows[0]?.slice(0, 3)).toEqual(['Decision', '2', '2'])
    expect(tables[0]?.rows[0]?.[3]).toMatch(/^0\.50/)
    expect(tables[1]?.rows.slice(0, 3)).toEqual([
      ['All', '4', '0.0', '30.0', '27.5', '30.0', '32.5'],
      ['Decision: Accept', '3', '0.0', '30.0', '25.0', '30.0', '35.0'],
      ['Decision: Reject', '1', '0.0', '30.0', '30.0', '30.0', '30.0'],
    ])
    expect(JSON.stringify(tables)).not.toContain('ann"')
  })

  it('are empty without judgements', () => {
    expect(reportTables(exampleProject, measure(exampleProject, []))).toEqual([])
  })
})
