import { figureText } from '../../domain/figureText.ts'
import { lineNames, type ResultCell, type ResultRow, type ResultTable } from '../../domain/resultTable.ts'
import { csvLine } from '../csvCells.ts'
import { inMarkdown, markdownTable } from '../markdownText.ts'

/** The table for a terminal, in columns; the interval of the average stands behind it. `*` is the best, `°` the second. */
export function resultText(table: ResultTable): string {
  const head = ['Model', 'View', ...table.columns, '95 % interval']
  const lines = table.rows.map((row) => [
    row.line === 'global' ? row.model : '',
    lineNames[row.line],
    ...row.cells.map((cell) => figureText(cell.value) + markOf(cell)),
    intervalText(row.cells.at(-1)),
  ])
  const all = [head, ...lines].map((cells) => cells.map(onOneLine))
  const widths = head.map((_, column) =>
    all.reduce((most, cells) => Math.max(most, cells[column]?.length ?? 0), 0),
  )
  const padded = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  const isMarked = table.rows.some(({ cells }) => cells.some(({ rank }) => rank !== null))
  return `${all.map(padded).join('\n')}\n${isMarked ? '* best, ° second\n' : ''}`
}

const markOf = ({ rank }: ResultCell): string => (rank === 'best' ? '*' : rank === 'second' ? '°' : ' ')

const intervalText = (cell: ResultCell | undefined): string =>
  cell?.interval ? `${cell.interval.low.toFixed(2)} to ${cell.interval.high.toFixed(2)}` : ''

/** Names of files may hold what moves a cursor. */
const onOneLine = (text: string): string =>
  text.replaceAll(/\s/g, ' ').replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')

/** What is written besides the figures themselves. */
export interface TableWriting {
  /** 95 % intervals behind the figures. */
  readonly intervals?: boolean
  /** How many items each column is about, for its head. */
  readonly items?: readonly number[]
  /** What stands below the table: what marks and intervals mean. */
  readonly notes?: readonly string[]
}

export function resultMarkdown(table: ResultTable, writing: TableWriting = {}): string {
  const heads = table.columns.map((column, place) => inMarkdown(headText(column, writing.items?.[place])))
  const notes = (writing.notes ?? []).map((note) => `\n${inMarkdown(note)}\n`)
  return `${markdownTable(
    ['Model', 'View', ...heads],
    table.rows.map((row) => [
      row.line === 'global' ? inMarkdown(row.model) : '',
      lineNames[row.line],
      ...row.cells.map((cell) => {
        const text = figureText(cell.value)
        const ranked = cell.rank === 'best' ? `**${text}**` : cell.rank === 'second' ? `<u>${text}</u>` : text
        return `${ranked}${cell.differs ? '\\*' : ''}${writing.intervals ? rangeText(cell) : ''}`
      }),
    ]),
  )}\n${notes.join('')}`
}

const headText = (column: string, items: number | undefined): string =>
  items === undefined ? column : `${column} (${items})`

const rangeText = ({ interval }: ResultCell): string =>
  interval ? ` [${interval.low.toFixed(2)}, ${interval.high.toFixed(2)}]` : ''

/** A `tabular` as in 004 Table 7; it needs the packages booktabs and multirow. */
export function resultLatex(table: ResultTable, writing: TableWriting = {}): string {
  const cellsOf = ({ cells }: ResultRow): string =>
    cells
      .map((cell) => {
        const text = cell.value === null ? '--' : inLatex(figureText(cell.value))
        const ranked =
          cell.rank === 'best' ? `\\textbf{${text}}` : cell.rank === 'second' ? `\\underline{${text}}` : text
        const range = writing.intervals ? rangeText(cell).trim() : ''
        return `${ranked}${cell.differs ? '$^{*}$' : ''}${range === '' ? '' : ` {\\scriptsize $${range}$}`}`
      })
      .join(' & ')
  const lines = table.rows.flatMap((row, place) => {
    const first = row.line === 'global' ? `\\multirow{3}{*}{${inLatex(row.model)}}` : ''
    const name = row.line === 'gap' ? `\\textit{${lineNames[row.line]}}` : lineNames[row.line]
    const rule = row.line === 'gap' && place < table.rows.length - 1 ? ['\\midrule'] : []
    return [`${first} & ${name} & ${cellsOf(row)} \\\\`, ...rule]
  })
  const heads = table.columns.map((column, place) => inLatex(headText(column, writing.items?.[place])))
  return `${[
    '% Needs \\usepackage{booktabs} and \\usepackage{multirow}.',
    ...(writing.notes ?? []).map((note) => `% ${onOneLine(note)}`),
    `\\begin{tabular}{ll${'r'.repeat(table.columns.length)}}`,
    '\\toprule',
    `Model & View & ${heads.join(' & ')} \\\\`,
    '\\midrule',
    ...lines,
    '\\bottomrule',
    '\\end{tabular}',
  ].join('\n')}\n`
}

const latexSigns: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '–': '--',
}

/** Text as LaTeX prints it, with nothing in it that acts. */
export const inLatex = (text: string): string =>
  onOneLine(text)
    .replaceAll(/[\\~^–&%$#_{}]/g, (sign) => latexSigns[sign] ?? `\\${sign}`)
    .replace(/^-(?=\d)/, '$-$')

/**
 * One figure on each line, with its items and interval; shares in percent. Where averages were compared with a baseline
 * there is one column more, which says whether they differ.
 */
export function resultCsv({ columns, rows }: ResultTable): string {
  const isCompared = rows.some(({ cells }) => cells.some(({ differs }) => differs !== undefined))
  const lines = rows.flatMap(({ model, line, cells }) =>
    cells.map(({ items, value, interval, differs }, column) =>
      csvLine([
        model,
        line,
        columns[column] ?? '',
        items,
        rounded(value),
        rounded(interval?.low ?? null),
        rounded(interval?.high ?? null),
        ...(isCompared ? [differs === undefined ? null : differs ? 'yes' : 'no'] : []),
      ]),
    ),
  )
  const head = ['model', 'view', 'category', 'items', 'percent', 'low', 'high']
  return csvLine(isCompared ? [...head, 'differs'] : head) + lines.join('')
}

const rounded = (value: number | null): number | null => (value === null ? null : Number(value.toFixed(4)))
