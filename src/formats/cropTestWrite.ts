import { heightOf, widthOf, type Rect } from '../domain/geometry.ts'
import { isMultipleChoice } from '../domain/item.ts'
import { cropKinds, type CropKind } from '../domain/prediction.ts'
import { seededNumber } from '../domain/seeded.ts'
import { limitedSize, type CropTestChoices, type CropTestPlan, type CropTestRow } from './cropTestPlan.ts'
import { cropTestGuide } from './cropTestGuide.ts'
import { byPicture, extensionOf, pictureType, rendering, storedAs, wholeOf } from './exportPixels.ts'
import { safeStem, safeWord, uniqueNames } from './fileNames.ts'
import type { OutputFile } from './format.ts'
import { noisePng } from './noisePng.ts'
import type { ExportDesk } from './target.ts'
import { textBytes } from './textBytes.ts'

/** Folder and benchmark name of each set; the readers of predictions know them by these names. */
export const cropTestNames: Readonly<Record<CropKind, string>> = {
  predicted: 'crop-test-predicted',
  truth: 'crop-test-truth',
  noise: 'crop-test-noise',
}

/** One row of a set: what evaluators read (FORMATS §1.2), both pictures in `images`, and what they leave alone. */
export interface CropTestRecord {
  /** The whole picture, then the crop, relative to the folder of the set. */
  readonly images: readonly [whole: string, crop: string]
  readonly crop_images: readonly [string]
  readonly query: string
  readonly response: string
  /** The evidence region in whole pixels of the original picture. */
  readonly bbox: readonly number[]
  readonly question_type: 'mcq' | 'blank'
  readonly category: string | null
  readonly id: string
  readonly crop: CropKind
  /** What the crop shows, in whole pixels of the original picture; of noise, what it stands for. */
  readonly crop_rect: readonly number[]
}

/**
 * The three input sets of the crop test (001 §3), which share the whole pictures. Texts first; then each picture
 * followed by its crops, so that what is at hand of it is used while it is. Crops are PNG and have the pixels of the
 * original; noise has exactly the size of the predicted crop.
 */
export async function* cropTestFiles(
  plan: CropTestPlan,
  choices: CropTestChoices,
  desk: ExportDesk,
): AsyncGenerator<OutputFile> {
  const { modifiedAt } = choices
  const names = namesOf(plan.rows, choices)
  const text = (path: string, pieces: () => Iterable<string>): OutputFile => ({
    path,
    modifiedAt,
    content: () => textBytes(pieces()),
  })
  yield text('README.txt', () => [cropTestGuide(plan, choices)])
  yield text('crop-test.json', () => [choicesText(plan, choices)])
  for (const kind of cropKinds)
    yield text(`${cropTestNames[kind]}/zoombench.json`, () => rowTexts(plan.rows, kind, names))

  for (const [sha256, rows] of byPicture(plan.rows)) {
    const [first] = rows
    const path = names.images.get(sha256)
    if (!first || path === undefined) continue
    yield { path, modifiedAt, content: () => wholePicture(first, choices, desk) }
    for (const row of rows) {
      const crop = names.crops.get(row.itemId) ?? ''
      for (const kind of ['predicted', 'truth'] as const)
        yield {
          path: `${cropTestNames[kind]}/${crop}`,
          modifiedAt,
          content: () => desk.render(row.picture, rendering({ part: row[kind], as: 'image/png' })),
        }
      yield {
        path: `${cropTestNames.noise}/${crop}`,
        modifiedAt,
        content: () => noisePng(sizeOf(row.predicted), noiseSeed(choices.seed, row.itemId)),
      }
    }
  }
}

const sizeOf = (rect: Rect) => ({ width: widthOf(rect), height: heightOf(rect) })

/** Each item has noise of its own, whatever else is in the set. */
const noiseSeed = (seed: number, itemId: string): number => seededNumber(seed, itemId) % 2 ** 32

function wholePicture({ picture }: CropTestRow, choices: CropTestChoices, desk: ExportDesk): Promise<Blob> {
  const size = limitedSize(picture, choices)
  return size
    ? desk.render(picture, rendering({ size, as: 'image/png' }))
    : wholeOf(picture, { pictures: 'original' }, desk)
}

interface Names {
  /** By SHA-256, from the top. */
  readonly images: ReadonlyMap<string, string>
  /** By item id, from the folder of a set. */
  readonly crops: ReadonlyMap<string, string>
}

function namesOf(rows: readonly CropTestRow[], choices: CropTestChoices): Names {
  const imageName = uniqueNames()
  const cropName = uniqueNames()
  const images = new Map<string, string>()
  const crops = new Map<string, string>()
  for (const { itemId, picture } of rows) {
    const sha256 = storedAs(picture)
    if (!images.has(sha256)) {
      const type = limitedSize(picture, choices) ? 'image/png' : pictureType(picture, 'original')
      images.set(sha256, `images/${imageName(safeStem(picture.name, 'picture'))}.${extensionOf(type)}`)
    }
    crops.set(itemId, `crops/${cropName(safeWord(itemId) || 'item')}.png`)
  }
  return { images, crops }
}

/** A JSON array with one row on each line. */
function* rowTexts(rows: readonly CropTestRow[], kind: CropKind, names: Names): Generator<string> {
  yield '['
  let separator = '\n'
  for (const row of rows) {
    yield `${separator}${JSON.stringify(recordOf(row, kind, names))}`
    separator = ',\n'
  }
  yield '\n]\n'
}

function recordOf(row: CropTestRow, kind: CropKind, names: Names): CropTestRecord {
  const { itemId, picture, content, query, response, evidence } = row
  const crop = names.crops.get(itemId) ?? ''
  return {
    images: [`../${names.images.get(storedAs(picture)) ?? ''}`, crop],
    crop_images: [crop],
    query,
    response,
    bbox: cornersOf(evidence),
    question_type: isMultipleChoice(content) ? 'mcq' : 'blank',
    category: content.category,
    id: itemId,
    crop: kind,
    crop_rect: cornersOf(row[kind === 'truth' ? 'truth' : 'predicted']),
  }
}

const cornersOf = ({ x1, y1, x2, y2 }: Rect): readonly number[] => [x1, y1, x2, y2]

/** Everything that the sets depend on, and what is in none of them. */
const choicesText = ({ rows, left }: CropTestPlan, choices: CropTestChoices): string =>
  `${JSON.stringify({ ...choices, modifiedAt: undefined, items: rows.length, leftOut: left }, null, 2)}\n`
