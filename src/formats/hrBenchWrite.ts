import { indexOfLetter, letterAt } from '../domain/item.ts'
import { boxesByItem, lossIf } from './evidenceRects.ts'
import { wholePictures } from './exportPictureCells.ts'
import { rowsOf } from './exportRows.ts'
import { isOrderFree } from './exportShuffle.ts'
import { warnAbout, type Held } from './held.ts'
import { onlyChoices } from './multipleChoice.ts'
import { guardOptions, present } from './pandasCells.ts'
import type { ExportDesk, ExportOptions, ExportRow, Target } from './target.ts'
import { textBytes } from './textBytes.ts'
import { tsvLine, tsvPictureLine } from './tsvCells.ts'

/** Options of a question, and times it is asked: every option stands at every letter once (FORMATS §4.1). */
const cycles = 4

interface Line {
  readonly row: ExportRow
  readonly options: readonly string[]
  /** FSP and FCP of HR-Bench: evidence in one place, or in several. */
  readonly kind: 'single' | 'cross'
}

/** Questions with four options, each four times with its options turned on by one, as HR-Bench has them. */
export const hrBenchFile: Target = {
  id: 'hr-bench',
  label: 'HR-Bench style',
  detail: 'A TSV with the pictures in it, each question four times with its options turned on by one.',
  group: 'benchmark',
  side: 'bench',
  loses: ['judgements', 'checks', 'boxes', 'region', 'category', 'provenance'],
  plan(scope, options) {
    const { rows, held, warnings } = rowsOf(scope, options, hrBenchFile.side)
    const { choices, held: open } = onlyChoices(rows, 'HR-Bench')
    const going = choices.filter(({ content }) => content.options.length === cycles)
    const guarded = guardOptions(
      going.map(({ item, content }) => ({ item, options: content.options })),
      true,
    )
    const boxed = boxesByItem(scope, options, hrBenchFile.side)
    const lines = going.map((row, place): Line => ({
      row,
      options: guarded.options[place] ?? [],
      kind: (boxed.get(row.item.id)?.chains.length ?? 0) > 1 ? 'cross' : 'single',
    }))
    const ids = new Set(going.map(({ item }) => item.id))
    const { modifiedAt } = options
    return {
      total: going.length,
      files: 1,
      held: [...held, ...open, ...choices.filter((row) => !going.includes(row)).map(otherCount)],
      warnings: [
        ...warnings.filter(({ itemId }) => ids.has(itemId)),
        ...guarded.warnings,
        ...going
          .filter(({ content }) => !isOrderFree(content))
          .map(({ item }) => warnAbout(item, 'order-matters', 'options', orderMatters)),
      ],
      losses: [
        ...lossIf(
          going.filter(({ content }) => content.category !== null).length,
          'loses its category: HR-Bench knows single and cross alone.',
          'lose their categories: HR-Bench knows single and cross alone.',
        ),
        ...lossIf(
          guarded.changed,
          'has its options written so that loaders keep them.',
          'have their options written so that loaders keep them.',
        ),
      ],
      async *write(desk) {
        yield { path: 'hr_bench.tsv', modifiedAt, content: () => textBytes(texts(lines, options, desk)) }
      },
    }
  },
}

const orderMatters =
  'has options that speak of letters or of each other’s places; they are turned on all the same.'

const otherCount = ({ item, content }: ExportRow): Held => ({
  itemId: item.id,
  code: 'option-count',
  sentence: `It has ${content.options.length} options, and HR-Bench has four of each question: give it four.`,
})

/** The picture stands in every row, last: the scripts of HR-Bench know of no sharing. */
async function* texts(
  lines: readonly Line[],
  options: ExportOptions,
  desk: ExportDesk,
): AsyncGenerator<string> {
  const letters = Array.from({ length: cycles }, (_, place) => letterAt(place))
  yield tsvLine([
    'index',
    'question',
    ...letters,
    'answer',
    'category',
    'cycle_category',
    // Its loaders ask for columns by name, and take single letters alone for options.
    'source_id',
    'image',
  ])
  const wholeOf = wholePictures(options, desk)
  for (const [place, { row, options: own, kind }] of lines.entries()) {
    const { item, content, picture } = row
    const bytes = await wholeOf(picture)
    const key = indexOfLetter(content.answerLetter)
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const turned = own.map((_, at) => own[(at + cycle) % cycles] ?? '')
      const cells = [
        String(cycles * place + cycle),
        present(content.question),
        ...turned,
        letterAt((key - cycle + cycles) % cycles),
        kind,
        String(cycle),
        item.id,
      ]
      yield* tsvPictureLine(cells, bytes)
    }
  }
}
