import type { CropMeasure } from '../../../domain/cropUse.ts'
import type { CropUseColumn, CropUseCounts, CropUseLine, GateSplit } from '../../../domain/cropUseColumns.ts'
import { pointsText } from '../../../domain/figureText.ts'
import { meanOf, type MeanOf } from '../../../domain/meanOf.ts'
import type { Interval } from '../../../domain/bootstrap.ts'
import { columnOf } from '../../../domain/scoreColumns.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import { csvLine } from '../../../formats/csvCells.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import { columnName } from '../columnName.ts'

/** Which items figures are of: all, or those of one category (null is “no category”). */
export type Scope = { readonly kind: 'all' } | { readonly kind: 'category'; readonly id: string | null }

/** A figure as tables show it, and the interval below it. */
export interface Figure {
  readonly value: string
  readonly range: string
}

export interface CropUseRow {
  readonly column: CropUseColumn
  readonly name: string
  readonly items: number
  /** Acc, IoU, Overlap, Bbox Ratio, Token Num (001 §8.2), then passing, R_IoU and R_L1. */
  readonly figures: readonly Figure[]
}

export const figureNames: readonly string[] = [
  'Acc',
  'IoU',
  'Overlap',
  'Bbox Ratio',
  'Token Num',
  'Pass the gate',
  'R_IoU',
  'R_L1',
]

export function cropUseRows(
  columns: readonly CropUseColumn[],
  scored: Scored,
  scope: Scope,
): readonly CropUseRow[] {
  return inOrder(columns).flatMap((column) => {
    const line = lineIn(column, scope)
    if (!line) return []
    const { means } = line
    return [
      {
        column,
        name: columnName(column),
        items: line.items,
        figures: [
          percent(accuracyOf(column, scored, scope)),
          share(means.iou),
          share(means.overlap),
          share(means.ratio),
          tokens(means.tokens),
          percent(means.passes),
          share(means.iouReward),
          share(means.distanceReward),
        ],
      },
    ]
  })
}

/** Outputs of the crop test last: their boxes are those that were made before. */
const inOrder = (columns: readonly CropUseColumn[]): readonly CropUseColumn[] =>
  columns.toSorted((a, b) => Number(a.crop !== null) - Number(b.crop !== null))

const lineIn = (column: CropUseColumn, scope: Scope): CropUseLine | null =>
  scope.kind === 'all'
    ? column.overall
    : (column.categories.find(({ category }) => category === scope.id) ?? null)

/** Over all items that were answered, those without a box included; as in the results where they tell it. */
function accuracyOf({ label, view, crop }: CropUseColumn, scored: Scored, scope: Scope): MeanOf {
  const result = crop === null ? scored.results.find(({ model }) => model === label) : undefined
  const line =
    scope.kind === 'all' ? result?.overall : result?.categories.find(({ category }) => category === scope.id)
  if (line && view !== 'blind') return line[view]
  const right = columnOf(scored.columns, label, view, crop)?.right
  if (!right) return { items: 0, value: null, interval: null }
  if (scope.kind === 'all') return meanOf(right)
  return meanOf(right.filter((_, place) => (scored.categories[place] ?? null) === scope.id))
}

const figure = (mean: Pick<MeanOf, 'value' | 'interval'>, text: (value: number) => string): Figure => ({
  value: mean.value === null ? '–' : text(mean.value),
  range: mean.interval ? `${text(mean.interval.low)} to ${text(mean.interval.high)}` : '',
})

const share = (mean: MeanOf): Figure => figure(mean, fourDigits)
const tokens = (mean: MeanOf): Figure => figure(mean, (value) => numberText(Math.round(value)))
const percent = (mean: Pick<MeanOf, 'value' | 'interval'>): Figure =>
  figure(mean, (value) => (value * 100).toFixed(1))

export const fourDigits = (value: number): string =>
  value !== 0 && Math.abs(value) < 0.01 ? value.toFixed(5) : value.toFixed(4)

const said = (count: number, words: string): readonly string[] =>
  count > 0 ? [`${numberText(count)} ${words}`] : []

/** What was not measured, and why, in sentences; none where everything was. */
export function countSentences(counts: CropUseCounts): readonly string[] {
  const { predictions, measured, boxless, unusable, outside, unplaced, badBoxes, refused, regions } = counts
  return [
    `${numberText(measured)} of ${countText(predictions, 'answer')} measured.`,
    ...said(boxless, 'came without a box.'),
    ...said(unusable, 'had boxes, but none that is one and lies in its picture.'),
    ...said(unplaced, 'had nothing to be compared with: no region or levels, or no picture.'),
    ...said(outside, 'went to items that are not part of the benchmark.'),
    ...said(badBoxes, `${badBoxes === 1 ? 'box is' : 'boxes are'} none, or outside of the picture.`),
    ...said(refused, `${refused === 1 ? 'crop is' : 'crops are'} too thin for the model: no Token Num.`),
    ...said(regions, `${regions === 1 ? 'item has' : 'items have'} no levels: the region stands as b1.`),
  ]
}

