import { rect, text } from '@observablehq/plot'
import type { ChartDrawing } from './chartSpec.ts'
import { amountText, countAndShare, labelText } from './chartText.ts'
import { legend, legendLayout } from './legend.ts'
import { marksRows } from './picking.ts'
import { texturesOf, type Look } from './textures.ts'

export interface StackedBar {
  readonly label: string
  /** One for each series; `row` is the row of the chart's table. */
  readonly parts: readonly { readonly count: number; readonly row: number }[]
}

export interface StackedBarsOptions {
  readonly series: readonly (Look & { readonly name: string })[]
  readonly bars: readonly StackedBar[]
}

const step = 32
const letter = 7.6
const wider = 1.15
/** Half of what is cleared for words that stand on a texture. */
const backing = (text: string): number => (text.length * letter) / 2 + 2

/** Lying bars of equal length, each cut into the shares of its parts, with what it holds in all behind it. */
export const stackedBars =
  ({ series, bars }: StackedBarsOptions): ChartDrawing =>
  ({ width, colours }) => {
    const layout = legendLayout(
      series.map(({ name }) => name),
      width,
    )
    const marginTop = layout.height + 8
    const shown = bars.map(({ label, parts }, place) => ({
      label: labelText(label),
      middle: place * step + step / 2,
      total: parts.reduce((sum, { count }) => sum + count, 0),
      parts,
    }))
    const marginLeft = Math.min(
      width * 0.4,
      Math.max(40, ...shown.map(({ label }) => label.length * letter)) + 16,
    )
    const marginRight = Math.max(...shown.map(({ total }) => amountText(total).length), 3) * letter + 14
    const inner = Math.max(1, width - marginLeft - marginRight)
    const segments = shown.flatMap(({ parts, total, middle }) => {
      let from = 0
      return parts.flatMap(({ count, row }, place) => {
        const look = series[place]
        if (!look || count === 0 || total === 0) return []
        const segment = { from, to: from + count / total, middle, row, look, count }
        from = segment.to
        const room = (count / total) * inner - 10
        const label = [countAndShare(count, total), amountText(count)].find(
          (each) => each.length * letter < room,
        )
        return [{ ...segment, text: label ?? '' }]
      })
    })
    const { marks, fillOf } = texturesOf(series, colours)
    const height = bars.length * step
    return {
      height: marginTop + height + 6,
      marginTop,
      marginBottom: 6,
      marginLeft,
      marginRight,
      x: { domain: [0, 1], axis: null },
      y: { type: 'linear', domain: [0, height], range: [marginTop, marginTop + height], axis: null },
      marks: [
        marks,
        legend(
          series.map((each) => ({
            name: each.name,
            swatch: { kind: 'bar', fill: fillOf(each), stroke: colours[each.tone], dash: '' },
          })),
          layout,
          { left: marginLeft, top: marginTop },
          colours,
        ),
        rect(segments, {
          x1: 'from',
          x2: 'to',
          y1: ({ middle }: (typeof segments)[number]) => middle - 11,
          y2: ({ middle }: (typeof segments)[number]) => middle + 11,
          fill: ({ look }: (typeof segments)[number]) => fillOf(look),
          stroke: ({ look }: (typeof segments)[number]) => colours[look.tone],
          strokeWidth: 1,
          insetLeft: 0.5,
          insetRight: 1,
          render: marksRows((index) => segments[index]?.row ?? index),
        }),
        // Textures would make what stands on them hard to read.
        rect(
          segments.filter(({ text, look }) => text !== '' && look.texture !== 'empty'),
          {
            x1: ({ from, to, text }: (typeof segments)[number]) => (from + to) / 2 - backing(text) / inner,
            x2: ({ from, to, text }: (typeof segments)[number]) => (from + to) / 2 + backing(text) / inner,
            y1: ({ middle }: (typeof segments)[number]) => middle - 7.5,
            y2: ({ middle }: (typeof segments)[number]) => middle + 7.5,
            fill: colours.ground,
            rx: 3,
            pointerEvents: 'none',
          },
        ),
        text(segments, {
          pointerEvents: 'none',
          x: ({ from, to }: (typeof segments)[number]) => (from + to) / 2,
          y: 'middle',
          text: 'text',
          fontSize: 12,
          fill: colours.ink,
        }),
        text(shown, {
          y: 'middle',
          text: 'label',
          title: 'label',
          frameAnchor: 'left',
          textAnchor: 'end',
          dx: -8,
          fontSize: 12,
          fill: colours.ink,
          lineWidth: (marginLeft - 12) / (12 * wider),
          textOverflow: 'ellipsis',
        }),
        text(shown, {
          y: 'middle',
          text: ({ total }: (typeof shown)[number]) => amountText(total),
          frameAnchor: 'right',
          textAnchor: 'start',
          dx: 6,
          fontSize: 12,
          fill: colours.soft,
        }),
      ],
    }
  }
