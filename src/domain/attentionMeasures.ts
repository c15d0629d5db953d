import { defaultMapChoice, measuredMap, type MapChoice } from './attentionMap.ts'
import { targetTokens, type TargetPolicy } from './attentionTarget.ts'
import type { EvaluatedItem } from './evaluatedItem.ts'
import type { Rect, Size } from './geometry.ts'
import type { Attention } from './prediction.ts'
import type { Saliency } from './preview.ts'
import { coverageOf } from './saliencyCoverage.ts'

/** Everything about attention that one can choose; the papers leave most of it open. */
export interface AttentionChoices {
  readonly map: MapChoice
  /** Where the answer lies: the item’s region, or the innermost box b1 that was drawn; the other where there is none. */
  readonly target: TargetKind
  readonly policy: TargetPolicy
  /** The ε of 003 eq. 3, which is not published; above 0. */
  readonly epsilon: number
}

export type TargetKind = 'region' | 'b1'

export const defaultAttentionChoices: AttentionChoices = {
  map: defaultMapChoice,
  target: 'region',
  policy: 'touched',
  // Small against any attention that there is, so that the score is what the closed form says.
  epsilon: 1e-9,
}

/** Where one model looked for the answer to one item. */
export interface AttentionMeasures {
  /** Share of all weight in the cells of the ZwZ script, 0 to 1 (FORMATS §1.8). */
  readonly cells: number
  /** Share of all weight in the target, each cell as far as the target covers it (004 §5.2, eq. 2, without rounding). */
  readonly area: number
  /** a: mean weight of the target tokens (003 eq. 1). */
  readonly target: number
  /** v: mean weight of all tokens (003 eq. 2). */
  readonly image: number
  /** r_v, −1 to 1 (003, reward): above 0 where the target is looked at more than the picture is on average. */
  readonly reward: number
}

/** r_v = tanh(ln((a + ε)/(v + ε))); for ε → 0, with x = a/v, that is (x² − 1)/(x² + 1) (FORMATS §3.3). */
export const attentionReward = (target: number, image: number, epsilon: number): number =>
  Math.tanh(Math.log((target + epsilon) / (image + epsilon)))

/** R_a = ½ (1 + tanh(ln((a + ε)/(v + ε)))) (003 eq. 3); for ε → 0, with x = a/v, that is x²/(1 + x²). */
export const attentionScore = (reward: number): number => (1 + reward) / 2

/** Null where the map has no weight or is none, and where the picture’s size is unknown. */
export function attentionMeasures(
  map: Saliency,
  target: Rect,
  size: Size,
  { policy, epsilon }: Pick<AttentionChoices, 'policy' | 'epsilon'>,
): AttentionMeasures | null {
  const coverage = coverageOf(map, target, size)
  if (!coverage) return null
  const { cells } = targetTokens(target, size, map, policy)
  const a = cells.reduce((sum, cell) => sum + (map.values[cell] ?? 0), 0) / cells.length
  const v = map.values.reduce((sum, value) => sum + value, 0) / map.values.length
  return { ...coverage, target: a, image: v, reward: attentionReward(a, v, epsilon) }
}

/** Where the answer to an item lies; null where nobody knows. */
export function targetOf(item: EvaluatedItem, kind: TargetKind): Rect | null {
  const region = item.key?.region ?? null
  const innermost = item.levels[0] ?? null
  return kind === 'region' ? (region ?? innermost) : (innermost ?? region)
}

/** Why a map is not measured. */
export type NotMeasured =
  /** Of another view than the global one: the map lies over the region alone, or over nothing. */
  | 'view'
  /** Of an item that is not part of the benchmark. */
  | 'outside'
  /** Neither region nor box. */
  | 'target'
  /** The picture was never found. */
  | 'size'
  /** All zero, or no grid. */
  | 'empty'

export const notMeasured: readonly NotMeasured[] = ['view', 'outside', 'target', 'size', 'empty']

export type Measured =
  | { readonly kind: 'measured'; readonly measures: AttentionMeasures; readonly isRelative: boolean }
  | { readonly kind: 'left'; readonly because: NotMeasured }

/** One map of the global view, against the item that it belongs to. */
export function measureAttention(
  attention: Attention,
  item: EvaluatedItem | undefined,
  choices: AttentionChoices,
): Measured {
  if (!item?.key) return { kind: 'left', because: 'outside' }
  const target = targetOf(item, choices.target)
  if (!target) return { kind: 'left', because: 'target' }
  if (!item.size) return { kind: 'left', because: 'size' }
  const map = measuredMap(attention, choices.map)
  const measures = attentionMeasures(map, target, item.size, choices)
  if (!measures) return { kind: 'left', because: 'empty' }
  return { kind: 'measured', measures, isRelative: map.kind === 'relative' }
}
