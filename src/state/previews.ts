import type { StoreApi } from 'zustand/vanilla'
import type { Point, Rect } from '../domain/geometry.ts'
import type { Budget, Preview, Sampling, TextBox, View } from '../domain/preview.ts'
import type { PreviewOutcome } from '../domain/previewOutcome.ts'
import type { ResolutionSelection } from '../domain/resolutionSelection.ts'
import type { Table } from '../domain/table.ts'
import type { Proposal, Segment } from '../inference/inference.ts'

export type { Proposal, Segment } from '../inference/inference.ts'

/** What models said about the items of the open project. */
export interface PreviewsState {
  /** By key (domain/preview.ts). */
  readonly known: Table<Preview>
  /** By `selectionKey` (domain/resolutionSelection.ts). */
  readonly selections: Table<ResolutionSelection>
  /**
   * What the chosen model came to under the present settings, by item id: only what the annotator may see (blindness).
   * Follows what happens within a moment; `useOutcome` tells of one item at once.
   */
  readonly outcomes: ReadonlyMap<string, PreviewOutcome>
  /** False until the kept ones were read. */
  readonly loaded: boolean
  /** Keys that are being asked, or wait to be, for the item in sight. */
  readonly asking: ReadonlySet<string>
  /** Why the last attempt failed, a sentence, by key. */
  readonly failed: ReadonlyMap<string, string>
  /** The pixels as the model got them, by key; only of the item in sight. */
  readonly pixels: ReadonlyMap<string, ImageBitmap>
  readonly run: RunState | null
  readonly selecting: {
    readonly itemId: string
    /** Longest side that is asked about now, in pixels; 0 for full resolution. */
    readonly side: number
    readonly done: number
    readonly of: number
  } | null
}

/** How the chosen model is asked; remembered by this browser. */
export interface PreviewSetting {
  readonly budget: Budget
  /** Null until a person chose: then several answers where the model gives different ones, and one elsewhere. */
  readonly sampling: Sampling | null
  /** Asks as soon as an item comes into sight. */
  readonly auto: boolean
}

/** A job over many items in the background. It is remembered, and goes on after a reload when it is told to. */
export interface RunSpec {
  readonly modelId: string
  readonly budget: Budget
  readonly sampling: Sampling
  readonly views: readonly View[]
  readonly itemIds: readonly string[]
}

export interface RunState {
  readonly spec: RunSpec
  readonly phase: 'running' | 'paused' | 'done'
  /** Items that it is through with, whether they were asked now, known before, or failed. */
  readonly done: number
  /** Those of them that a model had to be asked about: what the rate is made of. */
  readonly asked: number
  /** Items whose views could not all be asked; the first sentence about each. */
  readonly failed: readonly { readonly itemId: string; readonly sentence: string }[]
  readonly startedAt: number
  /** Milliseconds that it was at work, pauses left out, for rate and time left. */
  readonly workedMs: number
  /** Why it stands still, when it is not the user's doing. */
  readonly sentence: string | null
}

export interface Previews {
  readonly store: StoreApi<PreviewsState>
  /** Asks the chosen model about an item in the views that are not known yet, or in all of them `again`. It goes before any run. */
  ask(itemId: string, views?: readonly View[], again?: boolean): void
  /** Drops what is being asked about the item in sight. */
  stop(): void
  start(spec: RunSpec): void
  pause(): void
  resume(): void
  /** Asks once more about the items of a run that failed, when it stands still or is done; it goes on where it was. */
  retryFailed(): void
  cancel(): void
  /** Goes down the ladder for an item (001 §4.1); the outcome is kept with the previews. */
  selectResolution(itemId: string): void
  /** Deletes every kept answer of this project, or those of one model; a run that asks it ends. */
  forget(modelId?: string): Promise<void>
  /** The object at a point or in a box; null when it came too late or could not be found (a sentence was shown). */
  segment(
    itemId: string,
    at: { readonly point: Point } | { readonly box: Rect },
    within: Rect | null,
  ): Promise<Segment | null>
  propose(itemId: string): Promise<readonly Proposal[] | null>
  read(itemId: string, within: Rect | null): Promise<readonly TextBox[] | null>
}
