import type { Rect, Size } from '../domain/geometry.ts'
import { indexOfLetter, isMultipleChoice } from '../domain/item.ts'
import type { Project } from '../domain/project.ts'
import { byPicture, namePictures, pictureFile, storedAs } from './exportPixels.ts'
import { boxedRowsOf, type BoxedRow, type RowLevel } from './exportRows.ts'
import type { OutputFile } from './format.ts'
import type { ExportDesk, ExportOptions, Target } from './target.ts'
import { textBytes } from './textBytes.ts'

type Corners = readonly [number, number, number, number]

/** One row of `nested_boxes.json`: a question with the nested boxes around its evidence (001 §4.2, FORMATS §2.4). */
export interface NestedBoxesRow {
  /** Id of the item, by which `judgements.jsonl` speaks of it too. */
  readonly id: string
  readonly image: string
  /** Size of the upright picture, in whose pixels all boxes are. */
  readonly width: number
  readonly height: number
  readonly question: string
  /** As text, for multiple choice too. */
  readonly answer: string
  /** b1, the minimal region, first; whole pixels, rounded outward. Of several chains, their union chain. */
  readonly boxes: readonly Corners[]
  /** What each level shows: the label of its box, else the project's name for the level. */
  readonly labels: readonly string[]
  /** `boxes` as shares of the picture's sides. */
  readonly boxes_norm: readonly Corners[]
  /** Each instance by itself. */
  readonly chains: readonly {
    readonly boxes: readonly Corners[]
    readonly labels: readonly string[]
    readonly active_ms: number
  }[]
  readonly category: string | null
  /** Option texts in letter order; empty for an open question. */
  readonly options: readonly string[]
  readonly answer_letter: string | null
  /** Whose boxes these are. */
  readonly annotators: readonly { readonly id: string; readonly name: string | null }[]
  /** Active milliseconds spent on all boxes; what chains share counts once. */
  readonly active_ms: number
}

/** Questions with the nested boxes around their evidence, in a form of our own. */
export const nestedBoxesFolder: Target = {
  id: 'nested-boxes',
  label: 'Nested boxes',
  detail: 'nested_boxes.json with images/: each question with its chains of boxes, b1 first.',
  group: 'training',
  side: 'train',
  loses: ['judgements', 'checks', 'provenance'],
  plan(scope, options) {
    const { rows, held, warnings } = boxedRowsOf(scope, options, nestedBoxesFolder.side)
    return {
      total: rows.length,
      files: 1 + byPicture(rows).size,
      held,
      warnings,
      losses: [],
      write: (desk) => encodeNestedBoxes(rows, scope.project, options, desk),
    }
  },
}

/** `nested_boxes.json`, then each picture once. */
async function* encodeNestedBoxes(
  rows: readonly BoxedRow[],
  project: Project,
  options: ExportOptions,
  desk: ExportDesk,
): AsyncGenerator<OutputFile> {
  const images = namePictures(
    rows.map(({ picture }) => picture),
    options.pictures,
  )
  yield {
    path: 'nested_boxes.json',
    modifiedAt: options.modifiedAt,
    content: () => textBytes(rowTexts(rows, project, images)),
  }
  for (const [sha256, [first]] of byPicture(rows)) {
    const path = images.get(sha256)
    if (first && path !== undefined) yield pictureFile(first.picture, path, options, desk)
  }
}

/** A JSON array with one row on each line. */
function* rowTexts(
  rows: readonly BoxedRow[],
  project: Project,
  images: ReadonlyMap<string, string>,
): Generator<string> {
  yield '['
  let separator = '\n'
  for (const boxed of rows) {
    const image = images.get(storedAs(boxed.picture)) ?? ''
    yield `${separator}${JSON.stringify(nestedBoxesRow(boxed, project, image))}`
    separator = ',\n'
  }
  yield '\n]\n'
}

export function nestedBoxesRow(
  { item, picture, content, judgement, chains, union }: BoxedRow,
  { people }: Pick<Project, 'people'>,
  image: string,
): NestedBoxesRow {
  const { width, height } = picture
  const right = content.options[indexOfLetter(content.answerLetter)]
  const { annotatorId } = judgement
  return {
    id: item.id,
    image,
    width,
    height,
    question: content.question,
    answer: isMultipleChoice(content) ? (right ?? content.answerText) : content.answerText,
    ...written(union),
    boxes_norm: union.map(({ rect }) => shares(rect, picture)),
    chains: chains.map(({ levels, activeMs }) => ({ ...written(levels), active_ms: activeMs })),
    category: content.category,
    options: content.options,
    answer_letter: content.answerLetter,
    annotators: [{ id: annotatorId, name: people.find(({ id }) => id === annotatorId)?.name ?? null }],
    active_ms: judgement.boxes.reduce((sum, { activeMs }) => sum + activeMs, 0),
  }
}

const written = (levels: readonly RowLevel[]): Pick<NestedBoxesRow, 'boxes' | 'labels'> => ({
  boxes: levels.map(({ rect }) => [rect.x1, rect.y1, rect.x2, rect.y2]),
  labels: levels.map(({ label }) => label),
})

const shares = ({ x1, y1, x2, y2 }: Rect, { width, height }: Size): Corners => [
  x1 / width,
  y1 / height,
  x2 / width,
  y2 / height,
]
