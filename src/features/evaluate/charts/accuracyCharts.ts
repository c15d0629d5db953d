import type { ChartCell, ChartSpec } from '../../../charts/chartSpec.ts'
import { groupedBars, type BarGroup } from '../../../charts/groupedBars.ts'
import type { Interval } from '../../../domain/bootstrap.ts'
import { percentText, pointsText } from '../../../domain/figureText.ts'
import type { View } from '../../../domain/preview.ts'
import type { ModelResult, ViewsLine } from '../../../domain/results.ts'
import type { Rate } from '../../../domain/evaluationFigures.ts'
import { viewNames } from '../../../domain/viewNames.ts'
import type { CategoryChoice } from './chartsChoice.ts'
import { percent, viewLooks } from './looks.ts'

/** One model under one heading: what a group of bars is drawn from. */
export interface AccuracyGroup {
  readonly model: string
  /** What of the items; null for all. */
  readonly category: string | null
  readonly line: ViewsLine | null
  readonly blind: Rate | null
}

export interface BlindRates {
  readonly overall: Rate
  /** By the places of the categories. */
  readonly groups: readonly Rate[]
}

interface GroupsInput {
  readonly models: readonly string[]
  readonly results: readonly ModelResult[]
  readonly blind: ReadonlyMap<string, BlindRates>
  readonly order: readonly (string | null)[]
  readonly split: CategoryChoice<'overall' | 'each'>
  readonly nameOf: (category: string | null) => string
}

/** More than these are in the table only. */
const mostGroups = 120

export function accuracyGroups(input: GroupsInput): readonly AccuracyGroup[] {
  const { models, results, blind, order, split, nameOf } = input
  const places =
    split === 'overall' ? [null] : split === 'each' ? order.keys() : [Math.max(0, order.indexOf(split.id))]
  return [...places].flatMap((place) =>
    models.map((model): AccuracyGroup => {
      const result = results.find((each) => each.model === model)
      const rates = blind.get(model)
      const category = place === null ? undefined : (order[place] ?? null)
      return {
        model,
        category: category === undefined ? null : nameOf(category),
        line:
          (category === undefined
            ? result?.overall
            : result?.categories.find((each) => each.category === category)) ?? null,
        blind: (place === null ? rates?.overall : rates?.groups[place]) ?? null,
      }
    }),
  )
}

const allName = 'All'

/** A heading over the first group of each category; where there is one model, the category is the label itself. */
function labelsOf(groups: readonly AccuracyGroup[]): readonly Pick<BarGroup, 'label' | 'heading'>[] {
  const isOneModel = new Set(groups.map(({ model }) => model)).size === 1
  return groups.map(({ model, category }, place) => {
    if (category === null) return { label: model }
    if (isOneModel && groups.length > 1) return { label: category }
    return category === groups[place - 1]?.category ? { label: model } : { label: model, heading: category }
  })
}

/** How often models are right, in each view. */
export function accuracyChart(groups: readonly AccuracyGroup[], views: readonly View[]): ChartSpec {
  const rows: ChartCell[][] = []
  const labels = labelsOf(groups)
  const drawn = groups.map((group, place): BarGroup => ({
    label: labels[place]?.label ?? '',
    ...(labels[place]?.heading === undefined ? {} : { heading: labels[place].heading }),
    bars: views.flatMap((view, series) => {
      const found = view === 'blind' ? blindOf(group.blind) : group.line?.[view]
      if (!found || found.value === null) return []
      const { value, interval, items } = found
      rows.push([
        group.model,
        group.category ?? allName,
        viewNames[view],
        percent(value),
        percent(interval?.low),
        percent(interval?.high),
        items,
      ])
      return [{ series, row: rows.length - 1, value, valueText: percentText(value), ...ends(interval) }]
    }),
  }))
  return {
    id: 'accuracy',
    name: 'Accuracy by model and view',
    definition:
      'Of the items that were answered, the share that is right; of several seeds and samples of an item, their mean. Categories weigh by their number of items (ZoomBench §5.1, Table 7). The whisker is the bootstrap 95 % interval over items (Efron 1979), as in the table of results; of the blind view, the question without the picture, Wilson’s interval.',
    table: {
      columns: ['Model', 'Category', 'View', 'Accuracy, %', 'From', 'To', 'Items'],
      rows,
    },
    drawing: groupedBars({
      series: views.map((view) => ({ name: viewNames[view], ...viewLooks[view] })),
      groups: drawn.slice(0, mostGroups),
      tickText: (value) => `${Math.round(value * 100)} %`,
      xLabel: 'Accuracy',
      upTo: 1,
    }),
  }
}

/** What zooming in would gain. */
export function gapChart(groups: readonly AccuracyGroup[]): ChartSpec {
  const rows: ChartCell[][] = []
  const labels = labelsOf(groups)
  const drawn = groups.flatMap(({ model, category, line }, place): readonly BarGroup[] => {
    const gap = line?.gap
    if (!gap || gap.value === null) return []
    const { value, interval, items, unpaired } = gap
    rows.push([
      model,
      category ?? allName,
      percent(value),
      percent(interval?.low),
      percent(interval?.high),
      items,
      percent(unpaired),
    ])
    const bar = { series: 0, row: rows.length - 1, value, valueText: pointsText(value), ...ends(interval) }
    const heading = labels[place]?.heading
    return [{ label: labels[place]?.label ?? '', ...(heading === undefined ? {} : { heading }), bars: [bar] }]
  })
  return {
    id: 'zooming-gap',
    name: 'Zooming gap',
    definition:
      'Regional minus global accuracy, in percentage points, over the items that were answered in both views (ZoomBench §5.1, Figure 7, Table 7). The whisker is the bootstrap 95 % interval over those items: where it holds 0, the gap may be luck. The table also has the gap between the two accuracies as they stand, each over its own items.',
    table: {
      columns: ['Model', 'Category', 'Gap, points', 'From', 'To', 'Items in both views', 'Unpaired gap'],
      rows,
    },
    drawing: groupedBars({
      series: [{ name: 'Zooming gap', tone: 'warn', texture: 'hatched' }],
      groups: drawn.slice(0, mostGroups),
      tickText: (value) => pointsText(value).replace(/\.0$/, ''),
      xLabel: 'Percentage points',
    }),
  }
}

const ends = (interval: Interval | null) => ({ low: interval?.low ?? null, high: interval?.high ?? null })

const blindOf = (rate: Rate | null) =>
  rate && { value: rate.accuracy, interval: rate.interval, items: rate.items }

/** What of it is not drawn, or null. */
export const leftOut = (groups: readonly AccuracyGroup[]): string | null =>
  groups.length > mostGroups ? `Drawn are the first ${mostGroups} of ${groups.length} groups.` : null
