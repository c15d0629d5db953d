/** Where bars and their names lie, in pixels from the upper edge. */
export interface GroupPlace {
  /** Of the heading above it; null where there is none. */
  readonly heading: number | null
  /** Of the middle of its bars. */
  readonly middle: number
  readonly bars: readonly { readonly from: number; readonly to: number }[]
}

export interface GroupSizes {
  readonly bar: number
  readonly between: number
  readonly heading: number
}

/** Groups of bars below each other, each bar of the same height. */
export function groupPlaces(
  groups: readonly { readonly heading?: string; readonly bars: readonly unknown[] }[],
  { bar, between, heading }: GroupSizes,
): { readonly places: readonly GroupPlace[]; readonly height: number } {
  let y = 0
  const places = groups.map((group): GroupPlace => {
    const head = group.heading === undefined ? null : y + heading / 2
    if (head !== null) y += heading
    const from = y + between / 2
    const bars = group.bars.map((_, place) => ({ from: from + place * bar, to: from + (place + 1) * bar }))
    y = from + group.bars.length * bar + between / 2
    return { heading: head, middle: from + (group.bars.length * bar) / 2, bars }
  })
  return { places, height: y }
}

/** Ends of an axis that holds all of these and 0, with a little room where they lie at an end. */
export function spanOf(values: readonly (number | null)[], least = 0): readonly [number, number] {
  const known = values.filter((value) => value !== null)
  const low = Math.min(0, ...known)
  const high = Math.max(least, 0, ...known)
  return high > low ? [low, high] : [0, 1]
}
