/**
 * An immutable keyed table for 100,000 rows and more. Rows lie in a fixed number of small buckets on shelves, and a
 * change copies only the one bucket and shelf that it touches, so it costs microseconds and every untouched row keeps
 * its identity. Rows come out in no promised order.
 */
export interface Table<T extends object> {
  readonly size: number
  readonly shelves: readonly Shelf<T>[]
}

type Bucket<T> = ReadonlyMap<string, T>
type Shelf<T> = readonly Bucket<T>[]

/** Shelves in a table and buckets on a shelf: with 100,000 rows a bucket holds about 24. */
const width = 64

const noRows: Bucket<never> = new Map<string, never>()
const noShelf: Shelf<never> = Array.from({ length: width }, () => noRows)
const nothing: Table<never> = { size: 0, shelves: Array.from({ length: width }, () => noShelf) }

/** FNV-1a over UTF-16 units, folded so that the low bits depend on every unit. */
function placeOf(key: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  }
  return (hash ^ (hash >>> 15)) & (width * width - 1)
}

const shelfAt = <T extends object>(shelves: readonly Shelf<T>[], place: number): Shelf<T> =>
  shelves[Math.trunc(place / width)] ?? noShelf

const bucketAt = <T extends object>(shelves: readonly Shelf<T>[], place: number): Bucket<T> =>
  shelfAt(shelves, place)[place % width] ?? noRows

export const emptyTable = <T extends object>(): Table<T> => nothing

export const get = <T extends object>(table: Table<T>, key: string): T | undefined =>
  bucketAt(table.shelves, placeOf(key)).get(key)

export const has = <T extends object>(table: Table<T>, key: string): boolean =>
  bucketAt(table.shelves, placeOf(key)).has(key)

/** Rows by key, in order; null removes. Copies each bucket once; the same table when no row changes. */
export function withRows<T extends object>(
  table: Table<T>,
  batch: Iterable<readonly [string, T | null]>,
): Table<T> {
  const copies = new Map<number, Map<string, T>>()
  let size = table.size
  for (const [key, row] of batch) {
    const place = placeOf(key)
    let copy = copies.get(place)
    const present = copy ?? bucketAt(table.shelves, place)
    const before = present.get(key)
    if ((before ?? null) === row) continue
    if (!copy) {
      copy = new Map(present)
      copies.set(place, copy)
    }
    if (row === null) {
      copy.delete(key)
      size -= 1
    } else {
      copy.set(key, row)
      if (before === undefined) size += 1
    }
  }
  if (copies.size === 0) return table
  const shelves = table.shelves.slice()
  const opened = new Map<number, Bucket<T>[]>()
  for (const [place, copy] of copies) {
    const at = Math.trunc(place / width)
    const shelf = opened.get(at) ?? shelfAt(table.shelves, place).slice()
    shelf[place % width] = copy
    opened.set(at, shelf)
    shelves[at] = shelf
  }
  return { size, shelves }
}

/** Visits every key whose row is not the same in both tables; only what was touched between them is looked at. */
export function eachChange<T extends object>(
  before: Table<T>,
  after: Table<T>,
  visit: (key: string, before: T | undefined, after: T | undefined) => void,
): void {
  if (before === after) return
  after.shelves.forEach((shelf, at) => {
    const earlier = before.shelves[at]
    if (shelf === earlier) return
    shelf.forEach((bucket, place) => {
      const old = earlier?.[place] ?? noRows
      if (bucket === old) return
      for (const [key, row] of bucket) if (old.get(key) !== row) visit(key, old.get(key), row)
      for (const [key, row] of old) if (!bucket.has(key)) visit(key, row, undefined)
    })
  })
}

/** All rows, in no promised order. */
export function rows<T extends object>(table: Table<T>): readonly T[] {
  const all: T[] = []
  for (const shelf of table.shelves)
    for (const bucket of shelf) for (const row of bucket.values()) all.push(row)
  return all
}

export function keys<T extends object>(table: Table<T>): readonly string[] {
  const all: string[] = []
  for (const shelf of table.shelves)
    for (const bucket of shelf) for (const key of bucket.keys()) all.push(key)
  return all
}
