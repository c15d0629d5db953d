import * as v from 'valibot'
import { benchmarkScopes, type EvaluationOptions } from '../domain/evaluatedItem.ts'
import { boxConventions, type GivenBox } from '../domain/predictedBoxes.ts'
import {
  cropKinds,
  type AnswerVerdict,
  type Attention,
  type Prediction,
  type PredictionRun,
  type RunSource,
  type Told,
  type Unmatched,
} from '../domain/prediction.ts'
import { views } from '../domain/preview.ts'
import { atLeastOne, budgetSchema, weights } from './preview.ts'
import {
  list,
  name,
  notAnObject,
  number,
  oneOf,
  positive,
  text,
  whole,
  yesOrNo,
  type Shape,
} from './shape.ts'

/** Predictions have no version: they are what files say, and can be read from them again. */

/** Some predictions of a run, column by column, so that a million of them are quickly written and read. */
export interface PredictionChunk {
  readonly itemIds: readonly string[]
  readonly texts: readonly (string | null)[]
  readonly told: readonly (Told | null)[]
  readonly boxes: readonly (readonly GivenBox[])[]
  readonly outputTokens: readonly (number | null)[]
  readonly seconds: readonly (number | null)[]
  /** Whether attention is kept for it, apart. */
  readonly attended: readonly boolean[]
}

const sourceSchema = v.object(
  {
    file: text,
    format: text,
    benchmark: v.nullable(text),
    sha256: v.nullable(text),
    viewGuessed: yesOrNo,
    boxesGuessed: yesOrNo,
  } satisfies Shape<RunSource>,
  notAnObject,
)

const runSchema = v.object(
  {
    id: name,
    model: text,
    view: oneOf(views),
    seed: v.nullable(number),
    budget: v.nullable(budgetSchema),
    crop: v.nullable(oneOf(cropKinds)),
    boxes: v.nullable(oneOf(boxConventions)),
    attention: yesOrNo,
    source: sourceSchema,
    addedAt: number,
    count: whole,
    unmatched: whole,
  } satisfies Shape<PredictionRun>,
  notAnObject,
)

const toldSchema = v.object({ right: yesOrNo, by: text, words: text } satisfies Shape<Told>, notAnObject)

/** One loop, not a schema per entry: a chunk has thousands of them. */
const column = <T>(isOne: (value: unknown) => boolean) =>
  v.custom<readonly T[]>((value) => Array.isArray(value) && value.every(isOne), 'must be a column')

const isAmount = (value: unknown): boolean =>
  value === null || (typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY)

const isBox = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 4 && value.every((each) => typeof each === 'number')

const chunkSchema = v.pipe(
  v.object(
    {
      itemIds: column<string>((value) => typeof value === 'string'),
      texts: column<string | null>((value) => value === null || typeof value === 'string'),
      told: column<Told | null>((value) => value === null || v.is(toldSchema, value)),
      boxes: column<readonly GivenBox[]>((value) => Array.isArray(value) && value.every(isBox)),
      outputTokens: column<number | null>(isAmount),
      seconds: column<number | null>(isAmount),
      attended: column<boolean>((value) => typeof value === 'boolean'),
    } satisfies Shape<PredictionChunk>,
    notAnObject,
  ),
  v.check(
    (chunk) => Object.values(chunk).every(({ length }) => length === chunk.itemIds.length),
    'must have columns of one length',
  ),
)

const attentionSchema = v.pipe(
  v.object(
    {
      columns: atLeastOne,
      rows: atLeastOne,
      values: weights,
      generic: v.nullable(weights),
    } satisfies Shape<Attention>,
    notAnObject,
  ),
  v.check(
    ({ columns, rows, values, generic }) =>
      values.length === columns * rows && (generic === null || generic.length === values.length),
    'must have one value for each cell',
  ),
)

const verdictSchema = v.object(
  {
    itemId: name,
    answer: text,
    right: yesOrNo,
    by: oneOf(['judge', 'person']),
    who: text,
    words: text,
    at: number,
    against: v.exactOptional(text),
  } satisfies Shape<AnswerVerdict>,
  notAnObject,
)

/** A line of a file of verdicts. */
export interface VerdictRecord {
  readonly item: string
  readonly source_id: string | null
  readonly answer: string
  readonly verdict: 'Yes' | 'No'
  readonly by: 'judge' | 'person'
  readonly who: string
  readonly words: string
  /** ISO 8601. */
  readonly at: string
  /** What it was compared with, as `AnswerVerdict.against`; null where that is not known. */
  readonly right_answer: string | null
}

const verdictRecordSchema = v.object(
  {
    item: name,
    source_id: v.nullable(text),
    answer: text,
    verdict: oneOf(['Yes', 'No']),
    by: oneOf(['judge', 'person']),
    who: text,
    words: text,
    at: v.pipe(text, v.isoTimestamp('must be a time')),
    right_answer: v.nullable(text),
  } satisfies Shape<VerdictRecord>,
  notAnObject,
)

export function parseVerdictRecord(value: unknown): AnswerVerdict | null {
  const record = parsed(verdictRecordSchema, value)
  if (!record) return null
  const { item, answer, verdict, by, who, words, at, right_answer: against } = record
  const said = { itemId: item, answer, right: verdict === 'Yes', by, who, words, at: Date.parse(at) }
  return against === null ? said : { ...said, against }
}

const optionsSchema = v.object(
  {
    profile: oneOf(['upstream', 'strict']),
    letterRule: yesOrNo,
    trustTold: yesOrNo,
    scope: v.nullable(oneOf(benchmarkScopes)),
  } satisfies Shape<EvaluationOptions>,
  notAnObject,
)

const unmatchedSchema = v.object(
  {
    line: v.nullable(positive),
    id: v.nullable(text),
    question: v.nullable(text),
    picture: v.nullable(text),
  } satisfies Shape<Unmatched>,
  notAnObject,
)

export const parseRun = (value: unknown): PredictionRun | null => parsed(runSchema, value)
export const parseChunk = (value: unknown): PredictionChunk | null => parsed(chunkSchema, value)
export const parseAttention = (value: unknown): Attention | null => parsed(attentionSchema, value)
export const parseVerdict = (value: unknown): AnswerVerdict | null => parsed(verdictSchema, value)
export const parseOptions = (value: unknown): EvaluationOptions | null => parsed(optionsSchema, value)
export const parseUnmatched = (value: unknown): readonly Unmatched[] | null =>
  parsed(list(unmatchedSchema), value)

/** One prediction of a chunk, without its attention; null where the chunk has no such row. */
export function predictionAt(chunk: PredictionChunk, row: number): Prediction | null {
  const itemId = chunk.itemIds[row]
  if (itemId === undefined) return null
  return {
    itemId,
    text: chunk.texts[row] ?? null,
    told: chunk.told[row] ?? null,
    boxes: chunk.boxes[row] ?? [],
    attention: null,
    outputTokens: chunk.outputTokens[row] ?? null,
    seconds: chunk.seconds[row] ?? null,
  }
}

/** The predictions of a chunk, row by row, without their attention. */
export const predictionsIn = (chunk: PredictionChunk): readonly Prediction[] =>
  chunk.itemIds.flatMap((_, row) => predictionAt(chunk, row) ?? [])

function parsed<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | null {
  const read = v.safeParse(schema, value, { abortEarly: true })
  return read.success ? read.output : null
}