export interface SplitRow {
  readonly column: CropUseColumn
  readonly name: string
  readonly figures: readonly Figure[]
  readonly sentence: string
}

function sideFigure({ accuracy, interval, predictions }: GateSplit['passing']): Figure {
  const { value, range } = percent({ value: accuracy, interval })
  return { value: `${value} (n = ${numberText(predictions)})`, range }
}

/** Whether looking right goes with being right, model by model. */
export const splitRows = (columns: readonly CropUseColumn[]): readonly SplitRow[] =>
  inOrder(columns).map((column) => {
    const { passing, failing, difference } = column.split
    return {
      column,
      name: columnName(column),
      figures: [sideFigure(passing), sideFigure(failing), points(difference)],
      sentence: splitSentence(column.split),
    }
  })

const points = ({
  value,
  interval,
}: {
  readonly value: number | null
  readonly interval: Interval | null
}): Figure => ({
  value: value === null ? '–' : pointsText(value),
  range: interval ? `${pointsText(interval.low)} to ${pointsText(interval.high)}` : '',
})

/** An interval that reaches further than so many points to both sides leaves it open. */
const settled = 0.1

function splitSentence({ difference: { value, interval } }: GateSplit): string {
  if (value === null) return 'All crops are on one side of the gate.'
  if (!interval) return 'Too few answers to tell.'
  if (interval.low > 0) return 'Looking right goes with being right.'
  if (interval.high < 0) return 'It is right more often where it looks past the evidence.'
  return interval.high - interval.low > 2 * settled
    ? 'Not settled: these answers are too few.'
    : 'Hardly any difference: it may answer without its crops.'
}

const measures: readonly (readonly [CropMeasure, string])[] = [
  ['iou', 'IoU'],
  ['overlap', 'Overlap'],
  ['ratio', 'Bbox Ratio'],
  ['tokens', 'Token Num'],
  ['passes', 'Pass the gate'],
  ['iouReward', 'R_IoU'],
  ['distanceReward', 'R_L1'],
]

/** Means of every model, over all and by category, one on each line. */
export function meansCsv(columns: readonly CropUseColumn[]): string {
  const head = csvLine(['model', 'view', 'crop', 'category', 'measure', 'items', 'mean', 'low', 'high'])
  const lines = columns.flatMap((column) =>
    [
      { name: 'all', means: column.overall.means },
      ...column.categories.map(({ category, means }) => ({ name: category ?? '', means })),
    ].flatMap(({ name, means }) =>
      measures.map(([measure, measureName]) => {
        const { items, value, interval } = means[measure]
        return csvLine([
          column.label,
          column.view,
          column.crop ?? '',
          name,
          measureName,
          items,
          value,
          interval?.low ?? null,
          interval?.high ?? null,
        ])
      }),
    ),
  )
  return head + lines.join('')
}

/** The measures of every item of one model. */
export function itemsCsv(column: CropUseColumn): readonly string[] {
  const head = csvLine(['item', ...measures.map(([, name]) => name)])
  return [
    head,
    ...column.itemIds.map((itemId, place) =>
      csvLine([itemId, ...measures.map(([measure]) => column.values[measure][place] ?? null)]),
    ),
  ]
}

/** Places of the items with the lowest values of a measure, the lowest first; of equal ones the earlier first. */
export function worstPlaces(
  values: Float64Array,
  places: readonly number[],
  most: number,
): readonly number[] {
  const known = places.filter((place) => !Number.isNaN(values[place] ?? Number.NaN))
  const sorted = Float64Array.from(known, (place) => values[place] ?? 0).toSorted()
  const limit = sorted[Math.min(most, sorted.length) - 1]
  if (limit === undefined) return []
  return known
    .filter((place) => (values[place] ?? 0) <= limit)
    .toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b)
    .slice(0, most)
}

/** How much of b1 the crops of a model covered, by item, without any crop test; of its global view where it has one. */
export function overlapsOf(columns: readonly CropUseColumn[], label: string): ReadonlyMap<string, number> {
  const own = columns.filter((each) => each.label === label && each.crop === null)
  const column = own.find(({ view }) => view === 'global') ?? own[0]
  return new Map(column?.itemIds.map((id, place) => [id, column.values.overlap[place] ?? 0]))
}

/** Places of a column’s items that are in the scope. */
export function placesIn(
  column: CropUseColumn,
  categoryOf: ReadonlyMap<string, string | null>,
  scope: Scope,
): readonly number[] {
  const all = column.itemIds.map((_, place) => place)
  if (scope.kind === 'all') return all
  return all.filter((place) => (categoryOf.get(column.itemIds[place] ?? '') ?? null) === scope.id)
}
