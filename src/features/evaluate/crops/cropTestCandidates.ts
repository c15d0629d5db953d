import { evidenceOf } from '../../../domain/cropUse.ts'
import type { Dataset } from '../../../domain/dataset.ts'
import type { EvaluatedItem } from '../../../domain/evaluatedItem.ts'
import type { Rect } from '../../../domain/geometry.ts'
import { get } from '../../../domain/table.ts'
import type { ChosenBoxes } from '../../../evaluation/evaluation.ts'
import type { CropTestCandidate } from '../../../formats/cropTestPlan.ts'

/** The items of the benchmark, in its order, with the boxes that were chosen for them. */
export function* cropTestCandidates(
  itemIds: readonly string[],
  items: ReadonlyMap<string, EvaluatedItem>,
  { items: given, pictures }: Pick<Dataset, 'items' | 'pictures'>,
  boxes: ChosenBoxes,
): Generator<CropTestCandidate> {
  const places = new Map(boxes.itemIds.map((id, place) => [id, place]))
  for (const itemId of itemIds) {
    const item = items.get(itemId)
    if (!item?.key) continue
    const place = places.get(itemId)
    const pictureId = get(given, itemId)?.pictureId
    yield {
      itemId,
      picture: (pictureId === undefined ? undefined : get(pictures, pictureId)) ?? null,
      content: item.key,
      evidence: evidenceOf(item)?.levels[0] ?? null,
      predicted: place === undefined ? null : rectAt(boxes.rects, place),
    }
  }
}

function rectAt(rects: Float64Array, place: number): Rect | null {
  const [x1, y1, x2, y2] = rects.subarray(4 * place, 4 * place + 4)
  return x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined
    ? null
    : { x1, y1, x2, y2 }
}
