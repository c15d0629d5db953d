import { boxingOf } from './boxing.ts'
import { chainsOf, unionChain } from './chains.ts'
import { judgementsOf, type Dataset } from './dataset.ts'
import type { BenchmarkKey, BenchmarkScope, EvaluatedItem } from './evaluatedItem.ts'
import type { Rect } from './geometry.ts'
import { inOrder } from './inOrder.ts'
import type { Content, Item } from './item.ts'
import type { Resolution } from './resolution.ts'
import { verdictOn } from './review.ts'
import type { Slices } from './slices.ts'
import { get } from './table.ts'

/**
 * All items in their order. Where no scope is given, the benchmark are the accepted ones once something was accepted, and
 * before that all that were not rejected.
 */
export function* evaluatedItems(
  dataset: Dataset,
  scope: BenchmarkScope | null = null,
): Slices<readonly EvaluatedItem[]> {
  const judged: { readonly item: Item; readonly resolution: Resolution | null }[] = []
  for (const item of inOrder(dataset.items)) {
    judged.push({ item, resolution: resolutionOn(dataset, item) })
    yield
  }
  const isAnyAccepted = judged.some(({ resolution }) => resolution?.outcome === 'accept')
  const used = scope ?? (isAnyAccepted ? 'accepted' : 'unrejected')
  const found: EvaluatedItem[] = []
  for (const { item, resolution } of judged) {
    found.push(evaluatedItem(dataset, item, resolution, used))
    yield
  }
  return found
}

function resolutionOn(dataset: Dataset, item: Item): Resolution | null {
  const verdict = verdictOn(dataset, item)
  return 'resolution' in verdict ? verdict.resolution : null
}

function evaluatedItem(
  dataset: Dataset,
  item: Item,
  resolution: Resolution | null,
  scope: BenchmarkScope,
): EvaluatedItem {
  const picture = get(dataset.pictures, item.pictureId)
  const accepted = resolution?.outcome === 'accept' ? resolution : null
  return {
    given: item,
    key: keyOf(item, contentIn(scope, item, resolution)),
    size: picture && picture.width > 0 ? { width: picture.width, height: picture.height } : null,
    levels: levelsOf(dataset, item, accepted?.by ?? []),
  }
}

/** What answers are compared with; null where the item is not part of the benchmark. */
function contentIn(scope: BenchmarkScope, item: Item, resolution: Resolution | null): Content | null {
  if (scope === 'given') return item
  if (resolution?.outcome === 'accept') return resolution.content
  return scope === 'unrejected' && resolution === null ? item : null
}

const keyOf = ({ id }: Item, content: Content | null): BenchmarkKey | null =>
  content && {
    id,
    question: content.question,
    options: content.options,
    answerLetter: content.answerLetter,
    answerText: content.answerText,
    category: content.category,
    region: content.region,
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
