import type { Change } from '../domain/entry.ts'
import type { Decision, Shown, ShownPreview } from '../domain/judgement.ts'
import type { QueueFilter, QueueSort } from '../domain/queue.ts'
import type { ProjectStore } from '../storage/storage.ts'
import type { AppState, OpenProject } from './appState.ts'
import type { Evaluation } from './evaluation.ts'
import type { Gallery } from './gallery.ts'
import type { Judge } from './judge.ts'
import type { JudgementEdit } from './ledger.ts'
import type { Previews } from './previews.ts'
import type { Prints } from './prints.ts'

/** One open project: the only place from which its dataset moves. */
export interface Session {
  readonly gallery: Gallery
  readonly store: ProjectStore
  readonly previews: Previews
  readonly prints: Prints
  readonly evaluation: Evaluation
  /** Asks a model about answers that no rule settles. */
  readonly judge: Judge
  /** Resolves once everything was read; until then the dataset holds little more than the item in sight. */
  ready(): Promise<void>
  commit(label: string, changes: readonly Change[]): boolean
  /** Edits one's own judgement of an item. False when the rules refused; the sentence was shown. */
  edit(itemId: string, label: string, edit: JudgementEdit): boolean
  /** `shown` need not name what models' answers were seen of the item before: that is known here. */
  decide(decision: Decision, shown: Shown): boolean
  /** Notes that answers of models about an item came into an annotator's sight. */
  saw(itemId: string, annotatorId: string, previews: readonly ShownPreview[]): void
  /** Takes back the last decision, wherever it was, and goes there. */
  takeBack(): void
  undo(): Promise<void>
  redo(): Promise<void>
  goTo(itemId: string): void
  /** Moves along the queue by whole items; stays at the ends. */
  move(by: number): void
  /** Goes to the next item without a decision, as soon as it is read; false when there is none. */
  nextUndecided(): boolean
  /** Goes to the next item whose boxes are not finished; false when there is none. */
  nextUnfinished(): boolean
  arrange(filter: QueueFilter, sort: QueueSort): void
  /** Somebody else annotates from now on: their queue, their time. */
  changeAnnotator(): void
  /** Active milliseconds spent on the item in sight that no decision has counted yet. */
  activeMs(): number
  /** Tells the stopwatch that somebody is there, or that the page was left. */
  stir(): void
  leave(): void
  retrySaving(): void
  /** Resolves once everything said so far is on the disk. */
  settled(): Promise<void>
  takeOver(): Promise<void>
  /** Tries to write what waits. False when that cannot be done now; true when nothing waits, or never can be written. */
  flushed(): Promise<boolean>
  /** Closes the project. What could not be written until now is lost, so ask `flushed` first. */
  close(): void
}

/** The part of the state that belongs to the open project. */
export interface Cell {
  readonly get: () => AppState
  set(change: (open: OpenProject) => Partial<OpenProject>): void
  /** Hears of every change of the state; answers with what ends that. */
  readonly heed: (listener: () => void) => () => void
  /** Shows the project; from here on the session may be used. */
  begin(session: Session, open: OpenProject): void
  end(): void
}
