import type { StoreApi } from 'zustand'

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
  /** By SHA-256 of the stored picture: its fingerprints as `pictures.fingerprints` gives them; none for one that cannot be decoded. */
  readonly known: ReadonlyMap<string, readonly string[]>
  /** How far the comparison is; null when none is going on. */
  readonly comparing: { readonly done: number; readonly total: number; readonly startedAt: number } | null
}
