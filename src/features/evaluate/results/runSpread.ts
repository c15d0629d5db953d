import type { ScoreColumn } from '../../../domain/scoreColumns.ts'

/** How far the accuracy of a model hangs on the seed. */
export interface RunSpread {
  readonly runs: number
  /** Of the accuracies of the runs, each the same weight; shares. */
  readonly mean: number
  /** Sample standard deviation (n − 1); null of fewer than two. */
  readonly deviation: number | null
}

/** Null where no run of the column has an accuracy. */
export function runSpread({ runs }: Pick<ScoreColumn, 'runs'>): RunSpread | null {
  const accuracies = runs.flatMap(({ accuracy }) => (accuracy === null ? [] : [accuracy]))
  if (accuracies.length === 0) return null
  const mean = accuracies.reduce((sum, each) => sum + each, 0) / accuracies.length
  const squares = accuracies.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  return {
    runs: accuracies.length,
    mean,
    deviation: accuracies.length < 2 ? null : Math.sqrt(squares / (accuracies.length - 1)),
  }
}

/** `41.20 ± 1.31 over 3 runs`; in percent. */
export function spreadText({ runs, mean, deviation }: RunSpread): string {
  const centre = (mean * 100).toFixed(2)
  return deviation === null
    ? `${centre}, 1 run`
    : `${centre} ± ${(deviation * 100).toFixed(2)} over ${runs} runs`
}
