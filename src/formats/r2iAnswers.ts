import type { Json } from '../domain/json.ts'
import {
  answersLine,
  answersResult,
  cropEval,
  readAs,
  smallModelEval,
  type AnswersResult,
} from '../schema/upstream.ts'
import { parseSize } from './box.ts'
import { categoryOf } from './category.ts'
import { readChoice, tooManyOptions, type ChoiceRead } from './choice.ts'
import { isObject, keyOf, mismatch, namesKey, numberField, sidePart, textField } from './fields.ts'
import type { Decoded, Draft, Format } from './format.ts'
import { readQuestion } from './question.ts'
import { decodeRecords, type ReadRecord } from './records.ts'
import { readRegion } from './region.ts'
import { error, placed, quoted, under, warning, type Remark } from './remark.ts'
import { textRemarks } from './textRemarks.ts'

/** Step 3 of R2I (FORMATS §1.6): answered questions; also single results as `create_vqa` writes them. */
export const r2iAnswers: Format = {
  id: 'r2i-answers',
  label: 'R2I step 3: answers',
  loses: [],
  recognises(_path, head) {
    if (namesKey(head, 'vqa_results')) return { because: 'its records have vqa_results', confidence: 0.9 }
    const isSingle = namesKey(head, 'question') && namesKey(head, 'crop_eval')
    return isSingle ? { because: 'its records have question and crop_eval', confidence: 0.7 } : null
  },
  decode: (source, signal) => decodeRecords(source, signal, answersOf),
}

function* answersOf({ value, place, remarks }: ReadRecord): Iterable<Decoded> {
  if (keyOf(value, 'vqa_results') === undefined && keyOf(value, 'question') !== undefined) {
    yield* decoded(value, '', null, value, { value, place, remarks })
    return
  }
  const line = readAs(answersLine, value)
  if (!line.ok) {
    yield { kind: 'problem', problem: placed(mismatch(line), place) }
    return
  }
  const noticed = [...remarks]
  const picturePath = textField(line.value.image_path, 'image_path', noticed)
  const results = (keyOf(value, 'vqa_results') ?? []) as readonly Json[]
  for (const [index, result] of results.entries()) {
    const only = isObject(value) ? { ...value, vqa_results: [result] } : value
    yield* decoded(result, `vqa_results[${index}]`, picturePath, only, { value, place, remarks: noticed })
  }
}

/** One result as a draft, or as the problem that fails it. */
function* decoded(
  value: Json,
  where: string,
  picturePath: string | null,
  record: Json,
  { place, remarks }: Omit<ReadRecord, 'again'>,
): Iterable<Decoded> {
  const noticed: Remark[] = []
  const read = draftOf(value, picturePath, noticed)
  if ('failure' in read) {
    const failure = where === '' ? read.failure : under(where, read.failure)
    yield { kind: 'problem', problem: placed(failure, place) }
    return
  }
  const all = [...remarks, ...(where === '' ? noticed : noticed.map((remark) => under(where, remark)))]
  yield {
    kind: 'draft',
    draft: {
      ...read,
      source: {
        ...read.source,
        file: place.file,
        line: place.line,
        notes: all.map(({ sentence }) => sentence),
      },
      record,
      problems: all.map((remark) => placed(remark, place)),
    },
  }
}

type DraftRead =
  | (Pick<Draft, 'content' | 'claimedSize'> & {
      readonly source: Omit<Draft['source'], 'file' | 'line' | 'notes'>
    })
  | { readonly failure: Remark }

