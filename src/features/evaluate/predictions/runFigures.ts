import type { ScoreColumn } from '../../../domain/scoreColumns.ts'

/** How one run did. */
export interface RunFigures {
  /** Items of the benchmark that it answered, and their share of all. */
  readonly items: number
  readonly share: number | null
  /** 0 to 1; null where nothing can be compared. */
  readonly accuracy: number | null
}

export const runFigures = ({
  itemIds,
  columns,
}: {
  readonly itemIds: readonly string[]
  readonly columns: readonly Pick<ScoreColumn, 'runs'>[]
}): ReadonlyMap<string, RunFigures> =>
  new Map(
    columns.flatMap(({ runs }) =>
      runs.map(({ runId, items, accuracy }): [string, RunFigures] => [
        runId,
        { items, share: itemIds.length === 0 ? null : items / itemIds.length, accuracy },
      ]),
    ),
  )
