import { areaRatio, centreOf, type Rect, type Size } from './geometry.ts'
import { coverage, iou } from './overlap.ts'

/**
 * What the grounding reward of 001 §4.2 says about a predicted box, as far as it is published. The paper lists no
 * weights, so nothing is ever merged into one number (FORMATS §2.2).
 *
 * Boxes are in upright original pixels, half-open; shares run from 0 to 1.
 */
export interface Grounding {
  /** o: the share of b₁ that the prediction covers. */
  readonly coverage: number
  /** Whether o is strictly above the gate. */
  readonly passes: boolean
  /** IoU with each level, b₁ first. */
  readonly ious: readonly number[]
  /** R_IoU: the largest IoU, or 0 where o does not pass the gate. */
  readonly iouReward: number
  /** d: the normalised distance to each level, b₁ first. */
  readonly distances: readonly number[]
  /** Index of the closest level; the lower of two equally close ones. */
  readonly closest: number
  /** R_L1, from the distance to the closest level. */
  readonly distanceReward: number
  /** Area of the prediction ÷ area of the picture, the Bbox Ratio of 001 §8.2. */
  readonly bboxRatio: number
}

/** What the paper leaves open, and the gate. FORMATS §2.2 lists the choices; `publishedGate` alone is from the paper. */
export interface RewardChoices {
  /** δ. Coverage must be strictly above it. */
  readonly gate: number
  /** What is compared: x1, y1, x2, y2 (001 §4.2), or the x and y of the centre (001 §5.3 calls it that). */
  readonly distance: 'corners' | 'centre'
  /**
   * What each difference is divided by: the picture's width or height (`sides`), its `diagonal`, or a thousandth of
   * its width or height (`thousandths`).
   */
  readonly unit: 'sides' | 'diagonal' | 'thousandths'
  /** Whether the differences are averaged or added. */
  readonly gather: 'mean' | 'sum'
  /** Which level counts as the closest: the one at the least distance, or the one with the largest IoU. */
  readonly closest: 'distance' | 'iou'
  /** R_L1 from d: 1 − d, −d, or e^−d. */
  readonly form: 'one-minus' | 'minus' | 'exponential'
}

/** δ = 0.9 (001 §4.2). */
export const publishedGate = 0.9

/** Corners, by the picture's sides, averaged, closest by distance, 1 − d: the proposal of FORMATS §2.2. */
export const defaultChoices: RewardChoices = {
  gate: publishedGate,
  distance: 'corners',
  unit: 'sides',
  gather: 'mean',
  closest: 'distance',
  form: 'one-minus',
}

/**
 * Compares a predicted box with the levels of one chain, b₁ (the minimal region) first, on a picture of `size` pixels
 * (001 §4.2, FORMATS §2.2). Null without levels.
 */
export function groundingOf(
  predicted: Rect,
  levels: readonly Rect[],
  size: Size,
  choices: RewardChoices = defaultChoices,
): Grounding | null {
  const [minimal] = levels
  if (!minimal) return null
  const covered = coverage(predicted, minimal)
  const passes = covered > choices.gate
  const ious = levels.map((level) => iou(predicted, level))
  const distances = levels.map((level) => distanceBetween(predicted, level, size, choices))
  const closest =
    choices.closest === 'iou' ? ious.indexOf(Math.max(...ious)) : distances.indexOf(Math.min(...distances))
  return {
    coverage: covered,
    passes,
    ious,
    iouReward: passes ? Math.max(...ious) : 0,
    distances,
    closest,
    distanceReward: distanceReward(distances[closest] ?? 0, choices.form),
    bboxRatio: areaRatio(predicted, size),
  }
}

/**
 * d, the normalised L1 distance between two boxes in pixels of a picture of `size` (001 §4.2, FORMATS §2.2). By default
 * mean(|Δx1| ÷ W, |Δy1| ÷ H, |Δx2| ÷ W, |Δy2| ÷ H): 0 for the same box, never above 1 for boxes in the picture.
 */
export function distanceBetween(
  a: Rect,
  b: Rect,
  size: Size,
  choices: Pick<RewardChoices, 'distance' | 'unit' | 'gather'> = defaultChoices,
): number {
  const { x, y } = unitOf(size, choices.unit)
  const parts =
    choices.distance === 'corners'
      ? [(a.x1 - b.x1) / x, (a.y1 - b.y1) / y, (a.x2 - b.x2) / x, (a.y2 - b.y2) / y]
      : [(centreOf(a).x - centreOf(b).x) / x, (centreOf(a).y - centreOf(b).y) / y]
  const sum = parts.reduce((total, part) => total + Math.abs(part), 0)
  return choices.gather === 'sum' ? sum : sum / parts.length
}

/** Pixels that count as 1, along x and along y. */
function unitOf(
  { width, height }: Size,
  unit: RewardChoices['unit'],
): { readonly x: number; readonly y: number } {
  switch (unit) {
    case 'sides':
      return { x: width, y: height }
    case 'diagonal': {
      const diagonal = Math.hypot(width, height)
      return { x: diagonal, y: diagonal }
    }
    case 'thousandths':
      return { x: width / 1000, y: height / 1000 }
  }
}

function distanceReward(distance: number, form: RewardChoices['form']): number {
  switch (form) {
    case 'one-minus':
      return 1 - distance
    case 'minus':
      return -distance
    case 'exponential':
      return Math.exp(-distance)
  }
}
