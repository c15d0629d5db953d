import { xmlAttribute, xmlText } from './xmlText.ts'

/** A table of a report, as people read it. */
export interface ReportTable {
  readonly name: string
  /** What is counted or measured, and where the definition comes from. */
  readonly definition: string
  readonly columns: readonly { readonly name: string; readonly numeric: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

/** A drawing of a report, with the numbers that it shows. */
export interface ReportFigure {
  readonly name: string
  readonly definition: string
  /** Takes the whole width of the page. */
  readonly isWide: boolean
  /** What it comes to, in one sentence. */
  readonly finding: string | null
  /** An SVG element as it is to stand in the page, its texts escaped; null where there is nothing to draw. */
  readonly svg: string | null
  readonly table: Pick<ReportTable, 'columns' | 'rows'>
}

export interface Report {
  readonly project: string
  /** Which items it is about. */
  readonly scope: string
  /** Milliseconds; all that differs between two reports on the same project. */
  readonly at: number
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly sections: readonly { readonly name: string; readonly figures: readonly ReportFigure[] }[]
  readonly tables: readonly ReportTable[]
  /** Declarations of the colours that the drawings name, for a bright and a dark page. */
  readonly colours: { readonly light: string; readonly dark: string }
}

/** Longer tables are cut here, and say so. */
const mostRows = 200

/** A report as one HTML file: no script, nothing from anywhere else, for the screen (bright and dark) and for print. */
export function reportHtml(report: Report): string {
  const { project, scope, at, facts, sections, tables, colours } = report
  const day = new Date(at).toISOString()
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${xmlText(project)}: report</title>`,
    `<style>\n${styleWith(colours)}\n</style>`,
    '</head>',
    '<body>',
    '<header>',
    `<h1 dir="auto">${xmlText(project)}</h1>`,
    `<p>${xmlText(scope)} · <time datetime="${xmlAttribute(day)}">${xmlText(`${day.slice(0, 10)}, ${day.slice(11, 16)} UTC`)}</time></p>`,
    '<dl>',
    ...facts.map(([name, value]) => `<div><dt>${xmlText(name)}</dt><dd>${xmlText(value)}</dd></div>`),
    '</dl>',
    '</header>',
    '<main>',
    ...sections.flatMap(({ name, figures }) => [
      '<section>',
      `<h2>${xmlText(name)}</h2>`,
      '<div class="figures">',
      ...figures.flatMap(figureLines),
      '</div>',
      '</section>',
    ]),
    ...tables.flatMap(({ name, definition, ...table }) => [
      '<section>',
      `<h2>${xmlText(name)}</h2>`,
      `<p class="definition">${xmlText(definition)}</p>`,
      ...tableLines(table),
      '</section>',
    ]),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

const figureLines = ({ name, definition, finding, isWide, svg, table }: ReportFigure): readonly string[] => [
  isWide ? '<figure class="wide">' : '<figure>',
  `<figcaption><h3>${xmlText(name)}</h3>${finding === null ? '' : `<p>${xmlText(finding)}</p>`}</figcaption>`,
  svg === null || table.rows.length === 0 ? '<p class="nothing">Nothing to show yet.</p>' : svg,
  `<p class="definition">${xmlText(definition)}</p>`,
  ...(table.rows.length === 0
    ? []
    : ['<details>', '<summary>Data</summary>', ...tableLines(table), '</details>']),
  '</figure>',
]

function tableLines({ columns, rows }: ReportFigure['table']): readonly string[] {
  const alignment = (place: number): string => (columns[place]?.numeric ? ' class="number"' : '')
  return [
    '<div class="scroll"><table>',
    `<thead><tr>${columns.map(({ name }, place) => `<th scope="col"${alignment(place)}>${xmlText(name)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows
      .slice(0, mostRows)
      .map(
        (row) =>
          `<tr>${row
            .map((cell, place) =>
              place === 0
                ? `<th scope="row"${alignment(place)}><bdi>${xmlText(cell)}</bdi></th>`
                : `<td${alignment(place)}>${xmlText(cell)}</td>`,
            )
            .join('')}</tr>`,
      ),
    '</tbody>',
    '</table></div>',
    ...(rows.length > mostRows
      ? [`<p class="definition">The first ${mostRows} of ${rows.length} rows.</p>`]
      : []),
  ]
}

const styleWith = ({ light, dark }: Report['colours']): string => `:root { ${light} }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
@media print { :root { ${light} } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1120px; padding: 32px 24px 64px; background: var(--chart-ground); color: var(--chart-ink);
  font: 13px/1.5 'Inter Variable', Inter, system-ui, sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 22px; line-height: 1.3; }
h2 { margin: 32px 0 12px; font-size: 16px; }
h3 { margin: 0; font-size: 13px; }
p { margin: 0; }
header p, figcaption p, .definition, .nothing, dt, summary { color: var(--chart-soft); }
dl { display: flex; flex-wrap: wrap; gap: 8px 32px; margin: 16px 0 0; }
dt { font-size: 12px; }
dd { margin: 0; font-size: 16px; font-weight: 600; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(480px, 100%), 1fr)); gap: 16px; }
figure { margin: 0; padding: 16px; border: 1px solid var(--chart-line); border-radius: 8px; min-width: 0; break-inside: avoid; }
figure svg { display: block; width: 100%; height: auto; margin: 8px 0; }
.wide { grid-column: 1 / -1; }
.definition { font-size: 12px; }
details { margin-top: 8px; font-size: 12px; }
.scroll { overflow-x: auto; margin-top: 8px; }
table { width: 100%; border-collapse: collapse; font-size: 12px; }
th, td { padding: 4px 8px; border-bottom: 1px solid var(--chart-line); font-weight: 400; text-align: start; vertical-align: top; }
tbody th { min-width: 10em; }
thead th { color: var(--chart-soft); font-weight: 600; }
table { overflow-wrap: break-word; }
.number { text-align: end; white-space: nowrap; }
@media print { body { max-width: none; padding: 0; } .figures { display: block; } figure { margin-bottom: 12px; }
  figure svg { max-width: 560px; } details::details-content { content-visibility: visible; block-size: auto; } }`
