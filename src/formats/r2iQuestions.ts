import type { Json } from '../domain/json.ts'
import { questionsGroup, questionsLine, questionsPair, readAs } from '../schema/upstream.ts'
import { isObject, keyOf, mismatch, namesKey, numberField, textField } from './fields.ts'
import type { Decoded, Format } from './format.ts'
import { readQuestion } from './question.ts'
import { decodeRecords, type ReadRecord } from './records.ts'
import { readRegion } from './region.ts'
import { error, placed, under, type Remark } from './remark.ts'

/** Step 2 of R2I (FORMATS §1.6): questions on regions, checked by a second teacher but not answered yet. */
export const r2iQuestions: Format = {
  id: 'r2i-questions',
  label: 'R2I step 2: questions',
  loses: [],
  recognises: (_path, head) =>
    namesKey(head, 'generated_vqa') ? { because: 'its records have generated_vqa', confidence: 0.9 } : null,
  decode: (source, signal) => decodeRecords(source, signal, questionsOf),
}

function* questionsOf(record: ReadRecord): Iterable<Decoded> {
  const problem = (remark: Remark): Decoded => ({ kind: 'problem', problem: placed(remark, record.place) })
  const line = readAs(questionsLine, record.value)
  if (!line.ok) {
    yield problem(mismatch(line))
    return
  }
  const noticed = [...record.remarks]
  const picturePath = textField(line.value.image_path, 'image_path', noticed) ?? ''
  for (const [index, given] of line.value.generated_vqa.entries()) {
    const parent = `generated_vqa[${index}]`
    const read = readAs(questionsGroup, given)
    if (!read.ok) {
      yield problem(under(parent, mismatch(read)))
      continue
    }
    const group = read.value
    const pairs = group.vqa_pairs ?? []
    const region = readRegion(group.bbox, null)
    if (!region.ok) {
      if (pairs.length > 0) yield problem(under(parent, region.remark))
      continue
    }
    const remarks: Remark[] = []
    const object = textField(group.detected_object, 'detected_object', remarks)
    const score = numberField(group.sam3_score, 'sam3_score', remarks)
    const cropPath = textField(group.crop_path, 'crop_path', remarks)
    const hint = { picturePath, region: region.region, object, score }
    yield { kind: 'hint', hint: { ...hint, question: null, validationReason: null } }
    for (const [at, pair] of pairs.entries()) {
      const where = `${parent}.vqa_pairs[${at}]`
      const common = [...noticed, ...[...remarks, ...region.remarks].map((remark) => under(parent, remark))]
      yield* questionOf(pair, where, common, { ...hint, cropPath }, record, [index, at])
    }
  }
}

interface Group {
  readonly picturePath: string
  readonly region: Extract<ReturnType<typeof readRegion>, { ok: true }>['region']
  readonly object: string | null
  readonly score: number | null
  readonly cropPath: string | null
}

function* questionOf(
  value: unknown,
  where: string,
  common: readonly Remark[],
  { picturePath, region, object, score, cropPath }: Group,
  { value: line, place }: ReadRecord,
  [group, at]: readonly [number, number],
): Iterable<Decoded> {
  const problem = (remark: Remark): Decoded => ({
    kind: 'problem',
    problem: placed(under(where, remark), place),
  })
  const pair = readAs(questionsPair, value)
  if (!pair.ok) {
    yield problem(mismatch(pair))
    return
  }
  const noticed: Remark[] = []
  const query = textField(pair.value.question, 'question', noticed) ?? ''
  const { question, options } = readQuestion(query, 'question', noticed)
  if (question.trim() === '') {
    yield problem(error('question-empty', 'The question is empty.', 'question'))
    return
  }
  const status = textField(pair.value.validation_status, 'validation_status', noticed)
  const validationReason = textField(pair.value.validation_reason, 'validation_reason', noticed)
  yield { kind: 'hint', hint: { picturePath, region, question, object, score, validationReason } }
  const remarks = [...common, ...noticed.map((remark) => under(where, remark))]
  yield {
    kind: 'draft',
    draft: {
      content: { question, options, answerLetter: null, answerText: '', category: null, region },
      source: {
        format: r2iQuestions.id,
        file: place.file,
        line: place.line,
        id: null,
        status: status === null ? null : `question ${status}`,
        query,
        picturePath,
        cropPath,
        object,
        score,
        consensus: null,
        smallModel: null,
        validationReason,
        boxes: [],
        notes: remarks.map(({ sentence }) => sentence),
      },
      record: onlyPair(line, group, at),
      claimedSize: null,
      problems: remarks.map((remark) => placed(remark, place)),
    },
  }
}

/** The line as upstream wrote it, with this one question alone in it. */
function onlyPair(line: Json, group: number, at: number): Json {
  if (!isObject(line)) return line
  const given = listAt(keyOf(line, 'generated_vqa'), group)
  if (given === undefined || !isObject(given)) return line
  const pair = listAt(keyOf(given, 'vqa_pairs'), at)
  return { ...line, generated_vqa: [{ ...given, vqa_pairs: pair === undefined ? [] : [pair] }] }
}

const listAt = (list: Json | undefined, index: number): Json | undefined =>
  Array.isArray(list) ? (list as readonly Json[])[index] : undefined
