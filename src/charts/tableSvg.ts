import { figureText, rangeText } from '../domain/figureText.ts'
import { lineNames, type ResultCell, type ResultTable } from '../domain/resultTable.ts'
import { xmlText } from '../formats/xmlText.ts'
import { labelText } from './chartText.ts'
import { chartFont } from './drawChart.ts'
import type { Palette } from './palettes.ts'

interface TableLook {
  readonly palette: Palette
  /** Names the drawing, for those who cannot see it. */
  readonly name: string
  /** 95 % intervals below the figures. */
  readonly intervals: boolean
  /** How many items each column is about. */
  readonly items: readonly number[]
  /** What stands below the table. */
  readonly notes: readonly string[]
}

const [size, small, pad, edge] = [13, 10.5, 14, 20]
const headHeight = 44
const longestName = 42

/** The table of results as an SVG file that needs nothing from anywhere; the same figures give the same file. */
export function tableSvg({ columns, rows }: ResultTable, look: TableLook): string {
  const { palette, intervals, items } = look
  const rowHeight = intervals ? 38 : 24
  const heads = columns.map((column) => cut(column))
  const models = rows.map(({ model }) => cut(model))
  const modelWidth = Math.max(...['Model', ...models].map((text) => widthOf(text, size))) + pad
  const lineWidth = Math.max(...Object.values(lineNames).map((text) => widthOf(text, size))) + pad
  const widths = columns.map(
    (_, column) =>
      Math.max(
        widthOf(heads[column] ?? '', size),
        ...rows.flatMap(({ cells }) => {
          const cell = cells[column]
          if (!cell) return []
          return [
            widthOf(cellText(cell), size),
            intervals && cell.interval ? widthOf(rangeText(cell.interval), small) : 0,
          ]
        }),
      ) + pad,
  )
  /** Where each column ends. */
  const rights: number[] = []
  let right = edge + modelWidth + lineWidth
  for (const width of widths) {
    right += width
    rights.push(right)
  }
  const notes = look.notes.map((note) => labelText(note))
  const noteWidth = Math.max(0, ...notes.map((note) => widthOf(note, small)))
  const width = Math.ceil(Math.max(right, edge + noteWidth) + edge)
  const bottom = edge + headHeight + rows.length * rowHeight
  const height = Math.ceil(bottom + 12 + notes.length * 16 + edge)

  const line = (y: number, strong: boolean): string =>
    `<line x1="${edge}" x2="${right.toFixed(1)}" y1="${y}" y2="${y}" stroke="${strong ? palette.strongLine : palette.line}" stroke-width="${strong ? 1.5 : 1}"/>`
  const end = ' text-anchor="end"'
  const soft = ` fill="${palette.soft}"`

  const head = [
    text(edge, edge + 18, 'Model', soft),
    text(edge + modelWidth, edge + 18, 'View', soft),
    ...heads.flatMap((name, column) => [
      text(rights[column] ?? 0, edge + 18, name, end + soft),
      text(rights[column] ?? 0, edge + 34, String(items[column] ?? ''), `${end}${soft} font-size="${small}"`),
    ]),
  ]
  const body = rows.flatMap((row, place) => {
    const y = edge + headHeight + place * rowHeight
    const at = y + 16
    const cells = row.cells.flatMap((cell, column) => {
      const x = rights[column] ?? 0
      const weight = cell.rank === 'best' ? ' font-weight="700"' : ''
      const under = cell.rank === 'second' ? ' text-decoration="underline"' : ''
      return [
        text(x, at, cellText(cell), `${end}${weight}${under}`),
        intervals && cell.interval
          ? text(x, at + 14, rangeText(cell.interval), `${end}${soft} font-size="${small}"`)
          : '',
      ]
    })
    return [
      row.line === 'global' ? line(y, place === 0) : '',
      row.line === 'global' ? text(edge, at, models[place] ?? '', ' font-weight="600"') : '',
      text(
        edge + modelWidth,
        at,
        lineNames[row.line],
        row.line === 'gap' ? `${soft} font-style="italic"` : '',
      ),
      ...cells,
    ]
  })
  const foot = notes.map((note, place) =>
    text(edge, bottom + 24 + place * 16, note, `${soft} font-size="${small}"`),
  )
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${xmlText(chartFont)}" font-size="${size}" fill="${palette.ink}">`,
    `<title>${xmlText(labelText(look.name))}</title>`,
    `<rect width="100%" height="100%" fill="${palette.ground}"/>`,
    ...head,
    ...body,
    line(bottom, true),
    ...foot,
    '</svg>',
  ]
    .filter((part) => part !== '')
    .join('\n')}\n`
}

const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y}"${more}>${xmlText(words)}</text>`

const cut = (name: string): string => {
  const label = labelText(name)
  return label.length > longestName ? `${label.slice(0, longestName)}…` : label
}

const cellText = ({ value, differs }: ResultCell): string => minus(figureText(value)) + (differs ? '*' : '')

const minus = (figure: string): string => figure.replace('-', '−')

/** About how wide a text is; generous, since nothing can be measured here. */
const widthOf = (words: string, fontSize: number): number =>
  Array.from(words).reduce(
    (sum, sign) => sum + (sign > '\u2e80' ? 1.05 : /[MWmw@%]/.test(sign) ? 0.9 : 0.6) * fontSize,
    0,
  )
