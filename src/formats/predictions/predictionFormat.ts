import type { PredictionRef } from '../../domain/predictionMatch.ts'
import type { BoxConvention, GivenBox } from '../../domain/predictedBoxes.ts'
import type { Attention, CropKind, Told } from '../../domain/prediction.ts'
import type { Budget, View } from '../../domain/preview.ts'
import type { Problem } from '../../domain/problem.ts'
import type { ByteSource, Recognition } from '../format.ts'
import type { Place } from '../remark.ts'

/** One line of a file of predictions, before it is known which item it answers. */
export interface ReadPrediction {
  readonly ref: PredictionRef
  /** All that the model said, once for each sample; none where the line holds only boxes or attention. */
  readonly texts: readonly string[]
  readonly told: Told | null
  /** As they are given; of the first sample. */
  readonly boxes: readonly GivenBox[]
  /** How they are meant, where the line tells; else the run says. */
  readonly convention: BoxConvention | null
  readonly attention: Attention | null
  readonly outputTokens: number | null
  readonly seconds: number | null
  /** What the line itself says of its run; null where only the file does. */
  readonly own: RunOrigin
  readonly place: Place
}

/** Which run predictions are of, as far as a line, or the name of a file and its folders, say. */
export interface RunOrigin {
  readonly model: string | null
  readonly seed: number | null
  readonly view: View | null
  readonly benchmark: string | null
  readonly budget: Budget | null
  readonly crop: CropKind | null
}

export const noOrigin: RunOrigin = {
  model: null,
  seed: null,
  view: null,
  benchmark: null,
  budget: null,
  crop: null,
}

/** What the line says of its run goes before what the file says. */
export const originOf = (own: RunOrigin, file: RunOrigin): RunOrigin => ({
  model: own.model ?? file.model,
  seed: own.seed ?? file.seed,
  view: own.view ?? file.view,
  benchmark: own.benchmark ?? file.benchmark,
  budget: own.budget ?? file.budget,
  crop: own.crop ?? file.crop,
})

export type PredictionDecoded =
  | { readonly kind: 'prediction'; readonly prediction: ReadPrediction }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'progress'; readonly bytes: number }

/** What one evaluator writes. Adding one is a file and a line in `predictionFormats.ts`. */
export interface PredictionFormat {
  readonly id: string
  readonly label: string
  /** Looks at the first 64 KiB of a text file (or less), never at its name alone. */
  recognises(path: string, head: string): Recognition | null
  /** What the path tells of the run. */
  origin(path: string): RunOrigin
  decode(source: ByteSource, signal?: AbortSignal): AsyncIterable<PredictionDecoded>
}
