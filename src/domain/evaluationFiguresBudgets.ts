import { ratesIn, type Rate } from './evaluationFigures.ts'
import type { Budget, View } from './preview.ts'
import type { ScoreColumn } from './scoreColumns.ts'
import type { Slices } from './slices.ts'

/** What a budget is a number of. */
export type BudgetKind = Exclude<Budget['kind'], 'native'>

/** One model in one view under rising budgets. */
export interface BudgetLine {
  readonly model: string
  readonly view: View
  /** From the smallest; as the model itself resizes pictures, last. */
  readonly points: readonly BudgetPoint[]
}

export interface BudgetPoint extends Rate {
  /** Pixels or tokens; null as the model itself resizes pictures. */
  readonly amount: number | null
}

export interface BudgetLines {
  /** Of models that came under at least two budgets in one view, one of them of the kind. */
  readonly lines: readonly BudgetLine[]
  /** All amounts that occur, from the smallest. */
  readonly amounts: readonly number[]
  readonly hasNative: boolean
  /** Whether all points rest on equally many items. */
  readonly evenItems: boolean
}

const amountOf = (budget: Budget): number | null =>
  budget.kind === 'native' ? null : budget.kind === 'tokens' ? budget.tokens : budget.side

/** Accuracy over the budget, by the side of 002 (224 to 4K) or the visual tokens of 001 §5 (1,024 and 16,384). */
export function* budgetLines(columns: readonly ScoreColumn[], kind: BudgetKind): Slices<BudgetLines> {
  const known = columns.filter(
    ({ budget, crop, view }) =>
      crop === null &&
      view !== 'blind' &&
      budget !== null &&
      (budget.kind === kind || budget.kind === 'native'),
  )
  const models = [...new Set(known.map(({ model }) => model))].filter((model) =>
    comesUnderSeveral(
      known.filter((column) => column.model === model),
      kind,
    ),
  )
  const lines: BudgetLine[] = []
  for (const model of models) {
    for (const view of ['global', 'regional'] as const) {
      const points: BudgetPoint[] = []
      for (const { budget, right, ...column } of known) {
        if (column.model !== model || column.view !== view || !budget) continue
        const { overall } = yield* ratesIn(right, new Int32Array(right.length), 1)
        points.push({ ...overall, amount: amountOf(budget) })
      }
      if (points.length > 0) lines.push({ model, view, points: points.toSorted(byAmount) })
    }
  }
  const points = lines.flatMap((line) => line.points)
  const amounts = points.flatMap(({ amount }) => (amount === null ? [] : [amount]))
  return {
    lines,
    amounts: [...new Set(amounts)].toSorted((a, b) => a - b),
    hasNative: points.some(({ amount }) => amount === null),
    evenItems: new Set(points.map(({ items }) => items)).size < 2,
  }
}

const byAmount = (a: BudgetPoint, b: BudgetPoint): number =>
  (a.amount ?? Number.POSITIVE_INFINITY) - (b.amount ?? Number.POSITIVE_INFINITY)

function comesUnderSeveral(columns: readonly ScoreColumn[], kind: BudgetKind): boolean {
  if (!columns.some(({ budget }) => budget?.kind === kind)) return false
  return (['global', 'regional'] as const).some((view) => {
    const seen = columns.filter((column) => column.view === view)
    return new Set(seen.map(({ budget }) => budget && amountOf(budget))).size > 1
  })
}
