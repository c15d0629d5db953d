import type { Dataset } from '../../domain/dataset.ts'
import type { BenchmarkKey } from '../../domain/evaluatedItem.ts'
import { evaluatedItems, usedCategories } from '../../domain/evaluatedItems.ts'
import type { MatchedItem } from '../../domain/predictionMatch.ts'
import { finished } from '../../domain/slices.ts'

/** What models are scored against. */
export interface Benchmark {
  /** All items as they were given, by which predictions find them. */
  readonly given: readonly MatchedItem[]
  /** Those that count, with what was accepted of them. */
  readonly items: readonly BenchmarkKey[]
  /** Those that occur, in the project's order, then the others, and last none. */
  readonly categories: readonly (string | null)[]
  readonly nameOf: (category: string) => string
  /** The id that an item came with, else its own: what people know it by. */
  readonly idOf: (itemId: string) => string
}

/** The accepted items with what was accepted of them; where nobody decided anything, all items as they were given. */
export function benchmarkOf(dataset: Dataset): Benchmark {
  const evaluated = finished(evaluatedItems(dataset))
  const items = evaluated.flatMap(({ key }) => key ?? [])
  const known = dataset.project.categories
  const names = new Map(known.map(({ id, name }) => [id, name]))
  const ids = new Map(evaluated.map(({ given }) => [given.id, given.source.id ?? given.id]))
  return {
    given: evaluated.map(({ given }) => given),
    items,
    categories: usedCategories(
      new Set(items.map(({ category }) => category)),
      known.map(({ id }) => id),
    ),
    nameOf: (category) => names.get(category) ?? category,
    idOf: (itemId) => ids.get(itemId) ?? itemId,
  }
}
