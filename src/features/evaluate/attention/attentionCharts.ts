import type { ChartSpec } from '../../../charts/chartSpec.ts'
import { labelText, shareText } from '../../../charts/chartText.ts'
import { groupedBars } from '../../../charts/groupedBars.ts'
import { histogram } from '../../../charts/histogram.ts'
import { lines, styleAt, type LineSeries } from '../../../charts/lines.ts'
import { areaBins } from '../../../domain/attentionBins.ts'
import type { AttentionSummary } from '../../../domain/attentionFigures.ts'
import type { AttentionColumn } from '../../../domain/attentionReport.ts'
import { areaRatioEdges, histogramOf } from '../../../domain/histogram.ts'
import { columnName } from '../columnName.ts'
import { measureDefinitions, measureNames } from './attentionWords.ts'

/** Which of the two rules of coverage charts show. */
export type CoverageRule = 'cells' | 'area'

const known = (values: Float64Array): readonly number[] => [...values].filter((value) => !Number.isNaN(value))

/** Bins that 0 to 1 is cut into, the finest first. */
const binsToOne = [200, 100, 50, 20] as const
const mostBins = 20
const fewEdges = 13

/** At most twenty bins from 0 to beyond the largest coverage of all; the same for every contestant. */
export function coverageEdges(columns: readonly AttentionColumn[], rule: CoverageRule): readonly number[] {
  const most = columns.reduce(
    (largest, { values }) => known(values[rule]).reduce((max, value) => (value > max ? value : max), largest),
    0,
  )
  const toOne = binsToOne.find((count) => most * count <= mostBins) ?? mostBins
  return Array.from({ length: Math.max(1, Math.ceil(most * toOne)) + 1 }, (_, place) => place / toOne)
}

const percent = (edge: number): string => String(Number((edge * 100).toFixed(1)))

export function coverageChart(
  column: AttentionColumn,
  rule: CoverageRule,
  edges: readonly number[],
): ChartSpec {
  const values = known(column.values[rule])
  const { counts, median } = histogramOf(values, edges)
  const total = values.length
  return {
    id: 'attention-coverage',
    name: `Coverage of ${columnName(column)}`,
    definition: `Items by their coverage. ${measureDefinitions[rule]} The broken line is the median.`,
    table: {
      columns: ['Coverage', 'Items', 'Share'],
      rows: counts.map((count, place) => [
        `${percent(edges[place] ?? 0)}–${percent(edges[place + 1] ?? 1)} %`,
        count,
        total > 0 ? count / total : 0,
      ]),
      shares: [2],
    },
    drawing: histogram({
      edges,
      counts,
      // Every other one where there are many, so that they have room on narrow pages.
      edgeText: (edge) => (edges.length > fewEdges && edges.indexOf(edge) % 2 === 1 ? '' : percent(edge)),
      xLabel: `${measureNames[rule]}, %`,
      yLabel: 'Items',
      mark: median === null ? null : { at: median, label: `median ${shareText(median)}` },
    }),
  }
}

/** A contestant with what its attention comes to. */
export interface Summarised {
  readonly column: AttentionColumn
  readonly summary: AttentionSummary
}

const sides = [
  { key: 'right', name: 'Right answers', tone: 'accent', texture: 'solid' },
  { key: 'wrong', name: 'Wrong answers', tone: 'warn', texture: 'hatched' },
] as const

