import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { toStorageError } from './failure.ts'
import type { PrintStore } from './storage.ts'
import { transact, type Work } from './transact.ts'

type Key = [projectId: string, sha256: string]

interface Tables extends DBSchema {
  prints: { key: Key; value: unknown }
}

type Database = IDBPDatabase<Tables>

/** How pictures look, for all projects: a database of its own, opened when it is first needed. */
export interface PrintShelf {
  readonly storeOf: (projectId: string) => PrintStore
  /** Forgets a project. Never fails: what stays behind is in nobody's way. */
  remove(projectId: string): Promise<void>
}

const databaseName = 'saccade-prints'
/** Counted up when fingerprints are made in another way: those of before are forgotten then. */
const version = 1
const pageSize = 500

export function createPrintShelf(): PrintShelf {
  let opening: Promise<Database> | null = null

  function database(): Promise<Database> {
    opening ??= openDB<Tables>(databaseName, version, {
      upgrade(db) {
        for (const name of db.objectStoreNames) db.deleteObjectStore(name)
        db.createObjectStore('prints')
      },
      blocking(_current, _blocked, event) {
        if (event.target instanceof IDBDatabase) event.target.close()
        opening = null
      },
      terminated() {
        opening = null
      },
    }).catch((error: unknown) => {
      opening = null
      throw error
    })
    return opening
  }

  return {
    storeOf: (projectId) => ({
      async load() {
        const prints = new Map<string, readonly string[]>()
        try {
          const db = await database()
          let after: Key | null = null
          for (;;) {
            const range: IDBKeyRange = allOf(projectId, after)
            const { store } = db.transaction('prints')
            const [keys, values] = await Promise.all([
              store.getAllKeys(range, pageSize),
              store.getAll(range, pageSize),
            ])
            for (const [at, [, sha256]] of keys.entries()) {
              const value = values[at]
              if (isPrint(value)) prints.set(sha256, value)
            }
            after = keys.at(-1) ?? null
            if (!after || keys.length < pageSize) return prints
          }
        } catch (error) {
          throw toStorageError(error, 'read')
        }
      },
      async put(prints) {
        if (prints.size === 0) return
        try {
          await write(await database(), function* put(transaction): Work<void> {
            let last: IDBRequest | null = null
            for (const [sha256, print] of prints) {
              last = transaction.objectStore('prints').put(print, [projectId, sha256])
            }
            if (last) yield last
          })
        } catch (error) {
          throw toStorageError(error, 'saved')
        }
      },
    }),
    async remove(projectId) {
      try {
        if (!opening && !(await isThere())) return
        await write(await database(), function* remove(transaction): Work<void> {
          yield transaction.objectStore('prints').delete(allOf(projectId))
        })
      } catch {
        // See the promise of this method.
      }
    },
  }
}

const isPrint = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

/** All keys of a project, after one of them: a list comes after every text in the order of keys. */
const allOf = (projectId: string, after: Key | null = null): IDBKeyRange =>
  IDBKeyRange.bound(after ?? [projectId], [projectId, []], after !== null)

/** Relaxed: what a loss of power takes is worked out again. */
const write = (db: Database, work: (transaction: IDBTransaction) => Work<void>): Promise<void> =>
  transact(db, ['prints'], work, 'relaxed')

/** Where the browser cannot tell, it is taken to be there: making an empty one harms nobody. */
async function isThere(): Promise<boolean> {
  if (typeof indexedDB.databases !== 'function') return true
  return (await indexedDB.databases()).some(({ name }) => name === databaseName)
}
