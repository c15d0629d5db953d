import type { StoreApi } from 'zustand/vanilla'
import type {
  Abilities,
  KeptModel,
  LoadProgress,
  Machine,
  Model,
  ModelSpec,
  Running,
} from '../inference/inference.ts'
import type { FolderSource, Precision } from '../inference/modelSpec.ts'

export type {
  Abilities,
  KeptModel,
  LoadProgress,
  Machine,
  ModelSpec,
  Running,
} from '../inference/inference.ts'
export { precisions } from '../inference/modelSpec.ts'
export type {
  EndpointSpec,
  FileSource,
  FolderSource,
  Precision,
  SegmenterSpec,
  VlmSpec,
} from '../inference/modelSpec.ts'

/** A model that the program offers: built in, or from the short list. Handed in by `app/`. */
export interface OfferedModel {
  readonly spec: ModelSpec
  readonly origin: 'built-in' | 'listed'
  readonly card: ModelCard
}

/** What one wants to know before loading a model. */
export interface ModelCard {
  /** What it can do, in one sentence. */
  readonly summary: string
  /** Bytes to download; null where it is not known. */
  readonly bytes: number | null
  /** Bytes of memory while it runs, about. */
  readonly memory: number | null
  /** SPDX name. */
  readonly licence: string
  readonly origin: string
}

export interface ModelEntry {
  readonly spec: ModelSpec
  readonly origin: 'built-in' | 'listed' | 'added'
  readonly card: ModelCard | null
  readonly standing: Standing
  readonly kept: KeptModel | null
  /** How far its folder is copied into this browser, or its files downloaded for later; null while neither is. */
  readonly keeping: LoadProgress | null
}

export type Standing =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly progress: LoadProgress | null; readonly since: number }
  | { readonly kind: 'ready'; readonly running: Running; readonly abilities: Abilities }
  /** Fell idle, made room for another one, or broke; it loads again by itself as soon as it is asked. */
  | { readonly kind: 'resting'; readonly abilities: Abilities }
  | { readonly kind: 'failed'; readonly sentence: string }

export interface ModelsState {
  readonly machine: Machine | null
  readonly entries: readonly ModelEntry[]
  /** The model whose previews are shown and asked for. */
  readonly chosenId: string
  /** The model that boxes what one clicks; null until one was chosen. */
  readonly segmenterId: string | null
}

/** A model in a folder that somebody picked or dropped. */
export interface FolderFound {
  readonly kind: 'vlm' | 'segmenter'
  /** What the folder is called. */
  readonly name: string
  /** What the model's own configuration calls its kind, e.g. `smolvlm`. */
  readonly modelType: string
  /** The precisions whose files are all there, the best for this machine first; never empty. */
  readonly precisions: readonly { readonly precision: Precision; readonly bytes: number }[]
  readonly source: FolderSource
}

/** How a model answered when it was tried out. */
export interface Trial {
  readonly works: boolean
  readonly sentence: string
}

/** The models of this browser, for every project. */
export interface Models {
  readonly store: StoreApi<ModelsState>
  /** Asks, once, what this machine offers and what it keeps; for whoever is about to show the models. Never rejects. */
  look(): Promise<void>
  choose(modelId: string): void
  chooseSegmenter(modelId: string | null): void
  /**
   * Adds a hub, folder or endpoint model to the list, in place of one of the same id; it is remembered without any key,
   * folders only when kept. What is kept of a folder stays.
   */
  add(spec: ModelSpec): void
  /** Takes it off the list (what is built in stays), ends it, and frees the space of its files. */
  remove(modelId: string): Promise<void>
  /** Loads it now, with progress in its entry; failures are told there, and answered with null. */
  load(modelId: string): Promise<Model | null>
  /** Stops loading, or ends the loaded model. */
  unload(modelId: string): void
  /** Copies a picked folder into this browser, with progress in its entry. */
  keep(modelId: string): Promise<void>
  /** Downloads a hub model's files without starting it, with progress in its entry. */
  download(modelId: string): Promise<void>
  /** Stops copying or downloading; a download goes on from there the next time. */
  stopKeeping(modelId: string): void
  /** Looks what a picked or dropped folder holds; rejects with a sentence when it is no model that can be used. */
  examine(files: readonly { readonly path: string; readonly file: File }[]): Promise<FolderFound>
  /** Loads a model that need not be on the list, and lets it go again: for an endpoint, one question to its server. */
  tryOut(spec: ModelSpec, signal?: AbortSignal): Promise<Trial>
}
