import * as v from 'valibot'

/**
 * The records of other people's pipelines, as far as they are read (FORMATS §1.2 and §1.6). Nothing is coerced here:
 * a field may be of any kind that can be made sense of, and what it is made into is said where it is done. The
 * message of each schema is what was expected, in a word for a sentence.
 */
export const scalar = v.union([v.string(), v.number(), v.boolean()], 'text')
export const optional = v.nullish(scalar)
export const list = v.array(v.unknown(), 'a list')
const isNoList = (value: unknown): boolean => !Array.isArray(value)
/** A list is an object to the schema library; here it is not. */
export const object = <const T extends v.ObjectEntries>(entries: T) =>
  v.pipe(v.custom<object>(isNoList, 'an object'), v.object(entries, 'an object'))

/** Step 1, one line per picture. */
export const boxesLine = object({ image_path: scalar, bbox_results: list })
export const boxesResult = object({
  detected_object: optional,
  bbox: v.optional(v.unknown()),
  sam3_score: optional,
  success: v.nullish(v.boolean()),
})

/** Step 2, one line per picture. */
export const questionsLine = object({ image_path: scalar, generated_vqa: list })
export const questionsGroup = object({
  detected_object: optional,
  bbox: v.optional(v.unknown()),
  sam3_score: optional,
  crop_path: optional,
  gen_question_status: optional,
  vqa_pairs: v.nullish(list),
})
export const questionsPair = object({
  question: scalar,
  validation_status: optional,
  validation_reason: optional,
})

/** Step 3, one line per picture; `create_vqa` writes the same results. */
export const answersLine = object({ image_path: optional, vqa_results: list })
export const answersResult = object({
  question: scalar,
  status: optional,
  majority_answer: optional,
  mcq: v.nullish(
    object({
      mcq_question: optional,
      all_options: v.nullish(v.array(v.nullable(scalar), 'a list')),
      correct_option: optional,
      correct_answer_text: optional,
    }),
  ),
  bbox: v.optional(v.unknown()),
  image_size: v.optional(v.unknown()),
  image_path: optional,
  original_image_path: optional,
  crop_path: optional,
  category: optional,
  reason: optional,
  error: optional,
})
export const cropEval = object({ consistency_count: optional, consistency_score: optional })
export const smallModelEval = object({
  answers: v.nullish(v.array(v.nullable(scalar), 'a list')),
  correct_count: optional,
  error: optional,
})

/** One element of `zoombench.json`; both pairs of names that are in use. */
export const zoombenchRow = object({
  images: v.union([v.array(scalar), v.string()], 'a list of paths'),
  crop_images: v.nullish(v.union([v.array(v.nullable(scalar)), v.string()], 'a list of paths')),
  query: optional,
  prompt: optional,
  response: optional,
  answer: optional,
  bbox: v.optional(v.unknown()),
  question_type: optional,
  category: optional,
  question: optional,
  options: v.nullish(v.array(v.nullable(scalar), 'a list')),
  id: optional,
})

/** One row of the published benchmark, its pictures left out; both pairs of names that are in use (FORMATS §1.1). */
export const zoombenchTableRow = object({
  query: optional,
  prompt: optional,
  response: optional,
  answer: optional,
  bbox: v.optional(v.unknown()),
  question_type: optional,
  category: optional,
  question: optional,
  options: v.nullish(v.array(v.nullable(scalar), 'a list')),
  id: optional,
  gt_bboxes: v.optional(v.unknown()),
  gt_labels: v.optional(v.unknown()),
  gt_chains: v.optional(v.unknown()),
})

/** One element of `nested_boxes.json` (FORMATS §2.1, §2.4), with the keys that Saccade adds when they are there. */
export const nestedBoxesRow = object({
  id: optional,
  image: scalar,
  width: v.optional(v.unknown()),
  height: v.optional(v.unknown()),
  question: scalar,
  answer: optional,
  answer_letter: optional,
  options: v.nullish(v.array(v.nullable(scalar), 'a list')),
  category: optional,
  boxes: v.nullish(list),
  labels: v.nullish(v.array(v.nullable(scalar), 'a list')),
  chains: v.nullish(v.array(v.unknown(), 'a list')),
})
export const nestedBoxesChain = object({
  boxes: list,
  labels: v.nullish(v.array(v.nullable(scalar), 'a list')),
})

export type NestedBoxesRow = v.InferOutput<typeof nestedBoxesRow>
export type Scalar = v.InferOutput<typeof scalar>
export type AnswersResult = v.InferOutput<typeof answersResult>
export type ZoombenchRow = v.InferOutput<typeof zoombenchRow>

/** Any of the schemas, and what it reads. */
export type Schema = v.GenericSchema
export type Output<T extends Schema> = v.InferOutput<T>

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      /** Path of the first field that does not fit; empty for the record itself. */
      readonly field: string
      readonly expected: string
      readonly received: unknown
    }

/** Checks a value against one of the schemas above. Unknown keys are left out of the answer, not refused. */
export function readAs<T extends v.GenericSchema>(schema: T, value: unknown): Read<v.InferOutput<T>> {
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return { ok: true, value: result.output }
  const [issue] = result.issues
  const path = issue.path ?? []
  const field = path.reduce((text: string, { key }) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? String(key) : `${text}.${String(key)}`
  }, '')
  const isMissing = issue.received === 'undefined'
  return {
    ok: false,
    field,
    expected: issue.message,
    received: isMissing ? undefined : path.length > 0 ? path.at(-1)?.value : value,
  }
}
