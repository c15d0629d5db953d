import type { Json } from '../../domain/json.ts'
import type { ByteSource } from '../format.ts'
import { parsePythonJson } from '../jsonText.ts'
import { readRecords } from '../records.ts'
import { error, placed, type Place, type Remark } from '../remark.ts'
import type { PredictionDecoded, ReadPrediction } from './predictionFormat.ts'

/** A prediction, with what of it could not be read, or why there is none in a record. */
export type Row = (Omit<ReadPrediction, 'place'> & { readonly remarks?: readonly Remark[] }) | Remark

export const noPrediction = (field: string): Remark =>
  error('prediction-missing', `${field} is missing: the line holds no answer of a model.`, field)

const isRemark = (row: Row): row is Remark => 'sentence' in row

/** What comes of a row. A prediction without any text is one all the same: its answer is empty. */
export function* decodedRow(row: Row, place: Place): Generator<PredictionDecoded> {
  if (isRemark(row)) {
    yield { kind: 'problem', problem: placed(row, place) }
    return
  }
  const { remarks = [], ...prediction } = row
  for (const remark of remarks) yield { kind: 'problem', problem: placed(remark, place) }
  yield { kind: 'prediction', prediction: { ...prediction, place } }
}

/** Reads a file of JSON lines or one JSON array, whatever its ending is; bad rows leave the others alone. */
export async function* decodePredictions(
  source: ByteSource,
  signal: AbortSignal | undefined,
  rowOf: (value: Json) => Row,
): AsyncGenerator<PredictionDecoded> {
  for await (const read of readRecords(source, signal, false, parsePythonJson)) {
    if (read.kind !== 'record') yield read
    else yield* decodedRow(rowOf(read.value), { file: source.path, line: read.line })
  }
}
