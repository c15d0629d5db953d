import type { View } from './preview.ts'
import { resultTable, type ResultRow, type ResultTable } from './resultTable.ts'
import type { ModelResult } from './results.ts'
import { holm, type Comparison } from './significance.ts'

/** Two of those that are compared, in one view. */
export interface PairedComparison extends Comparison {
  readonly view: View
  readonly first: string
  readonly second: string
}

export interface AdjustedComparison extends PairedComparison {
  /** By Holm, over all comparisons of the same view that are looked at. */
  readonly adjusted: number | null
}

export const significant = 0.05

/** The comparisons among these, adjusted view by view. */
export const comparedAmong = (
  comparisons: readonly PairedComparison[],
  labels: readonly string[],
): readonly AdjustedComparison[] =>
  adjusted(comparisons.filter(({ first, second }) => labels.includes(first) && labels.includes(second)))

/** The comparisons of one with each of the others, that one first; fewer tests than all pairs, so less is taken off. */
export const comparedWith = (
  comparisons: readonly PairedComparison[],
  labels: readonly string[],
  baseline: string,
): readonly AdjustedComparison[] =>
  adjusted(
    comparisons.flatMap((each) => {
      const { first, second } = each
      if (first === baseline && labels.includes(second)) return [each]
      return second === baseline && labels.includes(first) ? [turned(each)] : []
    }),
  )

const turned = (each: PairedComparison): PairedComparison => ({
  ...each,
  first: each.second,
  second: each.first,
  onlyFirst: each.onlySecond,
  onlySecond: each.onlyFirst,
})

function adjusted(comparisons: readonly PairedComparison[]): readonly AdjustedComparison[] {
  const views = [...new Set(comparisons.map(({ view }) => view))]
  return views.flatMap((view) => {
    const family = comparisons.filter((each) => each.view === view)
    const ps = holm(family.map(({ p }) => p))
    return family.map((each, place) => ({ ...each, adjusted: ps[place] ?? null }))
  })
}

/** The table with its averages marked where they differ from those of the baseline. */
export function withMarks(
  table: ResultTable,
  baseline: string,
  against: readonly AdjustedComparison[],
): ResultTable {
  const marks = new Map(
    against.map(({ view, second, adjusted: p }) => [
      JSON.stringify([second, view]),
      p !== null && p <= significant,
    ]),
  )
  return {
    ...table,
    rows: table.rows.map((row) => {
      const differs = marks.get(JSON.stringify([row.model, row.line]))
      if (differs === undefined || row.model === baseline) return row
      const last = row.cells.length - 1
      return { ...row, cells: row.cells.map((cell, at) => (at === last ? { ...cell, differs } : cell)) }
    }),
  }
}

/** The table with people below the models, over the same columns. */
export function withPeople(table: ResultTable, people: ModelResult, name: string): ResultTable {
  const rows: readonly ResultRow[] = resultTable([people]).rows.map((row) => ({
    ...row,
    model: name,
    isPeople: true,
  }))
  return { ...table, rows: [...table.rows, ...rows] }
}

/** The results in the order of these labels, others left out. */
export const resultsOf = (
  results: readonly ModelResult[],
  labels: readonly string[],
): readonly ModelResult[] => labels.flatMap((label) => results.find(({ model }) => model === label) ?? [])

/** How many items of the benchmark each column of the table is about, the average last. */
export function itemsByColumn(
  results: readonly ModelResult[],
  categories: readonly (string | null)[],
): readonly number[] {
  const counts = new Map<string | null, number>()
  for (const category of categories) counts.set(category, (counts.get(category) ?? 0) + 1)
  const shown = (results[0]?.categories ?? []).map(({ category }) => counts.get(category) ?? 0)
  return [...shown, categories.length]
}
