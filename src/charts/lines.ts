import { areaY, axisX, axisY, dot, gridY, line, link, text, type Markish } from '@observablehq/plot'
import type { ChartDrawing, ChartLook } from './chartSpec.ts'
import { amountText, labelText } from './chartText.ts'
import { legend, legendLayout, type DotShape } from './legend.ts'
import { endNamesFit, fittingNotes, fittingTicks, type AxisRoom } from './lineLabels.ts'
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
  /** Of how much uncertainty there is around it. */
  readonly low?: number | null
  readonly high?: number | null
}

/** How a line is told apart from others, besides its name: by shapes as well as by colour. */
export interface LineStyle {
  readonly tone: keyof Palette
  readonly shape: DotShape
  readonly dash: string
  readonly hollow: boolean
}

export interface LineSeries {
  readonly name: string
  readonly points: readonly LinePoint[]
  /** By its place where nothing is said. */
  readonly style?: LineStyle
}

export interface LineOptions {
  /** Named at their ends where there is room for all, else in a legend. */
  readonly series: readonly LineSeries[]
  readonly xTicks: readonly number[]
  readonly xText: (x: number) => string
  readonly xLabel: string
  readonly yLabel: string
  readonly yDomain: readonly [number, number]
  readonly yText?: (y: number) => string
  readonly height?: number
  /** How `low` and `high` are drawn. */
  readonly spread?: 'band' | 'whiskers'
  /** Words at the upper edge, as how much lies at a place; left out where they do not all fit. */
  readonly notes?: readonly { readonly x: number; readonly text: string }[]
}

const dotShapes = ['circle', 'square', 'triangle', 'diamond', 'cross', 'star'] as const
const lineTones = ['accent', 'warn', 'yes', 'no', 'ink', 'soft'] as const
const dashes = ['', '6 3', '2 3', '8 3 2 3', '1 3', '10 4'] as const

const turn = <T>(all: readonly [T, ...T[]], place: number): T => all[place % all.length] ?? all[0]

/** How the line at a place looks: six can be told apart by shape and colour. */
export const styleAt = (place: number): LineStyle => ({
  tone: turn(lineTones, place),
  shape: turn(dotShapes, place),
  dash: turn(dashes, place),
  hollow: false,
})

/** Pixels between the whiskers of two lines at the same place, where there is room for it. */
const apart = 5
/** Of the way to the next place, no more is taken by the whiskers of one. */
const mostApart = 0.6
const marginLeft = 52
const marginBottom = 44
/** Between the frame and the first and the last place. */
const inset = 16

/** Lines over an axis of numbers, such as times or places in an order. */
export const lines =
  (options: LineOptions): ChartDrawing =>
  (look) => {
    const { colours, width } = look
    const { yText = amountText, yDomain } = options
    const series = options.series.map((each, place) => ({ ...each, style: each.style ?? styleAt(place) }))
    const axis = { color: colours.soft, fontSize: 11, tickSize: 3, labelArrow: 'none' } as const
    const height = options.height ?? 240
    const inner = height - 30 - marginBottom
    const endNames =
      series.length > 1 && endNamesFit(series, { width, inner, yDomain }) ? namesWidth(series) : null
    const entries = series.map(({ name, style: { tone, ...style } }) => ({
      name,
      swatch: { kind: 'line' as const, colour: colours[tone], ...style },
    }))
    const isListed = series.length > 1 && endNames === null
    const layout = legendLayout(isListed ? entries.map(({ name }) => name) : [], width)
    const marginRight = endNames ?? 24
    const xs = series.flatMap(({ points }) => points.map(({ x }) => x))
    const [low, high] = [Math.min(...xs, ...options.xTicks), Math.max(...xs, ...options.xTicks)]
    const room = { width: width - marginLeft - marginRight - 2 * inset, domain: [low, high] as const }
    const ticks = fittingTicks(options.xTicks, options.xText, room)
    const shift = options.spread === 'whiskers' ? shiftOf(series, room) : 0
    const notes = fittingNotes(options.notes ?? [], room)
    const marginTop = 30 + layout.height + (notes.length > 0 ? 14 : 0)
    return {
      height: marginTop + inner + marginBottom,
      marginTop,
      marginLeft,
      marginRight,
      marginBottom,
      x: {
        type: 'linear',
        domain: low < high ? [low, high] : [low - 0.5, high + 0.5],
        label: null,
        insetLeft: inset,
        insetRight: inset,
      },
      y: { domain: [...yDomain], label: null },
      marks: [
        gridY({ stroke: colours.line, strokeOpacity: 1, ticks: 5 }),
        isListed ? legend(entries, layout, { left: marginLeft, top: marginTop }, colours) : null,
        notes.length > 0
          ? text(notes, {
              x: 'x',
              text: 'text',
              frameAnchor: 'top',
              lineAnchor: 'bottom',
              dy: -9,
              fontSize: 10,
              fill: colours.soft,
            })
          : null,
        series.map((each, place) =>
          lineMarks(each, look, {
            isWhiskered: options.spread === 'whiskers',
            dx: (place - (series.length - 1) / 2) * shift,
            endNames,
          }),
        ),
        axisX({
          ...axis,
          ticks: [...ticks],
          tickFormat: (x: number) => options.xText(x),
          label: options.xLabel,
          labelAnchor: 'center',
          labelOffset: 38,
        }),
        axisY({ ...axis, tickSize: 0, ticks: 5, tickFormat: (y: number) => yText(y), label: null }),
        text([options.yLabel], {
          frameAnchor: 'top-left',
          lineAnchor: 'middle',
          textAnchor: 'start',
          dx: 6 - marginLeft,
          dy: notes.length > 0 ? -32 : -24,
          fontSize: 11,
          fill: colours.soft,
        }),
      ],
    }
  }

