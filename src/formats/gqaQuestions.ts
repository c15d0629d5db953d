import { gqaQuestion } from '../schema/upstreamBench.ts'
import { decodeBench } from './benchRows.ts'
import { tooManyBoxes } from './boxLimit.ts'
import { isObject, namesKey, textField } from './fields.ts'
import type { Decoded, Format } from './format.ts'
import { innerText, within } from './innerFields.ts'
import { decodeRecords, type ReadRecord } from './records.ts'
import { placed, under } from './remark.ts'

/**
 * Questions of GQA (FORMATS §4.11): one object, its entries the questions. The objects that a question is about are those
 * that its annotations name; where it has none, those in its reasoning steps (`"kayak (11)"`). Their boxes come from the
 * scene graphs, when these are imported with them (the construction of 003).
 */
export const gqaQuestions: Format = {
  id: 'gqa',
  label: 'GQA questions',
  loses: ['judgements', 'checks', 'options', 'boxes', 'region', 'provenance'],
  recognises: (_path, head) =>
    ['imageId', 'question'].every((key) => namesKey(head, key)) &&
    ['fullAnswer', 'semantic', 'annotations', 'isBalanced'].some((key) => namesKey(head, key))
      ? { because: 'its entries have imageId, question and what they are about', confidence: 0.9 }
      : null,
  decode: (source, signal) => decodeRecords(source, signal, questionsOf, true),
}

const noPicture = () => null

function* questionsOf({ value, place, remarks }: ReadRecord): Iterable<Decoded> {
  const entries =
    isObject(value) && !Object.hasOwn(value, 'imageId') ? Object.entries(value) : ([['', value]] as const)
  for (const [id, inner] of entries) {
    const row = { value: inner, record: value, place, remarks, picture: noPicture }
    const picture = innerText(within(inner, 'imageId'), 'imageId', []) ?? ''
    const objects = objectsOf(within(inner, 'annotations'), within(inner, 'semantic'))
    const points = { picture, objects }
    const failure = tooManyBoxes(objects.length, 'annotations')
    if (failure) {
      yield { kind: 'problem', problem: placed(id === '' ? failure : under(id, failure), place) }
      continue
    }
    const decoded = decodeBench(gqaQuestions.id, gqaQuestion, row, (question, noticed) => ({
      query: textField(question.question, 'question', noticed),
      answer: textField(question.answer, 'answer', noticed),
      id: id === '' ? null : id,
      picture: { path: `${picture}.jpg`, file: null },
      names: { query: 'question', options: 'question', answer: 'answer' },
    }))
    for (const each of decoded)
      yield each.kind === 'draft' ? { kind: 'draft', draft: { ...each.draft, points } } : each
  }
}

/** Ids of the objects that question and answer speak of, in the order in which they come up. */
function objectsOf(annotations: unknown, semantic: unknown): readonly string[] {
  const named = ['question', 'answer', 'fullAnswer'].flatMap((part) => {
    const spans = within(annotations, part)
    return typeof spans === 'object' && spans !== null ? Object.values(spans).flatMap(idsIn) : []
  })
  if (named.length > 0) return [...new Set(named)]
  const steps: readonly unknown[] = Array.isArray(semantic) ? semantic : []
  const found = steps.flatMap((step) => {
    const argument = within(step, 'argument')
    const ids = typeof argument === 'string' ? /\(([\d,\s]{1,200})\)\s*$/.exec(argument)?.[1] : undefined
    return ids === undefined ? [] : idsIn(ids)
  })
  return [...new Set(found)]
}

const idsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
        .split(',')
        .map((id) => id.trim())
        .filter((id) => id !== '')
    : []
