import * as v from 'valibot'
import type { Gold, GoldAnswer } from '../domain/gold.ts'
import { preferences, type SelectionPlan } from '../domain/selectionPlan.ts'
import { measuredFields, namedFields, type Condition, type SavedView } from '../domain/tableView.ts'
import type { IssuedPack, IssuedSeat, WorkPack } from '../domain/workPack.ts'
import { list, name, notAnObject, number, oneOf, text, texts, whole, yesOrNo, type Shape } from './shape.ts'

const goldAnswerSchema = v.object(
  {
    itemId: name,
    outcome: oneOf(['accept', 'reject']),
    answerLetter: v.nullable(text),
    answerText: text,
  } satisfies Shape<GoldAnswer>,
  notAnObject,
)

export const goldSchema = v.object(
  { answers: list(goldAnswerSchema), tellsMisses: yesOrNo } satisfies Shape<Gold>,
  notAnObject,
)

export const packSchema = v.object(
  {
    id: name,
    of: v.object({ id: name, name: text }, notAnObject),
    seat: v.object({ id: name, name: text }, notAnObject),
    madeAt: number,
  } satisfies Shape<WorkPack>,
  notAnObject,
)

const issuedSeatSchema = v.object(
  { id: name, name: text, annotatorId: v.nullable(name) } satisfies Shape<IssuedSeat>,
  notAnObject,
)

export const issuedPackSchema = v.object(
  {
    id: name,
    seat: issuedSeatSchema,
    madeAt: number,
    itemIds: list(name),
    returnedAt: v.nullable(number),
    returnedBy: v.nullable(name),
  } satisfies Shape<IssuedPack>,
  notAnObject,
)

const conditionSchema: v.GenericSchema<unknown, Condition> = v.variant(
  'kind',
  [
    v.object({ kind: v.literal('names'), field: oneOf(namedFields), values: texts, not: yesOrNo }),
    v.object({
      kind: v.literal('measure'),
      field: oneOf(measuredFields),
      from: v.nullable(number),
      below: v.nullable(number),
    }),
  ],
  'must be a condition on names or on a measure',
)

export const savedViewSchema = v.object(
  {
    id: name,
    name: text,
    conditions: list(conditionSchema),
    search: text,
    sort: v.nullable(v.object({ column: name, descending: yesOrNo }, notAnObject)),
    columns: texts,
  } satisfies Shape<SavedView>,
  notAnObject,
)

export const selectionPlanSchema = v.object(
  {
    seed: whole,
    categories: list(v.object({ category: v.nullable(text), count: whole }, notAnObject)),
    kinds: v.nullable(v.object({ choice: whole, open: whole }, notAnObject)),
    prefer: list(oneOf(preferences)),
    perPicture: v.nullable(v.pipe(whole, v.minValue(1, 'must be at least 1'))),
    oneOfDuplicates: yesOrNo,
  } satisfies Shape<SelectionPlan>,
  notAnObject,
)
