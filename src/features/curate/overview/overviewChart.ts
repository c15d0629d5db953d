import type { Condition } from '../../../domain/tableView.ts'
import type { ChartSpec } from '../../../charts/chartSpec.ts'
import { amountText } from '../../../charts/chartText.ts'

/** A chart of the overview. */
export interface OverviewChart {
  readonly spec: ChartSpec
  /** What it comes to, in one sentence. */
  readonly finding: string | null
  /** Which items a row stands for; null where the table of all items cannot show just those. */
  readonly conditions: ((row: number) => readonly Condition[]) | null
  /** Takes the whole width of the page, or two rows of it; one place where nothing is said. */
  readonly span?: 'wide' | 'tall'
}

export interface OverviewSection {
  readonly name: string
  readonly charts: readonly OverviewChart[]
}

export const named = (
  field: Extract<Condition, { readonly kind: 'names' }>['field'],
  ...values: readonly string[]
): Condition => ({ kind: 'names', field, values, not: false })

export const measured = (
  field: Extract<Condition, { readonly kind: 'measure' }>['field'],
  from: number | null,
  below: number | null,
): Condition => ({ kind: 'measure', field, from, below })

/** More bars than this nobody reads; the others are in the table. */
export const mostBars = 24

/** Says so where there are more; null where all are drawn. */
export const drawnOf = (all: number): string | null =>
  all > mostBars
    ? `The first ${String(mostBars)} of ${amountText(all)} are drawn; all are in the data.`
    : null
