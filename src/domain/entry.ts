import type { Item, Provenance } from './item.ts'
import { judgementId, type Judgement } from './judgement.ts'
import type { Picture } from './picture.ts'
import type { Project } from './project.ts'
import type { Resolution } from './resolution.ts'

/** Everything that is kept, one record each. */
export type Entry =
  | { readonly kind: 'project'; readonly value: Project }
  | { readonly kind: 'picture'; readonly value: Picture }
  | { readonly kind: 'item'; readonly value: Item }
  | { readonly kind: 'provenance'; readonly value: Provenance }
  | { readonly kind: 'judgement'; readonly value: Judgement }
  | { readonly kind: 'resolution'; readonly value: Resolution }

export type EntryKind = Entry['kind']

/** The key of an entry among those of its kind. */
export function idOf(entry: Entry): string {
  switch (entry.kind) {
    case 'project':
    case 'picture':
    case 'item':
      return entry.value.id
    case 'provenance':
    case 'resolution':
      return entry.value.itemId
    case 'judgement':
      return judgementId(entry.value.itemId, entry.value.annotatorId)
  }
}

/** The one way the dataset moves: one entry before and after. Null is absence. */
export interface Change {
  readonly before: Entry | null
  readonly after: Entry | null
}

export const projectChange = (before: Project, after: Project): Change => ({
  before: { kind: 'project', value: before },
  after: { kind: 'project', value: after },
})

/** One thing that somebody did. Kept forever; never edited. */
export interface Step {
  readonly id: string
  readonly at: number
  /** Annotator id. */
  readonly by: string
  readonly label: string
  /**
   * `do` for a new act; `undo` and `redo` name the step they take back or repeat. `start` made the project itself and
   * cannot be taken back.
   */
  readonly role: 'start' | 'do' | 'undo' | 'redo'
  readonly of: string | null
  readonly changes: readonly Change[]
}

export const invert = (changes: readonly Change[]): readonly Change[] =>
  changes.map(({ before, after }) => ({ before: after, after: before })).toReversed()

/** The entry that a change is about; throws for a change of nothing. */
export function subjectOf(change: Change): Entry {
  const entry = change.after ?? change.before
  if (!entry) throw new Error('A change needs a before or an after.')
  return entry
}
