import type { ChartCell, ChartTable } from './chartSpec.ts'

const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const fine = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 })

/** `1,234`, `12.3`, `0.0123`: whole numbers whole, others with three digits that say something. */
export const amountText = (value: number): string =>
  Number.isInteger(value) || Math.abs(value) >= 1000 ? grouped.format(value) : fine.format(value)

/** A share from 0 to 1 as `12 %`, `3.4 %`, `0.05 %`. */
export function shareText(share: number): string {
  const percent = share * 100
  if (percent === 0) return '0 %'
  if (percent >= 9.95) return `${grouped.format(percent)} %`
  return `${percent >= 0.095 ? fine.format(Number(percent.toFixed(1))) : fine.format(Number(percent.toPrecision(1)))} %`
}

/** `64 · 12 %` */
export const countAndShare = (count: number, of: number): string =>
  of > 0 ? `${amountText(count)} · ${shareText(count / of)}` : amountText(count)

const longest = 200

/** Text from outside as a label: on one line, not endless, and without characters that no SVG may hold. */
export function labelText(text: string): string {
  const plain = text
    .slice(0, longest * 2)
    .replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]+/gu, ' ')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain
}

/** A cell of a chart's table as people read it. */
export function cellText({ shares = [] }: ChartTable, cell: ChartCell, column: number): string {
  if (cell === null) return '–'
  if (typeof cell === 'string') return labelText(cell)
  return shares.includes(column) ? shareText(cell) : amountText(cell)
}
