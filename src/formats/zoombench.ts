import { readAs, zoombenchRow, type ZoombenchRow } from '../schema/upstream.ts'
import { categoryOf } from './category.ts'
import { readChoice, tooManyOptions, type ChoiceRead } from './choice.ts'
import { mismatch, namesKey, textField } from './fields.ts'
import type { Decoded, Format } from './format.ts'
import { composeQuery, parseQuery } from './query.ts'
import { decodeRecords, type ReadRecord } from './records.ts'
import { readRegion } from './region.ts'
import { error, note, placed, quoted, warning, type Remark } from './remark.ts'
import { textRemarks } from './textRemarks.ts'

/** The benchmark's evaluation records (FORMATS §1.2), with the keys that Saccade adds when they are there. */
export const zoombench: Format = {
  id: 'zoombench',
  label: 'ZoomBench',
  loses: ['judgements', 'checks', 'boxes', 'provenance'],
  recognises(_path, head) {
    if (!namesKey(head, 'images') || namesKey(head, 'model_answer')) return null
    if (namesKey(head, 'query')) return { because: 'its records have images and query', confidence: 0.8 }
    const hasPrompt = /(?<!\\)"prompt"\s*:\s*"/.test(head)
    return hasPrompt ? { because: 'its records have images and prompt', confidence: 0.6 } : null
  },
  decode: (source, signal) => decodeRecords(source, signal, rowOf),
}

function* rowOf({ value, place, remarks: given }: ReadRecord): Iterable<Decoded> {
  const problem = (remark: Remark): Decoded => ({ kind: 'problem', problem: placed(remark, place) })
  const read = readAs(zoombenchRow, value)
  if (!read.ok) {
    yield problem(mismatch(read))
    return
  }
  const row = read.value
  const remarks = [...given]
  const query = textField(row.query ?? row.prompt, 'query', remarks)
  if (query === null) {
    yield problem(error('wrong-type', 'query is missing.', 'query'))
    return
  }
  const asked = askedIn(row, query, remarks)
  const tooMany = tooManyOptions(asked.options.length, 'options')
  const isEmpty = asked.question.trim() === ''
  const region = readRegion(row.bbox, null)
  if (tooMany || isEmpty || !region.ok) {
    const failure =
      tooMany ?? (region.ok ? error('question-empty', 'The question is empty.', 'query') : region.remark)
    yield problem(failure)
    return
  }
  remarks.push(...region.remarks, ...textRemarks(asked.question, 'query'))
  const answer = answerOf(row, asked, query, remarks)
  const { question, ...choice } = answer
  choice.options.forEach((option) => remarks.push(...textRemarks(option, 'query')))
  yield {
    kind: 'draft',
    draft: {
      content: {
        question,
        ...choice,
        category: categoryOf(textField(row.category, 'category', remarks)),
        region: region.region,
      },
      source: {
        format: zoombench.id,
        file: place.file,
        line: place.line,
        id: row.id === null || row.id === undefined ? null : String(row.id),
        status: null,
        query,
        picturePath: firstPath(row.images, 'images', remarks) ?? '',
        cropPath: firstPath(row.crop_images, 'crop_images', remarks),
        object: null,
        score: null,
        consensus: null,
        smallModel: null,
        validationReason: null,
        boxes: [],
        notes: remarks.map(({ sentence }) => sentence),
      },
      record: value,
      claimedSize: null,
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

/** The keys `question` and `options` where they agree with the query (they are exact); else the query taken apart. */
function askedIn(row: ZoombenchRow, query: string, remarks: Remark[]): Asked {
  const parsed = parseQuery(query)
  const question = row.question === null || row.question === undefined ? null : String(row.question)
  const options = row.options?.map((option, at) => textField(option, `options[${at}]`, remarks)) ?? null
  if (question !== null) {
    const texts = (options ?? []).map((option) => option ?? '')
    const isSame =
      composeQuery({ question, options: texts }) === query ||
      (parsed.question === question && JSON.stringify(parsed.options) === JSON.stringify(texts))
    if (isSame) return { question, options: options ?? [], field: 'options' }
    if (options === null && parsed.question === question)
      return { question, options: parsed.options, field: 'query' }
    remarks.push(
      warning(
        'query-differs',
        'question and options say something else than query; query was taken.',
        'query',
      ),
    )
  }
  remarks.push(...parsed.notes.map((sentence) => note('question-stripped', sentence, 'query')))
  if (parsed.options.length === 0 && options !== null && options.length > 0 && question === null) {
    return { question: parsed.question, options, field: 'options' }
  }
  return { question: parsed.question, options: parsed.options, field: 'query' }
}

function answerOf(
  row: ZoombenchRow,
  asked: Asked,
  query: string,
  remarks: Remark[],
): Omit<ChoiceRead, 'remarks'> & { readonly question: string } {
  const response = textField(row.response ?? row.answer, 'response', remarks)
  const kind = textField(row.question_type, 'question_type', remarks)
  if (response === null || response.trim() === '') {
    remarks.push(warning('answer-missing', 'There is no answer. Give one while checking.', 'response'))
  }
  if (asked.options.length === 0) {
    if (kind === 'mcq') {
      remarks.push(
        warning('options-missing', 'The record says it is multiple choice, but has no options.', 'query'),
      )
    }
    if (response !== null) remarks.push(...textRemarks(response, 'response'))
    return { question: asked.question, options: [], answerLetter: null, answerText: response ?? '' }
  }
  const isLetter = response !== null && /^\s*\(?[A-Za-z](?:[.):](?:\s.*)?)?\s*$/s.test(response)
  if (kind === 'blank' && !isLetter) {
    remarks.push(
      note(
        'options-kept',
        'The record says it is open, so its option lines stayed in the question.',
        'query',
      ),
    )
    return { question: query, options: [], answerLetter: null, answerText: response ?? '' }
  }
  if (kind !== null && kind !== 'mcq') {
    remarks.push(
      note(
        'kind-from-options',
        `question_type is ${quoted(kind)}, but there are options; it was taken as multiple choice.`,
        'question_type',
      ),
    )
  }
  const choice = readChoice({
    options: asked.options,
    letter: isLetter ? response : null,
    text: isLetter ? null : response,
    majority: null,
    fields: { options: asked.field, letter: 'response', text: 'response', majority: 'response' },
    usualCount: null,
  })
  remarks.push(...choice.remarks)
  const { options, answerLetter, answerText } = choice
  return { question: asked.question, options, answerLetter, answerText }
}

function firstPath(
  paths: ZoombenchRow['images'] | ZoombenchRow['crop_images'],
  field: string,
  remarks: Remark[],
): string | null {
  if (paths === null || paths === undefined) return null
  if (typeof paths === 'string') return paths
  return textField(paths[0], `${field}[0]`, remarks)
}
