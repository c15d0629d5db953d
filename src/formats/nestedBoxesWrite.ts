import { chainsOf, timeOf, unionChain } from '../domain/chains.ts'
import type { Rect, Size } from '../domain/geometry.ts'
import { indexOfLetter, isMultipleChoice } from '../domain/item.ts'
import type { Project } from '../domain/project.ts'
import type { ExportPictures, OutputFile } from './format.ts'
import { imageFile, nameImages, storedAs } from './imageFiles.ts'
import type { BoxedItem } from './nestPlan.ts'
import { roundedChain } from './roundedChain.ts'
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

interface Level {
  readonly rect: Rect
  readonly label: string
}

/**
 * The files of an export of nested boxes: `nested_boxes.json`, then each picture once. `going` comes from
 * `planNestedBoxes`, which alone decides what may be written.
 */
export async function* encodeNestedBoxes(
  going: readonly BoxedItem[],
  project: Project,
  pictures: ExportPictures,
  modifiedAt: number,
): AsyncGenerator<OutputFile> {
  const images = nameImages(going.map(({ picture }) => picture))
  yield {
    path: 'nested_boxes.json',
    modifiedAt,
    content: () => textBytes(rowTexts(going, project, images)),
  }
  const written = new Set<string>()
  for (const { picture } of going) {
    const path = images.get(storedAs(picture))
    if (path === undefined || written.has(path)) continue
    written.add(path)
    yield imageFile(picture, path, pictures, modifiedAt)
  }
}

/** A JSON array with one row on each line. */
function* rowTexts(
  going: readonly BoxedItem[],
  project: Project,
  images: ReadonlyMap<string, string>,
): Generator<string> {
  yield '['
  let separator = '\n'
  for (const boxed of going) {
    const image = images.get(storedAs(boxed.picture)) ?? ''
    yield `${separator}${JSON.stringify(nestedBoxesRow(boxed, project, image))}`
    separator = ',\n'
  }
  yield '\n]\n'
}

export function nestedBoxesRow(
  { item, picture, content, judgement }: BoxedItem,
  { nesting, people }: Project,
  image: string,
): NestedBoxesRow {
  const { width, height } = picture
  const named = (labels: readonly string[], place: number): string =>
    labels.filter((label) => label.trim() !== '').join(' / ') ||
    (nesting.levels[place] ?? `Level ${place + 1}`)
  const chains = chainsOf(judgement.boxes)
  const single = chains.map((chain) => ({
    levels: chain.levels.map(({ rect, label }, place) => ({ rect, label: named([label], place) })),
    activeMs: timeOf(chain),
  }))
  const union = unionChain(chains).map(({ rect, labels }, place) => ({ rect, label: named(labels, place) }))
  const [only] = single
  const boxes = roundedChain(only && single.length === 1 ? only.levels : union, picture)
  const right = content.options[indexOfLetter(content.answerLetter)]
  const { annotatorId } = judgement
  return {
    id: item.id,
    image,
    width,
    height,
    question: content.question,
    answer: isMultipleChoice(content) ? (right ?? content.answerText) : content.answerText,
    ...written(boxes),
    boxes_norm: boxes.map(({ rect }) => shares(rect, picture)),
    chains: single.map(({ levels, activeMs }) => ({
      ...written(roundedChain(levels, picture)),
      active_ms: activeMs,
    })),
    category: content.category,
    options: content.options,
    answer_letter: content.answerLetter,
    annotators: [{ id: annotatorId, name: people.find(({ id }) => id === annotatorId)?.name ?? null }],
    active_ms: judgement.boxes.reduce((sum, { activeMs }) => sum + activeMs, 0),
  }
}

const written = (levels: readonly Level[]): Pick<NestedBoxesRow, 'boxes' | 'labels'> => ({
  boxes: levels.map(({ rect }) => [rect.x1, rect.y1, rect.x2, rect.y2]),
  labels: levels.map(({ label }) => label),
})

const shares = ({ x1, y1, x2, y2 }: Rect, { width, height }: Size): Corners => [
  x1 / width,
  y1 / height,
  x2 / width,
  y2 / height,
]
