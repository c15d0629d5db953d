import { judgementsOf, type Dataset } from './dataset.ts'
import { areaRatio } from './geometry.ts'
import type { Content, Item } from './item.ts'
import { contentOf, type Judgement } from './judgement.ts'
import type { Picture } from './picture.ts'
import type { Resolution, Unresolved } from './resolution.ts'
import { decidingAmong, verdictOn } from './review.ts'
import { stageOf, type Stage } from './stage.ts'
import { get } from './table.ts'

/** What is true of one item in the whole project: the row behind tables, charts, gates and the selection. */
export interface ItemFacts {
  readonly item: Item
  /** Null while its size is unknown. */
  readonly picture: Picture | null
  readonly judgements: readonly Judgement[]
  readonly resolution: Resolution | Unresolved
  readonly stage: Stage
  /** As it was resolved; before that as the only one who accepted it would have it, or else as given. */
  readonly content: Content
  /** Of those who accepted or rejected it, the share who say what most say; null for fewer than two. */
  readonly agreement: number | null
  /** Region area ÷ picture area, 0 to 1. */
  readonly areaRatio: number | null
  /** Active milliseconds of all annotators. */
  readonly activeMs: number
  /** Mean of what annotators said, 1 to 5. */
  readonly difficulty: number | null
}

export function factsOn(dataset: Dataset, item: Item): ItemFacts {
  const judgements = judgementsOf(dataset, item.id)
  const verdict = verdictOn(dataset, item)
  const resolution = 'resolution' in verdict ? verdict.resolution : verdict.unresolved
  const known = get(dataset.pictures, item.pictureId)
  const picture = known && known.width > 0 && known.height > 0 ? known : null
  const content = contentAmong(item, judgements, resolution)
  const difficulties = judgements.flatMap(({ difficulty }) => difficulty ?? [])
  return {
    item,
    picture,
    judgements,
    resolution,
    stage: stageOf(verdict),
    content,
    agreement: agreementAmong(judgements),
    areaRatio: content.region && picture ? areaRatio(content.region, picture) : null,
    activeMs: judgements.reduce((sum, { activeMs }) => sum + activeMs, 0),
    difficulty:
      difficulties.length > 0
        ? difficulties.reduce((sum, difficulty) => sum + difficulty, 0) / difficulties.length
        : null,
  }
}

function contentAmong(
  item: Item,
  judgements: readonly Judgement[],
  resolution: Resolution | Unresolved,
): Content {
  if (typeof resolution !== 'string') return resolution.content
  const [accepting, another] = judgements.filter(({ decision }) => decision === 'accept')
  return contentOf(item, accepting && !another ? accepting.revision : {})
}

function agreementAmong(judgements: readonly Judgement[]): number | null {
  const deciding = decidingAmong(judgements)
  if (deciding.length < 2) return null
  const accepting = deciding.filter(({ decision }) => decision === 'accept').length
  return Math.max(accepting, deciding.length - accepting) / deciding.length
}
