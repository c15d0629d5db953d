import { sameRect, type Rect } from '../domain/geometry.ts'
import { indexOfLetter, type Content, type Item } from '../domain/item.ts'
import type { Picture } from '../domain/picture.ts'
import type { Project } from '../domain/project.ts'
import { arrange } from './exportArrange.ts'
import { exportedRegion, wordingFaultOf } from './exportFault.ts'
import { boxedRowsOf, rowsOf, type RowChain, type Rows } from './exportRows.ts'
import { heldByPicture, heldByVerdict, inOrder, type Candidate, type Held } from './held.ts'
import { levelName, regionName } from './marks.ts'
import type { ExportOptions, ExportScope, Target } from './target.ts'

/** An item as annotation tools get it: a question and every box there is for it. */
export interface QuestionRow {
  readonly item: Item
  readonly picture: Picture
  readonly content: Content
  /** In whole pixels, rounded outward; null where there is none, or where it is b1 of the only chain. */
  readonly region: Rect | null
  /** In reading order, none where only the region is known. */
  readonly chains: readonly RowChain[]
}

/** Every item with boxes, and every accepted one with a region; in the order of the items. */
export function questionRowsOf(
  scope: ExportScope,
  options: ExportOptions,
  side: Target['side'],
): Rows<QuestionRow> {
  const boxed = boxedRowsOf(scope, options, side)
  const boxedById = new Map(boxed.rows.map((row) => [row.item.id, row]))
  const heldById = new Map(boxed.held.map((held) => [held.itemId, held]))
  const { contentOf, goesTo } = arrange(scope, options)
  const rows: QuestionRow[] = []
  const held: Held[] = []
  const regional = new Set<string>()
  for (const candidate of inOrder(scope.candidates)) {
    const { id } = candidate.item
    const row = boxedById.get(id)
    if (row) {
      const { item, picture, content, chains } = row
      rows.push({ item, picture, content, chains, region: ownRegion(row.region, chains) })
    }
    const why = heldById.get(id)
    if (!why) continue
    const plain = why.code === 'boxes-missing' ? regionRow(scope.project, candidate) : why
    if ('code' in plain) held.push(plain)
    else if (goesTo(plain.picture, side)) {
      rows.push({ ...plain, content: contentOf(id, plain.content) })
      regional.add(id)
    }
  }
  const others = rowsOf(scope, options, side).warnings.filter(({ itemId }) => regional.has(itemId))
  return { rows, held, warnings: [...boxed.warnings, ...others] }
}

/** An item that nobody drew boxes on goes out with its region alone. */
function regionRow(
  project: Project,
  { item, picture, resolution, judgements }: Candidate,
): QuestionRow | Held {
  if (typeof resolution === 'string' || resolution.outcome === 'reject') {
    return heldByVerdict(project, item, resolution, judgements)
  }
  if (!picture || picture.sha256 === null) return heldByPicture(item, picture)
  const { content } = resolution
  const fault = wordingFaultOf(content)
  if (fault) return { itemId: item.id, ...fault }
  const region = exportedRegion(content.region, picture)
  if (!region) return { itemId: item.id, code: 'region-missing', sentence: regionMissing }
  return { item, picture, content, region, chains: [] }
}

const regionMissing = 'It has neither boxes nor a region, and everything here is a box: draw one.'

function ownRegion(region: Rect | null, chains: readonly RowChain[]): Rect | null {
  const [only] = chains
  return only && chains.length === 1 && sameRect(region, only.levels[0]?.rect ?? null) ? null : region
}

/** A box of a row, as it is written. */
export interface RowMark {
  readonly rect: Rect
  /** `b1`, `b2`, … or `region`. */
  readonly name: string
  readonly level: number | null
  readonly label: string
  /** Its chain, from 1; null for the region. */
  readonly chain: number | null
  /** Whether the question is written at it. */
  readonly isCarrier: boolean
}

/** The boxes of a row, chain by chain, b1 first, the region last. Boxes that chains share stand in each of them. */
export function rowMarks({ chains, region }: QuestionRow): readonly RowMark[] {
  const marks = chains.flatMap(({ levels }, chain) =>
    levels.map(({ rect, label }, place): RowMark => ({
      rect,
      name: levelName(place + 1),
      level: place + 1,
      label,
      chain: chain + 1,
      isCarrier: chain === 0 && place === 0,
    })),
  )
  if (!region) return marks
  const isCarrier = marks.length === 0
  return [...marks, { rect: region, name: regionName, level: null, label: '', chain: null, isCarrier }]
}

/** The labels that these rows use: levels first, then the region. */
export function markNames(rows: readonly QuestionRow[]): readonly string[] {
  let deepest = 0
  for (const { chains } of rows) for (const { levels } of chains) deepest = Math.max(deepest, levels.length)
  const names = Array.from({ length: deepest }, (_, place) => levelName(place + 1))
  return rows.some(({ region }) => region) ? [...names, regionName] : names
}

/** The answer as text, for multiple choice too. */
export const answerOf = ({ options, answerLetter, answerText }: Content): string =>
  options[indexOfLetter(answerLetter)] ?? answerText

/** What a question says beside its boxes, under the names that readers know. */
export const askingOf = ({ item, content }: QuestionRow) => ({
  question_id: item.id,
  question: content.question,
  answer: answerOf(content),
  ...(content.options.length > 0 && { options: content.options, answer_letter: content.answerLetter }),
  category: content.category,
})
