import { stretch } from './evaluationFigures.ts'
import { quadrantOf, type Quadrant } from './quadrant.ts'
import { isMostlyRight } from './rightShare.ts'
import { mcNemar, type Comparison } from './significance.ts'
import type { Slices } from './slices.ts'

/** Which of two was right about an item that both answered: the views of one model, or two models in one view. */
export type PairPart = 'both' | 'first' | 'second' | 'neither'

/** In the order in which they are drawn. */
export const pairParts: readonly PairPart[] = ['both', 'second', 'first', 'neither']

/** What it means where the global view is the first and the regional view the second (004 §5.1). */
export const quadrantOfPart: Readonly<Record<PairPart, Quadrant>> = {
  both: quadrantOf(true, true),
  first: quadrantOf(true, false),
  second: quadrantOf(false, true),
  neither: quadrantOf(false, false),
}

export function partOf(first: number, second: number): PairPart | null {
  if (Number.isNaN(first) || Number.isNaN(second)) return null
  if (isMostlyRight(first)) return isMostlyRight(second) ? 'both' : 'first'
  return isMostlyRight(second) ? 'second' : 'neither'
}

export interface PairCounts {
  readonly parts: Readonly<Record<PairPart, number>>
  /** Items that both answered: the parts together. */
  readonly items: number
  /** Items that only one of the two answered: in no part. */
  readonly half: number
}

export interface PairFigures {
  readonly overall: PairCounts
  /** By the places of the categories. */
  readonly categories: readonly PairCounts[]
  /** Whether the first or the second alone is right more often than luck would have it. */
  readonly test: Pick<Comparison, 'p' | 'by'>
}

interface Counting {
  readonly parts: Record<PairPart, number>
  half: number
}

const nothing = (): Counting => ({ parts: { both: 0, first: 0, second: 0, neither: 0 }, half: 0 })

const counted = ({ parts, half }: Counting): PairCounts => ({
  parts,
  half,
  items: pairParts.reduce((sum, part) => sum + parts[part], 0),
})

/** `groups` has the place of each item’s category; −1 counts for all of them only. */
export function* pairFigures(
  first: Float64Array,
  second: Float64Array,
  groups: Int32Array,
  count: number,
): Slices<PairFigures> {
  const overall = nothing()
  const categories = Array.from({ length: count }, nothing)
  for (let from = 0; from < first.length; from += stretch) {
    const end = Math.min(first.length, from + stretch)
    for (let place = from; place < end; place += 1) {
      const one = first[place] ?? Number.NaN
      const other = second[place] ?? Number.NaN
      const part = partOf(one, other)
      const own = categories[groups[place] ?? -1]
      if (part !== null) {
        overall.parts[part] += 1
        if (own) own.parts[part] += 1
      } else if (!Number.isNaN(one) || !Number.isNaN(other)) {
        overall.half += 1
        if (own) own.half += 1
      }
    }
    yield
  }
  return {
    overall: counted(overall),
    categories: categories.map(counted),
    test: mcNemar(overall.parts.first, overall.parts.second),
  }
}

/** The places of the items of a part: of one category, or of all where `group` is null. */
export function placesIn(
  first: Float64Array,
  second: Float64Array,
  part: PairPart,
  groups: Int32Array,
  group: number | null,
): readonly number[] {
  const found: number[] = []
  for (let place = 0; place < first.length; place += 1) {
    if (group !== null && groups[place] !== group) continue
    if (partOf(first[place] ?? Number.NaN, second[place] ?? Number.NaN) === part) found.push(place)
  }
  return found
}
