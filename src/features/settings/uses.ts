import type { Dataset } from '../../domain/dataset.ts'
import { areaRatio, heightOf, widthOf } from '../../domain/geometry.ts'
import type { Thresholds } from '../../domain/project.ts'
import { get, rows } from '../../domain/table.ts'
import type { ListName } from './projectEdits.ts'

/** How many items name each category or reason, by its id. */
export const usesOf = (dataset: Dataset, list: ListName): ReadonlyMap<string, number> =>
  list === 'categories' ? categoryUses(dataset) : reasonUses(dataset)

/** An item counts once for the category it was given and once for each other that somebody put it in. */
function categoryUses(dataset: Dataset): ReadonlyMap<string, number> {
  const items = new Map<string, Set<string>>()
  const note = (category: string | null | undefined, itemId: string) => {
    if (category !== null && category !== undefined) add(items, category, itemId)
  }
  for (const item of rows(dataset.items)) note(item.category, item.id)
  for (const { itemId, revision } of rows(dataset.judgements)) note(revision.category, itemId)
  for (const { itemId, content } of rows(dataset.resolutions)) note(content.category, itemId)
  return sizes(items)
}

function reasonUses(dataset: Dataset): ReadonlyMap<string, number> {
  const items = new Map<string, Set<string>>()
  for (const { itemId, reasons } of rows(dataset.judgements))
    for (const code of reasons) add(items, code, itemId)
  return sizes(items)
}

function add(sets: Map<string, Set<string>>, key: string, itemId: string): void {
  const known = sets.get(key)
  if (known) known.add(itemId)
  else sets.set(key, new Set([itemId]))
}

const sizes = (sets: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, number> =>
  new Map([...sets].map(([key, ids]) => [key, ids.size]))

/** How many items, as given, each threshold warns about. */
export function warnedBy(
  dataset: Dataset,
  thresholds: Thresholds,
): Readonly<Record<keyof Thresholds, number>> {
  const counts = { areaRatio: 0, minSide: 0, minPicture: 0 }
  for (const { region, pictureId } of rows(dataset.items)) {
    const picture = get(dataset.pictures, pictureId)
    const size = picture && picture.width > 0 && picture.height > 0 ? picture : null
    if (size && Math.min(size.width, size.height) < thresholds.minPicture) counts.minPicture += 1
    if (!region || !(widthOf(region) > 0 && heightOf(region) > 0)) continue
    if (size && areaRatio(region, size) > thresholds.areaRatio) counts.areaRatio += 1
    if (Math.min(widthOf(region), heightOf(region)) < thresholds.minSide) counts.minSide += 1
  }
  return counts
}
