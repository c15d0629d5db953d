import { axisX, gridX, link, rect, ruleX, text } from '@observablehq/plot'
import { groupPlaces, spanOf } from './barGroups.ts'
import type { ChartDrawing } from './chartSpec.ts'
import { labelText } from './chartText.ts'
import { legend, legendLayout } from './legend.ts'
import { marksRows } from './picking.ts'
import { texturesOf, type Look } from './textures.ts'

/** One bar of a group; `row` is its row in the chart's table. */
export interface GroupedBar {
  /** Place of its series. */
  readonly series: number
  readonly row: number
  readonly value: number
  readonly valueText: string
  /** Ends of its whisker; null where the uncertainty is not known. */
  readonly low: number | null
  readonly high: number | null
}

export interface BarGroup {
  readonly label: string
  /** Stands above this group and those that follow. */
  readonly heading?: string
  readonly bars: readonly GroupedBar[]
}

export interface GroupedBarsOptions {
  readonly series: readonly (Look & { readonly name: string })[]
  readonly groups: readonly BarGroup[]
  readonly tickText: (value: number) => string
  readonly xLabel: string
  /** The axis reaches at least to here. */
  readonly upTo?: number
}

const sizes = { bar: 15, between: 12, heading: 26 } as const
/** Width of a letter of 12 pixels, on the safe side: a saved chart is shown in whatever font there is. */
const letter = 7.6
const wider = 1.15

/** Lying bars in groups, with whiskers; bars of a series look alike, by texture as well as by colour. */
export const groupedBars =
  ({ series, groups, tickText, xLabel, upTo }: GroupedBarsOptions): ChartDrawing =>
  ({ width, colours }) => {
    const { places, height } = groupPlaces(groups, sizes)
    const isListed = series.length > 1
    const layout = legendLayout(isListed ? series.map(({ name }) => name) : [], width)
    const marginTop = layout.height + 8
    const bars = groups.flatMap((group, place) =>
      group.bars.flatMap((bar, at) => {
        const spot = places[place]?.bars[at]
        const own = series[bar.series]
        return spot && own ? [{ ...bar, ...spot, middle: (spot.from + spot.to) / 2, look: own }] : []
      }),
    )
    const names = groups.map(({ label }, place) => ({
      label: labelText(label),
      middle: places[place]?.middle ?? 0,
    }))
    const headings = groups.flatMap(({ heading }, place) =>
      heading === undefined ? [] : [{ heading: labelText(heading), y: places[place]?.heading ?? 0 }],
    )
    const domain = spanOf(
      bars.flatMap(({ value, low, high }) => [value, low, high]),
      upTo,
    )
    const marginLeft = Math.min(
      width * 0.4,
      Math.max(40, ...names.map(({ label }) => label.length * letter)) + 16,
    )
    const valueWidth = Math.max(3, ...bars.map(({ valueText }) => valueText.length)) * letter + 12
    const { marks, fillOf } = texturesOf(series, colours)
    const whiskers = bars.filter(({ low, high }) => low !== null && high !== null)
    const whisker = { x1: 'low', x2: 'high', y: 'middle' } as const
    return {
      height: marginTop + height + 40,
      marginTop,
      marginBottom: 40,
      marginLeft,
      marginRight: valueWidth,
      x: { domain: [...domain], label: null },
      y: { type: 'linear', domain: [0, height], range: [marginTop, marginTop + height], axis: null },
      marks: [
        marks,
        isListed
          ? legend(
              series.map((each) => ({
                name: each.name,
                swatch: { kind: 'bar', fill: fillOf(each), stroke: colours[each.tone], dash: '' },
              })),
              layout,
              { left: marginLeft, top: marginTop },
              colours,
            )
          : null,
        gridX({ stroke: colours.line, strokeOpacity: 1, ticks: 5 }),
        rect(bars, {
          x1: ({ value }: (typeof bars)[number]) => Math.min(0, value),
          x2: ({ value }: (typeof bars)[number]) => Math.max(0, value),
          y1: 'from',
          y2: 'to',
          fill: ({ look }: (typeof bars)[number]) => fillOf(look),
          stroke: ({ look }: (typeof bars)[number]) => colours[look.tone],
          strokeWidth: 1,
          insetTop: 1.5,
          insetBottom: 1.5,
          render: marksRows((index) => bars[index]?.row ?? index),
        }),
        ruleX([0], { stroke: colours.strongLine }),
        // A light edge, so that whiskers are seen on bars of any colour.
        link(whiskers, { ...whisker, y1: 'middle', y2: 'middle', stroke: colours.ground, strokeWidth: 3 }),
        link(whiskers, { ...whisker, y1: 'middle', y2: 'middle', stroke: colours.ink, strokeWidth: 1.25 }),
        (['low', 'high'] as const).map((end) =>
          ruleX(whiskers, {
            x: end,
            y1: ({ middle }: (typeof bars)[number]) => middle - 3,
            y2: ({ middle }: (typeof bars)[number]) => middle + 3,
            stroke: colours.ink,
            strokeWidth: 1.25,
          }),
        ),
        text(bars, {
          x: ({ value, high }: (typeof bars)[number]) => Math.max(0, value, high ?? value),
          y: 'middle',
          text: 'valueText',
          dx: 6,
          textAnchor: 'start',
          fontSize: 11,
          fill: colours.soft,
        }),
        // What tells two runs of a model apart stands at the end of their names.
        text(names, {
          y: 'middle',
          text: 'label',
          title: 'label',
          frameAnchor: 'left',
          textAnchor: 'end',
          dx: -8,
          fontSize: 12,
          fill: colours.ink,
          lineWidth: (marginLeft - 12) / (12 * wider),
          textOverflow: 'ellipsis-middle',
        }),
        text(headings, {
          y: 'y',
          text: 'heading',
          frameAnchor: 'left',
          textAnchor: 'start',
          dx: 8 - marginLeft,
          fontSize: 12,
          fontWeight: 600,
          fill: colours.ink,
          lineWidth: (width - 16) / (12 * wider),
          textOverflow: 'ellipsis',
        }),
        axisX({
          color: colours.soft,
          fontSize: 11,
          tickSize: 3,
          labelArrow: 'none',
          ticks: Math.max(2, Math.floor((width - marginLeft - valueWidth) / 70)),
          tickFormat: (value: number) => tickText(value),
          label: xLabel,
          labelAnchor: 'center',
          labelOffset: 34,
        }),
      ],
    }
  }
