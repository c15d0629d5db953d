import type { AttentionMeasures, NotMeasured } from './attentionMeasures.ts'
import type { CropKind } from './prediction.ts'

export type AttentionMeasure = keyof AttentionMeasures
export const attentionMeasureNames: readonly AttentionMeasure[] = [
  'cells',
  'area',
  'target',
  'image',
  'reward',
]

/** Where models looked, item by item. */
export interface AttentionReport {
  /** Items of which some map was measured, in the order of the benchmark. */
  readonly itemIds: readonly string[]
  readonly columns: readonly AttentionColumn[]
  /** Maps that were not measured, by the reason. */
  readonly left: Readonly<Record<NotMeasured, number>>
}

/** What one contestant looked at, in the global view. */
export interface AttentionColumn {
  /** As in the column of its scores. */
  readonly label: string
  readonly crop: CropKind | null
  /** Maps that were measured. */
  readonly maps: number
  /** How many of them were divided by a generic one. */
  readonly relative: number
  /** Means over the maps of an item, at its place in `itemIds`; NaN where there is none. */
  readonly values: Readonly<Record<AttentionMeasure, Float64Array>>
}
