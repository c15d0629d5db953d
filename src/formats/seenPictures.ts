import type { Item } from '../domain/item.ts'
import type { Picture } from '../domain/picture.ts'
import type { Held } from './held.ts'

/** The rows with what a model's code makes of their pictures, and why the rest stays out. */
export function onlySeen<Row extends { readonly item: Item; readonly picture: Picture }, Seen>(
  rows: readonly Row[],
  see: (row: Row) => Seen | null,
): { readonly seen: readonly (readonly [Row, Seen])[]; readonly held: readonly Held[] } {
  const seen: (readonly [Row, Seen])[] = []
  const held: Held[] = []
  for (const row of rows) {
    const made = see(row)
    if (made !== null) seen.push([row, made])
    else held.push({ itemId: row.item.id, code: 'picture-refused', sentence: refused(row.picture) })
  }
  return { seen, held }
}

const refused = ({ name, width, height }: Picture): string =>
  `The models’ own code refuses its picture ${name}: ${width} × ${height} pixels are more than 200 to 1. Crop the picture and import it anew.`
