import type { EvaluatedItem } from './evaluatedItem.ts'
import { outward, type Rect, type Size } from './geometry.ts'
import { iou } from './overlap.ts'
import { groundingOf, type RewardChoices } from './reward.ts'
import { smartResize, type ResizeRule } from './smartResize.ts'

/**
 * Which box of a prediction counts where it made several. 001 does not say which; `each` is the mean over all of them,
 * `best` the one with the largest IoU, which nobody knows who has no levels to compare with.
 */
export type WhichBox = 'first' | 'last' | 'best' | 'each'
export const whichBoxes: readonly WhichBox[] = ['first', 'last', 'best', 'each']

/** All that crop use depends on, besides boxes and levels. */
export interface CropUseChoices {
  readonly which: WhichBox
  readonly reward: RewardChoices
  /** How the crop is resized before it becomes tokens. */
  readonly rule: ResizeRule
}

/** What is measured of a box that a model looked into: 001 §8.2 and §11, and the two rewards of §4.2, never merged. */
export type CropMeasure = 'iou' | 'overlap' | 'ratio' | 'tokens' | 'passes' | 'iouReward' | 'distanceReward'
export const cropMeasures: readonly CropMeasure[] = [
  'iou',
  'overlap',
  'ratio',
  'tokens',
  'passes',
  'iouReward',
  'distanceReward',
]

/** Of one prediction; `tokens` is NaN where the model’s own code refuses a crop of this shape. */
export type CropUse = Readonly<Record<CropMeasure, number>>

/** What boxes are compared with: the levels of an item, b1 first; its region as b1 where nobody drew any. */
export interface Evidence {
  readonly levels: readonly Rect[]
  /** Whether the region stands in for levels. */
  readonly isRegion: boolean
  readonly size: Size
}

/** Null where the picture’s size or any place of the evidence is unknown. */
export function evidenceOf({ key, levels, size }: EvaluatedItem): Evidence | null {
  if (!size) return null
  if (levels.length > 0) return { levels, isRegion: false, size }
  const region = key?.region ?? null
  return region && { levels: [region], isRegion: true, size }
}

/** Of the boxes of one prediction, in their order and in upright original pixels. Null without boxes or levels. */
export function cropUseOf(
  boxes: readonly Rect[],
  { levels, size }: Evidence,
  { which, reward, rule }: CropUseChoices,
): CropUse | null {
  const one = which === 'each' ? null : chosenBox(boxes, levels, which)
  const counted = which === 'each' ? boxes : one ? [one] : []
  const uses = counted.flatMap((box) => useOf(box, levels, size, reward, rule) ?? [])
  const [first, ...others] = uses
  if (!first) return null
  return others.length === 0 ? first : meanUse(uses)
}

/** The one box that counts; the earlier of two that are equally good. Null where there is none. */
export function chosenBox(
  boxes: readonly Rect[],
  levels: readonly Rect[],
  which: Exclude<WhichBox, 'each'>,
): Rect | null {
  if (which === 'first') return boxes[0] ?? null
  if (which === 'last') return boxes.at(-1) ?? null
  let best: Rect | null = null
  let most = Number.NEGATIVE_INFINITY
  for (const box of boxes) {
    const likeness = largestIou(box, levels)
    if (likeness <= most) continue
    best = box
    most = likeness
  }
  return best
}

const largestIou = (box: Rect, levels: readonly Rect[]): number =>
  levels.reduce((most, level) => Math.max(most, iou(box, level)), 0)

function useOf(
  box: Rect,
  levels: readonly Rect[],
  size: Size,
  reward: RewardChoices,
  rule: ResizeRule,
): CropUse | null {
  const grounding = groundingOf(box, levels, size, reward)
  return (
    grounding && {
      iou: Math.max(...grounding.ious),
      overlap: grounding.coverage,
      ratio: grounding.bboxRatio,
      tokens: cropTokens(box, size, rule) ?? Number.NaN,
      passes: grounding.passes ? 1 : 0,
      iouReward: grounding.iouReward,
      distanceReward: grounding.distanceReward,
    }
  )
}

/** Visual tokens of a crop, cut in whole pixels and resized by itself (FORMATS §3.6). Null where it is refused. */
export function cropTokens(box: Rect, picture: Size, rule: ResizeRule): number | null {
  const { x1, y1, x2, y2 } = outward(box, picture)
  const resized = smartResize({ width: x2 - x1, height: y2 - y1 }, rule)
  return resized && (resized.width / rule.factor) * (resized.height / rule.factor)
}

/** Crops without a number of tokens leave the others’ mean alone. */
function meanUse(uses: readonly CropUse[]): CropUse {
  const mean = (measure: CropMeasure): number => {
    const values = uses.map((use) => use[measure]).filter((value) => !Number.isNaN(value))
    return values.reduce((sum, value) => sum + value, 0) / values.length
  }
  return {
    iou: mean('iou'),
    overlap: mean('overlap'),
    ratio: mean('ratio'),
    tokens: mean('tokens'),
    passes: mean('passes'),
    iouReward: mean('iouReward'),
    distanceReward: mean('distanceReward'),
  }
}
