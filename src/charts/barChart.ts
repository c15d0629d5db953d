import { barX, ruleX, text, tickX } from '@observablehq/plot'
import type { ChartDrawing } from './chartSpec.ts'
import { labelText } from './chartText.ts'
import { marksRows } from './picking.ts'
import type { Palette } from './palettes.ts'

/** One bar, for one row of the chart's table; the rows have the same order. */
export interface Bar {
  readonly label: string
  readonly value: number
  /** What stands at its end. */
  readonly valueText: string
  /** Accent where nothing is said. What it means is in the label too. */
  readonly tone?: keyof Palette
  /** A thin outlined bar above it, to compare with. */
  readonly beside?: { readonly value: number; readonly valueText: string }
  /** Where the value would lie by chance or by plan: a stroke across the bar. */
  readonly expected?: number | null
}

export interface BarOptions {
  /** Largest value of the axis; the largest bar where nothing is said. */
  readonly upTo?: number
  /** What the filled and the outlined bars are, and the stroke, where there are such. */
  readonly names?: { readonly bar: string; readonly beside?: string; readonly expected?: string }
}

const rowHeight = 26
const pairHeight = 40
/** Width of a letter of 12 pixels, on the safe side: a saved chart is shown in whatever font there is. */
const letter = 7.6
/** How much wider the letters of that font may be than those that widths are reckoned with. */
const wider = 1.15

/** Lying bars with their names before and their values behind them. */
export const barChart =
  (bars: readonly Bar[], { upTo, names }: BarOptions = {}): ChartDrawing =>
  ({ width, colours }) => {
    const paired = bars.some(({ beside }) => beside)
    const step = paired ? pairHeight : rowHeight
    const shown = bars.map((bar, row) => ({ ...bar, row, label: labelText(bar.label) }))
    const labelWidth = Math.min(
      width * 0.46,
      Math.max(40, ...shown.map(({ label }) => label.length * letter)) + 16,
    )
    const valueWidth = Math.max(
      ...shown.flatMap(({ valueText, beside }) => [valueText.length, beside?.valueText.length ?? 0]),
      3,
    )
    const legend = legendOf(names)
    const marginTop = legend === '' ? 6 : 28
    const largest = Math.max(
      ...shown.flatMap(({ value, beside, expected }) => [value, beside?.value ?? 0, expected ?? 0]),
      Number.MIN_VALUE,
    )
    // The bars of a pair lie in the upper and the lower half of their row.
    const inner = step * 0.72
    const besides = shown.filter(({ beside }) => beside)
    const label = { fontSize: 12, fill: colours.ink, frameAnchor: 'left', textAnchor: 'end' } as const
    const value = { fontSize: 12, fill: colours.soft, textAnchor: 'start', dx: 6 } as const
    return {
      height: marginTop + 6 + bars.length * step,
      marginTop,
      marginBottom: 6,
      marginLeft: labelWidth,
      marginRight: valueWidth * letter + 14,
      x: { domain: [0, upTo ?? largest], axis: null },
      y: { type: 'band', domain: shown.map(({ row }) => row), axis: null, padding: 0.28, round: false },
      marks: [
        legend === ''
          ? null
          : text([legend], {
              frameAnchor: 'top-left',
              dy: -22,
              fontSize: 11,
              fill: colours.soft,
              textAnchor: 'start',
            }),
        text(shown, {
          ...label,
          y: 'row',
          text: 'label',
          title: 'label',
          dx: -8,
          lineWidth: (labelWidth - 12) / (12 * wider),
          textOverflow: 'ellipsis',
        }),
        barX(besides, {
          y: 'row',
          x: ({ beside }: (typeof besides)[number]) => beside?.value ?? 0,
          fill: colours.ground,
          stroke: colours.accent,
          strokeWidth: 1.25,
          insetLeft: 0.5,
          insetBottom: inner * 0.54,
          insetTop: 1,
          render: marksRows((index) => besides[index]?.row ?? index),
        }),
        barX(shown, {
          y: 'row',
          x: 'value',
          fill: ({ tone }: Bar) => colours[tone ?? 'accent'],
          insetTop: paired ? inner * 0.54 : 0,
          render: marksRows(),
        }),
        ruleX([0], { stroke: colours.strongLine }),
        tickX(
          shown.filter(({ expected }) => expected !== undefined && expected !== null),
          {
            y: 'row',
            x: 'expected',
            stroke: colours.ink,
            strokeWidth: 2,
            insetTop: paired ? inner * 0.5 - 3 : -3,
            insetBottom: -3,
          },
        ),
        text(shown, {
          ...value,
          y: 'row',
          x: ({ value: own, expected, beside }: Bar) => (beside ? own : Math.max(own, expected ?? 0)),
          text: 'valueText',
          dy: paired ? inner * 0.26 : 0,
        }),
        text(besides, {
          ...value,
          y: 'row',
          x: ({ beside }: (typeof besides)[number]) => beside?.value ?? 0,
          text: ({ beside }: (typeof besides)[number]) => beside?.valueText ?? '',
          dy: -inner * 0.27,
        }),
      ],
    }
  }

const legendOf = (names: BarOptions['names']): string =>
  names === undefined
    ? ''
    : [
        names.beside === undefined ? '' : `□ ${names.beside}`,
        `■ ${names.bar}`,
        names.expected === undefined ? '' : `| ${names.expected}`,
      ]
        .filter((part) => part !== '')
        .join('\u00a0\u00a0\u00a0\u00a0')
