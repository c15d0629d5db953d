import type { Binning } from '../../../domain/evaluationFiguresBins.ts'
import { pairParts, type PairPart } from '../../../domain/evaluationFiguresPairs.ts'
import { views, type View } from '../../../domain/preview.ts'

/** One category, `null` being none; or something about all of them. */
export type CategoryChoice<Word extends string> = Word | { readonly id: string | null }

/** What the page of charts shows. What it names may be gone: whoever shows it looks for it first. */
export interface ChartsChoice {
  /** Labels of models; null for the first few. */
  readonly models: readonly string[] | null
  readonly views: readonly View[]
  /** What accuracy and gap are broken down by. */
  readonly split: CategoryChoice<'overall' | 'each'>
  /** What is crossed: the views of one model, or two models in one view. Null for the first that fits. */
  readonly cross: 'views' | 'models'
  readonly first: string | null
  readonly second: string | null
  readonly crossView: View
  /** Whose items are listed. */
  readonly part: PairPart | null
  readonly category: CategoryChoice<'all'>
  readonly binning: Binning
  readonly resolution: 'megapixels' | 'longestSide'
}

export const defaultChoice: ChartsChoice = {
  models: null,
  views: ['global', 'regional'],
  split: 'overall',
  cross: 'views',
  first: null,
  second: null,
  crossView: 'global',
  part: null,
  category: 'all',
  binning: 'steps',
  resolution: 'megapixels',
}

/** The page with this choice; what is as usual is left out. */
export function chartsAddress(projectId: string, choice: ChartsChoice): string {
  const page = `/project/${projectId}/evaluate/charts`
  const said = Object.entries(choice).filter(
    ([name, value]) =>
      JSON.stringify(value) !==
      JSON.stringify(new Map<string, unknown>(Object.entries(defaultChoice)).get(name)),
  )
  if (said.length === 0) return page
  // With no percent sign of its own the text stays the same however often an address is decoded.
  const text = JSON.stringify(Object.fromEntries(said)).replaceAll('%', String.raw`\u0025`)
  return `${page}/${encodeURIComponent(text)}`
}

/** The choice that the detail of such an address holds; what is not understood is as usual. */
export function choiceIn(detail: string | null): ChartsChoice {
  const said = saidIn(detail)
  const { split, category, models, views: seen } = said
  return {
    models: Array.isArray(models) ? [...new Set(models.filter((each) => typeof each === 'string'))] : null,
    views: Array.isArray(seen) ? views.filter((view) => seen.includes(view)) : defaultChoice.views,
    split: categoryIn(split) ?? oneOf<'overall' | 'each'>(['overall', 'each'], split) ?? defaultChoice.split,
    cross: oneOf(['views', 'models'], said['cross']) ?? defaultChoice.cross,
    first: textIn(said['first']),
    second: textIn(said['second']),
    crossView: oneOf(views, said['crossView']) ?? defaultChoice.crossView,
    part: oneOf(pairParts, said['part']),
    category: categoryIn(category) ?? defaultChoice.category,
    binning: oneOf(['steps', 'equal'], said['binning']) ?? defaultChoice.binning,
    resolution: oneOf(['megapixels', 'longestSide'], said['resolution']) ?? defaultChoice.resolution,
  }
}

type Said = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Said =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function saidIn(detail: string | null): Said {
  if (detail === null) return {}
  try {
    const value: unknown = JSON.parse(decodeURIComponent(detail))
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | null =>
  all.find((each) => each === value) ?? null

const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function categoryIn(value: unknown): { readonly id: string | null } | null {
  if (!isRecord(value) || !('id' in value)) return null
  const { id } = value
  return id === null || typeof id === 'string' ? { id } : null
}
