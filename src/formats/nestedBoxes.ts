import type { SourceBox } from '../domain/item.ts'
import { nestedBoxesRow, readAs, type NestedBoxesRow } from '../schema/upstream.ts'
import { parseSize } from './box.ts'
import { categoryOf } from './category.ts'
import { readChains } from './chainsRead.ts'
import { readChoice, tooManyOptions, type ChoiceRead } from './choice.ts'
import { mismatch, namesKey, textField } from './fields.ts'
import type { Decoded, Format } from './format.ts'
import { decodeRecords, type ReadRecord } from './records.ts'
import { error, placed, warning, type Remark } from './remark.ts'
import { textRemarks } from './textRemarks.ts'

/**
 * Questions with nested boxes around their evidence (001 §4.2): the boxes come as boxes of the source, which an
 * annotator adopts. b1 of a sound chain is the evidence region as well, for that is what it means.
 */
export const nestedBoxes: Format = {
  id: 'nested-boxes',
  label: 'Nested boxes',
  loses: ['judgements', 'checks', 'region', 'provenance'],
  recognises: (_path, head) =>
    ['image', 'question', 'boxes'].every((key) => namesKey(head, key))
      ? { because: 'its records have image, question and boxes', confidence: 0.85 }
      : null,
  decode: (source, signal) => decodeRecords(source, signal, rowOf),
}

function* rowOf({ value, place, remarks: given }: ReadRecord): Iterable<Decoded> {
  const problem = (remark: Remark): Decoded => ({ kind: 'problem', problem: placed(remark, place) })
  const read = readAs(nestedBoxesRow, value)
  if (!read.ok) {
    yield problem(mismatch(read))
    return
  }
  const row = read.value
  const remarks = [...given]
  const question = textField(row.question, 'question', remarks) ?? ''
  const tooMany = tooManyOptions(row.options?.length ?? 0, 'options')
  const chains = readChains(row, remarks)
  if (tooMany || question.trim() === '' || !chains.ok) {
    const empty = error('question-empty', 'The question is empty.', 'question')
    yield problem(tooMany ?? (chains.ok ? empty : chains.remark))
    return
  }
  remarks.push(...textRemarks(question, 'question'))
  const answer = answerOf(row, remarks)
  const size = row.width === undefined && row.height === undefined ? null : [row.width, row.height]
  const claimed = parseSize(size)
  remarks.push(...claimed.remarks.map((remark) => ({ ...remark, field: 'width' })))
  yield {
    kind: 'draft',
    draft: {
      content: {
        question,
        ...answer,
        category: categoryOf(textField(row.category, 'category', remarks)),
        region: regionOf(chains.chains, chains.isSound),
      },
      source: {
        format: nestedBoxes.id,
        file: place.file,
        line: place.line,
        id: row.id === null || row.id === undefined ? null : String(row.id),
        status: null,
        query: question,
        picturePath: textField(row.image, 'image', remarks) ?? '',
        cropPath: null,
        object: null,
        score: null,
        consensus: null,
        smallModel: null,
        validationReason: null,
        boxes: chains.chains,
        notes: remarks.map(({ sentence }) => sentence),
      },
      record: value,
      claimedSize: claimed.size,
      problems: remarks.map((remark) => placed(remark, place)),
    },
  }
}

/** The minimal region of the one chain; of several nobody says which one it would be. */
function regionOf(chains: readonly (readonly SourceBox[])[], isSound: boolean) {
  const [chain, other] = chains
  return isSound && !other ? (chain?.[0]?.rect ?? null) : null
}

function answerOf(row: NestedBoxesRow, remarks: Remark[]): Omit<ChoiceRead, 'remarks'> {
  const text = textField(row.answer, 'answer', remarks)
  const options = (row.options ?? []).map((option, at) => textField(option, `options[${at}]`, remarks))
  if (options.length === 0) {
    if (text === null || text.trim() === '') {
      remarks.push(
        warning('answer-missing', 'There is no answer. Give one before the item is accepted.', 'answer'),
      )
    } else remarks.push(...textRemarks(text, 'answer'))
    return { options: [], answerLetter: null, answerText: text ?? '' }
  }
  options.forEach((option, at) => remarks.push(...textRemarks(option ?? '', `options[${at}]`)))
  const choice = readChoice({
    options,
    letter: textField(row.answer_letter, 'answer_letter', remarks),
    text,
    majority: null,
    fields: { options: 'options', letter: 'answer_letter', text: 'answer', majority: 'answer' },
    usualCount: null,
  })
  remarks.push(...choice.remarks)
  return { options: choice.options, answerLetter: choice.answerLetter, answerText: choice.answerText }
}
