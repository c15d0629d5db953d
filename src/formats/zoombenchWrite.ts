import { isMultipleChoice } from '../domain/item.ts'
import { exportedRegion } from './exportFault.ts'
import { safeWord, uniqueNames } from './fileNames.ts'
import type { ExportItem, ExportPictures, OutputFile } from './format.ts'
import { imageFile, nameImages, storedAs } from './imageFiles.ts'
import { composeQuery } from './query.ts'
import { textBytes } from './textBytes.ts'

/**
 * One row of `zoombench.json`: the six keys that the official scripts read (FORMATS §1.2), then what they leave
 * alone. `id` is the id of the item, by which `judgements.jsonl` speaks of it too.
 */
export interface ZoomBenchRow {
  readonly images: readonly [string]
  readonly crop_images: readonly [string]
  readonly query: string
  /** Letter for multiple choice, text otherwise. */
  readonly response: string
  /** x1, y1, x2, y2 in whole pixels of the upright picture, rounded outward. */
  readonly bbox: readonly [number, number, number, number]
  readonly question_type: 'mcq' | 'blank'
  readonly category: string | null
  readonly question: string
  readonly options: readonly string[]
  readonly id: string
}

/** Where the pictures of an export lie; the same items in the same order always get the same names. */
export interface ExportNames {
  /** By SHA-256: one file however many items share it. */
  readonly images: ReadonlyMap<string, string>
  /** By item id. */
  readonly crops: ReadonlyMap<string, string>
}

export function nameExport(going: readonly ExportItem[]): ExportNames {
  const cropName = uniqueNames()
  return {
    images: nameImages(going.map(({ picture }) => picture)),
    crops: new Map(
      going.map(({ item }) => [item.id, `crop_images/${cropName(safeWord(item.id) || 'item')}.png`]),
    ),
  }
}

export function zoomBenchRow({ item, picture, resolution }: ExportItem, names: ExportNames): ZoomBenchRow {
  const { content } = resolution
  const image = names.images.get(storedAs(picture))
  const crop = names.crops.get(item.id)
  const region = exportedRegion(content.region, picture)
  const choice = isMultipleChoice(content)
  const response = choice ? content.answerLetter : content.answerText
  if (image === undefined || crop === undefined || !region || response === null) throw unplanned(item.id)
  return {
    images: [image],
    crop_images: [crop],
    query: composeQuery(content),
    response,
    bbox: [region.x1, region.y1, region.x2, region.y2],
    question_type: choice ? 'mcq' : 'blank',
    category: content.category,
    question: content.question,
    options: content.options,
    id: item.id,
  }
}

/**
 * The files of a ZoomBench export: `zoombench.json`, then each picture followed by the crops cut from it, so that a
 * picture is decoded once. `going` comes from `planZoomBench`, which alone decides what may be written.
 *
 * Crops are PNG at the size of the original pixels: upstream enlarges its crops twofold before they are shown to the
 * models that make the questions (FORMATS §1.6), but a benchmark leaves resizing to the model that is measured, and
 * a second JPEG encoding would blur the very detail that is asked about.
 */
export async function* encodeZoomBench(
  going: readonly ExportItem[],
  pictures: ExportPictures,
  modifiedAt: number,
): AsyncGenerator<OutputFile> {
  const names = nameExport(going)
  yield { path: 'zoombench.json', modifiedAt, content: () => textBytes(rowTexts(going, names)) }

  for (const [sha256, items] of byPicture(going)) {
    const [first] = items
    const path = names.images.get(sha256)
    if (!first || path === undefined) continue
    yield imageFile(first.picture, path, pictures, modifiedAt)
    for (const { item, picture, resolution } of items) {
      const region = exportedRegion(resolution.content.region, picture)
      const crop = names.crops.get(item.id)
      if (!region || crop === undefined) throw unplanned(item.id)
      yield { path: crop, modifiedAt, content: () => pictures.crop(picture, region) }
    }
  }
}

function byPicture(going: readonly ExportItem[]): ReadonlyMap<string, readonly ExportItem[]> {
  const groups = new Map<string, ExportItem[]>()
  for (const item of going) {
    const group = groups.get(storedAs(item.picture))
    if (group) group.push(item)
    else groups.set(storedAs(item.picture), [item])
  }
  return groups
}

/** A JSON array with one row on each line: readable, and a change to one item is a change of one line. */
function* rowTexts(going: readonly ExportItem[], names: ExportNames): Generator<string> {
  yield '['
  let separator = '\n'
  for (const item of going) {
    yield `${separator}${JSON.stringify(zoomBenchRow(item, names))}`
    separator = ',\n'
  }
  yield '\n]\n'
}

const unplanned = (itemId: string): Error =>
  new Error(`The item ${itemId} cannot be a row; plan the export before writing it.`)
