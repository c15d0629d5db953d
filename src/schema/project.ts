import * as v from 'valibot'
import type { Cutoffs } from '../domain/consensus.ts'
import type { Person } from '../domain/person.ts'
import type {
  Adjudication,
  Category,
  Look,
  Nesting,
  Policy,
  PreviewPolicy,
  Project,
  Reason,
  Task,
  Thresholds,
} from '../domain/project.ts'
import { goldSchema, issuedPackSchema, packSchema, savedViewSchema, selectionPlanSchema } from './team.ts'
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

export const lookSchema: v.GenericSchema<unknown, Look> = oneOf(['side-by-side', 'global-first', 'blind'])
const taskSchema: v.GenericSchema<unknown, Task> = oneOf(['verify', 'nest', 'both'])

const atLeastOne = v.pipe(whole, v.minValue(1, 'must be at least 1'))

const policySchema: v.GenericSchema<unknown, Policy> = v.variant(
  'kind',
  [
    v.object({ kind: v.literal('sole') }),
    v.object({ kind: v.picklist(['majority', 'unanimous', 'adjudicated']), needed: atLeastOne }),
  ],
  'must be the policy sole, majority, unanimous or adjudicated',
)

const categorySchema = v.object({ id: name, name: text } satisfies Shape<Category>, notAnObject)
const reasonSchema = v.object({ code: name, name: text } satisfies Shape<Reason>, notAnObject)
const personSchema = v.object({ id: name, name: text, color: text } satisfies Shape<Person>, notAnObject)

const thresholdsSchema = v.object(
  { areaRatio: positive, minSide: positive, minPicture: positive } satisfies Shape<Thresholds>,
  notAnObject,
)

const nestingSchema = v.object(
  { levels: texts, of: oneOf(['accepted', 'all']) } satisfies Shape<Nesting>,
  notAnObject,
)

const cutoffsSchema = v.object(
  {
    consensus: v.object({ share: positive, strict: yesOrNo }, notAnObject),
    difficulty: v.object({ right: positive, of: atLeastOne, strict: yesOrNo }, notAnObject),
  } satisfies Shape<Cutoffs>,
  notAnObject,
)

const previewPolicySchema = v.object(
  {
    shown: oneOf(['after-deciding', 'always']),
    schedule: list(atLeastOne),
    cutoffs: cutoffsSchema,
  } satisfies Shape<PreviewPolicy>,
  notAnObject,
)

const adjudicationSchema = v.object(
  { adjudicators: texts, namesHidden: yesOrNo } satisfies Shape<Adjudication>,
  notAnObject,
)

export const projectSchema = v.object(
  {
    id: name,
    name: text,
    createdAt: number,
    task: taskSchema,
    look: lookSchema,
    categories: list(categorySchema),
    reasons: list(reasonSchema),
    thresholds: thresholdsSchema,
    policy: policySchema,
    people: list(personSchema),
    mutedProblems: texts,
    nesting: nestingSchema,
    previews: previewPolicySchema,
    adjudication: adjudicationSchema,
    gold: goldSchema,
    pack: v.nullable(packSchema),
    packs: list(issuedPackSchema),
    views: list(savedViewSchema),
    selection: v.nullable(selectionPlanSchema),
    apart: texts,
  } satisfies Shape<Project>,
  notAnObject,
)
