import type { Size } from '../domain/geometry.ts'
import type { Json } from '../domain/json.ts'
import { askingPart } from '../schema/interchange.ts'
import { readAs } from '../schema/upstream.ts'
import { draftOf } from './benchRow.ts'
import { readChains } from './chainsRead.ts'
import { keyOf, mismatch, textField } from './fields.ts'
import type { Decoded, Measure } from './format.ts'
import { parseJson } from './jsonText.ts'
import { chainsOfMarks, type Asked, type AskedMarks } from './marks.ts'
import { error, placed, under, warning, type Remark } from './remark.ts'

/** The picture that a question is about, as its record names it. */
export interface AskedPicture {
  readonly path: string
  readonly claimedSize: Size | null
  readonly measure?: Measure
}

/** Said where a tool would have it, these say nothing about a file whose boxes need no label. */
const expected = new Set(['labels-missing', 'labels-surplus', 'boxes-missing'])

/** The draft that a question and its boxes make. `field` is what the boxes are called in the file. */
export function draftOfAsked(
  format: string,
  { asked, marks }: AskedMarks,
  picture: AskedPicture,
  file: string,
  field: string,
): Decoded {
  const place = { file, line: asked.line }
  const remarks = [...asked.remarks]
  const chains = chainsOfMarks(marks).map((chain) => ({
    boxes: chain.map(({ rect }) => cornersOf(rect)),
    labels: chain.map(({ label }) => label),
  }))
  const found: Remark[] = []
  const read = readChains({ image: '', question: '', chains }, found)
  if (!read.ok) return { kind: 'problem', problem: placed({ ...read.remark, field }, place) }
  for (const remark of found) if (!expected.has(remark.code)) remarks.push({ ...remark, field })
  const regions = marks.filter(({ isRegion }) => isRegion)
  if (regions.length > 1) {
    const sentence = `There are ${regions.length} regions for this question; the first one was taken.`
    remarks.push(warning('regions-several', sentence, field))
  }
  const [chain, other] = read.chains
  const minimal = read.isSound && !other ? chain?.[0]?.rect : undefined
  const region = regions[0]?.rect ?? minimal
  return draftOf(
    format,
    {
      query: null,
      question: asked.question,
      options: asked.options,
      answer: asked.answer,
      letter: asked.letter,
      category: asked.category,
      id: asked.id,
      picturePath: picture.path,
      claimedSize: picture.claimedSize,
      ...(picture.measure && { measure: picture.measure }),
      boxes: read.chains,
      region: region && cornersOf(region),
      names: { query: 'question', options: 'options', answer: 'answer' },
    },
    { question: asked.record, boxes: marks.map(({ record }) => record) },
    place,
    remarks,
  )
}

const cornersOf = ({ x1, y1, x2, y2 }: { x1: number; y1: number; x2: number; y2: number }) => [x1, y1, x2, y2]

/** Whether a part of a record asks something: it has a question, or a caption that is one. */
export const asks = (value: Json): boolean => {
  const [question, caption] = [keyOf(value, 'question'), keyOf(value, 'caption')]
  return (question !== undefined && question !== null) || (typeof caption === 'string' && isQuestion(caption))
}

export const isQuestion = (text: string): boolean => /[?？]\s*$/.test(text)

/**
 * The question that a part of a record asks; or why it cannot be read. `id` of the part is
 * that of the question only where the part is nothing else.
 */
export function askedIn(
  value: Json,
  at: { readonly line: number | null; readonly field: string; readonly isOwn: boolean },
  given: readonly Remark[],
): Asked | Remark {
  const { line, field } = at
  const read = readAs(askingPart, value)
  if (!read.ok) return under(field, mismatch(read))
  const part = read.value
  const remarks = [...given]
  const name = (key: string): string => (field === '' ? key : `${field}.${key}`)
  const question = textField(part.question ?? part.caption, name('question'), remarks)
  if (question === null) return error('wrong-type', `${name('question')} is missing.`, name('question'))
  const id = part.question_id ?? (at.isOwn ? part.id : null) ?? null
  return {
    id: id === null ? null : String(id),
    question,
    options: optionsIn(part.options, name('options'), remarks),
    answer: textField(part.answer, name('answer'), remarks),
    letter: textField(part.answer_letter, name('answer_letter'), remarks),
    category: textField(part.category, name('category'), remarks),
    record: value,
    line,
    remarks,
  }
}

/** Option texts as a list, as an object by letter, or as the text of a JSON list or of one line each. */
export function optionsIn(
  value: unknown,
  field: string,
  remarks: Remark[],
): readonly (string | null)[] | null {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) {
    const options: readonly unknown[] = value
    return options.map((option, at) => optionText(option, `${field}[${at}]`, remarks))
  }
  if (typeof value === 'string') {
    const parsed = value.trimStart().startsWith('[') ? parseJson(value) : null
    if (parsed?.ok && Array.isArray(parsed.value)) return optionsIn(parsed.value, field, remarks)
    return value
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map((line) => line.replace(/^\s*(?:\([A-Z]\)|[A-Z][.):])\s+/, ''))
  }
  const entries = typeof value === 'object' ? Object.entries(value) : []
  if (entries.length > 0 && entries.every(([key], at) => key === String.fromCharCode(65 + at))) {
    return entries.map(([key, option]) => optionText(option, `${field}.${key}`, remarks))
  }
  remarks.push(warning('field-ignored', `${field} is no list of texts; it was left out.`, field))
  return null
}

function optionText(option: unknown, field: string, remarks: Remark[]): string | null {
  if (option === null || option === undefined) return null
  if (typeof option === 'string' || typeof option === 'number' || typeof option === 'boolean') {
    return textField(option, field, remarks)
  }
  remarks.push(warning('field-ignored', `${field} is no text; it was taken as empty.`, field))
  return null
}
