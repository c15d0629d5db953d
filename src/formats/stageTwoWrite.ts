import type { Size } from '../domain/geometry.ts'
import type { Picture } from '../domain/picture.ts'
import { rememberingLast, wholePictures } from './exportPictureCells.ts'
import {
  byPicture,
  cropType,
  extensionOf,
  namePictures,
  pictureFile,
  rendering,
  storedAs,
} from './exportPixels.ts'
import { boxedRowsOf, type BoxedRow } from './exportRows.ts'
import type { Held } from './held.ts'
import { onlySeen } from './seenPictures.ts'
import type { OutputFile } from './format.ts'
import type { TableRowOut } from './parquet/columns.ts'
import { tableBytes } from './parquet/writeTable.ts'
import { lowSize, stageTwoColumns, stageTwoRow } from './stageTwoColumns.ts'
import { usualTokenBudget, type ExportDesk, type ExportOptions, type Target } from './target.ts'
import { textBytes } from './textBytes.ts'
import { actingLoss } from './trainingText.ts'

/** An item with the size at which the model sees it, and where its two pictures lie. */
interface Shown {
  readonly row: BoxedRow
  readonly low: Size
  readonly lowPath: string
  readonly fullPath: string
}

/** Nested boxes with the picture as the model sees it and as regions are cut from it (001 §4.2, FORMATS §2.4). */
export const stageTwoTables: Target = {
  id: 'lfpc-stage2',
  label: 'LFPC Stage II',
  detail:
    'stage2.parquet, and stage2.jsonl with low/ and full/: rows as verl loads them, boxes with b1 first.',
  group: 'training',
  side: 'train',
  loses: ['judgements', 'checks', 'region', 'provenance'],
  plan(scope, options) {
    const { rows, held, warnings } = boxedRowsOf(scope, options, stageTwoTables.side)
    const budget = options.tokenBudget ?? usualTokenBudget
    const { seen, held: refused } = onlySeen(rows, ({ picture }) => lowSize(picture, budget))
    const shown = place(seen, options)
    const ids = new Set(shown.map(({ row }) => row.item.id))
    const several = shown.filter(({ row }) => row.chains.length > 1).length
    return {
      total: shown.length,
      files: 2 + 2 * byPicture(shown.map(({ row }) => row)).size,
      held: [...held, ...refused] satisfies readonly Held[],
      warnings: warnings.filter(({ itemId }) => ids.has(itemId)),
      losses: [
        ...actingLoss(shown.map(({ row }) => row.content)),
        ...(several === 0
          ? []
          : [
              `The reward of ${several} ${several === 1 ? 'item knows' : 'items know'} one chain for all instances, their union; gt_groups has each by itself.`,
            ]),
      ],
      write: (desk) => write(shown, budget, options, desk),
    }
  },
}

function place(seen: readonly (readonly [BoxedRow, Size])[], { pictures }: ExportOptions): readonly Shown[] {
  const names = namePictures(
    seen.map(([{ picture }]) => picture),
    pictures,
  )
  return seen.map(([row, low]) => {
    const name = (names.get(storedAs(row.picture)) ?? '').replace(/^images\//, '')
    return {
      row,
      low,
      lowPath: `low/${name.replace(/\.[a-z]+$/, '')}.${extensionOf(cropType(pictures))}`,
      fullPath: `full/${name}`,
    }
  })
}

const lowPicture = (
  picture: Picture,
  budget: number,
  { pictures }: ExportOptions,
  desk: ExportDesk,
): Promise<Blob> =>
  desk.render(picture, rendering({ size: lowSize(picture, budget), as: cropType(pictures) }))

async function* write(
  shown: readonly Shown[],
  budget: number,
  options: ExportOptions,
  desk: ExportDesk,
): AsyncGenerator<OutputFile> {
  const { modifiedAt } = options
  yield {
    path: 'stage2.parquet',
    modifiedAt,
    content: () => tableBytes(stageTwoColumns, cells(shown, budget, options, desk)),
  }
  yield { path: 'stage2.jsonl', modifiedAt, content: () => textBytes(lines(shown, budget)) }
  const written = new Set<string>()
  for (const one of shown) {
    if (written.has(one.fullPath)) continue
    written.add(one.fullPath)
    yield pictureFile(one.row.picture, one.fullPath, options, desk)
    yield { path: one.lowPath, modifiedAt, content: () => lowPicture(one.row.picture, budget, options, desk) }
  }
}

async function* cells(
  shown: readonly Shown[],
  budget: number,
  options: ExportOptions,
  desk: ExportDesk,
): AsyncGenerator<TableRowOut> {
  const wholeOf = wholePictures(options, desk)
  const lowOf = rememberingLast((picture) => lowPicture(picture, budget, options, desk))
  for (const [index, { row, low, lowPath, fullPath }] of shown.entries()) {
    yield {
      ...stageTwoRow(row, index, low, budget),
      images: [{ bytes: await lowOf(row.picture), path: lowPath }],
      original_image: { bytes: await wholeOf(row.picture), path: fullPath },
    }
  }
}

/** The same rows with their pictures by path. */
function* lines(shown: readonly Shown[], budget: number): Generator<string> {
  for (const [index, { row, low, lowPath, fullPath }] of shown.entries()) {
    const { data_source: source, prompt, ...rest } = stageTwoRow(row, index, low, budget)
    const line = { data_source: source, images: [lowPath], original_image: fullPath, prompt, ...rest }
    yield `${JSON.stringify(line)}\n`
  }
}
