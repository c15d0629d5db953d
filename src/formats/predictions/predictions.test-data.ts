import { bytesFromBlob } from '../byteSource.ts'
import type { ByteSource } from '../format.ts'
import type { PredictionDecoded, ReadPrediction } from './predictionFormat.ts'
import { predictionFormatOf } from './predictionFormats.ts'

export const source = (path: string, ...parts: readonly BlobPart[]): ByteSource =>
  bytesFromBlob(path, new Blob([...parts]))

export interface Read {
  readonly format: string | null
  readonly origin: unknown
  readonly predictions: readonly ReadPrediction[]
  readonly problems: readonly Extract<PredictionDecoded, { kind: 'problem' }>['problem'][]
}

export const read = (path: string, text: string): Promise<Read> => readSource(source(path, text))

/** All that comes of a file by the reader that it falls to. */
export async function readSource(file: ByteSource): Promise<Read> {
  const format = await predictionFormatOf(file)
  if ('sentence' in format) return { format: null, origin: null, predictions: [], problems: [] }
  const decoded: PredictionDecoded[] = []
  for await (const one of format.decode(file)) decoded.push(one)
  return {
    format: format.id,
    origin: format.origin(file.path),
    predictions: decoded.flatMap((one) => (one.kind === 'prediction' ? [one.prediction] : [])),
    problems: decoded.flatMap((one) => (one.kind === 'problem' ? [one.problem] : [])),
  }
}

export const lines = (...rows: readonly unknown[]): string =>
  rows.map((row) => JSON.stringify(row)).join('\n')
