import { axisX, axisY, gridY, rectY, ruleX, ruleY, text } from '@observablehq/plot'
import type { ChartDrawing } from './chartSpec.ts'
import { amountText, labelText } from './chartText.ts'
import { marksRows } from './picking.ts'

/** Bins side by side, each from one edge to the next; one more edge than bins. */
export interface HistogramOptions {
  readonly edges: readonly number[]
  readonly counts: readonly number[]
  readonly edgeText: (edge: number) => string
  readonly xLabel: string
  readonly yLabel: string
  readonly height?: number
  /** A line at a value that means something. */
  readonly mark?: { readonly at: number; readonly label: string } | null
}

/** Where a value lies among the edges: 1.5 is the middle of the second bin. */
export function placeAmong(edges: readonly number[], value: number): number | null {
  const after = edges.findIndex((edge) => edge >= value)
  const [low, high] = [edges[after - 1], edges[after]]
  if (high === undefined) return null
  if (high === value) return after
  return low === undefined ? null : after - 1 + (value - low) / (high - low)
}

/** Standing bars of equal width, whatever the bins span; each has its count on top and its edges below. */
export const histogram =
  ({ edges, counts, edgeText, xLabel, yLabel, mark = null, height = 280 }: HistogramOptions): ChartDrawing =>
  ({ width, colours }) => {
    const bins = counts.map((count, row) => ({ row, next: row + 1, count }))
    const at = mark === null ? null : placeAmong(edges, mark.at)
    const axis = { color: colours.soft, fontSize: 11, tickSize: 3, labelArrow: 'none' } as const
    const space = (width - 64) / Math.max(1, counts.length)
    return {
      height,
      marginTop: 30,
      marginLeft: 48,
      marginRight: 16,
      marginBottom: 42,
      x: { domain: [0, counts.length], label: null },
      y: { domain: [0, Math.max(1, ...counts)], nice: true, label: null },
      marks: [
        gridY({ stroke: colours.line, strokeOpacity: 1, ticks: 4 }),
        rectY(bins, {
          x1: 'row',
          x2: 'next',
          y: 'count',
          fill: colours.accent,
          inset: 1,
          insetBottom: 0,
          render: marksRows(),
        }),
        ruleY([0], { stroke: colours.strongLine }),
        at === null
          ? null
          : [
              ruleX([at], { stroke: colours.ink, strokeWidth: 1.5, strokeDasharray: '4 3', insetTop: -8 }),
              text([labelText(mark?.label ?? '')], {
                x: [at],
                frameAnchor: 'top',
                dy: -18,
                fontSize: 11,
                fill: colours.ink,
                textAnchor: at > counts.length / 2 ? 'end' : 'start',
              }),
            ],
        text(bins, {
          filter: ({ count }: (typeof bins)[number]) => count > 0 && amountText(count).length * 6.5 < space,
          x: ({ row }: (typeof bins)[number]) => row + 0.5,
          y: 'count',
          text: ({ count }: (typeof bins)[number]) => amountText(count),
          dy: -7,
          fontSize: 11,
          fill: colours.ink,
          stroke: colours.ground,
          strokeWidth: 3,
        }),
        axisX({
          ...axis,
          ticks: edges.map((_, place) => place),
          tickFormat: (place: number) => edgeText(edges[place] ?? 0),
          label: xLabel,
          labelAnchor: 'center',
          labelOffset: 36,
        }),
        axisY({
          ...axis,
          tickSize: 0,
          ticks: 4,
          tickFormat: (count: number) => (Number.isInteger(count) ? amountText(count) : ''),
          label: yLabel,
          labelAnchor: 'top',
        }),
      ],
    }
  }
