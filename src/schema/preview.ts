import * as v from 'valibot'
import type { Backend, Budget, ModelAnswer, Preview, Saliency, Sampling, TextBox } from '../domain/preview.ts'
import { views } from '../domain/preview.ts'
import type { AskedSide, ResolutionSelection } from '../domain/resolutionSelection.ts'
import { rectSchema, sizeSchema } from './geometry.ts'
import { list, name, notAnObject, number, oneOf, positive, text, whole, type Shape } from './shape.ts'

/** Previews have no version: they are a cache, and one that does not parse is asked for again. */

export const atLeastOne = v.pipe(whole, v.minValue(1, 'must be at least 1'))

export const budgetSchema: v.GenericSchema<unknown, Budget> = v.variant(
  'kind',
  [
    v.object({ kind: v.literal('native') }),
    v.object({ kind: v.literal('tokens'), tokens: atLeastOne }),
    v.object({ kind: v.literal('side'), side: atLeastOne }),
  ],
  'must be the budget native, tokens or side',
)

const samplingSchema = v.object(
  { samples: atLeastOne, temperature: positive } satisfies Shape<Sampling>,
  notAnObject,
)

const answerSchema = v.object({ text, option: v.nullable(whole) } satisfies Shape<ModelAnswer>, notAnObject)

const isWeight = (value: unknown): boolean =>
  typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY

/** One loop, not a schema per number: there are thousands of them in each of thousands of previews. */
export const weights = v.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every(isWeight),
  'must be a list of numbers of which none is negative',
)

const saliencySchema = v.pipe(
  v.object({ columns: atLeastOne, rows: atLeastOne, values: weights } satisfies Shape<Saliency>, notAnObject),
  v.check(
    ({ columns, rows, values }) => values.length === columns * rows,
    'must have one value for each cell',
  ),
)

const textBoxSchema = v.object(
  { rect: rectSchema, text, confidence: number } satisfies Shape<TextBox>,
  notAnObject,
)

const backends: readonly Backend[] = ['webgpu', 'wasm', 'endpoint', 'fake']

const previewSchema = v.pipe(
  v.object(
    {
      key: name,
      modelId: name,
      view: oneOf(views),
      budget: budgetSchema,
      sampling: samplingSchema,
      answers: list(answerSchema),
      scores: v.nullable(list(positive)),
      confidence: v.nullable(number),
      refusal: v.nullable(text),
      ms: positive,
      tokensIn: v.nullable(positive),
      backend: oneOf(backends),
      seen: v.nullable(sizeSchema),
      saliency: v.nullable(saliencySchema),
      textBoxes: list(textBoxSchema),
      at: number,
    } satisfies Shape<Preview>,
    notAnObject,
  ),
  v.check(
    ({ answers, refusal }) => (answers.length === 0) === (refusal !== null),
    'must have answers, or say why there are none',
  ),
)

const askedSideSchema = v.object(
  { side: v.nullable(atLeastOne), answer: v.nullable(answerSchema) } satisfies Shape<AskedSide>,
  notAnObject,
)

const selectionSchema = v.object(
  {
    key: name,
    itemId: name,
    modelId: name,
    schedule: list(atLeastOne),
    asked: list(askedSideSchema),
    side: v.nullable(atLeastOne),
    at: number,
  } satisfies Shape<ResolutionSelection>,
  notAnObject,
)

/** The preview that the JSON is; null when it is none. */
export const parsePreview = (json: unknown): Preview | null => parsed(previewSchema, json)

/** The resolution selection that the JSON is; null when it is none. */
export const parseSelection = (json: unknown): ResolutionSelection | null => parsed(selectionSchema, json)

function parsed<T>(schema: v.GenericSchema<unknown, T>, json: unknown): T | null {
  const read = v.safeParse(schema, json, { abortEarly: true })
  return read.success ? read.output : null
}
