import type { ScoreColumn } from '../../../domain/scoreColumns.ts'
import type { View } from '../../../domain/preview.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'

/** Small results of scoring, for tests. */

export const no = Number.NaN

export const column = (
  label: string,
  view: View,
  right: readonly number[],
  over: Partial<ScoreColumn> = {},
): ScoreColumn => ({
  label,
  model: label,
  budget: null,
  view,
  crop: null,
  runIds: [],
  right: Float64Array.from(right),
  rules: {},
  runs: [],
  ...over,
})

export const scoredOf = (
  categories: readonly (string | null)[],
  columns: readonly ScoreColumn[],
  over: Partial<Scored> = {},
): Scored => ({
  itemIds: categories.map((_, place) => `item-${place}`),
  categories,
  columns,
  results: [],
  comparisons: [],
  answers: 0,
  differences: { count: 0, upstream: 0, strict: 0 },
  unsettled: 0,
  marks: new Uint8Array(0),
  ms: 0,
  ...over,
})
