import { isMultipleChoice } from '../domain/item.ts'
import {
  byPicture,
  cropFile,
  cropType,
  extensionOf,
  namePictures,
  pictureFile,
  storedAs,
} from './exportPixels.ts'
import { rowsOf } from './exportRows.ts'
import { safeWord, uniqueNames } from './fileNames.ts'
import type { OutputFile } from './format.ts'
import { composeQuery } from './query.ts'
import type { ExportDesk, ExportOptions, ExportRow, Target } from './target.ts'
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
  /** The same as `query` and `response`: some readers know them by these names (FORMATS §1.1, §8). */
  readonly prompt: string
  readonly answer: string
  /** x1, y1, x2, y2 in whole pixels of the upright picture, rounded outward. */
  readonly bbox: readonly [number, number, number, number]
  readonly question_type: 'mcq' | 'blank'
  readonly category: string | null
  readonly question: string
  readonly options: readonly string[]
  readonly id: string
}

/** The files that the official scripts read (FORMATS §1.2). */
export const zoombenchFolder: Target = {
  id: 'zoombench',
  label: 'ZoomBench',
  detail: 'zoombench.json with images/ and crop_images/, as the official scripts load it.',
  group: 'benchmark',
  side: 'bench',
  loses: ['judgements', 'checks', 'boxes', 'provenance'],
  plan(scope, options) {
    const { rows, held, warnings } = rowsOf(scope, options, zoombenchFolder.side)
    return {
      total: rows.length,
      files: 1 + byPicture(rows).size + rows.length,
      held,
      warnings,
      losses: [],
      write: (desk) => encodeZoomBench(rows, options, desk),
    }
  },
}

/** Where the pictures of an export lie; the same items in the same order always get the same names. */
export interface ExportNames {
  /** By SHA-256: one file however many items share it. */
  readonly images: ReadonlyMap<string, string>
  /** By item id. */
  readonly crops: ReadonlyMap<string, string>
}

export function nameExport(
  rows: readonly Pick<ExportRow, 'item' | 'picture'>[],
  { pictures }: Pick<ExportOptions, 'pictures'>,
): ExportNames {
  const cropName = uniqueNames()
  const extension = extensionOf(cropType(pictures))
  return {
    images: namePictures(
      rows.map(({ picture }) => picture),
      pictures,
    ),
    crops: new Map(
      rows.map(({ item }) => [item.id, `crop_images/${cropName(safeWord(item.id) || 'item')}.${extension}`]),
    ),
  }
}

export function zoomBenchRow(
  { item, picture, content, region }: ExportRow,
  names: ExportNames,
): ZoomBenchRow {
  const image = names.images.get(storedAs(picture))
  const crop = names.crops.get(item.id)
  const choice = isMultipleChoice(content)
  const response = choice ? content.answerLetter : content.answerText
  if (image === undefined || crop === undefined || response === null) throw unplanned(item.id)
  const query = composeQuery(content)
  return {
    images: [image],
    crop_images: [crop],
    query,
    response,
    prompt: query,
    answer: response,
    bbox: [region.x1, region.y1, region.x2, region.y2],
    question_type: choice ? 'mcq' : 'blank',
    category: content.category,
    question: content.question,
    options: content.options,
    id: item.id,
  }
}

/**
 * `zoombench.json`, then each picture followed by the crops cut from it, so that what is at hand of a picture is used
 * while it is. Crops are PNG unless the policy says otherwise: a second JPEG encoding would blur the very detail that
 * is asked about.
 */
async function* encodeZoomBench(
  rows: readonly ExportRow[],
  options: ExportOptions,
  desk: ExportDesk,
): AsyncGenerator<OutputFile> {
  const names = nameExport(rows, options)
  const { modifiedAt } = options
  yield { path: 'zoombench.json', modifiedAt, content: () => textBytes(rowTexts(rows, names)) }

  for (const [sha256, items] of byPicture(rows)) {
    const [first] = items
    const path = names.images.get(sha256)
    if (!first || path === undefined) continue
    yield pictureFile(first.picture, path, options, desk)
    for (const { item, picture, region } of items) {
      const crop = names.crops.get(item.id)
      if (crop === undefined) throw unplanned(item.id)
      yield cropFile(picture, region, crop, options, desk)
    }
  }
}

/** A JSON array with one row on each line: readable, and a change to one item is a change of one line. */
function* rowTexts(rows: readonly ExportRow[], names: ExportNames): Generator<string> {
  yield '['
  let separator = '\n'
  for (const row of rows) {
    yield `${separator}${JSON.stringify(zoomBenchRow(row, names))}`
    separator = ',\n'
  }
  yield '\n]\n'
}

const unplanned = (itemId: string): Error =>
  new Error(`The item ${itemId} cannot be a row; plan the export before writing it.`)
