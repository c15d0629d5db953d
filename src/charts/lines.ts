import { areaY, axisX, axisY, dot, gridY, line, text } from '@observablehq/plot'
import type { ChartDrawing } from './chartSpec.ts'
import { amountText, labelText } from './chartText.ts'
import { marksRows } from './picking.ts'
import type { Palette } from './palettes.ts'

/** A point of a line; `row` is its row in the chart's table. */
export interface LinePoint {
  readonly x: number
  /** Null leaves a gap. */
  readonly y: number | null
  readonly row: number
  /** What stands above it. */
  readonly label?: string
  /** A band of uncertainty around it. */
  readonly low?: number | null
  readonly high?: number | null
}

export interface LineOptions {
  /** Told apart by the dots, the strokes and the name at the end of each, and by colour only besides. */
  readonly series: readonly { readonly name: string; readonly points: readonly LinePoint[] }[]
  readonly xTicks: readonly number[]
  readonly xText: (x: number) => string
  readonly xLabel: string
  readonly yLabel: string
  readonly yDomain: readonly [number, number]
  readonly yText?: (y: number) => string
  readonly height?: number
}

const dots = ['circle', 'square', 'triangle', 'diamond', 'cross', 'star'] as const
const strokes = ['', '6 3', '2 3', '8 3 2 3', '1 3', '10 4'] as const
const tones: readonly (keyof Palette)[] = ['accent', 'warn', 'yes', 'no', 'ink', 'soft']

const turn = <T>(all: readonly [T, ...T[]], place: number): T => all[place % all.length] ?? all[0]

/** Lines over an axis of numbers, such as times or places in an order. */
export const lines =
  (options: LineOptions): ChartDrawing =>
  ({ colours, width }) => {
    const { series, yText = amountText } = options
    const named = series.length > 1
    const axis = { color: colours.soft, fontSize: 11, tickSize: 3, labelArrow: 'none' } as const
    const longestName = Math.max(0, ...series.map(({ name }) => labelText(name).length))
    const marginRight = named ? Math.min(width * 0.3, longestName * 6.6 + 20) : 24
    const xs = series.flatMap(({ points }) => points.map(({ x }) => x))
    const [low, high] = [Math.min(...xs, ...options.xTicks), Math.max(...xs, ...options.xTicks)]
    return {
      height: options.height ?? 240,
      marginTop: 30,
      marginLeft: 52,
      marginRight,
      marginBottom: 44,
      x: {
        type: 'linear',
        domain: low < high ? [low, high] : [low - 0.5, high + 0.5],
        label: null,
        insetLeft: 16,
        insetRight: 16,
      },
      y: { domain: [...options.yDomain], label: null },
      marks: [
        gridY({ stroke: colours.line, strokeOpacity: 1, ticks: 5 }),
        ...series.map(({ points, name }, place) => {
          const colour = colours[tones[place % tones.length] ?? 'accent']
          const symbol = turn(dots, place)
          const dash = turn(strokes, place)
          const known = points.filter(({ y }) => y !== null)
          const banded = known.some(({ low: from }) => typeof from === 'number')
          return [
            banded ? areaY(points, { x: 'x', y1: 'low', y2: 'high', fill: colour, fillOpacity: 0.14 }) : null,
            line(points, {
              x: 'x',
              y: 'y',
              stroke: colour,
              strokeWidth: 1.75,
              ...(dash === '' ? {} : { strokeDasharray: dash }),
            }),
            dot(known, {
              x: 'x',
              y: 'y',
              r: 4,
              symbol,
              fill: colour,
              stroke: colours.ground,
              strokeWidth: 1,
              render: marksRows((index) => known[index]?.row ?? index),
            }),
            text(
              known.filter(({ label }) => label !== undefined),
              {
                x: 'x',
                y: 'y',
                text: 'label',
                dy: -12,
                fontSize: 11,
                fill: colours.ink,
                stroke: colours.ground,
                strokeWidth: 3,
              },
            ),
            named
              ? text(known.slice(-1), {
                  x: 'x',
                  y: 'y',
                  text: [labelText(name)],
                  dx: 10,
                  textAnchor: 'start',
                  fontSize: 11,
                  fill: colours.ink,
                  lineWidth: (marginRight - 12) / 11,
                  textOverflow: 'ellipsis',
                })
              : null,
          ]
        }),
        axisX({
          ...axis,
          ticks: [...options.xTicks],
          tickFormat: (x: number) => options.xText(x),
          label: options.xLabel,
          labelAnchor: 'center',
          labelOffset: 38,
        }),
        axisY({
          ...axis,
          tickSize: 0,
          ticks: 5,
          tickFormat: (y: number) => yText(y),
          label: options.yLabel,
          labelAnchor: 'top',
        }),
      ],
    }
  }
