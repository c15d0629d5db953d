import { base64Text } from './base64Text.ts'

/** A cell in quotes, those in it doubled: tabs and line breaks may stand in it (FORMATS §4.12). */
const tsvCell = (text: string): string => `"${text.replaceAll('"', '""')}"`

export const tsvLine = (cells: readonly string[]): string => `${cells.map(tsvCell).join('\t')}\n`

/** A row whose last cell is a picture in base64. */
export function* tsvPictureLine(cells: readonly string[], picture: Uint8Array): Generator<string> {
  yield `${cells.map(tsvCell).join('\t')}\t"`
  yield* base64Text(picture)
  yield '"\n'
}
