import type { Evaluator } from '../evaluation/evaluation.ts'
import type { Inference } from '../inference/inference.ts'
import type { Pictures } from '../pictures/pictures.ts'
import type { Storage, Writer } from '../storage/storage.ts'
import type { FolderFound, OfferedModel } from './models.ts'
import type { TextShelf } from './preferences.ts'

/** The real things of the outside, passed in by `app/`. */
export interface Deps {
  readonly storage: Storage
  readonly pictures: Pictures
  readonly inference: Inference
  readonly evaluator: Evaluator
  readonly offeredModels: readonly OfferedModel[]
  /** Looks what a picked or dropped folder holds; rejects with a sentence when it is no model that can be used. */
  readonly examineFolder: (
    files: readonly { readonly path: string; readonly file: File }[],
  ) => Promise<FolderFound>
  readonly tabs: Tabs
  readonly shelf: TextShelf
  readonly now: () => number
  readonly newId: () => string
  /** Shows a sentence for a moment. */
  readonly notify: (notice: Notice) => void
}

export interface Notice {
  readonly tone: 'plain' | 'good' | 'bad'
  readonly sentence: string
  /** A later notice with the same key takes the place of an earlier one. */
  readonly key?: string
}

/** One tab writes a project; others follow it. */
export interface Tabs {
  /** Becomes the writer if nobody is; null when another tab is. `onLost` is called when another tab takes over. */
  hold(projectId: string, onLost: () => void): Promise<Writer | null>
  /** Becomes the writer whoever is. */
  takeOver(projectId: string, onLost: () => void): Promise<Writer>
  /** Hears the ids of steps that other tabs wrote, in their order. */
  follow(projectId: string, onSteps: (stepIds: readonly string[]) => void): () => void
}
