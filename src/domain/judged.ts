import { judgementsOf, type Dataset } from './dataset.ts'
import type { Item } from './item.ts'
import type { Judgement } from './judgement.ts'
import type { Resolution, Unresolved } from './resolution.ts'
import { verdictOn } from './review.ts'
import { rows } from './table.ts'

/** An item with everything that was said about it, and what came of that. */
export interface JudgedItem {
  readonly item: Item
  readonly judgements: readonly Judgement[]
  readonly resolution: Resolution | Unresolved
}

/** All items of a dataset, those without a judgement among them. */
export const judgedItems = (dataset: Dataset): readonly JudgedItem[] =>
  rows(dataset.items).map((item) => {
    const verdict = verdictOn(dataset, item)
    return {
      item,
      judgements: judgementsOf(dataset, item.id),
      resolution: 'resolution' in verdict ? verdict.resolution : verdict.unresolved,
    }
  })

/** The content that was accepted in the end; null where nothing was. */
export const keptContent = ({ resolution }: Pick<JudgedItem, 'resolution'>): Resolution['content'] | null =>
  typeof resolution !== 'string' && resolution.outcome === 'accept' ? resolution.content : null
