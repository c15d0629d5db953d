import { letterAt } from '../domain/item.ts'
import { base64Picture, longestReference } from './base64Picture.ts'
import { draftOf, type BenchRow } from './benchRow.ts'
import { decodeDelimited, headerOf, recordOf, type DelimitedRow } from './delimited.ts'
import type { ByteSource, Decoded, Format } from './format.ts'
import { present } from './pandasCells.ts'
import { note, placed, quoted, warning, type Remark } from './remark.ts'
import { boxesOfText } from './targetInstances.ts'

/**
 * Multiple choice in a TSV or CSV with one column for each option, as VLMEvalKit loads it (FORMATS §4.12); MME-RealWorld
 * and TreeBench are such files too (§4.3, §4.5).
 */
export const vlmEvalKit: Format = {
  id: 'vlmevalkit',
  label: 'VLMEvalKit TSV',
  loses: ['judgements', 'checks', 'boxes', 'region', 'provenance'],
  recognises(_path, head) {
    const header = headerOf(head)
    if (!header?.includes('question') || !header.includes('index')) return null
    if (!header.includes('image') && !header.includes('image_path')) return null
    return { because: 'its columns are index, question and image or image_path', confidence: 0.8 }
  },
  decode: (source, signal) => decodeDelimited(source, signal, (row) => rowOf(source, row)),
}

function* rowOf(source: ByteSource, row: DelimitedRow): Iterable<Decoded> {
  const { cells, place } = row
  const remarks: Remark[] = [...row.remarks]
  const picture = pictureOf(source, row)
  const bench = benchRowOf(cells, picture.path, remarks)
  const boxes = boxesOfText(cells.get('target_instances') ?? '', remarks)
  if (picture.file) yield { kind: 'picture', picture: picture.file }
  if ('failure' in boxes) {
    yield { kind: 'problem', problem: placed(boxes.failure, place) }
    return
  }
  yield draftOf(vlmEvalKit.id, { ...bench, ...boxes }, recordOf(cells, [picture.column]), place, remarks)
}

/** What a row of columns says; HR-Bench shares it. */
export function benchRowOf(
  cells: ReadonlyMap<string, string>,
  picturePath: string,
  remarks: Remark[],
): BenchRow {
  const category = [cells.get('category'), cells.get('l2-category')].filter(Boolean).join('/')
  const query = cells.get('question') ?? ''
  const hint = cells.get('hint') ?? ''
  if (hint !== '')
    remarks.push(
      note('hint-kept', 'The hint was kept with the record; it is not part of the question.', 'hint'),
    )
  return {
    query,
    options: optionsOf(cells, remarks),
    answer: cells.get('answer') || null,
    category: category === '' ? null : category,
    id: cells.get('source_id') || cells.get('index') || null,
    picturePath,
    names: { query: 'question', options: 'A', answer: 'answer' },
  }
}

/** The columns A, B, C … up to the last one that says something; null where there is none. */
function optionsOf(cells: ReadonlyMap<string, string>, remarks: Remark[]): readonly (string | null)[] | null {
  const listed = cells.get('multi-choice options')
  const columns: string[] = []
  for (let letter = 0; letter < 26; letter++) {
    const cell = cells.get(letterAt(letter))
    if (cell === undefined) break
    columns.push(cell)
  }
  const last = columns.findLastIndex((cell) => cell !== '')
  if (last < 0) return listed ? optionLines(listed) : null
  const options = columns.slice(0, last + 1)
  const taken = options.filter((option) => option !== '' && present(option) !== option)
  if (taken.length > 0)
    remarks.push(
      warning(
        'option-reserved',
        `${taken.map(quoted).join(' and ')} ${taken.length === 1 ? 'is an option' : 'are options'} that VLMEvalKit takes for none and leaves out of the question. ${taken.length === 1 ? 'It was' : 'They were'} kept; consider other words.`,
        'A',
      ),
    )
  if (options.some((option) => option === ''))
    remarks.push(
      warning('option-gap', 'An option before the last one is empty, so letters may have moved.', 'A'),
    )
  return options
}

/** `(A) red\n(B) blue`, or the same as a list in text. */
const optionLines = (text: string): readonly string[] | null => {
  const options = [...text.matchAll(/\(([A-Z])\)\s*([^\n]*?)\s*(?=$|\n|['"],)/g)].map(
    ([, , option]) => option ?? '',
  )
  return options.length > 1 ? options : null
}

interface FoundPicture {
  readonly column: string
  readonly path: string
  readonly file: ByteSource | null
}

/** The picture of a row: a path, a picture in base64, or the index of the row that has it. */
export function pictureOf(source: ByteSource, { cells, again }: DelimitedRow): FoundPicture {
  const given = cells.get('image_path')
  if (given) return { column: 'image', path: firstOf(given), file: null }
  const cell = cells.get('image') ?? ''
  const pathOf = (index: string): string => `${source.path}/${index}/image`
  const index = cells.get('index') ?? ''
  if (cell.length <= longestReference)
    return { column: '', path: cell === '' ? '' : pathOf(cell.trim()), file: null }
  const path = pathOf(index)
  return { column: 'image', path, file: base64Picture(path, cell.length, () => again('image')) }
}

/** One path, or the first of a list of paths written as text. */
const firstOf = (text: string): string => /^\s*\[\s*['"]([^'"]+)['"]/.exec(text)?.[1] ?? text
