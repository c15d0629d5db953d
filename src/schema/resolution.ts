import * as v from 'valibot'
import type { Resolution } from '../domain/resolution.ts'
import { contentSchema } from './item.ts'
import { name, notAnObject, number, oneOf, texts, whole, type Shape } from './shape.ts'

export const resolutionSchema = v.object(
  {
    itemId: name,
    outcome: oneOf(['accept', 'reject']),
    content: contentSchema,
    by: texts,
    checks: whole,
    at: v.nullable(number),
    adjudicator: v.nullable(name),
    reasons: texts,
  } satisfies Shape<Resolution>,
  notAnObject,
)
