import { openDB, unwrap, type DBSchema, type IDBPDatabase } from 'idb'
import type { EntryKind } from '../domain/entry.ts'
import { TooNew } from '../schema/migrations.ts'
import { StorageError } from './storage.ts'

/**
 * One database per project. Everything read from it is unknown until it is parsed. Two versions, two jobs: `tables`
 * goes up when a table or an index appears; the form of the records is `meta.version` (schema/migrations.ts).
 */
export interface Tables extends DBSchema {
  project: { key: string; value: unknown }
  pictures: { key: string; value: unknown }
  items: { key: string; value: unknown; indexes: { order: number } }
  provenance: { key: string; value: unknown }
  judgements: { key: string; value: unknown }
  resolutions: { key: string; value: unknown }
  /** A step's header and, when they are few, its changes; the key goes up by one per step. */
  steps: { key: number; value: unknown; indexes: { id: string } }
  /** Changes of a large step, in runs: one value over about 127 MiB is refused by browsers. */
  changes: { key: [seq: number, run: number]; value: unknown }
  /** Picture bytes by SHA-256. */
  blobs: { key: string; value: unknown }
  /** Bytes of an import that is not committed yet. */
  staged: { key: [batch: string, sha256: string]; value: unknown }
  /** SHA-256 of every picture that a step ever named: its bytes are needed by undo and redo. */
  kept: { key: string; value: unknown }
  /** `version`, `summary` and `place`. */
  meta: { key: string; value: unknown }
}

export type Database = IDBPDatabase<Tables>
export type EntryTable = 'project' | 'pictures' | 'items' | 'provenance' | 'judgements' | 'resolutions'

export const tableOf: Readonly<Record<EntryKind, EntryTable>> = {
  project: 'project',
  picture: 'pictures',
  item: 'items',
  provenance: 'provenance',
  judgement: 'judgements',
  resolution: 'resolutions',
}

export const allTables = [
  ...Object.values(tableOf),
  'steps',
  'changes',
  'blobs',
  'staged',
  'kept',
  'meta',
] as const

const tables = 1

const prefix = 'saccade-project-'
export const databaseName = (projectId: string): string => `${prefix}${projectId}`
export const projectIdOf = (name: string): string | null =>
  name.startsWith(prefix) ? name.slice(prefix.length) : null

export interface Gone {
  /** Another tab wants to upgrade or delete this database, or the browser closed it. */
  readonly onGone: () => void
}

/** Opens the database of a new project; rejects when there is one already, or the id is taken. */
export async function createDatabase(projectId: string, gone: Gone): Promise<Database> {
  let fresh = false
  const db = await openAt(projectId, tables, gone, (database) => {
    fresh = true
    createTables(database)
  })
  if (fresh) return db
  db.close()
  throw new StorageError(
    'taken',
    'There is a project with this id already. Open that one, or delete it first.',
  )
}

/** Opens the database of a project, which must be there. */
export async function openDatabase(projectId: string, gone: Gone): Promise<Database> {
  try {
    return await openAt(projectId, tables, gone, (_, upgrade) => upgrade.abort())
  } catch (error) {
    if (error instanceof DOMException && error.name === 'VersionError') throw new TooNew(null)
    if (error instanceof DOMException && error.name === 'AbortError') throw notHere(error)
    throw error
  }
}

/** Opens a database whatever wrote it, to look at it only; null when it is not there. */
export async function peekAt(projectId: string): Promise<Database | null> {
  try {
    return await openAt(projectId, undefined, { onGone: () => {} }, (_, upgrade) => upgrade.abort())
  } catch {
    return null
  }
}

export const notHere = (cause?: unknown): StorageError =>
  new StorageError('gone', 'This project is not in this browser any more. Go back to the list of projects.', {
    cause,
  })

async function openAt(
  projectId: string,
  version: number | undefined,
  { onGone }: Gone,
  onEmpty: (db: Database, upgrade: { abort(): void }) => void,
): Promise<Database> {
  const db: Database = await openDB<Tables>(databaseName(projectId), version, {
    upgrade(database, _from, _to, transaction) {
      // The abort rejects `done`; the opening rejects with the same error, so nobody else needs to hear of it.
      transaction.done.catch(() => {})
      onEmpty(database, transaction)
    },
    terminated: onGone,
  })
  unwrap(db).onversionchange = () => {
    db.close()
    onGone()
  }
  return db
}

function createTables(db: Database): void {
  for (const name of allTables) {
    if (name === 'items') db.createObjectStore(name).createIndex('order', 'order')
    else if (name === 'steps') {
      db.createObjectStore(name, { autoIncrement: true }).createIndex('id', 'id', { unique: true })
    } else db.createObjectStore(name)
  }
}
