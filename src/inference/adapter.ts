import type { Rect, Size } from '../domain/geometry.ts'
import type {
  Abilities,
  AnswerRequest,
  AnswerResult,
  LoadProgress,
  Photo,
  Proposal,
  ProposeRequest,
  ReadRequest,
  Running,
  Said,
  SayRequest,
  Segment,
  SegmentRequest,
} from './inference.ts'
import type { TextBox } from '../domain/preview.ts'
import type { FileSource, ModelSpec } from './modelSpec.ts'

/** One kind of model, inside its worker. Adapters know nothing of pages, channels or other models. */
export type Adapter<Spec extends ModelSpec> = (spec: Spec, desk: Desk) => Promise<Engine>

/** What the worker lends to an adapter. */
export interface Desk {
  /** What to run on. The supervisor starts a new worker with `wasm` after `webgpu` failed, and says why itself. */
  readonly device: 'webgpu' | 'wasm'
  /** Threads that wasm may use. */
  readonly threads: number
  readonly seeing: Seeing
  readonly onProgress: (progress: LoadProgress) => void
  /** Says that the work goes on, so that nobody takes it for hung: at least every few seconds of a long load or run. */
  readonly alive: () => void
  /** Files of a hub, folder or kept model; a hub's are downloaded when they are not here. Null when there is no such file. */
  readonly openFile: (source: FileSource, path: string) => Promise<File | Blob | null>
}

/** A loaded model. What it cannot do is left out; `abilities` says the same for the page. */
export interface Engine {
  readonly running: Running
  readonly abilities: Abilities
  answer?(request: AnswerRequest, signal: AbortSignal): Promise<AnswerResult>
  segment?(request: SegmentRequest, signal: AbortSignal): Promise<Segment>
  propose?(request: ProposeRequest, signal: AbortSignal): Promise<readonly Proposal[]>
  read?(request: ReadRequest, signal: AbortSignal): Promise<readonly TextBox[]>
  say?(request: SayRequest, signal: AbortSignal): Promise<Said>
}

/** Turns stored pictures into the pixels that models get. Decoded pictures are kept for the next question. */
export interface Seeing {
  /**
   * The part of a picture (null for all of it; widened outward to whole pixels), resized to what `fit` answers for its
   * size: Pillow's bicubic filter with antialiasing, as the models' own processors use (FORMATS §3.6), alpha on white.
   * Rejects with an `InferenceError` `picture` when there is nothing to see.
   */
  see(photo: Photo, part: Rect | null, fit: (given: Size) => Size, signal: AbortSignal): Promise<Seen>
}

/** Pixels as a model gets them. */
export interface Seen {
  /** 8-bit RGBA, opaque. */
  readonly pixels: ImageData
  /** What part of the picture they show, in whole upright original pixels. */
  readonly part: Rect
}
