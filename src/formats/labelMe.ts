import type { Size } from '../domain/geometry.ts'
import type { Json } from '../domain/json.ts'
import { askedIn, asks, draftOfAsked } from './askedDraft.ts'
import { base64Picture } from './base64Picture.ts'
import { parseSize } from './box.ts'
import { namesKey } from './fields.ts'
import type { ByteSource, Decoded, Format } from './format.ts'
import { shapeMark } from './labelMeShape.ts'
import { leftOver } from './leftOver.ts'
import { assignMarks, type Asked, type Mark } from './marks.ts'
import { baseName } from './picturePath.ts'
import { readRecords } from './records.ts'
import { error, kindOf, note, placed, under, warning, type Remark } from './remark.ts'

/**
 * One picture and its shapes (FORMATS §5.2). LabelMe keeps keys that it does not know, so questions stand in a list
 * `questions`, and what a shape is to them in `chain_id`, `level` and `question_id`; without those, in `group_id` and
 * the labels b1, b2, …. A description that ends with a question mark asks, too.
 */
export const labelMe: Format = {
  id: 'labelme',
  label: 'LabelMe',
  loses: ['judgements', 'checks', 'provenance'],
  recognises(_path, head) {
    if (!head.trimStart().startsWith('{') || !namesKey(head, 'shapes')) return null
    if (namesKey(head, 'imagePath')) return { because: 'it has shapes and imagePath', confidence: 0.95 }
    const isShapes = namesKey(head, 'shape_type') && namesKey(head, 'points')
    return isShapes ? { because: 'it has shapes with shape_type and points', confidence: 0.9 } : null
  },
  decode,
}

async function* decode(source: ByteSource, signal?: AbortSignal): AsyncGenerator<Decoded> {
  const said = (remark: Remark): Decoded => ({
    kind: 'problem',
    problem: placed(remark, { file: source.path, line: null }),
  })
  const rest: Record<string, Json> = Object.create(null) as Record<string, Json>
  let shapes: Json = null
  let embedded: { readonly letters: number; readonly again: () => Promise<string> } | null = null
  for await (const read of readRecords(source, signal, true)) {
    if (read.kind !== 'record') {
      yield read
      continue
    }
    const [entry] = Object.entries(read.value ?? {}) as (readonly [string, Json])[]
    if (!entry) continue
    const [key, value] = entry
    if (key === 'shapes') shapes = value
    else if (key !== 'imageData') rest[key] = value
    else if (typeof value === 'string' && value !== '') {
      const again = async (): Promise<string> => textIn(await read.again())
      embedded = { letters: value.length, again }
    }
    for (const remark of read.remarks) yield said(remark)
  }
  const path = typeof rest['imagePath'] === 'string' ? rest['imagePath'] : ''
  const inside = `${source.path}/${path === '' ? 'imageData' : baseName(path)}`
  if (embedded) {
    yield { kind: 'picture', picture: base64Picture(inside, embedded.letters, embedded.again) }
  }
  const picture = { path: embedded ? inside : path, claimedSize: sizeIn(rest) }

  const found = marksIn(shapes)
  yield* found.remarks.map(said)
  const questions = questionsIn(rest)
  yield* questions.remarks.map(said)
  const { asked, left } = assignMarks(questions.asked, found.marks)
  if (asked.length === 0) yield said(leftOver.noQuestion(1, found.marks.length))
  else if (left > 0) yield said(leftOver.boxes(left))
  for (const one of asked) yield draftOfAsked(labelMe.id, one, picture, source.path, 'shapes')
}

const textIn = (entry: Json): string => {
  const [text] = Object.values(entry ?? {}) as readonly Json[]
  return typeof text === 'string' ? text : ''
}

function sizeIn({ imageWidth, imageHeight }: Readonly<Record<string, Json>>): Size | null {
  return imageWidth === undefined || imageHeight === undefined
    ? null
    : parseSize([imageWidth, imageHeight]).size
}

function marksIn(shapes: Json): { readonly marks: readonly Mark[]; readonly remarks: readonly Remark[] } {
  if (!Array.isArray(shapes)) {
    const sentence = `shapes is ${kindOf(shapes)}; a list was expected.`
    return { marks: [], remarks: [error('wrong-type', sentence, 'shapes')] }
  }
  const marks: Mark[] = []
  const remarks: Remark[] = []
  let shapeless = 0
  for (const [place, shape] of (shapes as readonly Json[]).entries()) {
    const read = shapeMark(shape, `shapes[${place}]`)
    if (read.kind === 'mark') marks.push(read.mark)
    if (read.kind === 'shapeless') shapeless++
    if (read.kind !== 'shapeless') remarks.push(...read.remarks)
  }
  if (shapeless > 0) {
    const sentence = `${shapeless === 1 ? '1 shape is a point or a line' : `${shapeless} shapes are points or lines`}, which cover nothing; no box was made of them.`
    remarks.push(note('shapes-left', sentence, 'shapes'))
  }
  return { marks, remarks }
}

function questionsIn(rest: Readonly<Record<string, Json>>): {
  readonly asked: readonly Asked[]
  readonly remarks: readonly Remark[]
} {
  const { questions, ...whole } = rest
  const asked: Asked[] = []
  const remarks: Remark[] = []
  const hear = (part: Json, field: string, isOwn: boolean): void => {
    const read = askedIn(part, { line: null, field: '', isOwn }, [])
    if ('sentence' in read) remarks.push(under(field, read))
    else asked.push(read)
  }
  if (Array.isArray(questions)) {
    for (const [place, part] of (questions as readonly Json[]).entries()) {
      hear(part, `questions[${place}]`, true)
    }
  } else if (questions !== undefined && questions !== null) {
    const sentence = `questions is ${kindOf(questions)}; a list was expected, so it was left out.`
    remarks.push(warning('field-ignored', sentence, 'questions'))
  }
  if (asks(whole)) hear(whole, '', false)
  return { asked, remarks }
}
