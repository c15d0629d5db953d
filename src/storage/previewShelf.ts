import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { parsePreview, parseSelection } from '../schema/preview.ts'
import { toStorageError } from './failure.ts'
import { StorageError, type PreviewStore } from './storage.ts'
import { transact, type Work } from './transact.ts'

type Key = [projectId: string, key: string]

interface Tables extends DBSchema {
  previews: { key: Key; value: unknown }
  selections: { key: Key; value: unknown }
  /** The job in the background, by project id. */
  runs: { key: string; value: unknown }
}

type Database = IDBPDatabase<Tables>

type Table = 'previews' | 'selections'
const tables: readonly (Table | 'runs')[] = ['previews', 'selections', 'runs']

/**
 * What models said, for all projects: a database of its own, so that a cache never shares a transaction, a version or a
 * fate with the dataset. It is opened when it is first needed.
 */
export interface PreviewShelf {
  readonly storeOf: (projectId: string) => PreviewStore
  /** Forgets a project. Never fails: what stays behind is in nobody's way. */
  remove(projectId: string): Promise<void>
  /** Gives a copy of a project what was kept of its original, less the job. Never fails: it can be asked again. */
  copy(fromId: string, toId: string): Promise<void>
}

export function createPreviewShelf(): PreviewShelf {
  let opening: Promise<Database> | null = null

  function database(): Promise<Database> {
    opening ??= open(() => {
      opening = null
    }).catch((error: unknown) => {
      opening = null
      throw error
    })
    return opening
  }

  /** The database, unless there is none yet. */
  async function existing(): Promise<Database | null> {
    return opening || (await isThere()) ? database() : null
  }

  async function* pages(db: Database, table: Table, projectId: string) {
    let after: Key | null = null
    for (;;) {
      const range: IDBKeyRange = allOf(projectId, after)
      const { store } = db.transaction(table)
      const [keys, values] = await Promise.all([
        store.getAllKeys(range, pageSize),
        store.getAll(range, pageSize),
      ])
      if (keys.length > 0) yield { keys, values }
      after = keys.at(-1) ?? null
      if (!after || keys.length < pageSize) return
    }
  }

  return {
    storeOf(projectId) {
      let closed = false
      /** `act` may reject with anything; whoever asked gets a sentence. */
      const using = async <T>(
        doing: 'saved' | 'read',
        act: (db: Database) => Promise<T>,
        signal?: AbortSignal,
      ): Promise<T> => {
        if (closed) throw new StorageError('gone', afterClosing)
        try {
          return await act(await database())
        } catch (error) {
          if (signal?.aborted) throw error
          throw toStorageError(error, doing)
        }
      }
      const putAll = (table: Table, records: readonly { readonly key: string }[]): Promise<void> =>
        using('saved', (db) =>
          write(db, function* put(transaction): Work<void> {
            let last: IDBRequest | null = null
            for (const record of records) {
              last = transaction.objectStore(table).put(record, [projectId, record.key])
            }
            if (last) yield last
          }),
        )
      return {
        load: (onBatch, signal) =>
          using(
            'read',
            async (db) => {
              for await (const { values } of pages(db, 'selections', projectId)) {
                signal?.throwIfAborted()
                onBatch({ previews: [], selections: values.flatMap((value) => parseSelection(value) ?? []) })
              }
              for await (const { values } of pages(db, 'previews', projectId)) {
                signal?.throwIfAborted()
                onBatch({ previews: values.flatMap((value) => parsePreview(value) ?? []), selections: [] })
              }
            },
            signal,
          ),
        get: (key) => using('read', async (db) => parsePreview(await db.get('previews', [projectId, key]))),
        put: (previews) => putAll('previews', previews),
        putSelection: (selection) => putAll('selections', [selection]),
        run: () => using('read', async (db) => (await db.get('runs', projectId)) ?? null),
        saveRun: (record) =>
          using('saved', (db) =>
            write(db, function* save(transaction): Work<void> {
              const runs = transaction.objectStore('runs')
              yield record === null ? runs.delete(projectId) : runs.put(record, projectId)
            }),
          ),
        forget: (keys) =>
          using('saved', (db) =>
            write(db, function* remove(transaction): Work<void> {
              let last: IDBRequest | null = null
              for (const key of keys) {
                transaction.objectStore('previews').delete([projectId, key])
                last = transaction.objectStore('selections').delete([projectId, key])
              }
              if (last) yield last
            }),
          ),
        clear: () => using('saved', (db) => forget(db, projectId)),
        close() {
          closed = true
        },
      }
    },
    async remove(projectId) {
      try {
        const db = await existing()
        if (db) await forget(db, projectId)
      } catch {
        // See the promise of this method.
      }
    },
    async copy(fromId, toId) {
      try {
        const db = await existing()
        if (!db) return
        for (const table of ['selections', 'previews'] as const) {
          for await (const { keys, values } of pages(db, table, fromId)) {
            await write(db, function* put(transaction): Work<void> {
              let last: IDBRequest | null = null
              for (const [place, [, key]] of keys.entries()) {
                last = transaction.objectStore(table).put(values[place], [toId, key])
              }
              if (last) yield last
            })
          }
        }
      } catch {
        // See the promise of this method.
      }
    },
  }
}

const pageSize = 200

const afterClosing = 'This project is closed. Open it again, then try again.'

/** All keys of a project, after one of them: a list comes after every text in the order of keys. */
const allOf = (projectId: string, after: Key | null = null): IDBKeyRange =>
  IDBKeyRange.bound(after ?? [projectId], [projectId, []], after !== null)

/** Relaxed: what a loss of power takes is asked again. */
const write = (db: Database, work: (transaction: IDBTransaction) => Work<void>): Promise<void> =>
  transact(db, tables, work, 'relaxed')

const forget = (db: Database, projectId: string): Promise<void> =>
  write(db, function* remove(transaction): Work<void> {
    transaction.objectStore('previews').delete(allOf(projectId))
    transaction.objectStore('selections').delete(allOf(projectId))
    yield transaction.objectStore('runs').delete(projectId)
  })

const databaseName = 'saccade-previews'

async function open(onClosed: () => void): Promise<Database> {
  return openDB<Tables>(databaseName, 1, {
    upgrade(db) {
      for (const table of tables) db.createObjectStore(table)
    },
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close()
      onClosed()
    },
    terminated: onClosed,
  })
}

/** Where the browser cannot tell, it is taken to be there: making an empty one harms nobody. */
async function isThere(): Promise<boolean> {
  if (typeof indexedDB.databases !== 'function') return true
  return (await indexedDB.databases()).some(({ name }) => name === databaseName)
}
