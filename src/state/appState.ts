import type { Dataset } from '../domain/dataset.ts'
import type { Person } from '../domain/person.ts'
import type { Problem } from '../domain/problem.ts'
import type { QueueFilter, QueueSort } from '../domain/queue.ts'
import type { ProjectSummary, Usage } from '../storage/storage.ts'
import type { History } from './history.ts'
import type { Preferences } from './preferences.ts'
import type { Saving } from './saving.ts'

export type { ProjectSummary } from '../storage/storage.ts'

/** What is happening now, as one value. */
export interface AppState {
  /** Null until the list was read. */
  readonly projects: readonly ProjectSummary[] | null
  readonly usage: Usage | null
  readonly preferences: Preferences
  readonly open: OpenProject | null
  /** Why the project that was asked for could not be opened. */
  readonly openFailure: string | null
}

/** The project that is open in this tab. */
export interface OpenProject {
  readonly id: string
  readonly dataset: Dataset
  /** False while items are still being read; the first one is there already. */
  readonly loaded: boolean
  /** Whether this tab writes, or follows one that does. */
  readonly role: 'writer' | 'follower'
  readonly history: History
  readonly saving: Saving
  /** Records that did not parse; kept in the database, shown, never dropped. */
  readonly aside: readonly Problem[]
  readonly itemId: string | null
  readonly queue: Queue
}

/** The items to go through, in order. Stays as it is while one works, so that nothing jumps away. */
export interface Queue {
  readonly filter: QueueFilter
  readonly sort: QueueSort
  readonly ids: readonly string[]
}

/** The annotator of this browser; in the first moment, before anybody is noted, the one whom old projects call `me`. */
export const annotatorOf = (state: Pick<AppState, 'preferences'>): Person =>
  state.preferences.annotator ?? nameless

export const nameless: Person = { id: 'me', name: 'Me', color: 'blue' }
