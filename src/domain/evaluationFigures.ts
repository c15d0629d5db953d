import type { Interval } from './bootstrap.ts'
import type { Slices } from './slices.ts'
import { wilsonInterval } from './wilson.ts'

/** How often somebody was right about some items. */
export interface Rate {
  /** Items that were answered. */
  readonly items: number
  /** Of each item the share of its samples that were right, summed. */
  readonly right: number
  /** Right ÷ items; null without items. */
  readonly accuracy: number | null
  /** 95 %, by `wilsonInterval`; null without items. */
  readonly interval: Interval | null
}

export const rateOf = (right: number, items: number): Rate =>
  items === 0
    ? { items, right: 0, accuracy: null, interval: null }
    : { items, right, accuracy: right / items, interval: wilsonInterval(right, items) }

/** Items of a column looked at between two breaths. */
export const stretch = 8192

/** The rate of each group of items, and of all that are in one; `groups` has the place of each item’s group, −1 for none. */
export function* ratesIn(
  right: Float64Array,
  groups: Int32Array,
  count: number,
): Slices<{ readonly overall: Rate; readonly groups: readonly Rate[] }> {
  const sums = new Float64Array(count)
  const items = new Float64Array(count)
  for (let from = 0; from < right.length; from += stretch) {
    const end = Math.min(right.length, from + stretch)
    for (let place = from; place < end; place += 1) {
      const share = right[place] ?? Number.NaN
      const group = groups[place] ?? -1
      if (group < 0 || Number.isNaN(share)) continue
      sums[group] = (sums[group] ?? 0) + share
      items[group] = (items[group] ?? 0) + 1
    }
    yield
  }
  const found = Array.from(sums, (sum, group) => rateOf(sum, items[group] ?? 0))
  return { overall: rateOf(total(sums), total(items)), groups: found }
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)

/** Place of each item’s category among `order`; −1 for one that is not there. */
export function categoryPlaces(
  categories: readonly (string | null)[],
  order: readonly (string | null)[],
): Int32Array {
  const places = new Map(order.map((category, place) => [category, place]))
  const found = new Int32Array(categories.length)
  for (let at = 0; at < categories.length; at += 1) found[at] = places.get(categories[at] ?? null) ?? -1
  return found
}
