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

/** A row of columns that is read cell by cell; anything with named fields will do. */
export const anyRow = object({})

/** MME-RealWorld as its authors publish it, before it was made a table (§4.5). */
export const mmeRealWorldRow = object({
  Text: scalar,
  'Answer choices': v.nullish(v.unknown()),
  'Ground truth': optional,
  Category: optional,
  Subtask: optional,
  Question_id: optional,
})

export const cvBenchRow = object({
  question: scalar,
  choices: v.nullish(v.unknown()),
  answer: optional,
  prompt: optional,
  task: optional,
  idx: optional,
  bbox: anything,
})

export const textVqaRow = object({
  question: scalar,
  answer: v.nullish(v.unknown()),
  answers: v.nullish(v.unknown()),
  dataset_id: optional,
  bbox: anything,
})

export const finersRow = object({
  Q: scalar,
  A: optional,
  'Q-type': optional,
  options: v.nullish(v.unknown()),
  points: anything,
  id: optional,
})

/** Visual-CoT (§4.10): its lines, its conversations, and its lines for grounding. */
export const visualCotRow = object({
  question: scalar,
  answer: optional,
  width: anything,
  height: anything,
  bboxs: anything,
  dataset: optional,
  question_id: optional,
})
export const visualCotTalk = object({ image: anything, conversations: list, id: optional })
export const visualCotPhrase = object({
  expression: scalar,
  answer: optional,
  bbox: anything,
  width: anything,
  height: anything,
  question_id: optional,
})