function draftOf(value: Json, linePath: string | null, remarks: Remark[]): DraftRead {
  const read = readAs(answersResult, value)
  if (!read.ok) return { failure: mismatch(read) }
  const result = read.value
  const query = textField(result.question, 'question', remarks) ?? ''
  const asked = readQuestion(query, 'question', remarks)
  if (asked.question.trim() === '')
    return { failure: error('question-empty', 'The question is empty.', 'question') }
  const { size: claimedSize, remarks: sizeRemarks } = parseSize(result.image_size)
  remarks.push(...sizeRemarks.map((remark) => under('image_size', remark)))
  const region = readRegion(result.bbox, claimedSize)
  if (!region.ok) return { failure: region.remark }
  remarks.push(...region.remarks)
  const count = result.mcq?.all_options?.length ?? 0
  const tooMany = tooManyOptions(count, 'mcq.all_options')
  if (tooMany) return { failure: tooMany }

  const answer = answerOf(result, asked.options, remarks)
  const fullQuery = textField(result.mcq?.mcq_question, 'mcq.mcq_question', remarks) ?? query
  const ownPath = textField(result.image_path ?? result.original_image_path, 'original_image_path', remarks)
  const why = textField(result.reason, 'reason', remarks) ?? textField(result.error, 'error', remarks)
  return {
    content: {
      question: asked.question,
      options: answer.options,
      answerLetter: answer.answerLetter,
      answerText: answer.answerText,
      category: categoryOf(textField(result.category, 'category', remarks)),
      region: region.region,
    },
    source: {
      format: r2iAnswers.id,
      id: null,
      status: textField(result.status, 'status', remarks),
      query: fullQuery,
      picturePath: linePath === null || linePath === '' ? (ownPath ?? '') : linePath,
      cropPath: textField(result.crop_path, 'crop_path', remarks),
      object: null,
      score: null,
      consensus: consensusOf(value, remarks),
      smallModel: smallModelOf(value, remarks),
      validationReason: why,
      boxes: [],
    },
    claimedSize,
  }
}

/** Multiple choice where there are options, open with the teachers' answer where there are none. */
function answerOf(
  { mcq, majority_answer }: AnswersResult,
  embedded: readonly string[],
  remarks: Remark[],
): Omit<ChoiceRead, 'remarks'> {
  const majority = textField(majority_answer, 'majority_answer', remarks)
  const given = mcq?.all_options ?? null
  if (given === null && embedded.length === 0) {
    if (majority !== null) remarks.push(...textRemarks(majority, 'majority_answer'))
    return { options: [], answerLetter: null, answerText: majority ?? '' }
  }
  const options = (given ?? embedded).map((option, index) =>
    textField(option, `mcq.all_options[${index}]`, remarks),
  )
  const choice = readChoice({
    options,
    letter: textField(mcq?.correct_option, 'mcq.correct_option', remarks),
    text: textField(mcq?.correct_answer_text, 'mcq.correct_answer_text', remarks) ?? (mcq ? null : majority),
    majority,
    fields: {
      options: 'mcq.all_options',
      letter: 'mcq.correct_option',
      text: 'mcq.correct_answer_text',
      majority: 'majority_answer',
    },
    usualCount: 4,
  })
  remarks.push(...choice.remarks)
  choice.options.forEach((option, index) => remarks.push(...textRemarks(option, `mcq.all_options[${index}]`)))
  return choice
}

/** The share is of the answers that came back, so their number is count ÷ share (FORMATS §1.6). */
function consensusOf(value: Json, remarks: Remark[]): Draft['source']['consensus'] {
  const part = sidePart(cropEval, keyOf(value, 'crop_eval'), 'crop_eval', remarks)
  const count = numberField(part?.consistency_count, 'crop_eval.consistency_count', remarks)
  const share = numberField(part?.consistency_score, 'crop_eval.consistency_score', remarks)
  if (count === null || share === null || !(count >= 0) || !(share > 0 && share <= 1)) return null
  return { count, of: Math.round(count / share), share }
}

function smallModelOf(value: Json, remarks: Remark[]): Draft['source']['smallModel'] {
  const part = sidePart(smallModelEval, keyOf(value, 'qwen8b_eval'), 'qwen8b_eval', remarks)
  if (part === null) return null
  const failure = textField(part.error, 'qwen8b_eval.error', remarks)
  if (failure !== null) {
    remarks.push(
      warning(
        'small-model-error',
        `The small model could not be asked (${quoted(failure)}), so nobody knows how hard this question is.`,
        'qwen8b_eval.error',
      ),
    )
  }
  const answers = (part.answers ?? []).map((answer, index) =>
    textField(answer, `qwen8b_eval.answers[${index}]`, remarks),
  )
  return {
    answers: answers.map((answer) => answer ?? ''),
    correct: numberField(part.correct_count, 'qwen8b_eval.correct_count', remarks) ?? 0,
    error: failure,
  }
}
