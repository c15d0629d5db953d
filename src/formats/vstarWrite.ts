import { heightOf, widthOf, type Rect } from '../domain/geometry.ts'
import { indexOfLetter, letterAt } from '../domain/item.ts'
import { boxesByItem, evidenceOf, lossIf, type Evidence } from './evidenceRects.ts'
import { extensionOf, pictureFile, pictureType } from './exportPixels.ts'
import { rowsOf } from './exportRows.ts'
import { safeStem, uniqueNames } from './fileNames.ts'
import type { OutputFile } from './format.ts'
import { onlyChoices } from './multipleChoice.ts'
import { letterInstruction } from './query.ts'
import type { ExportDesk, ExportOptions, ExportRow, Target } from './target.ts'
import { textBytes } from './textBytes.ts'

const folders = ['direct_attributes', 'relative_position'] as const
type Folder = (typeof folders)[number]

/** An item with its name below one of the two folders. */
interface Placed {
  readonly row: ExportRow
  readonly evidence: readonly Evidence[]
  readonly folder: Folder
  /** Path without an extension; picture and record share it. */
  readonly stem: string
  readonly image: string
}

/** Multiple choice in the folders of V* Bench (FORMATS §4.2). */
export const vstarFolder: Target = {
  id: 'vstar',
  label: 'V* Bench style',
  detail:
    'direct_attributes/ and relative_position/ with a picture and a record for each question, and test_questions.jsonl.',
  group: 'benchmark',
  side: 'bench',
  loses: ['judgements', 'checks', 'boxes', 'category', 'provenance'],
  plan(scope, options) {
    const { rows, held, warnings } = rowsOf(scope, options, vstarFolder.side)
    const { choices, held: open } = onlyChoices(rows, 'V* Bench')
    const boxed = boxesByItem(scope, options, vstarFolder.side)
    const placed = place(
      choices.map((row) => ({ row, evidence: evidenceOf(row, boxed.get(row.item.id)) })),
      options,
    )
    const ids = new Set(choices.map(({ item }) => item.id))
    return {
      total: choices.length,
      files: 1 + 2 * choices.length + foldersWithout(placed).length,
      held: [...held, ...open],
      warnings: warnings.filter(({ itemId }) => ids.has(itemId)),
      losses: [
        ...lossIf(
          placed.filter(({ evidence }) => evidence.length > 1).length,
          'has the boxes of its instances in place of its region.',
          'have the boxes of their instances in place of their regions.',
        ),
        ...lossIf(
          choices.filter(({ content }) => content.category !== null).length,
          'loses its category: V* Bench knows direct attributes and relative positions alone.',
          'lose their categories: V* Bench knows direct attributes and relative positions alone.',
        ),
      ],
      write: (desk) => write(placed, options, desk),
    }
  },
}

/** Several instances are a relation between them, as V* Bench has it; one is an attribute. */
function place(
  rows: readonly Pick<Placed, 'row' | 'evidence'>[],
  { pictures }: ExportOptions,
): readonly Placed[] {
  const nameOf = uniqueNames()
  return rows.map(({ row, evidence }) => {
    const folder = evidence.length > 1 ? 'relative_position' : 'direct_attributes'
    const stem = `${folder}/${nameOf(safeStem(row.picture.name, 'picture'))}`
    return {
      row,
      evidence,
      folder,
      stem,
      image: `${stem}.${extensionOf(pictureType(row.picture, pictures))}`,
    }
  })
}

async function* write(
  placed: readonly Placed[],
  options: ExportOptions,
  desk: ExportDesk,
): AsyncGenerator<OutputFile> {
  const { modifiedAt } = options
  yield { path: 'test_questions.jsonl', modifiedAt, content: () => textBytes(questions(placed)) }
  for (const one of placed) {
    const text = `${JSON.stringify(recordOf(one), null, 2)}\n`
    yield { path: `${one.stem}.json`, modifiedAt, content: () => textBytes([text]) }
    yield pictureFile(one.row.picture, one.image, options, desk)
  }
  for (const folder of foldersWithout(placed)) {
    yield { path: `${folder}/no_questions.json`, modifiedAt, content: () => textBytes(['{}\n']) }
  }
}

/** Its script lists both folders, and stops where one is not there; a name with `.json` in it is no picture to it. */
const foldersWithout = (placed: readonly Placed[]): readonly Folder[] =>
  folders.filter((folder) => !placed.some((one) => one.folder === folder))

function* questions(placed: readonly Placed[]): Generator<string> {
  for (const [index, { row, folder, image }] of placed.entries()) {
    const { question, options, answerLetter } = row.content
    const lines = options.map((option, at) => `(${letterAt(at)}) ${option}`)
    const line = {
      image,
      text: [question, ...lines, letterInstruction].join('\n'),
      category: folder,
      question_id: String(index),
      label: answerLetter,
      id: row.item.id,
    }
    yield `${JSON.stringify(line)}\n`
  }
}

/** Its first option is the right one, and its boxes are x, y, width and height. */
function recordOf({ row, evidence }: Placed): object {
  const { question, options, answerLetter } = row.content
  const key = indexOfLetter(answerLetter)
  return {
    target_object: evidence.map(({ label }) => label || 'object'),
    bbox: evidence.map(({ rect }) => cornerAndSize(rect)),
    question,
    options: [...options.slice(key, key + 1), ...options.slice(0, key), ...options.slice(key + 1)],
  }
}

const cornerAndSize = (rect: Rect): readonly number[] => [rect.x1, rect.y1, widthOf(rect), heightOf(rect)]
