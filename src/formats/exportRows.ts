import { chainsOf, timeOf, unionChain } from '../domain/chains.ts'
import type { Rect } from '../domain/geometry.ts'
import type { Project } from '../domain/project.ts'
import { arrange } from './exportArrange.ts'
import { exportedRegion } from './exportFault.ts'
import { planZoomBench } from './exportPlan.ts'
import { isOrderFree } from './exportShuffle.ts'
import { warnAbout, type Held, type ItemWarning } from './held.ts'
import { planNestedBoxes, type BoxedItem } from './nestPlan.ts'
import { roundedChain } from './roundedChain.ts'
import type { ExportOptions, ExportRow, ExportScope, Target } from './target.ts'

/** What goes out to a target, in the order of the items, and what does not. */
export interface Rows<Row> {
  readonly rows: readonly Row[]
  /** Whatever the side: nothing is said of items that merely go to the other one. */
  readonly held: readonly Held[]
  /** About `rows` alone; each sentence names its item. */
  readonly warnings: readonly ItemWarning[]
}

/** One level of a chain, in whole pixels, rounded outward; what rounding made equal to the level before is left out. */
export interface RowLevel {
  readonly rect: Rect
  /** Label of the box, else the project's name for the level. */
  readonly label: string
  /** The box it was drawn as; levels that chains share have the same. A level of a union has those it covers. */
  readonly boxIds: readonly string[]
}

export interface RowChain {
  /** b1, the minimal region, first. */
  readonly levels: readonly RowLevel[]
  readonly activeMs: number
}

/** An item with nested boxes, as targets write it. */
export interface BoxedRow extends BoxedItem {
  /** In whole pixels, rounded outward; null where the item has none. */
  readonly region: Rect | null
  /** In reading order, one for each instance, at least one. */
  readonly chains: readonly RowChain[]
  /** One chain for consumers that know only one (FORMATS §2.2); the only chain where there is but one. */
  readonly union: readonly RowLevel[]
}

/** The rows of a benchmark and of everything made from question, region and answer: see `planZoomBench`. */
export function rowsOf(scope: ExportScope, options: ExportOptions, side: Target['side']): Rows<ExportRow> {
  const { going, held, warnings } = planZoomBench(scope.project, scope.candidates)
  const { contentOf, goesTo } = arrange(scope, options)
  const rows: ExportRow[] = []
  for (const one of going) {
    const { item, picture, resolution } = one
    const region = exportedRegion(resolution.content.region, picture)
    if (!region || !goesTo(picture, side)) continue
    const content = contentOf(item.id, resolution.content)
    rows.push({ ...one, resolution: { ...resolution, content }, content, region })
  }
  return { rows, held, warnings: about(rows, warnings, options) }
}

/** The rows of everything that needs nested boxes: see `planNestedBoxes`. */
export function boxedRowsOf(
  scope: ExportScope,
  options: ExportOptions,
  side: Target['side'],
): Rows<BoxedRow> {
  const { going, held, warnings } = planNestedBoxes(scope.project, scope.candidates)
  const { contentOf, goesTo } = arrange(scope, options)
  const rows = going
    .filter(({ picture }) => goesTo(picture, side))
    .map((boxed) => boxedRow({ ...boxed, content: contentOf(boxed.item.id, boxed.content) }, scope.project))
  return { rows, held, warnings: about(rows, warnings, options) }
}

/** The chains of an item as they go out. */
export function boxedRow(boxed: BoxedItem, { nesting }: Pick<Project, 'nesting'>): BoxedRow {
  const { picture, content, judgement } = boxed
  const named = (labels: readonly string[], place: number): string =>
    labels.filter((label) => label.trim() !== '').join(' / ') ||
    (nesting.levels[place] ?? `Level ${place + 1}`)
  const drawn = chainsOf(judgement.boxes)
  const chains = drawn.map((chain) => ({
    levels: roundedChain(
      chain.levels.map(({ id, rect, label }, place) => ({
        rect,
        label: named([label], place),
        boxIds: [id],
      })),
      picture,
    ),
    activeMs: timeOf(chain),
  }))
  const [only] = chains
  const union =
    only && chains.length === 1
      ? only.levels
      : roundedChain(
          unionChain(drawn).map(({ rect, labels, boxIds }, place) => ({
            rect,
            label: named(labels, place),
            boxIds,
          })),
          picture,
        )
  return { ...boxed, region: exportedRegion(content.region, picture), chains, union }
}

/** The warnings that are about these rows, and one for each whose options cannot be shuffled. */
function about(
  rows: readonly Pick<ExportRow, 'item' | 'content'>[],
  warnings: readonly ItemWarning[],
  { shuffle, split }: ExportOptions,
): readonly ItemWarning[] {
  const ids = new Set(rows.map(({ item }) => item.id))
  const kept = split ? warnings.filter(({ itemId }) => ids.has(itemId)) : warnings
  const fixed = shuffle
    ? rows.filter(({ content }) => content.options.length > 1 && !isOrderFree(content))
    : []
  return [...kept, ...fixed.map(({ item }) => warnAbout(item, 'order-matters', 'options', orderMatters))]
}

const orderMatters = 'has options that speak of letters or of each other’s places; they keep their order.'
