import { error, type Remark } from '../remark.ts'

/** Cells of a sheet, empty ones between filled ones included. */
const mostSheetCells = 2_000_000
const lastRow = 1_048_576
const lastColumn = 16_384
/** No tag of a row or a cell is longer. */
const longestTag = 1000

/**
 * Why a part of a workbook is not read: readers fill the gaps between the cells of a sheet with empty ones, so one cell
 * far away stands for billions. Addresses are taken from wherever they could be meant, so that none is overlooked; parts
 * that are no sheets have none. Null where nothing speaks against it.
 */
export function sheetFault(bytes: Uint8Array): Remark | null {
  const text = new TextDecoder().decode(bytes)
  let [rows, columns, given] = [0, 0, 0]
  for (const match of text.matchAll(/<(?:[\w.-]{1,40}:)?(row|c)(?=[\s/>])/g)) {
    const from = match.index + match[0].length
    const end = text.indexOf('>', from)
    if (end < 0 || end - from > longestTag) return damagedSheet
    const inside = text.slice(from, end)
    // The tag would go on where a quote is open.
    if (!isClosed(inside)) return damagedSheet
    const isRow = match[1] === 'row'
    if (isRow) given += 1
    for (const [, address = ''] of inside.matchAll(/(?:^|[\s"'/])r\s*=\s*["']?([^"'\s>]*)/g)) {
      const [, letters, digits] = (isRow ? /^()(\d{1,7})$/ : /^([A-Z]{1,3})(\d{1,7})$/).exec(address) ?? []
      if (letters === undefined || digits === undefined) return damagedSheet
      rows = Math.max(rows, Number(digits))
      columns = Math.max(columns, columnOf(letters))
    }
  }
  rows = Math.max(rows, given)
  if (rows > lastRow || columns > lastColumn) return damagedSheet
  return rows * columns > mostSheetCells
    ? error(
        'xlsx-too-large',
        `A sheet of this workbook spreads over ${rows} rows and ${columns} columns, more than ${mostSheetCells} cells. Save the sheet with the predictions as CSV.`,
      )
    : null
}

const isClosed = (tag: string): boolean => ['"', "'"].every((quote) => tag.split(quote).length % 2 === 1)

/** The place of a column by its letters: A is 1, Z is 26, AA is 27. */
function columnOf(letters: string): number {
  let place = 0
  for (let at = 0; at < letters.length; at += 1) place = place * 26 + (letters.charCodeAt(at) - 64)
  return place
}

const damagedSheet: Remark = error(
  'xlsx-damaged',
  'A sheet of this workbook names cells that no sheet has. Open it in a spreadsheet program and save its sheet as CSV.',
)
