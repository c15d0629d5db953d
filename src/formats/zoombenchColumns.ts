import { cropBytes, pictureCell, wholeBytes, wholePictures } from './exportPictureCells.ts'
import { cropOf } from './exportPixels.ts'
import { boxedRowsOf, type BoxedRow, type RowLevel } from './exportRows.ts'
import type { Columns, TableRowOut } from './parquet/columns.ts'
import { shardName, shardsOf } from './parquet/shards.ts'
import { tableBytes } from './parquet/writeTable.ts'
import type { OutputFile } from './format.ts'
import type { ExportDesk, ExportOptions, ExportRow, ExportScope, Target } from './target.ts'
import { zoomBenchRow, type ExportNames } from './zoombenchWrite.ts'

/** Both pairs of names that readers know, then what they leave alone (FORMATS §4.15, §8). */
const basis: Columns = {
  id: 'text',
  query: 'text',
  prompt: 'text',
  response: 'text',
  answer: 'text',
  image: 'image',
  crop_image: 'image',
  question_type: 'text',
  bbox: ['double'],
  category: 'text',
  question: 'text',
  options: ['text'],
  width: 'int',
  height: 'int',
  verification: { annotators: 'int', checks: 'int' },
}

/** The nested boxes around the evidence, b1 first; of several chains their union, and each by itself. */
const nested: Columns = {
  gt_bboxes: [['double']],
  gt_labels: ['text'],
  gt_chains: [{ boxes: [['double']], labels: ['text'] }],
}

/** What a benchmark table is written from. */
export interface BenchTable {
  readonly columns: Columns
  readonly shards: readonly (readonly ExportRow[])[]
  readonly boxed: ReadonlyMap<string, BoxedRow>
}

/** Columns for boxes are there when any row has some. */
export function planBenchTable(
  rows: readonly ExportRow[],
  scope: ExportScope,
  options: ExportOptions,
  side: Target['side'],
): BenchTable {
  const ids = new Set(rows.map(({ item }) => item.id))
  const boxed = new Map(
    boxedRowsOf(scope, options, side).rows.flatMap((row): [string, BoxedRow][] =>
      ids.has(row.item.id) ? [[row.item.id, row]] : [],
    ),
  )
  const weigh = ({ picture, region }: ExportRow): number =>
    wholeBytes(picture, options.pictures) + cropBytes(region, picture, options)
  return { columns: boxed.size > 0 ? { ...basis, ...nested } : basis, shards: shardsOf(rows, weigh), boxed }
}

/** `data/test-*.parquet`, one file for each shard. */
export function* tableFiles(
  { columns, shards, boxed }: BenchTable,
  names: ExportNames,
  options: ExportOptions,
  desk: ExportDesk,
): Generator<OutputFile> {
  for (const [place, shard] of shards.entries()) {
    yield {
      path: shardName('test', place, shards.length),
      modifiedAt: options.modifiedAt,
      content: () => tableBytes(columns, cellsOf(shard, boxed, names, options, desk)),
    }
  }
}

async function* cellsOf(
  rows: readonly ExportRow[],
  boxed: BenchTable['boxed'],
  names: ExportNames,
  options: ExportOptions,
  desk: ExportDesk,
): AsyncGenerator<TableRowOut> {
  const wholeOf = wholePictures(options, desk)
  for (const row of rows) {
    const { item, picture, region, resolution } = row
    const { images, crop_images: crops, ...said } = zoomBenchRow(row, names)
    const boxes = boxed.get(item.id)
    yield {
      ...said,
      image: { bytes: await wholeOf(picture), path: images[0] },
      crop_image: await pictureCell(cropOf(picture, region, options, desk), crops[0]),
      width: picture.width,
      height: picture.height,
      verification: { annotators: resolution.by.length, checks: resolution.checks },
      ...(boxes && {
        gt_bboxes: boxes.union.map(cornersOf),
        gt_labels: boxes.union.map(({ label }) => label),
        gt_chains: boxes.chains.map(({ levels }) => ({
          boxes: levels.map(cornersOf),
          labels: levels.map(({ label }) => label),
        })),
      }),
    }
  }
}

const cornersOf = ({ rect }: RowLevel): readonly number[] => [rect.x1, rect.y1, rect.x2, rect.y2]
