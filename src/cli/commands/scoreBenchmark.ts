import type { Dataset } from '../../domain/dataset.ts'
import { inOrder } from '../../domain/inOrder.ts'
import type { Item } from '../../domain/item.ts'
import { verdictOn } from '../../domain/review.ts'
import { rows } from '../../domain/table.ts'
import { hasDecisions } from '../loading/load.ts'

/** What models are scored against. */
export interface Benchmark {
  readonly items: readonly Item[]
  /** Those that occur, in the project's order, then the others, and last none. */
  readonly categories: readonly (string | null)[]
  readonly nameOf: (category: string) => string
  /** The id that an item came with, else its own: what people know it by. */
  readonly idOf: (itemId: string) => string
}

/** The accepted items with what was accepted of them; where nobody decided anything, all items as they were given. */
export function benchmarkOf(dataset: Dataset): Benchmark {
  const given = inOrder(dataset.items)
  const isJudged = hasDecisions(rows(dataset.judgements)) || rows(dataset.resolutions).length > 0
  const items = isJudged ? given.flatMap((item) => acceptedOf(dataset, item) ?? []) : given
  const used = new Set(items.map(({ category }) => category))
  const known = dataset.project.categories
  const names = new Map(known.map(({ id, name }) => [id, name]))
  const ids = new Map(items.map(({ id, source }) => [id, source.id ?? id]))
  const listed = known.map(({ id }) => id).filter((id) => used.has(id))
  const others = [...used]
    .filter((id) => id !== null)
    .filter((id) => !names.has(id))
    .toSorted()
  return {
    items,
    categories: [...listed, ...others, ...(used.has(null) ? [null] : [])],
    nameOf: (category) => names.get(category) ?? category,
    idOf: (itemId) => ids.get(itemId) ?? itemId,
  }
}

function acceptedOf(dataset: Dataset, item: Item): Item | null {
  const verdict = verdictOn(dataset, item)
  if (!('resolution' in verdict) || verdict.resolution.outcome !== 'accept') return null
  const { question, options, answerLetter, answerText, category, region } = verdict.resolution.content
  return { ...item, question, options, answerLetter, answerText, category, region }
}
