import type { Json } from '../domain/json.ts'
import { labelStudioAnnotation, labelStudioTask, type LabelStudioTask } from '../schema/interchange.ts'
import { readAs } from '../schema/upstream.ts'
import { askedIn, asks, draftOfAsked } from './askedDraft.ts'
import { isObject, keyOf, mismatch, namesKey } from './fields.ts'
import type { ByteSource, Decoded, Format } from './format.ts'
import { marksOfResults } from './labelStudioMarks.ts'
import { leftOver } from './leftOver.ts'
import { assignMarks, type Asked } from './marks.ts'
import { decodeRecords, type ReadRecord } from './records.ts'
import { note, placed, under, warning, type Remark } from './remark.ts'

/**
 * Tasks of Label Studio with their annotations (FORMATS §5.3): boxes in percent, each with texts and choices of its own;
 * the chain is told by relations, by parent regions or by region ids that differ in `_b1`, `_b2`, … alone. A task may
 * ask by itself, in its data or in a text that belongs to no region.
 */
export const labelStudio: Format = {
  id: 'label-studio',
  label: 'Label Studio',
  loses: ['judgements', 'checks', 'provenance'],
  recognises(_path, head) {
    if (!head.trimStart().startsWith('[') || !namesKey(head, 'data')) return null
    const isResult = namesKey(head, 'from_name') && namesKey(head, 'to_name')
    if (isResult) return { because: 'its tasks have data and results with from_name', confidence: 0.95 }
    const isTask = ['annotations', 'completions', 'predictions'].some((key) => namesKey(head, key))
    return isTask ? { because: 'its tasks have data and annotations', confidence: 0.8 } : null
  },
  decode,
}

interface Counts {
  tasks: number
  questions: number
  boxes: number
  left: number
}

async function* decode(source: ByteSource, signal?: AbortSignal): AsyncGenerator<Decoded> {
  const counts: Counts = { tasks: 0, questions: 0, boxes: 0, left: 0 }
  yield* decodeRecords(source, signal, (record) => taskOf(record, counts))
  const { tasks, questions, boxes, left } = counts
  if (tasks === 0 || (questions > 0 && left === 0)) return
  const remark = questions === 0 ? leftOver.noQuestion(tasks, boxes) : leftOver.boxes(left)
  yield { kind: 'problem', problem: placed(remark, { file: source.path, line: null }) }
}

function* taskOf({ value, place, remarks: given }: ReadRecord, counts: Counts): Iterable<Decoded> {
  const said = (remark: Remark): Decoded => ({ kind: 'problem', problem: placed(remark, place) })
  const read = readAs(labelStudioTask, value)
  if (!read.ok) {
    yield said(mismatch(read))
    return
  }
  const task = read.value
  const data = keyOf(value, 'data') ?? null
  const remarks: Remark[] = [...given]
  const results = resultsOf(task, value, remarks)
  const found = marksOfResults(results.list, results.field, place.line)
  remarks.push(...found.remarks)

  const asked: Asked[] = [...found.asked]
  const isAsked = asked.length > 0 || found.marks.some((mark) => mark.asks !== null)
  if (!isAsked && isObject(data) && asks(data)) {
    const own = askedIn(withoutBytes(data), { line: place.line, field: '', isOwn: false }, [])
    if ('sentence' in own) remarks.push(under('data', own))
    else
      asked.push({
        ...own,
        answer: own.answer ?? found.loose.answer,
        letter: own.letter ?? found.loose.letter,
      })
  }
  const assigned = assignMarks(asked, found.marks)
  counts.tasks++
  counts.questions += assigned.asked.length
  counts.boxes += found.marks.length
  counts.left += assigned.left
  yield* remarks.map(said)
  const picture = { path: pathIn(data), claimedSize: found.size, measure: found.measure }
  for (const one of assigned.asked) {
    yield draftOfAsked(labelStudio.id, one, picture, place.file, results.field)
  }
}

/** The results that count: those marked as true, else the first that were not cancelled, else what a model proposed. */
function resultsOf(
  task: LabelStudioTask,
  value: Json,
  remarks: Remark[],
): { readonly list: readonly Json[]; readonly field: string } {
  const key = task.annotations ? 'annotations' : 'completions'
  const finished: { readonly at: number; readonly isTruth: boolean }[] = []
  for (const [at, annotation] of (task[key] ?? []).entries()) {
    const read = readAs(labelStudioAnnotation, annotation)
    if (!read.ok) remarks.push(under(`${key}[${at}]`, mismatch(read)))
    else if (read.value.was_cancelled !== true && (read.value.result ?? []).length > 0) {
      finished.push({ at, isTruth: read.value.ground_truth === true })
    }
  }
  const taken = finished.find(({ isTruth }) => isTruth) ?? finished[0]
  if (taken) {
    if (finished.length > 1) {
      const sentence = `The task has ${finished.length} annotations; number ${taken.at + 1}${taken.isTruth ? ', marked as ground truth,' : ''} was taken.`
      remarks.push(warning('annotations-several', sentence, key))
    }
    return { list: resultIn(value, key, taken.at), field: `${key}[${taken.at}].result` }
  }
  const proposed = (task.predictions ?? []).findIndex((prediction) => {
    const read = readAs(labelStudioAnnotation, prediction)
    return read.ok && (read.value.result ?? []).length > 0
  })
  if (proposed < 0) return { list: [], field: key }
  remarks.push(
    note('prediction-taken', 'Nobody annotated the task; what a model proposed was taken.', 'predictions'),
  )
  return { list: resultIn(value, 'predictions', proposed), field: `predictions[${proposed}].result` }
}

function resultIn(task: Json, key: string, at: number): readonly Json[] {
  const all = keyOf(task, key)
  const one = Array.isArray(all) ? (all as readonly Json[])[at] : undefined
  const result = one === undefined ? undefined : keyOf(one, 'result')
  return Array.isArray(result) ? result : []
}

const isPath = (text: string): boolean => /\.(?:jpe?g|png|webp|gif|bmp|tiff?|avif)(?:$|[?#&])/i.test(text)

/** The picture among the data of a task, as a path that a file can be found by. */
function pathIn(data: Json): string {
  if (!isObject(data)) return ''
  const texts = Object.entries(data).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  const named = texts.find(([key, text]) => /image|img|picture|photo/i.test(key) && !text.startsWith('<'))
  const path = (named ?? texts.find(([, text]) => isPath(text.slice(0, 2000))))?.[1] ?? ''
  if (path.startsWith('data:')) return path.slice(0, 40)
  const local = /^\/?data\/local-files\/\?d=(.*)$/s.exec(path)?.[1]
  if (local !== undefined) return decoded(local)
  const uploaded = /^\/?data\/upload\/(?:\d+\/)?(.*)$/s.exec(path)?.[1]
  if (uploaded !== undefined) return decoded(uploaded).replace(/^[0-9a-f]{8}-(?=.)/, '')
  return path
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The data of a task without pictures that are written into it. */
const withoutBytes = (data: { readonly [key: string]: Json }): Json =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      typeof value === 'string' && value.startsWith('data:') ? value.slice(0, 40) : value,
    ]),
  )
