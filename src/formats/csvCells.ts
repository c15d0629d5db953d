/** Text that a spreadsheet would take for a formula, also after blanks and in full-width characters. */
const acts = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/

/** Text after an apostrophe where a spreadsheet would act on it: shown, never run. */
export const inert = (text: string): string => (acts.test(text) ? `'${text}` : text)

/** A line of CSV (RFC 4180). Numbers stand as they are, null is empty, and text is inert. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells.map(csvCell).join(',')}\r\n`

function csvCell(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const text = inert(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
