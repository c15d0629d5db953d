import type { Entry, Step } from '../domain/entry.ts'
import type { Item, Provenance } from '../domain/item.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { Person } from '../domain/person.ts'
import type { Picture } from '../domain/picture.ts'
import type { Preview } from '../domain/preview.ts'
import type { Problem } from '../domain/problem.ts'
import type { Project } from '../domain/project.ts'
import type { ResolutionSelection } from '../domain/resolutionSelection.ts'

/** The contract of what is kept between visits. One database per project, and one small list of them. */
export interface Storage {
  list(): Promise<readonly ProjectSummary[]>
  /** Creates the database of a new project with this first step in it. Rejects when the id is taken. */
  create(project: Project, step: Step): Promise<void>
  open(projectId: string): Promise<ProjectStore>
  /** Copies everything, pictures and history included, under a new id and name. */
  duplicate(
    projectId: string,
    as: { readonly id: string; readonly name: string; readonly at: number },
  ): Promise<void>
  remove(projectId: string): Promise<void>
  /** What models said about a project's items; opened at its first use. */
  previews(projectId: string): PreviewStore
  /** How a project's pictures look; opened at its first use. */
  prints(projectId: string): PrintStore
  /** Who annotates in this browser: whoever was kept, or else this candidate, who is kept from now on. */
  settleAnnotator(candidate: Person): Promise<Person>
  /** Keeps who annotates in this browser; resolves when it is on disk. */
  keepAnnotator(person: Person): Promise<void>
  usage(): Promise<Usage>
  /** Asks the browser to keep the data; true when it promised. */
  persist(): Promise<boolean>
}

export interface ProjectSummary {
  readonly id: string
  readonly name: string
  readonly createdAt: number
  readonly changedAt: number
  readonly items: number
  readonly decided: number
  readonly pictures: number
  /** Bytes of stored pictures. */
  readonly bytes: number
}

export interface Usage {
  readonly used: number | null
  readonly left: number | null
  readonly persistent: boolean
}

/** One open project. */
export interface ProjectStore {
  readonly projectId: string
  /** The project record and where its last visitor stood: enough for a first screen. */
  start(): Promise<Start>
  /**
   * Everything else but provenance, in batches, so that the page can show the first item before the last one is
   * read: pictures, items, judgements, resolutions. An entry that is written meanwhile may come in either form.
   */
  load(onBatch: (entries: readonly Entry[]) => void, signal?: AbortSignal): Promise<Loaded>
  item(itemId: string): Promise<Item | null>
  judgement(itemId: string, annotatorId: string): Promise<Judgement | null>
  picture(pictureId: string): Promise<Picture | null>
  provenance(itemId: string): Promise<Provenance | null>

  /**
   * Writes a step and its changes in one strict transaction. Resolves only when the transaction is complete, so
   * "saved" may be said then. Writes happen in the order of the calls; when one fails, those that were called
   * after it and before its failure was known fail with it, so nothing is ever written out of order. Writing the
   * same step again after a failure is safe. Rejects with a `StorageError`.
   */
  write(step: Step): Promise<void>
  /** Writes many steps in their order in one strict transaction, all or none: for restoring a project. */
  writeAll(steps: readonly Step[]): Promise<void>
  /** Steps from the newest to the oldest, without their changes. Those that cannot be read are left out. */
  steps(limit: number): Promise<readonly StepHeader[]>
  step(stepId: string): Promise<Step | null>
  /** All steps, oldest first, with their changes; for moving the project. */
  history(): AsyncIterable<Step>

  /** Stores picture bytes under their SHA-256. Staged bytes that no step ever named are swept at the next opening. */
  stage(batch: string, sha256: string, file: Blob): Promise<void>
  /** Forgets the bytes staged under the batch that no picture record names. */
  unstage(batch: string): Promise<void>
  blob(sha256: string): Promise<Blob | null>
  hasBlob(sha256: string): Promise<boolean>

  /** Where the annotator stands; not part of the dataset, not in history. */
  savePlace(place: Place): Promise<void>

  /** Called when another tab wants to upgrade or delete this database. */
  onGone(listener: () => void): () => void
  close(): void
}

/**
 * What models said about the items of one project. A cache in a database of its own: it can never hold up or harm the
 * dataset, and whatever of it cannot be read is as good as never asked. A method that fails rejects with a
 * `StorageError`, and nothing else depends on it.
 */
export interface PreviewStore {
  /** Everything, in batches. */
  load(onBatch: (batch: KeptPreviews) => void, signal?: AbortSignal): Promise<void>
  /** One of them; null when it is not kept, or cannot be read. */
  get(key: string): Promise<Preview | null>
  /** Keeps them all or none, by their keys; one that is there already is replaced. */
  put(previews: readonly Preview[]): Promise<void>
  putSelection(selection: ResolutionSelection): Promise<void>
  /** The record of the job in the background, as it was saved; null when there is none. */
  run(): Promise<unknown>
  /** Null forgets it. */
  saveRun(record: unknown): Promise<void>
  /** Forgets previews and selections by their keys, all or none. */
  forget(keys: readonly string[]): Promise<void>
  /** Forgets everything, the job included. */
  clear(): Promise<void>
  close(): void
}

/**
 * How pictures look, by their SHA-256, as `pictures.fingerprints` gives it. A cache like the previews, in a database of
 * its own: what cannot be read of it is worked out again. A method that fails rejects with a `StorageError`.
 */
export interface PrintStore {
  load(): Promise<ReadonlyMap<string, readonly string[]>>
  /** Keeps them all or none. */
  put(prints: ReadonlyMap<string, readonly string[]>): Promise<void>
}

export interface KeptPreviews {
  readonly previews: readonly Preview[]
  readonly selections: readonly ResolutionSelection[]
}

export interface Start {
  readonly project: Project
  readonly place: Place | null
  readonly first: { readonly item: Item; readonly picture: Picture | null } | null
}

export interface Loaded {
  /** Records that did not parse: kept as they are, never dropped. */
  readonly aside: readonly Problem[]
}

export interface Place {
  readonly itemId: string | null
  readonly annotatorId: string
}

export type StepHeader = Omit<Step, 'changes'> & { readonly count: number }

/** The right to write to a project; one tab has it at a time. */
export interface Writer {
  release(): void
}

/** Why storage could not do what was asked. */
export type StorageFault =
  /** The browser has no room left. */
  | 'no-room'
  /** The project was deleted, or its database was closed by another tab. */
  | 'gone'
  /** The id of a new project is taken. */
  | 'taken'
  /** An earlier write failed, so this one was not tried. */
  | 'waiting'
  | 'unreadable'
  | 'failed'

/** Nothing of what was asked was stored; the message is a sentence for a person. */
export class StorageError extends Error {
  override name = 'StorageError'
  readonly code: StorageFault
  constructor(code: StorageFault, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.code = code
  }
}

export { TooNew } from '../schema/migrations.ts'
