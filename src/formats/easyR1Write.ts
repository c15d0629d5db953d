import { frameOf, grow, type Rect, type Size } from '../domain/geometry.ts'
import type { Content } from '../domain/item.ts'
import { isMultipleChoice, letterAt } from '../domain/item.ts'
import { bytesIn, pictureCell, wholePictures } from './exportPictureCells.ts'
import { cropOf, cropType, namePictures, rendering, storedAs } from './exportPixels.ts'
import { rowsOf } from './exportRows.ts'
import { safeWord, uniqueNames } from './fileNames.ts'
import type { Columns, TableRowOut } from './parquet/columns.ts'
import { tableBytes } from './parquet/writeTable.ts'
import { letterInstruction } from './query.ts'
import type { ExportDesk, ExportOptions, ExportRow, Target } from './target.ts'
import { actingLoss, inert, promptAnswer } from './trainingText.ts'

/** Restricts the question to what the red box holds (FORMATS §1.7), in a sentence of our own. */
const spatialConstraint = 'Look only at what is inside the red box in the picture.'

/** What the loader and the reward ask for, then where it comes from (FORMATS §1.5). */
const columns: Columns = {
  images: ['image'],
  problem: 'text',
  answer: 'text',
  data_source: 'text',
  ability: 'text',
  extra_info: { question: 'text', index: 'int', id: 'text' },
  bbox: ['double'],
  original_images: ['image'],
  crop_images: ['image'],
  id: 'text',
}

/** Rows for reinforcement learning with the region framed in red, as R2I trains (004 §3.1). */
export const easyR1File: Target = {
  id: 'easyr1',
  label: 'EasyR1',
  detail:
    'train.parquet with the region framed in red, as EasyR1 loads it; the pictures without the frame are beside it.',
  group: 'training',
  side: 'train',
  loses: ['judgements', 'checks', 'boxes', 'provenance'],
  plan(scope, options) {
    const { rows, held, warnings } = rowsOf(scope, options, easyR1File.side)
    const { modifiedAt } = options
    return {
      total: rows.length,
      files: 1,
      held,
      warnings,
      losses: actingLoss(rows.map(({ content }) => content)),
      async *write(desk) {
        yield {
          path: 'train.parquet',
          modifiedAt,
          content: () => tableBytes(columns, cellsOf(rows, options, desk)),
        }
      },
    }
  },
}

/** The frame around a region: 5 % larger on each side, clamped to the picture (FORMATS §1.7). */
export const overlayRect = (region: Rect, picture: Size): Rect => grow(region, 0.05, frameOf(picture))

async function* cellsOf(
  rows: readonly ExportRow[],
  options: ExportOptions,
  desk: ExportDesk,
): AsyncGenerator<TableRowOut> {
  const originals = namePictures(
    rows.map(({ picture }) => picture),
    options.pictures,
  )
  const wholeOf = wholePictures(options, desk)
  const nameOf = uniqueNames()
  const as = cropType(options.pictures)
  const extension = as === 'image/jpeg' ? 'jpg' : 'png'
  for (const [index, row] of rows.entries()) {
    const { item, picture, content, region } = row
    const name = `${nameOf(safeWord(item.id) || 'item')}.${extension}`
    const question = constrained(content)
    const frame = { rect: overlayRect(region, picture), width: 5, colour: '#ff0000' }
    yield {
      images: [
        { bytes: await bytesIn(desk.render(picture, rendering({ frame, as }))), path: `bbox_images/${name}` },
      ],
      problem: `<image>${question}`,
      answer: promptAnswer(content),
      // Anything but `reason` is judged as a general question.
      data_source: 'general',
      ability: content.category ?? 'general',
      extra_info: { question, index, id: item.id },
      bbox: [region.x1, region.y1, region.x2, region.y2],
      original_images: [{ bytes: await wholeOf(picture), path: originals.get(storedAs(picture)) ?? null }],
      crop_images: [await pictureCell(cropOf(picture, region, options, desk), `crop_images/${name}`)],
      id: item.id,
    }
  }
}

/** Question, constraint, option lines and letter instruction, a blank line between each (FORMATS §1.6). */
function constrained(content: Content): string {
  const parts = [content.question, spatialConstraint]
  if (isMultipleChoice(content)) {
    parts.push(
      content.options.map((option, at) => `${letterAt(at)}. ${option}`).join('\n'),
      letterInstruction,
    )
  }
  return inert(parts.join('\n\n'))
}
