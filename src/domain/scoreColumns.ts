import type { CropKind, PredictionRun } from './prediction.ts'
import { budgetCode, type Budget, type View } from './preview.ts'
import type { ScoringRule } from './scored.ts'

/**
 * How right one contestant was on each item of the benchmark: the runs of one model in one view, under one budget and
 * with one kind of crop, whatever their seeds.
 */
export interface ScoreColumn {
  /** The model’s name, with its budget where the model was asked under several: what tables and charts call it. */
  readonly label: string
  readonly model: string
  readonly budget: Budget | null
  readonly view: View
  readonly crop: CropKind | null
  readonly runIds: readonly string[]
  /**
   * Mean over seeds and samples, 0 to 1, at the place of the item in `Scored.itemIds`; NaN where it was not answered or
   * there is nothing to compare with.
   */
  readonly right: Float64Array
  /** How often each rule settled an answer. */
  readonly rules: Readonly<Partial<Record<ScoringRule, number>>>
  /** The same accuracy run by run: how much it hangs on the seed. */
  readonly runs: readonly {
    readonly runId: string
    readonly items: number
    readonly accuracy: number | null
  }[]
}

const codeOf = (budget: Budget | null): string => (budget ? budgetCode(budget) : '')

/** Names of what is compared: the model alone, or with its budget where it came with several. */
export function contestantLabels(
  runs: readonly Pick<PredictionRun, 'id' | 'model' | 'budget'>[],
  nameOf: (budget: Budget) => string,
): ReadonlyMap<string, string> {
  const codes = new Map<string, Set<string>>()
  for (const { model, budget } of runs)
    codes.set(model, (codes.get(model) ?? new Set<string>()).add(codeOf(budget)))
  return new Map(
    runs.map(({ id, model, budget }) => {
      const isOne = (codes.get(model)?.size ?? 0) < 2
      return [id, isOne || !budget ? model : `${model}, ${nameOf(budget)}`]
    }),
  )
}

export const columnOf = (
  columns: readonly ScoreColumn[],
  label: string,
  view: View,
  crop: CropKind | null = null,
): ScoreColumn | null =>
  columns.find((each) => each.label === label && each.view === view && each.crop === crop) ?? null

/** What is compared, in the order in which it first comes; what was only asked blind or in the crop test is left out. */
export const labelsIn = (columns: readonly ScoreColumn[]): readonly string[] => [
  ...new Set(columns.filter(({ crop, view }) => crop === null && view !== 'blind').map(({ label }) => label)),
]