export function rightWrongChart(all: readonly Summarised[], rule: CoverageRule): ChartSpec {
  const rows = all.flatMap(({ column, summary }) =>
    sides.flatMap(({ key, name }) => {
      const { items, value, interval } = summary[key][rule]
      return value === null ? [] : [{ column, key, name, items, value, interval }]
    }),
  )
  return {
    id: 'attention-right-wrong',
    name: 'Coverage of right and wrong answers',
    definition: `Mean coverage over the items that a model got right in the global view, and over those it got wrong, with 95 % bootstrap intervals; items without an answer of the same model and view are in neither. SAYO §3 reports that accuracy rises with attention to the target. ${measureDefinitions[rule]}`,
    table: {
      columns: ['Model', 'Answers', 'Items', 'Mean coverage', 'From', 'To'],
      rows: rows.map(({ column, name, items, value, interval }) => [
        columnName(column),
        name,
        items,
        value,
        interval?.low ?? null,
        interval?.high ?? null,
      ]),
      shares: [3, 4, 5],
    },
    drawing: groupedBars({
      series: sides.map(({ name, tone, texture }) => ({ name, tone, texture })),
      groups: all.flatMap(({ column }) => {
        const bars = rows.flatMap((row, place) =>
          row.column === column
            ? [
                {
                  series: row.key === 'right' ? 0 : 1,
                  row: place,
                  value: row.value,
                  valueText: shareText(row.value),
                  low: row.interval?.low ?? null,
                  high: row.interval?.high ?? null,
                },
              ]
            : [],
        )
        return bars.length > 0 ? [{ label: labelText(columnName(column)), bars }] : []
      }),
      tickText: shareText,
      xLabel: `${measureNames[rule]}, mean`,
    }),
  }
}

const evenName = 'An even map'

const edgeText = (edge: number): string => String(Number((edge * 100).toPrecision(2)))

/** The bin at a place among the edges, without its unit. */
const spanText = (place: number): string =>
  `${edgeText(areaRatioEdges[place] ?? 0)}–${edgeText(areaRatioEdges[place + 1] ?? 1)}`
const binText = (place: number): string => `${spanText(place)} %`

export function areaChart(
  columns: readonly AttentionColumn[],
  areaRatios: Float64Array,
  rule: CoverageRule,
): ChartSpec {
  const rows: (readonly [string, string, number, number, number])[] = []
  const evens = new Map<number, { items: number; sum: number }>()
  const series = columns.map((column): LineSeries => {
    const points = areaBins(column.values[rule], areaRatios, areaRatioEdges).map((bin) => {
      const x = areaRatioEdges.indexOf(bin.from)
      const even = evens.get(x) ?? { items: 0, sum: 0 }
      evens.set(x, { items: even.items + bin.items, sum: even.sum + bin.areaRatio * bin.items })
      rows.push([columnName(column), binText(x), bin.items, bin.mean, bin.areaRatio])
      return { x, y: bin.mean, row: rows.length - 1 }
    })
    return { name: labelText(columnName(column)), points }
  })
  const even: LineSeries = {
    name: evenName,
    points: [...evens]
      .toSorted(([a], [b]) => a - b)
      .map(([x, { items, sum }]) => {
        rows.push([evenName, binText(x), items, sum / items, sum / items])
        return { x, y: sum / items, row: rows.length - 1 }
      }),
    style: { ...styleAt(0), tone: 'soft', dash: '1 4', hollow: true },
  }
  const used = [...evens.keys()]
  const ticks = used.length === 0 ? [] : range(Math.min(...used), Math.max(...used))
  const tallest = Math.max(0, ...[...series, even].flatMap(({ points }) => points.map(({ y }) => y ?? 0)))
  return {
    id: 'attention-area',
    name: 'Coverage by the size of the target',
    definition: `Mean coverage of items whose targets take up about the same share of their pictures, in steps of 1, 2 and 5. The dotted line is what a map that looks everywhere alike covers by exact area: the share itself. ${measureDefinitions[rule]}`,
    table: {
      columns: ['Model', 'Target area ÷ picture area', 'Items', 'Mean coverage', 'Mean area ratio'],
      rows,
      shares: [3, 4],
    },
    drawing: lines({
      series: [...series, even],
      xTicks: ticks,
      xText: spanText,
      xLabel: 'Target area ÷ picture area, %',
      yLabel: measureNames[rule],
      yDomain: [0, Math.max(0.05, tallest * 1.1)],
      yText: shareText,
      height: 300,
    }),
  }
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, place) => from + place)
