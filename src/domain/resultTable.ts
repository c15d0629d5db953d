import type { Interval } from './bootstrap.ts'
import type { ModelResult, ViewsLine } from './results.ts'
import { viewNames } from './viewNames.ts'

/** The dual-view table (004 Table 7): for each model a row for each view and one for the gap, and a column for each category. */
export interface ResultTable {
  /** Names of the categories, and last of all of them together. */
  readonly columns: readonly string[]
  readonly rows: readonly ResultRow[]
}

export interface ResultRow {
  readonly model: string
  readonly line: ResultLine
  readonly cells: readonly ResultCell[]
  /** Whether these are people’s answers; they are not ranked among models. */
  readonly isPeople?: boolean
}

export type ResultLine = 'global' | 'regional' | 'gap'

export const resultLines: readonly ResultLine[] = ['global', 'regional', 'gap']

export const lineNames: Readonly<Record<ResultLine, string>> = {
  global: viewNames.global,
  regional: viewNames.regional,
  gap: 'Zooming gap',
}

export interface ResultCell {
  readonly items: number
  /** In percent, or percentage points; null where there is nothing. */
  readonly value: number | null
  readonly interval: Interval | null
  /** As in 004, only averages are ranked: the highest accuracies and the smallest gaps. */
  readonly rank: 'best' | 'second' | null
  /** Whether it differs significantly from what it was compared with; not there where nothing was compared. */
  readonly differs?: boolean
}

const overallName = 'Average'
const noCategoryName = 'No category'

/** The results as rows; ranks are given where there are several models. */
export function resultTable(
  results: readonly ModelResult[],
  nameOf: (category: string) => string = (category) => category,
): ResultTable {
  const columns = (results[0]?.categories ?? []).map(({ category }) =>
    category === null ? noCategoryName : nameOf(category),
  )
  const ranks = new Map(resultLines.map((line) => [line, ranksOf(results, line)]))
  return {
    columns: [...columns, overallName],
    rows: results.flatMap((result, place) =>
      resultLines.map((line) => ({
        model: result.model,
        line,
        cells: [
          ...result.categories.map((each) => cellOf(each, line, null)),
          cellOf(result.overall, line, ranks.get(line)?.[place] ?? null),
        ],
      })),
    ),
  }
}

function cellOf(of: ViewsLine, line: ResultLine, rank: ResultCell['rank']): ResultCell {
  const { items, value, interval } = of[line]
  return {
    items,
    value: value === null ? null : value * 100,
    interval: interval && { low: interval.low * 100, high: interval.high * 100 },
    rank,
  }
}

/** Whoever answered less than this share of what the fullest model did is not ranked: a few easy items are soon right. */
const leastRanked = 0.9

/** Those that look the same in the table share a rank. */
function ranksOf(results: readonly ModelResult[], line: ResultLine): readonly ResultCell['rank'][] {
  if (results.length < 2) return results.map(() => null)
  const most = Math.max(...results.map(({ overall }) => overall[line].items))
  const values = results.map(({ overall }) => {
    const { value, items } = overall[line]
    return value === null || items < most * leastRanked
      ? null
      : Number((value * 100).toFixed(2)) * (line === 'gap' ? -1 : 1)
  })
  const order = [...new Set(values.filter((value) => value !== null))].toSorted((a, b) => b - a)
  return values.map((value) =>
    value === null ? null : value === order[0] ? 'best' : value === order[1] ? 'second' : null,
  )
}
