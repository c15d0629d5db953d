import { categoryPlaces, ratesIn } from '../../../domain/evaluationFigures.ts'
import {
  binarySteps,
  binsOf,
  decimalSteps,
  type ItemMeasures,
} from '../../../domain/evaluationFiguresBins.ts'
import { pairFigures, type PairFigures } from '../../../domain/evaluationFiguresPairs.ts'
import { columnOf, labelsIn, type ScoreColumn } from '../../../domain/scoreColumns.ts'
import { views, type View } from '../../../domain/preview.ts'
import type { Slices } from '../../../domain/slices.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import type { BlindRates } from './accuracyCharts.ts'
import type { BinMeasure, BinnedRates } from './binCharts.ts'
import type { CategoryChoice, ChartsChoice } from './chartsChoice.ts'
import { mostBinModels } from './looks.ts'
import type { PairColumns, Pairing } from './pairCharts.ts'

/** What there is to choose from, worked out once of what was scored. */
export interface ChartsBasis {
  readonly scored: Scored
  /** Columns that are no part of the crop test. */
  readonly columns: readonly ScoreColumn[]
  readonly labels: readonly string[]
  /** Those in which anything was answered. */
  readonly views: readonly View[]
  /** Categories that occur, in the order of the project. */
  readonly order: readonly (string | null)[]
  readonly places: Int32Array
}

export function basisOf(scored: Scored): ChartsBasis {
  const columns = scored.columns.filter(({ crop }) => crop === null)
  const used = [...new Set(scored.categories)]
  const known = (scored.results[0]?.categories ?? []).map(({ category }) => category)
  const order = [
    ...known.filter((each) => used.includes(each)),
    ...used.filter((each) => !known.includes(each)),
  ]
  return {
    scored,
    columns,
    labels: labelsIn(columns),
    views: views.filter((view) => columns.some((column) => column.view === view)),
    order,
    places: categoryPlaces(scored.categories, order),
  }
}

/** What is shown of a choice: names that are gone left out, and what is open filled in. */
export interface ShownChoice {
  readonly models: readonly string[]
  readonly views: readonly View[]
  readonly split: CategoryChoice<'overall' | 'each'>
  readonly category: CategoryChoice<'all'>
}

/** Models that are shown where none were chosen. */
const firstModels = 6

export function shownOf(basis: ChartsBasis, choice: ChartsChoice): ShownChoice {
  const { labels, order } = basis
  const named = choice.models?.filter((label) => labels.includes(label)) ?? null
  const isThere = (of: CategoryChoice<string>): boolean => typeof of === 'string' || order.includes(of.id)
  return {
    models: named ?? labels.slice(0, firstModels),
    views: basis.views.filter((view) => choice.views.includes(view)),
    split: isThere(choice.split) ? choice.split : 'overall',
    category: isThere(choice.category) ? choice.category : 'all',
  }
}

/** What is crossed, with its columns; null where there is nothing to cross. */
export function pairingOf(
  { columns, labels }: ChartsBasis,
  { cross, first, second, crossView }: ChartsChoice,
): { readonly pairing: Pairing; readonly columns: PairColumns | null } | null {
  const has = (label: string, view: View): boolean => columnOf(columns, label, view) !== null
  const hasBoth = (label: string): boolean => has(label, 'global') && has(label, 'regional')
  const chosen = labels.find((label) => label === first) ?? null
  if (cross === 'views') {
    const model = chosen ?? labels.find(hasBoth) ?? labels[0]
    if (model === undefined) return null
    return {
      pairing: { kind: 'views', model },
      columns: crossed(columnOf(columns, model, 'global'), columnOf(columns, model, 'regional')),
    }
  }
  const one = chosen ?? labels.find((label) => has(label, crossView)) ?? labels[0]
  const others = labels.filter((label) => label !== one)
  const other =
    others.find((label) => label === second) ?? others.find((label) => has(label, crossView)) ?? others[0]
  if (one === undefined || other === undefined) return null
  return {
    pairing: { kind: 'models', first: one, second: other, view: crossView },
    columns: crossed(columnOf(columns, one, crossView), columnOf(columns, other, crossView)),
  }
}

const crossed = (first: ScoreColumn | null, second: ScoreColumn | null): PairColumns | null =>
  first && second ? { first, second } : null

/** The figures of two columns, with what they are of. */
export interface Crossed {
  readonly first: Float64Array
  readonly second: Float64Array
  readonly figures: PairFigures
}

export function* crossing(
  first: Float64Array,
  second: Float64Array,
  { places, order }: Pick<ChartsBasis, 'places' | 'order'>,
): Slices<Crossed> {
  return { first, second, figures: yield* pairFigures(first, second, places, order.length) }
}

/** How right models are in the blind view, of which the results say nothing. */
export function* blindRates({
  columns,
  order,
  places,
}: ChartsBasis): Slices<ReadonlyMap<string, BlindRates>> {
  const found = new Map<string, BlindRates>()
  for (const { label, view, right } of columns)
    if (view === 'blind') found.set(label, yield* ratesIn(right, places, order.length))
  return found
}

/** How right the shown models are in each bin of a measure. */
export function* binnedRates(
  { columns }: ChartsBasis,
  { models, views: seen }: Pick<ShownChoice, 'models' | 'views'>,
  measures: ItemMeasures,
  { measure, binning }: { readonly measure: BinMeasure } & Pick<ChartsChoice, 'binning'>,
): Slices<BinnedRates> {
  const bins = yield* binsOf(
    measures[measure],
    binning,
    measure === 'longestSide' ? binarySteps : decimalSteps,
  )
  const lines: BinnedRates['lines'][number][] = []
  for (const [place, model] of models.slice(0, mostBinModels).entries()) {
    for (const view of seen) {
      const column = columnOf(columns, model, view)
      if (!column) continue
      const { groups } = yield* ratesIn(column.right, bins.places, bins.counts.length)
      lines.push({ model, place, view, rates: groups })
    }
  }
  return { measure, binning, bins, lines }
}
