import { axisX, axisY, dot, gridX, gridY, line, text, type ScaleOptions } from '@observablehq/plot'
import type { ChartDrawing } from './chartSpec.ts'
import { amountText, labelText } from './chartText.ts'
import { marksRows } from './picking.ts'

/** One dot, for one row of the chart's table. */
export interface ScatterPoint {
  readonly x: number
  readonly y: number
  /** What its area stands for. */
  readonly weight: number
  readonly label: string
}

export interface ScatterOptions {
  readonly points: readonly ScatterPoint[]
  readonly xLabel: string
  readonly yLabel: string
  readonly log?: boolean
  readonly xDomain: readonly [number, number]
  readonly yDomain: readonly [number, number]
  /** Where the axes have their numbers; even steps where nothing is said. */
  readonly ticks?: readonly number[]
  readonly height?: number
  readonly numberText?: (value: number) => string
  /** Thin lines to compare with, each named at a point of its own. */
  readonly guides?: readonly {
    readonly label: string
    readonly points: readonly (readonly [x: number, y: number])[]
    readonly labelAt: readonly [x: number, y: number]
  }[]
}

export const scatter =
  (options: ScatterOptions): ChartDrawing =>
  ({ colours }) => {
    const { points, log = false, guides = [], numberText = amountText, ticks } = options
    const largest = Math.max(1, ...points.map(({ weight }) => weight))
    const axis = {
      color: colours.soft,
      fontSize: 11,
      tickSize: 3,
      labelArrow: 'none',
      // Not as the format of the ticks: on a logarithmic axis that leaves most of them out.
      text: (value: number) => numberText(value),
      ...(ticks ? { ticks: [...ticks] } : {}),
    } as const
    const grid = { stroke: colours.line, strokeOpacity: 1, ...(ticks ? { ticks: [...ticks] } : {}) }
    const scale = (domain: readonly [number, number]): ScaleOptions => ({
      type: log ? 'log' : 'linear',
      domain: [...domain],
      label: null,
    })
    return {
      height: options.height ?? 300,
      marginTop: 26,
      marginLeft: 56,
      marginRight: 24,
      marginBottom: 44,
      x: scale(options.xDomain),
      y: scale(options.yDomain),
      r: { domain: [0, largest], range: [0, points.length > 60 ? 12 : 18] },
      marks: [
        gridX(grid),
        gridY(grid),
        ...guides.map(({ points: path, labelAt, label }) => [
          line(path, {
            x: ([x]) => x,
            y: ([, y]) => y,
            stroke: colours.soft,
            strokeWidth: 1,
            strokeDasharray: '2 3',
          }),
          text([labelAt], {
            x: ([x]) => x,
            y: ([, y]) => y,
            text: [labelText(label)],
            fontSize: 10,
            fill: colours.soft,
            stroke: colours.ground,
            strokeWidth: 3,
            dy: -7,
            textAnchor: 'end',
          }),
        ]),
        dot(points, {
          x: 'x',
          y: 'y',
          r: 'weight',
          fill: colours.accent,
          fillOpacity: 0.3,
          stroke: colours.accent,
          strokeWidth: 1.25,
          title: ({ label }: ScatterPoint) => labelText(label),
          sort: null,
          render: marksRows(),
        }),
        axisX({ ...axis, label: options.xLabel, labelAnchor: 'center', labelOffset: 38 }),
        axisY({ ...axis, label: options.yLabel, labelAnchor: 'top' }),
      ],
    }
  }
