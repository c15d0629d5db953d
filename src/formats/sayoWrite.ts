import type { Rect } from '../domain/geometry.ts'
import {
  budgets,
  layoutOf,
  modelFamilies,
  tokenRanges,
  type ModelFamily,
  type TokenLayout,
} from '../domain/modelViews.ts'
import type { TokenRange } from '../domain/tokenCells.ts'
import { boxesByItem, evidenceOf, type Evidence } from './evidenceRects.ts'
import { byPicture, namePictures, pictureFile, storedAs } from './exportPixels.ts'
import { rowsOf } from './exportRows.ts'
import type { OutputFile } from './format.ts'
import { onlySeen } from './seenPictures.ts'
import type { ExportDesk, ExportOptions, ExportRow, Target } from './target.ts'
import { textBytes } from './textBytes.ts'
import { actingLoss, answerInWords, inert } from './trainingText.ts'

/** A question with the tokens that see its evidence (003, FORMATS §3.3). Token numbers count from 0 at the picture's first. */
export interface SayoRecord {
  readonly id: string
  readonly image: string
  readonly question: string
  /** In words. */
  readonly answer: string
  readonly target_objects: readonly string[]
  /** x1, y1, x2, y2 in whole pixels of the upright picture, rounded outward. */
  readonly bboxes: readonly (readonly [number, number, number, number])[]
  readonly width: number
  readonly height: number
  /** Tokens across and down; of tiles all together, without the thumbnail. */
  readonly grid: readonly [number, number]
  /** Side of a token in pixels of the picture as the model sees it. */
  readonly factor: number
  readonly tokens: number
  /** First and last of each run, both included, ascending. */
  readonly token_ranges: readonly TokenRange[]
  readonly model_family: string
  readonly token_budget: number
}

interface View {
  readonly family: ModelFamily
  readonly budget: number
}

const views: readonly View[] = modelFamilies.flatMap((family) =>
  budgets.map((budget) => ({ family, budget })),
)

/** Records for attention rewards: one file for each model family and budget. */
export const sayoRecords: Target = {
  id: 'sayo',
  label: 'SAYO records',
  detail:
    'One JSON Lines file for each model family and token budget, with the tokens that see the evidence, and images/.',
  group: 'training',
  side: 'train',
  loses: ['judgements', 'checks', 'options', 'boxes', 'category', 'provenance'],
  plan(scope, options) {
    const { rows, held, warnings } = rowsOf(scope, options, sayoRecords.side)
    const { seen, held: refused } = onlySeen(rows, ({ picture }) => layoutsOf(picture))
    const boxed = boxesByItem(scope, options, sayoRecords.side)
    const going = seen.map(([row]) => ({ row, evidence: evidenceOf(row, boxed.get(row.item.id)) }))
    const ids = new Set(going.map(({ row }) => row.item.id))
    return {
      total: going.length,
      files: views.length + byPicture(going.map(({ row }) => row)).size,
      held: [...held, ...refused],
      warnings: warnings.filter(({ itemId }) => ids.has(itemId)),
      losses: actingLoss(going.map(({ row }) => row.content)),
      write: (desk) => write(going, options, desk),
    }
  },
}

/** What every family makes of a picture; null where the code of one of them refuses it. */
function layoutsOf(picture: ExportRow['picture']): readonly TokenLayout[] | null {
  const layouts = views.flatMap(({ family, budget }) => layoutOf(picture, family, budget) ?? [])
  return layouts.length === views.length ? layouts : null
}

interface Going {
  readonly row: ExportRow
  readonly evidence: readonly Evidence[]
}

async function* write(
  going: readonly Going[],
  options: ExportOptions,
  desk: ExportDesk,
): AsyncGenerator<OutputFile> {
  const rows = going.map(({ row }) => row)
  const images = namePictures(
    rows.map(({ picture }) => picture),
    options.pictures,
  )
  const { modifiedAt } = options
  for (const view of views) {
    const path = `${view.family.id}_${view.budget}.jsonl`
    yield { path, modifiedAt, content: () => textBytes(lines(going, view, images)) }
  }
  for (const [sha256, [first]] of byPicture(rows)) {
    const path = images.get(sha256)
    if (first && path !== undefined) yield pictureFile(first.picture, path, options, desk)
  }
}

function* lines(going: readonly Going[], view: View, images: ReadonlyMap<string, string>): Generator<string> {
  for (const one of going) {
    const record = sayoRecord(one, view, images.get(storedAs(one.row.picture)) ?? '')
    if (record) yield `${JSON.stringify(record)}\n`
  }
}

/** Null where the model's own code refuses the picture. */
export function sayoRecord(
  { row: { item, picture, content }, evidence }: Going,
  { family, budget }: View,
  image: string,
): SayoRecord | null {
  const { width, height } = picture
  const layout = layoutOf(picture, family, budget)
  if (!layout) return null
  return {
    id: item.id,
    image,
    question: inert(content.question),
    answer: answerInWords(content),
    target_objects: evidence.map(({ label }) => label).filter((label) => label !== ''),
    bboxes: evidence.map(({ rect }) => corners(rect)),
    width,
    height,
    grid: [layout.grid.columns, layout.grid.rows],
    factor: layout.cellSide,
    tokens: layout.tokens,
    token_ranges: merged(evidence.flatMap(({ rect }) => tokenRanges(rect, picture, layout))),
    model_family: family.id,
    token_budget: budget,
  }
}

const corners = ({ x1, y1, x2, y2 }: Rect): readonly [number, number, number, number] => [x1, y1, x2, y2]

/** The same tokens, each once, in ascending runs. Runs that only touch stay apart: each is a row of tokens. */
function merged(ranges: readonly TokenRange[]): readonly TokenRange[] {
  const runs: [number, number][] = []
  for (const [first, last] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const run = runs.at(-1)
    if (run && first <= run[1]) run[1] = Math.max(run[1], last)
    else runs.push([first, last])
  }
  return runs
}
