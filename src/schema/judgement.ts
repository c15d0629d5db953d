import * as v from 'valibot'
import {
  decisions,
  type BlindAnswer,
  type Box,
  type Checks,
  type Judgement,
  type Revision,
  type Shown,
  type ShownPreview,
} from '../domain/judgement.ts'
import { views } from '../domain/preview.ts'
import { rectSchema } from './geometry.ts'
import { contentFields } from './item.ts'
import { lookSchema } from './project.ts'
import {
  list,
  name,
  notAnObject,
  number,
  oneOf,
  positive,
  text,
  texts,
  whole,
  yesOrNo,
  type Shape,
} from './shape.ts'

const said = v.nullable(yesOrNo)

const checksSchema = v.object(
  { answerable: said, unambiguous: said, rightGlobal: said, rightRegional: said } satisfies Shape<Checks>,
  notAnObject,
)

const revisionSchema = v.object(
  {
    question: v.exactOptional(contentFields.question),
    options: v.exactOptional(contentFields.options),
    answerLetter: v.exactOptional(contentFields.answerLetter),
    answerText: v.exactOptional(contentFields.answerText),
    category: v.exactOptional(contentFields.category),
    region: v.exactOptional(contentFields.region),
  } satisfies Shape<Revision>,
  notAnObject,
)

const boxSchema = v.object(
  {
    id: name,
    parentId: v.nullable(name),
    rect: rectSchema,
    label: text,
    locked: yesOrNo,
    activeMs: positive,
  } satisfies Shape<Box>,
  notAnObject,
)

const blindAnswerSchema = v.object(
  { view: oneOf(['global', 'regional']), answer: text, at: number } satisfies Shape<BlindAnswer>,
  notAnObject,
)

const shownPreviewSchema = v.object(
  { modelId: name, budget: name, view: oneOf(views) } satisfies Shape<ShownPreview>,
  notAnObject,
)

const shownSchema = v.object(
  {
    look: lookSchema,
    global: yesOrNo,
    regional: yesOrNo,
    outline: yesOrNo,
    answer: yesOrNo,
    provenance: yesOrNo,
    margin: number,
    previews: list(shownPreviewSchema),
  } satisfies Shape<Shown>,
  notAnObject,
)

export const judgementSchema = v.object(
  {
    itemId: name,
    annotatorId: name,
    decision: v.nullable(oneOf(decisions)),
    checks: checksSchema,
    difficulty: v.nullable(v.pipe(whole, v.minValue(1, 'must be 1 to 5'), v.maxValue(5, 'must be 1 to 5'))),
    reasons: texts,
    revision: revisionSchema,
    boxes: list(boxSchema),
    note: text,
    blindAnswers: list(blindAnswerSchema),
    dismissed: texts,
    shown: v.nullable(shownSchema),
    activeMs: positive,
    idleMs: positive,
    startedAt: v.nullable(number),
    decidedAt: v.nullable(number),
    rev: whole,
  } satisfies Shape<Judgement>,
  notAnObject,
)
