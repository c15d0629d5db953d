import { shareText } from '../../../charts/chartText.ts'
import type { ChartSpec } from '../../../charts/chartSpec.ts'
import { lines } from '../../../charts/lines.ts'
import { budgetName } from '../../../domain/budgetName.ts'
import type { BudgetKind, BudgetLines, BudgetPoint } from '../../../domain/evaluationFiguresBudgets.ts'
import { viewNames } from '../../../domain/viewNames.ts'
import { lineStyle, percent } from './looks.ts'

const words: Readonly<
  Record<BudgetKind, { readonly name: string; readonly axis: string; readonly definition: string }>
> = {
  side: {
    name: 'Accuracy and resolution ladder',
    axis: 'Longest side shown to the model, logarithmic',
    definition:
      'How often a model is right when pictures are shown to it with no longer side than this: the eight steps of the resolution ladder go from 224 pixels to 4K.',
  },
  tokens: {
    name: 'Accuracy and visual tokens',
    axis: 'Visual tokens, logarithmic',
    definition:
      'How often a model is right when pictures are shown to it in no more visual tokens than this: LFPC (§3, §5, Table 2) asks under 1,024 and 16,384.',
  },
}

const named = (kind: BudgetKind, amount: number | null): string =>
  budgetName(
    amount === null
      ? { kind: 'native' }
      : kind === 'side'
        ? { kind, side: amount }
        : { kind, tokens: amount },
  )

/** Lines over rising budgets; as the model itself resizes stands apart at the end, for it is no amount. */
export function budgetChart(kind: BudgetKind, { lines: drawn, amounts, hasNative }: BudgetLines): ChartSpec {
  const models = [...new Set(drawn.map(({ model }) => model))]
  const { name, axis, definition } = words[kind]
  const [first, last] = [Math.log2(amounts[0] ?? 1), Math.log2(amounts.at(-1) ?? 1)]
  const native = last + Math.max(0.6, (last - first) / 5)
  const xOf = ({ amount }: Pick<BudgetPoint, 'amount'>): number =>
    amount === null ? native : Math.log2(amount)
  const textAt = new Map(amounts.map((amount) => [Math.log2(amount), named(kind, amount)]))
  let row = 0
  return {
    id: kind === 'side' ? 'accuracy-resolution-ladder' : 'accuracy-visual-tokens',
    name,
    definition: `${definition} Native, where it is shown, is as the model itself resizes pictures. Whiskers are Wilson’s 95 % intervals. Regional views under a budget are the region, resized.`,
    table: {
      columns: ['Model', 'View', 'Budget', 'Accuracy, %', '95 % from', '95 % to', 'Items'],
      rows: drawn.flatMap(({ model, view, points }) =>
        points.map(({ amount, accuracy, interval, items }) => [
          model,
          viewNames[view],
          named(kind, amount),
          percent(accuracy),
          percent(interval?.low),
          percent(interval?.high),
          items,
        ]),
      ),
    },
    drawing: lines({
      series: drawn.map(({ model, view, points }) => ({
        name: `${model} · ${viewNames[view]}`,
        style: lineStyle(models.indexOf(model), view),
        points: points.flatMap((point) => {
          const at = {
            x: xOf(point),
            y: point.accuracy,
            low: point.interval?.low ?? null,
            high: point.interval?.high ?? null,
            row: row++,
          }
          // No line leads to what is no amount.
          return point.amount === null && points.length > 1 ? [{ x: native, y: null, row: at.row }, at] : [at]
        }),
      })),
      xTicks: [...textAt.keys(), ...(hasNative ? [native] : [])],
      xText: (x) => textAt.get(x) ?? named(kind, null),
      xLabel: axis,
      yLabel: 'Accuracy',
      yDomain: [0, 1],
      yText: shareText,
      height: 300,
      spread: 'whiskers',
    }),
  }
}
