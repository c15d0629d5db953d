import type { StoreApi } from 'zustand'
import type { Lookalike } from '../domain/printIndex.ts'

/**
 * How the pictures of the open project look, worked out in the background once somebody wants to know and kept between
 * visits: a cache, never part of the dataset.
 */
export interface Prints {
  readonly store: StoreApi<PrintsState>
  /** Begins, or goes on, to look at every picture that was not looked at yet; resolves when all were, or it was stopped. */
  compare(): Promise<void>
  stop(): void
}

export interface PrintsState {
  /**
   * By SHA-256 of the stored picture: its fingerprints as `pictures.fingerprints` gives them; none for one that cannot
   * be decoded. It changes when those kept were read and when a comparison ends, not with every picture.
   */
  readonly known: ReadonlyMap<string, readonly string[]>
  /** All pairs of files, by SHA-256, that look alike; empty until they were compared. See `groupedBy` of the domain. */
  readonly alike: readonly Lookalike[]
  /** Whether every picture of the project was looked at and compared with every other when that was last asked for. */
  readonly compared: boolean
  /** How far the comparison is; null when none is going on. */
  readonly comparing: { readonly done: number; readonly total: number; readonly startedAt: number } | null
}
