import type { Point, Rect, Size } from '../domain/geometry.ts'
import type { Content } from '../domain/item.ts'
import type { Backend, Budget, ModelAnswer, Sampling, Saliency, TextBox, View } from '../domain/preview.ts'
import type { ModelSpec } from './modelSpec.ts'

export type { ModelSpec } from './modelSpec.ts'

/**
 * The contract of the models. Whatever the model is, it runs in a worker of its own. Every method may be given a
 * signal; aborting drops the answer and rejects with the signal's reason. Everything else rejects with an
 * `InferenceError` whose message is a sentence for a person; after one, the model can be asked again at once, because a
 * worker that failed was ended and the next request starts a fresh one.
 */
export interface Inference {
  /** What this machine offers: asked once, before any model is loaded, and costs nothing. */
  machine(): Promise<Machine>
  /**
   * Loads a model and hands it over ready to be asked. Loading the same one twice gives the same one. Other models may
   * be let go for it, where memory needs it; they load again when they are asked.
   */
  load(spec: ModelSpec, onProgress: (progress: LoadProgress) => void, signal?: AbortSignal): Promise<Model>
  /** Ends a model's worker and frees its memory. What it was asked rejects. */
  unload(modelId: string): void
  /**
   * Hears when a model's worker has come up, with what it runs on now, and when it has ended (null): because it was told
   * to, fell idle, made room for another one, or failed. Answers with what ends the hearing.
   */
  heed(listener: (modelId: string, running: Running | null) => void): () => void
  readonly files: ModelFiles
  /** Ends every worker. */
  close(): void
}

export interface Machine {
  /** Whether WebGPU gives an adapter here; `reason` is a sentence when it does not. */
  readonly webgpu: {
    readonly usable: boolean
    readonly reason: string | null
    readonly adapter: string | null
  }
  /** Threads that wasm would use; 1 without cross-origin isolation. */
  readonly threads: number
}

export interface LoadProgress {
  readonly phase: 'downloading' | 'reading' | 'starting'
  /** Bytes; `total` is null while it is not known. */
  readonly done: number
  readonly total: number | null
}

/** A loaded model. */
export interface Model {
  readonly spec: ModelSpec
  readonly running: Running
  readonly abilities: Abilities
  answer(request: AnswerRequest, signal?: AbortSignal): Promise<AnswerResult>
  /** The object at a point or in a box, of the whole picture or, to find something small, of the region around it. */
  segment(request: SegmentRequest, signal?: AbortSignal): Promise<Segment>
  /** Parts of the picture that stand out, the most striking first. */
  propose(request: ProposeRequest, signal?: AbortSignal): Promise<readonly Proposal[]>
  /** Text and where it is, in the whole picture or in a part of it. */
  read(request: ReadRequest, signal?: AbortSignal): Promise<readonly TextBox[]>
  /** What it says to a text, word for word: no picture, temperature 0. */
  say(request: SayRequest, signal?: AbortSignal): Promise<Said>
}

export interface Running {
  readonly backend: Backend
  /** A sentence when it is not what one would want: why wasm and not WebGPU. Null when all is well. */
  readonly reason: string | null
}

export interface Abilities {
  readonly answers: boolean
  /** Whether it can give different answers to the same question. */
  readonly samples: boolean
  readonly segments: boolean
  readonly proposes: boolean
  readonly reads: boolean
  /** Whether it can be given a text of one's own. */
  readonly says: boolean
}

/** A stored picture: its bytes and their SHA-256, under which what was made of it is kept for the next question. */
export interface Photo {
  readonly sha256: string
  readonly file: Blob
}

export interface AnswerRequest {
  readonly view: View
  /** Null in the blind view only. */
  readonly photo: Photo | null
  /** The evidence region, in upright original pixels; needed in the regional view. */
  readonly region: Rect | null
  readonly budget: Budget
  readonly content: Pick<Content, 'question' | 'options' | 'category'>
  readonly sampling: Sampling
  /** Whether to hand back the pixels as the model got them. */
  readonly pixels: boolean
  /** Seeds the sampling, so that the same request gives the same answers. */
  readonly seed: number
}

export interface AnswerResult {
  readonly answers: readonly ModelAnswer[]
  readonly scores: readonly number[] | null
  readonly confidence: number | null
  readonly refusal: string | null
  readonly ms: number
  readonly tokensIn: number | null
  readonly backend: Backend
  readonly seen: Size | null
  /** The pixels as the model got them, when they were asked for. Whoever gets them must close them. */
  readonly pixels: ImageBitmap | null
  readonly saliency: Saliency | null
  readonly textBoxes: readonly TextBox[]
}

export interface SegmentRequest {
  readonly photo: Photo
  /** What the model looks at, in upright original pixels; null for the whole picture. */
  readonly within: Rect | null
  /** Upright original pixels. */
  readonly at: { readonly point: Point } | { readonly box: Rect }
}

export interface Segment {
  /** Tight around the mask, in upright original pixels, half-open. */
  readonly rect: Rect
  /** The model's own estimate of how good the mask is, 0 to 1. */
  readonly confidence: number
}

export interface ProposeRequest {
  readonly photo: Photo
  /** Largest share of the picture that a proposal may cover: τ of 004 §3.1. */
  readonly areaRatio: number
}

export interface Proposal {
  readonly rect: Rect
  readonly confidence: number
}

export interface ReadRequest {
  readonly photo: Photo
  /** In upright original pixels; null for the whole picture. */
  readonly within: Rect | null
}

export interface SayRequest {
  readonly prompt: string
}

export interface Said {
  /** All of it, thoughts included, as far as 20,000 characters. */
  readonly text: string
  readonly ms: number
}

/** The model files that this browser keeps. */
export interface ModelFiles {
  list(): Promise<readonly KeptModel[]>
  /** Frees the space that a model's files take. */
  remove(sourceId: string): Promise<void>
  /**
   * Downloads a hub model's files for the spec without starting it. What was begun before is gone on with; each file
   * whose SHA-256 the hub tells is checked.
   */
  download(spec: ModelSpec, onProgress: (progress: LoadProgress) => void, signal?: AbortSignal): Promise<void>
  /** Copies a picked folder's files into this browser, so that the model is there after a reload. */
  keep(spec: ModelSpec, onProgress: (progress: LoadProgress) => void, signal?: AbortSignal): Promise<void>
}

export interface KeptModel {
  /** See `sourceId` of modelSpec.ts. */
  readonly sourceId: string
  readonly bytes: number
  /** Whether every file is there. */
  readonly whole: boolean
}

/** Why a model could not do what was asked. */
export type InferenceFault =
  /** No such file, no network, a server that refuses, a download that was cut off. */
  | 'download'
  /** A file is not what its SHA-256 promised. */
  | 'wrong-hash'
  /** The files are no model, or none that can be run here. */
  | 'bad-model'
  | 'out-of-memory'
  /** The graphics card went away in the middle. */
  | 'device-lost'
  /** No sign of life for too long. */
  | 'hung'
  /** The worker ended by itself, or was ended. */
  | 'ended'
  /** This model cannot do that. */
  | 'unable'
  /** The picture cannot be decoded or has nothing in the region. */
  | 'picture'
  /** Endpoints: not reached, or reached and refused (the sentence says which and what to do). */
  | 'unreachable'
  | 'unauthorised'
  | 'busy'
  | 'timeout'
  | 'bad-reply'
  | 'failed'

export class InferenceError extends Error {
  override name = 'InferenceError'
  readonly code: InferenceFault
  constructor(code: InferenceFault, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.code = code
  }
}
