import { isMultipleChoice, letterAt } from '../domain/item.ts'
import { wholePictures } from './exportPictureCells.ts'
import { storedAs } from './exportPixels.ts'
import { rowsOf } from './exportRows.ts'
import { safeWord } from './fileNames.ts'
import type { OutputFile } from './format.ts'
import { guardAnswers, guardOptions, present } from './pandasCells.ts'
import type { ExportDesk, ExportOptions, ExportRow, Target } from './target.ts'
import { textBytes } from './textBytes.ts'
import { tsvLine, tsvPictureLine } from './tsvCells.ts'

/** A row with its options and its answer as they stand in their columns. */
interface Line {
  readonly row: ExportRow
  readonly options: readonly string[]
  readonly answer: string
}

/** Multiple choice as VLMEvalKit loads it without any code (FORMATS §4.12). */
export const vlmEvalKitFile: Target = {
  id: 'vlmevalkit',
  label: 'VLMEvalKit',
  detail: 'A TSV with the pictures in it, which VLMEvalKit evaluates as custom multiple choice.',
  group: 'benchmark',
  side: 'bench',
  loses: ['judgements', 'checks', 'boxes', 'region', 'provenance'],
  plan(scope, options) {
    const { rows, held, warnings } = rowsOf(scope, options, vlmEvalKitFile.side)
    const choices = rows.filter(({ content }) => isMultipleChoice(content))
    const open = rows.filter(({ content }) => !isMultipleChoice(content))
    const guarded = guardOptions(choices.map(({ item, content }) => ({ item, options: content.options })))
    const name = safeWord(options.card.title) || 'Saccade'
    const said = guardAnswers(open.map(({ item, content }) => ({ item, answer: content.answerText })))
    const lines = choices.map((row, place): Line => ({
      row,
      options: guarded.options[place] ?? [],
      answer: row.content.answerLetter ?? '',
    }))
    const openLines = open.map((row, place): Line => ({
      row,
      options: [],
      answer: said.answers[place] ?? '',
    }))
    const files = [
      ...(choices.length > 0 || open.length === 0 ? [{ path: `${name}.tsv`, lines }] : []),
      ...(open.length > 0 ? [{ path: `${name}_open.tsv`, lines: openLines }] : []),
    ]
    const { modifiedAt } = options
    return {
      total: rows.length,
      files: files.length,
      held,
      warnings: [...warnings, ...guarded.warnings, ...said.warnings],
      losses: lossesOf(open.length, guarded.changed, said.changed, name),
      async *write(desk) {
        for (const { path, lines: own } of files) {
          yield { path, modifiedAt, content: () => textBytes(texts(own, options, desk)) } satisfies OutputFile
        }
      },
    }
  },
}

function lossesOf(open: number, changed: number, answers: number, name: string): readonly string[] {
  return [
    ...(open > 0
      ? [
          `${open} open ${open === 1 ? 'question goes' : 'questions go'} to ${name}_open.tsv: VLMEvalKit can ask, but not score them, for it has no evaluation of open answers in files of one’s own.`,
        ]
      : []),
    ...(changed > 0
      ? [
          `The options of ${changed} ${changed === 1 ? 'item are' : 'items are'} written so that its loader keeps them.`,
        ]
      : []),
    ...(answers > 0
      ? [
          `The ${answers === 1 ? 'answer of 1 open question is' : `answers of ${answers} open questions are`} written so that its loader keeps ${answers === 1 ? 'it' : 'them'}.`,
        ]
      : []),
  ]
}

/** The picture comes last; where a picture was there before, the index of that row stands for it. */
async function* texts(
  lines: readonly Line[],
  options: ExportOptions,
  desk: ExportDesk,
): AsyncGenerator<string> {
  const width = Math.max(0, ...lines.map(({ options: own }) => own.length))
  const letters = Array.from({ length: width }, (_, place) => letterAt(place))
  yield tsvLine(['index', 'question', ...letters, 'answer', 'category', 'source_id', 'image'])
  const first = new Map<string, number>()
  const wholeOf = wholePictures(options, desk)
  for (const [index, { row, options: own, answer }] of lines.entries()) {
    const { item, content, picture } = row
    const cells = [
      String(index),
      present(content.question),
      ...letters.map((_, place) => own[place] ?? ''),
      answer,
      present(content.category ?? 'uncategorised'),
      item.id,
    ]
    const known = first.get(storedAs(picture))
    if (known !== undefined) yield tsvLine([...cells, String(known)])
    else {
      first.set(storedAs(picture), index)
      yield* tsvPictureLine(cells, await wholeOf(picture))
    }
  }
}
