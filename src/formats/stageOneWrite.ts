import type { Size } from '../domain/geometry.ts'
import { isMultipleChoice } from '../domain/item.ts'
import { withinSide } from '../domain/withinSide.ts'
import type { ExportPictures, OutputFile } from './format.ts'
import { imageFile, nameImages, storedAs } from './imageFiles.ts'
import { composeQuery } from './query.ts'
import type { SelectedItem } from './stageOnePlan.ts'
import { textBytes } from './textBytes.ts'

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

/**
 * The files of an export of Stage I: `stage1.jsonl`, then each original picture once, followed by the smaller ones made
 * of it. `going` comes from `planStageOne`, which alone decides what may be written.
 */
export async function* encodeStageOne(
  going: readonly SelectedItem[],
  pictures: ExportPictures,
  modifiedAt: number,
): AsyncGenerator<OutputFile> {
  const images = nameImages(going.map(({ picture }) => picture))
  yield { path: 'stage1.jsonl', modifiedAt, content: () => textBytes(rowTexts(going, images)) }

  for (const items of byPicture(going).values()) {
    const written = new Set<string>()
    for (const selected of items) {
      const { picture } = selected
      const { path, originalPath, size } = shrunkOf(selected, images)
      if (written.size === 0) yield imageFile(picture, originalPath, pictures, modifiedAt)
      written.add(originalPath)
      if (written.has(path)) continue
      written.add(path)
      yield { path, modifiedAt, content: () => pictures.resized(picture, size) }
    }
  }
}

/** How many files `encodeStageOne` writes. */
export function countStageOne(going: readonly SelectedItem[]): number {
  const images = nameImages(going.map(({ picture }) => picture))
  const paths = going.flatMap((selected) => {
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
    question: composeQuery(content),
    answer,
    selected_side: selection.side,
    diverged: selection.side !== null,
    schedule: selection.schedule,
    model: selection.modelId,
  }
}

/** One JSON object on each line. */
function* rowTexts(going: readonly SelectedItem[], images: ReadonlyMap<string, string>): Generator<string> {
  for (const selected of going) yield `${JSON.stringify(stageOneRow(selected, images))}\n`
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

function byPicture(going: readonly SelectedItem[]): ReadonlyMap<string, readonly SelectedItem[]> {
  const groups = new Map<string, SelectedItem[]>()
  for (const selected of going) {
    const group = groups.get(storedAs(selected.picture))
    if (group) group.push(selected)
    else groups.set(storedAs(selected.picture), [selected])
  }
  return groups
}
