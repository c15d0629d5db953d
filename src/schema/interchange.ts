import * as v from 'valibot'

/**
 * The records of annotation tools, as far as they are read (FORMATS §5.1 to §5.4), with the keys that Saccade adds
 * when they are there. The message of each schema is what was expected, in a word for a sentence.
 */
const scalar = v.union([v.string(), v.number(), v.boolean()], 'text')
const optional = v.nullish(scalar)
const anything = v.optional(v.unknown())
const isNoList = (value: unknown): boolean => !Array.isArray(value)
const object = <const T extends v.ObjectEntries>(entries: T) =>
  v.pipe(v.custom<object>(isNoList, 'an object'), v.object(entries, 'an object'))

const asking = {
  question: optional,
  answer: optional,
  answer_letter: optional,
  options: anything,
  category: optional,
}

/** A question wherever one stands; `caption` is one where it asks something. */
export const askingPart = object({ ...asking, caption: optional, question_id: optional, id: optional })

export const cocoImage = object({ id: scalar, file_name: optional, width: anything, height: anything })
export const cocoCategory = object({ id: scalar, name: optional })
export const cocoAnnotation = object({
  image_id: scalar,
  category_id: optional,
  bbox: anything,
  question_id: optional,
  chain_id: optional,
  level: optional,
  label: optional,
})
export const cocoQuestion = object({ ...asking, question_id: optional, id: optional, image_id: scalar })

export const labelMeShape = object({
  label: optional,
  points: v.array(v.unknown(), 'a list of points'),
  shape_type: optional,
  group_id: optional,
  description: optional,
  level: optional,
  chain_id: optional,
  question_id: optional,
})

export const labelStudioTask = object({
  id: optional,
  data: v.pipe(v.custom<object>(isNoList, 'an object'), v.record(v.string(), v.unknown(), 'an object')),
  annotations: v.nullish(v.array(v.unknown(), 'a list')),
  completions: v.nullish(v.array(v.unknown(), 'a list')),
  predictions: v.nullish(v.array(v.unknown(), 'a list')),
})
export const labelStudioAnnotation = object({
  result: v.nullish(v.array(v.unknown(), 'a list')),
  was_cancelled: v.optional(v.unknown()),
  ground_truth: v.optional(v.unknown()),
})
export const labelStudioResult = object({
  id: optional,
  type: optional,
  from_name: optional,
  from_id: optional,
  to_id: optional,
  parentID: optional,
  original_width: anything,
  original_height: anything,
  image_rotation: anything,
  value: anything,
})
export const labelStudioValue = object({
  x: anything,
  y: anything,
  width: anything,
  height: anything,
  radiusX: anything,
  radiusY: anything,
  rotation: anything,
  points: anything,
  text: anything,
  choices: anything,
  rectanglelabels: anything,
  polygonlabels: anything,
  ellipselabels: anything,
  labels: anything,
})

export type CocoAnnotation = v.InferOutput<typeof cocoAnnotation>
export type LabelMeShape = v.InferOutput<typeof labelMeShape>
export type LabelStudioTask = v.InferOutput<typeof labelStudioTask>
export type LabelStudioResult = v.InferOutput<typeof labelStudioResult>
export type LabelStudioValue = v.InferOutput<typeof labelStudioValue>