/** How far lines are moved apart, so that their whiskers do not lie on each other. */
function shiftOf(series: readonly LineSeries[], { width, domain: [low, high] }: AxisRoom): number {
  const places = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].toSorted(
    (a, b) => a - b,
  )
  const steps = places.slice(1).map((x, place) => x - (places[place] ?? 0))
  const closest = (Math.min(high - low, ...steps) * width) / Math.max(Number.MIN_VALUE, high - low)
  return Math.min(apart, (closest * mostApart) / Math.max(1, series.length))
}

/** What names at the ends of lines take, the space before them included. */
const namesWidth = (series: readonly { readonly name: string }[]): number =>
  Math.max(0, ...series.map(({ name }) => labelText(name).length)) * 6.6 + 20

interface Drawn {
  readonly isWhiskered: boolean
  readonly dx: number
  readonly endNames: number | null
}

function lineMarks(
  { points, name, style }: LineSeries & { readonly style: LineStyle },
  { colours }: ChartLook,
  { isWhiskered, dx, endNames }: Drawn,
): Markish {
  const colour = colours[style.tone]
  const known = points.filter(({ y }) => y !== null)
  const spread = known.filter(({ low }) => typeof low === 'number')
  return [
    spread.length === 0
      ? null
      : isWhiskered
        ? link(spread, {
            x: 'x',
            y1: 'low',
            y2: 'high',
            stroke: colour,
            strokeWidth: 1.25,
            strokeOpacity: 0.7,
            dx,
          })
        : areaY(points, { x: 'x', y1: 'low', y2: 'high', fill: colour, fillOpacity: 0.14 }),
    line(points, {
      x: 'x',
      y: 'y',
      stroke: colour,
      strokeWidth: 1.75,
      dx,
      ...(style.dash === '' ? {} : { strokeDasharray: style.dash }),
    }),
    dot(known, {
      x: 'x',
      y: 'y',
      r: 4,
      dx,
      symbol: style.shape,
      fill: style.hollow ? colours.ground : colour,
      stroke: style.hollow ? colour : colours.ground,
      strokeWidth: style.hollow ? 1.75 : 1,
      render: marksRows((index) => known[index]?.row ?? index),
    }),
    text(
      known.filter(({ label }) => label !== undefined),
      {
        x: 'x',
        y: 'y',
        text: 'label',
        dy: -12,
        dx,
        fontSize: 11,
        fill: colours.ink,
        stroke: colours.ground,
        strokeWidth: 3,
      },
    ),
    endNames === null
      ? null
      : text(known.slice(-1), {
          x: 'x',
          y: 'y',
          text: [labelText(name)],
          dx: 10 + dx,
          textAnchor: 'start',
          fontSize: 11,
          fill: colours.ink,
        }),
  ]
}
