import { croissant } from './croissant.ts'
import { datasetCard } from './datasetCard.ts'
import { rowsOf } from './exportRows.ts'
import type { OutputFile } from './format.ts'
import { hashed, type WrittenFile } from './hashing.ts'
import type { ExportDesk, ExportOptions, ExportRow, Target } from './target.ts'
import { textBytes } from './textBytes.ts'
import { planBenchTable, tableFiles, type BenchTable } from './zoombenchColumns.ts'
import { nameExport } from './zoombenchWrite.ts'

/** The benchmark as it is published: Parquet files with the pictures in them, a card, and Croissant. */
export const zoombenchParquet: Target = {
  id: 'zoombench-parquet',
  label: 'ZoomBench, to publish',
  detail:
    'data/test-*.parquet with a dataset card, as the Hugging Face hub, datasets and the ZoomBench loaders read it.',
  group: 'benchmark',
  side: 'bench',
  loses: ['judgements', 'checks', 'provenance'],
  plan(scope, options) {
    const { rows, held, warnings } = rowsOf(scope, options, zoombenchParquet.side)
    const table = planBenchTable(rows, scope, options, zoombenchParquet.side)
    return {
      total: rows.length,
      files: table.shards.length + 2,
      held,
      warnings,
      losses: [],
      write: (desk) => write(rows, table, options, desk),
    }
  },
}

/** The card comes first, and last what has the hashes of the rest in it. */
async function* write(
  rows: readonly ExportRow[],
  table: BenchTable,
  options: ExportOptions,
  desk: ExportDesk,
): AsyncGenerator<OutputFile> {
  const { card, modifiedAt } = options
  const { columns } = table
  yield {
    path: 'README.md',
    modifiedAt,
    content: () =>
      textBytes([
        datasetCard(card, {
          columns,
          split: 'test',
          rows: rows.length,
          taskCategories: ['image-text-to-text', 'visual-question-answering'],
          notes: notesOn(columns),
        }),
      ]),
  }
  const written: WrittenFile[] = []
  for (const file of tableFiles(table, nameExport(rows, options), options, desk)) {
    yield hashed(file, (known) => void written.push(known))
  }
  yield {
    path: 'croissant.json',
    modifiedAt,
    content: () => textBytes([`${JSON.stringify(croissant(card, columns, written, modifiedAt), null, 2)}\n`]),
  }
}

const notesOn = (columns: BenchTable['columns']): readonly string[] => [
  '`image` is the whole picture, `crop_image` the region cut out of it: ask the same `query` of both for the two views.',
  '`query` and `response` are the same as `prompt` and `answer`; `question` and `options` are the query taken apart.',
  '`bbox` is the region as x1, y1, x2, y2 in pixels of `image`, rounded outward.',
  ...('gt_bboxes' in columns
    ? [
        '`gt_bboxes` are nested boxes around the evidence in the same pixels, the minimal one first; `gt_chains` has each instance by itself.',
      ]
    : []),
]
