import type { ResultLine } from '../resultTable.ts'
import { resultLines } from '../resultTable.ts'
import type { ModelResult } from '../results.ts'
import { dimensions } from './zoomBenchTables.ts'

/** One line of one's own model, in the order of the dimensions of 004 Table 7 and their average. */
export interface OwnRow {
  readonly line: ResultLine
  /** In percent; null without items. */
  readonly figures: readonly (number | null)[]
}

export interface OwnResults {
  readonly rows: readonly OwnRow[]
  /** How many items were answered in each dimension, in the view where there are more; the sum last. */
  readonly items: readonly number[]
}

/** What a category of a project may be called, for each dimension. */
const words: readonly RegExp[] = [
  /count/i,
  /\bocr\b|\btext\b/i,
  /colou?r/i,
  /struct/i,
  /material/i,
  /identif|\bobject/i,
]

/**
 * Which of a project’s categories are the six dimensions of 004, by their names, in the order of the dimensions. Null
 * where one of them is missing, or where two categories could be the same one.
 */
export function matchedDimensions(
  categories: readonly { readonly id: string; readonly name: string }[],
): readonly string[] | null {
  const found = words.map((word) => categories.filter(({ name }) => word.test(name)).map(({ id }) => id))
  const ids = found.flatMap((each) => (each.length === 1 ? each : []))
  return ids.length === dimensions.length && new Set(ids).size === ids.length ? ids : null
}

/** A model's results over those categories; the average weighs by its own items, as in the paper. */
export function ownResults({ categories }: ModelResult, ids: readonly string[]): OwnResults {
  const cells = ids.map((id) => categories.find(({ category }) => category === id) ?? null)
  const items = cells.map((cell) => Math.max(cell?.global.items ?? 0, cell?.regional.items ?? 0))
  const rows = resultLines.map((line) => {
    let [top, weight] = [0, 0]
    const figures = cells.map((cell) => {
      const { value = null, items: count = 0 } = cell?.[line] ?? {}
      if (value === null) return null
      top += value * count
      weight += count
      return value * 100
    })
    return { line, figures: [...figures, weight > 0 ? (top / weight) * 100 : null] }
  })
  return { rows, items: [...items, items.reduce((sum, count) => sum + count, 0)] }
}

/** Whether there are as many items of each dimension as in the paper, so that it may be its benchmark itself. */
export const isSameSize = ({ items }: OwnResults): boolean =>
  dimensions.every((dimension, place) => dimension.items === items[place])
