import * as v from 'valibot'
import type { Content, Item, Provenance, Source, SourceBox } from '../domain/item.ts'
import type { Json } from '../domain/json.ts'
import { rectSchema } from './geometry.ts'
import { deepest, isJson } from './json.ts'
import { list, name, notAnObject, number, text, texts, whole, type Shape } from './shape.ts'

export const contentFields = {
  question: text,
  options: texts,
  answerLetter: v.nullable(v.pipe(text, v.regex(/^[A-Z]$/, 'must be one letter, A to Z'))),
  answerText: text,
  category: v.nullable(text),
  region: v.nullable(rectSchema),
} satisfies Shape<Content>

export const contentSchema = v.object(contentFields, notAnObject)

const sourceBoxSchema = v.object({ rect: rectSchema, label: text } satisfies Shape<SourceBox>, notAnObject)

const sourceSchema = v.object(
  {
    format: text,
    file: text,
    line: v.nullable(whole),
    id: v.nullable(text),
    status: v.nullable(text),
    query: text,
    picturePath: text,
    cropPath: v.nullable(text),
    object: v.nullable(text),
    score: v.nullable(number),
    consensus: v.nullable(v.object({ count: number, of: number, share: number }, notAnObject)),
    smallModel: v.nullable(
      v.object({ answers: list(text), correct: number, error: v.nullable(text) }, notAnObject),
    ),
    validationReason: v.nullable(text),
    boxes: list(list(sourceBoxSchema)),
    notes: texts,
  } satisfies Shape<Source>,
  notAnObject,
)

export const itemSchema = v.object(
  { ...contentFields, id: name, pictureId: name, order: number, source: sourceSchema } satisfies Shape<Item>,
  notAnObject,
)

export const provenanceSchema = v.object(
  {
    itemId: name,
    record: v.custom<Json>(isJson, `must be plain JSON, at most ${deepest} levels deep`),
  } satisfies Shape<Provenance>,
  notAnObject,
)
