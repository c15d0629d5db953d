import type { Size } from '../domain/geometry.ts'
import { isMultipleChoice } from '../domain/item.ts'
import { withinSide } from '../domain/withinSide.ts'
import { arrange } from './exportArrange.ts'
import { byPicture, namePictures, pictureFile, rendering, storedAs } from './exportPixels.ts'
import type { OutputFile } from './format.ts'
import { planStageOne, type SelectedItem } from './stageOnePlan.ts'
import type { ExportDesk, ExportOptions, Target } from './target.ts'
import { textBytes } from './textBytes.ts'
import { actingLoss, promptOf } from './trainingText.ts'

/** One line of `stage1.jsonl`: a tuple of 001 §4.1 (picture at the selected resolution, original, question, answer). */
export interface StageOneRow {
  /** Id of the item, by which `judgements.jsonl` speaks of it too. */
  readonly id: string
  /** At the selected side; where the answer never changed, at the smallest side that was tried. */
  readonly image: string
  readonly width: number
  readonly height: number
  /** Upright, from which regions are cropped. */
  readonly original_image: string
  readonly original_width: number
  readonly original_height: number
  /** With option lines and letter instruction for multiple choice, as in a benchmark (FORMATS §1.2). */
  readonly question: string
  /** Letter for multiple choice, text otherwise. */
  readonly answer: string
  /** Longest side at which the answer first differed from that at full resolution; null when it never did. */
  readonly selected_side: number | null
  readonly diverged: boolean
  /** Longest sides that were gone down, largest first; those not smaller than the picture were passed over. */
  readonly schedule: readonly number[]
  readonly model: string
}

/** What is written of one item: where its pictures lie, and how large the smaller one is. */
interface Shrunk {
  readonly size: Size
  readonly path: string
  readonly originalPath: string
}

/** Tuples for the first stage of training (001 §4.1), in a form of our own: the authors released none (FORMATS §2). */
export const stageOneFolder: Target = {
  id: 'stage-one',
  label: 'Stage I tuples',
  detail:
    'stage1.jsonl with images/ and small_images/: each question with its picture at the resolution that was selected.',
  group: 'training',
  side: 'train',
  loses: ['judgements', 'checks', 'options', 'boxes', 'region', 'category', 'provenance'],
  plan(scope, options) {
    const { going, held, warnings } = planStageOne(scope.project, scope.candidates, scope.selections ?? [])
    const { contentOf, goesTo } = arrange(scope, options)
    const rows = going
      .filter(({ picture }) => goesTo(picture, stageOneFolder.side))
      .map((selected) => ({ ...selected, content: contentOf(selected.item.id, selected.content) }))
    return {
      total: rows.length,
      files: countStageOne(rows, options),
      held,
      warnings,
      losses: actingLoss(rows.map(({ content }) => content)),
      write: (desk) => encodeStageOne(rows, options, desk),
    }
  },
}

/** `stage1.jsonl`, then each original picture once, followed by the smaller ones made of it. */
async function* encodeStageOne(
  rows: readonly SelectedItem[],
  options: ExportOptions,
  desk: ExportDesk,
): AsyncGenerator<OutputFile> {
  const images = namedFor(rows, options)
  const { modifiedAt } = options
  yield { path: 'stage1.jsonl', modifiedAt, content: () => textBytes(rowTexts(rows, images)) }

  for (const items of byPicture(rows).values()) {
    const written = new Set<string>()
    for (const selected of items) {
      const { picture } = selected
      const { path, originalPath, size } = shrunkOf(selected, images)
      if (written.size === 0) yield pictureFile(picture, originalPath, options, desk)
      written.add(originalPath)
      if (written.has(path)) continue
      written.add(path)
      yield { path, modifiedAt, content: () => desk.render(picture, rendering({ size, as: 'image/png' })) }
    }
  }
}

const namedFor = (
  rows: readonly SelectedItem[],
  { pictures }: Pick<ExportOptions, 'pictures'>,
): ReadonlyMap<string, string> =>
  namePictures(
    rows.map(({ picture }) => picture),
    pictures,
  )

/** How many files `encodeStageOne` writes. */
function countStageOne(rows: readonly SelectedItem[], options: ExportOptions): number {
  const images = namedFor(rows, options)
  const paths = rows.flatMap((selected) => {
    const { path, originalPath } = shrunkOf(selected, images)
    return [path, originalPath]
  })
  return 1 + new Set(paths).size
}

export function stageOneRow(selected: SelectedItem, images: ReadonlyMap<string, string>): StageOneRow {
  const { item, picture, content, selection } = selected
  const { path, originalPath, size } = shrunkOf(selected, images)
  const answer = isMultipleChoice(content) ? content.answerLetter : content.answerText
  if (answer === null)
    throw new Error(`The item ${item.id} has no answer; plan the export before writing it.`)
  return {
    id: item.id,
    image: path,
    width: size.width,
    height: size.height,
    original_image: originalPath,
    original_width: picture.width,
    original_height: picture.height,
    question: promptOf(content),
    answer,
    selected_side: selection.side,
    diverged: selection.side !== null,
    schedule: selection.schedule,
    model: selection.modelId,
  }
}

/** One JSON object on each line. */
function* rowTexts(rows: readonly SelectedItem[], images: ReadonlyMap<string, string>): Generator<string> {
  for (const selected of rows) yield `${JSON.stringify(stageOneRow(selected, images))}\n`
}

/** The smaller picture is named for its original and its side, so items share it; a side that changes nothing needs none. */
function shrunkOf({ picture, selection }: SelectedItem, images: ReadonlyMap<string, string>): Shrunk {
  const originalPath = images.get(storedAs(picture)) ?? ''
  const whole = { width: picture.width, height: picture.height }
  const side = selection.side ?? selection.asked.at(-1)?.side ?? null
  if (side === null || side >= Math.max(whole.width, whole.height)) {
    return { size: whole, path: originalPath, originalPath }
  }
  const stem = originalPath.replace(/^images\/(.*)\.[a-z]+$/, '$1')
  return { size: withinSide(whole, side), path: `small_images/${stem}_${side}.png`, originalPath }
}
