import * as v from 'valibot'
import { list, object, optional, scalar } from './upstream.ts'

/** Records of other people's benchmarks (FORMATS §4), as far as they are read; see `upstream.ts`. */

const anything = v.optional(v.unknown())

/** V* Bench: one line of `test_questions.jsonl`, and a row of its mirror. */
export const vstarQuestion = object({
  text: scalar,
  label: optional,
  category: optional,
  question_id: optional,
})

/** V* Bench: the file beside each picture. */
export const vstarTarget = object({
  question: scalar,
  options: list,
  target_object: v.nullish(list),
  bbox: v.nullish(list),
  image: optional,
})

/** One object of a GQA scene graph (§4.11), and the picture it belongs to. */
export const gqaScene = object({
  width: anything,
  height: anything,
  objects: v.custom<object>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'an object',
  ),
})
export const gqaObject = object({ name: optional, x: anything, y: anything, w: anything, h: anything })

export const gqaQuestion = object({
  imageId: scalar,
  question: scalar,
  answer: optional,
})
