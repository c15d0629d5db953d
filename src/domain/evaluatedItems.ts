import { boxingOf } from './boxing.ts'
import { chainsOf, unionChain } from './chains.ts'
import { judgementsOf, type Dataset } from './dataset.ts'
import type { BenchmarkKey, EvaluatedItem } from './evaluatedItem.ts'
import type { Rect } from './geometry.ts'
import { inOrder } from './inOrder.ts'
import type { Item } from './item.ts'
import { decidingAmong, verdictOn } from './review.ts'
import type { Slices } from './slices.ts'
import { get, rows } from './table.ts'

/**
 * All items in their order. The benchmark are the accepted ones with what was accepted of them; where nobody accepted
 * or rejected anything, all items as they were given: a flag or a skip decides nothing.
 */
export function* evaluatedItems(dataset: Dataset): Slices<readonly EvaluatedItem[]> {
  const isJudged = isDecided(dataset)
  const found: EvaluatedItem[] = []
  for (const item of inOrder(dataset.items)) {
    found.push(evaluatedItem(dataset, item, isJudged))
    yield
  }
  return found
}

function isDecided(dataset: Dataset): boolean {
  if (dataset.resolutions.size > 0) return true
  return decidingAmong(rows(dataset.judgements)).length > 0
}

function evaluatedItem(dataset: Dataset, item: Item, isJudged: boolean): EvaluatedItem {
  const picture = get(dataset.pictures, item.pictureId)
  const verdict = verdictOn(dataset, item)
  const resolution =
    'resolution' in verdict && verdict.resolution.outcome === 'accept' ? verdict.resolution : null
  const content = isJudged ? (resolution?.content ?? null) : item
  const key: BenchmarkKey | null = content && {
    id: item.id,
    question: content.question,
    options: content.options,
    answerLetter: content.answerLetter,
    answerText: content.answerText,
    category: content.category,
    region: content.region,
  }
  return {
    given: item,
    key,
    size: picture && picture.width > 0 ? { width: picture.width, height: picture.height } : null,
    levels: levelsOf(dataset, item, resolution?.by ?? []),
  }
}

/** Of those that nested-boxes exports would write; else of the chains that came with the item. */
function levelsOf(dataset: Dataset, item: Item, accepting: readonly string[]): readonly Rect[] {
  const judgements = judgementsOf(dataset, item.id)
  const [judgement] = boxingOf(judgements, accepting, dataset.project.nesting.levels.length)
  if (judgement) return unionChain(chainsOf(judgement.boxes)).map(({ rect }) => rect)
  return item.source.boxes[0]?.map(({ rect }) => rect) ?? []
}

/** Those categories that occur: the project’s in its order, then the others, and last none. */
export function usedCategories(
  used: ReadonlySet<string | null>,
  categories: readonly string[],
): readonly (string | null)[] {
  const listed = categories.filter((id) => used.has(id))
  const others = [...used].filter((id) => id !== null).filter((id) => !categories.includes(id))
  return [...listed, ...others.toSorted(), ...(used.has(null) ? [null] : [])]
}
