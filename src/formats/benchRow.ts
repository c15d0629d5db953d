import type { Size } from '../domain/geometry.ts'
import type { Item, Source } from '../domain/item.ts'
import type { Json } from '../domain/json.ts'
import { bareAnswer } from './bareAnswer.ts'
import { categoryOf } from './category.ts'
import { readChoice, tooManyOptions, type ChoiceRead } from './choice.ts'
import type { Decoded, Measure } from './format.ts'
import { composeQuery, parseQuery } from './query.ts'
import { readRegion } from './region.ts'
import { error, note, placed, quoted, warning, type Place, type Remark } from './remark.ts'
import { textRemarks } from './textRemarks.ts'

/**
 * What a record of a benchmark or a training set says, under one set of names. A format finds these fields in its own
 * records; `draftOf` judges them, so that the same fault gets the same sentence whatever file it came from.
 */
export interface BenchRow {
  /** The question as a model gets it: option lines and instructions may stand in it. */
  readonly query: string | null
  /** The bare question, where the record has it beside the query or instead of it. */
  readonly question?: string | null
  /** Option texts, where the record lists them. */
  readonly options?: readonly (string | null)[] | null
  /** A letter, or the text of the answer. */
  readonly answer: string | null
  /** The letter, where the record gives it beside the text of the answer. */
  readonly letter?: string | null
  /** What the record says it is, in its own word, and what that means here; null where it does not say. */
  readonly kind?: { readonly said: string; readonly means: 'choice' | 'open' | null } | null
  readonly category?: string | null
  readonly id?: string | null
  readonly picturePath: string
  readonly cropPath?: string | null
  /** The region as given: anything that `parseBox` reads as two corners; undefined where there is none. */
  readonly region?: unknown
  /** What the numbers of region and boxes count; pixels of the picture unless it says otherwise. */
  readonly measure?: Measure
  readonly boxes?: Source['boxes']
  readonly claimedSize?: Size | null
  /** What else the source says. */
  readonly source?: Partial<Pick<Source, 'status' | 'object' | 'score' | 'consensus' | 'validationReason'>>
  /** The names of the fields in the record, for remarks. */
  readonly names: {
    readonly query: string
    readonly options: string
    readonly answer: string
    readonly kind?: string
  }
}

/** The draft that a record makes, or the problem that keeps it from being one. `given` was noticed while reading it. */
export function draftOf(
  format: string,
  row: BenchRow,
  record: Json,
  place: Place,
  given: readonly Remark[],
): Decoded {
  const { names } = row
  const problem = (remark: Remark): Decoded => ({ kind: 'problem', problem: placed(remark, place) })
  const remarks = [...given]
  const query = row.query ?? row.question ?? null
  if (query === null) return problem(error('wrong-type', `${names.query} is missing.`, names.query))
  const asked = askedIn(row, query, remarks)
  const tooMany = tooManyOptions(asked.options.length, names.options)
  if (tooMany) return problem(tooMany)
  const region = readRegion(row.region, null, row.measure)
  if (!region.ok) return problem(region.remark)
  if (asked.question.trim() === '')
    return problem(error('question-empty', 'The question is empty.', names.query))
  const boxes = row.boxes ?? []
  // A record with boxes needs no region besides.
  remarks.push(...(boxes.length > 0 && row.region === undefined ? [] : region.remarks))
  remarks.push(...textRemarks(asked.question, names.query))
  const answer = answerOf(row, asked, query, remarks)
  const { question, ...choice } = answer
  choice.options.forEach((option) => remarks.push(...textRemarks(option, asked.field)))
  const source: Item['source'] = {
    format,
    file: place.file,
    line: place.line,
    id: row.id ?? null,
    status: null,
    query,
    picturePath: row.picturePath,
    cropPath: row.cropPath ?? null,
    object: null,
    score: null,
    consensus: null,
    smallModel: null,
    validationReason: null,
    boxes,
    ...row.source,
    notes: remarks.map(({ sentence }) => sentence),
  }
  return {
    kind: 'draft',
    draft: {
      content: { question, ...choice, category: categoryOf(row.category ?? null), region: region.region },
      source,
      record,
      claimedSize: row.claimedSize ?? null,
      measure: row.measure ?? 'pixels',
      problems: remarks.map((remark) => placed(remark, place)),
    },
  }
}

interface Asked {
  readonly question: string
  readonly options: readonly (string | null)[]
  /** Where the options come from, for remarks. */
  readonly field: string
}

/** Question and options where they agree with the query (they are exact); else the query taken apart. */
function askedIn(row: BenchRow, query: string, remarks: Remark[]): Asked {
  const { names } = row
  const parsed = parseQuery(query)
  const question = row.question ?? null
  const options = row.options ?? null
  if (question !== null) {
    if (row.query === null) return { question, options: options ?? [], field: names.options }
    const texts = (options ?? []).map((option) => option ?? '')
    const isSame =
      composeQuery({ question, options: texts }) === query ||
      (parsed.question === question && JSON.stringify(parsed.options) === JSON.stringify(texts))
    if (isSame) return { question, options: options ?? [], field: names.options }
    if (options === null && parsed.question === question)
      return { question, options: parsed.options, field: names.query }
    remarks.push(
      warning(
        'query-differs',
        `question and options say something else than ${names.query}; ${names.query} was taken.`,
        names.query,
      ),
    )
  }
  remarks.push(...parsed.notes.map((sentence) => note('question-stripped', sentence, names.query)))
  if (parsed.options.length === 0 && options !== null && options.length > 0 && question === null) {
    return { question: parsed.question, options, field: names.options }
  }
  return { question: parsed.question, options: parsed.options, field: names.query }
}

function answerOf(
  { names, ...row }: BenchRow,
  asked: Asked,
  query: string,
  remarks: Remark[],
): Omit<ChoiceRead, 'remarks'> & { readonly question: string } {
  const answer = row.answer === null ? null : bareAnswer(row.answer, names.answer, remarks)
  const kind = row.kind?.means ?? null
  if (answer === null || answer.trim() === '') {
    remarks.push(warning('answer-missing', 'There is no answer. Give one while checking.', names.answer))
  }
  if (asked.options.length === 0) {
    if (kind === 'choice') {
      remarks.push(
        warning('options-missing', 'The record says it is multiple choice, but has no options.', names.query),
      )
    }
    if (answer !== null) remarks.push(...textRemarks(answer, names.answer))
    return { question: asked.question, options: [], answerLetter: null, answerText: answer ?? '' }
  }
  const given = row.letter ?? null
  const isLetter = given === null && answer !== null && /^\s*\(?[A-Za-z](?:[.):](?:\s.*)?)?\s*$/s.test(answer)
  if (kind === 'open' && !isLetter && given === null) {
    remarks.push(
      note(
        'options-kept',
        'The record says it is open, so its option lines stayed in the question.',
        names.query,
      ),
    )
    return { question: query, options: [], answerLetter: null, answerText: answer ?? '' }
  }
  if (row.kind && kind !== 'choice') {
    const field = names.kind ?? names.query
    remarks.push(
      note(
        'kind-from-options',
        `${field} is ${quoted(row.kind.said)}, but there are options; it was taken as multiple choice.`,
        field,
      ),
    )
  }
  const choice = readChoice({
    options: asked.options,
    letter: isLetter ? answer : given,
    text: isLetter ? null : answer,
    majority: null,
    fields: { options: asked.field, letter: names.answer, text: names.answer, majority: names.answer },
    usualCount: null,
  })
  remarks.push(...choice.remarks)
  const { options, answerLetter, answerText } = choice
  return { question: asked.question, options, answerLetter, answerText }
}
