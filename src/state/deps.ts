import type { Step } from '../domain/entry.ts'
import type { Pictures } from '../pictures/pictures.ts'
import type { Storage } from '../storage/storage.ts'
import type { TextShelf } from './preferences.ts'

/** The real things of the outside, passed in by `app/`. */
export interface Deps {
  readonly storage: Storage
  readonly pictures: Pictures
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
  hold(projectId: string, onLost: () => void): Promise<Held | null>
  /** Becomes the writer whoever is. */
  takeOver(projectId: string, onLost: () => void): Promise<Held>
  /** Tells the other tabs of a written step. */
  announce(projectId: string, step: Step): void
  /** Hears of steps that another tab wrote. */
  follow(projectId: string, onStep: (step: Step) => void): () => void
}

export interface Held {
  release(): void
}
