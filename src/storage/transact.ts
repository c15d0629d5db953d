import { unwrap, type DBSchema, type IDBPDatabase, type StoreNames } from 'idb'
import type { Tables } from './database.ts'
import { toStorageError } from './failure.ts'

export type Table = StoreNames<Tables>

/** Requests one after another; what is yielded is waited for, and its result handed back. */
export type Work<T> = Generator<IDBRequest, T, unknown>

/**
 * Runs the work in one readwrite transaction that begins now, so transactions on the same tables happen in the
 * order of the calls. Resolves when the transaction is complete; when anything fails nothing of it was written.
 * Strict: complete means on the disk, so a loss of power takes nothing that was called saved.
 */
export function transact<T, Schema extends DBSchema>(
  db: IDBPDatabase<Schema>,
  tables: readonly (StoreNames<Schema> & string)[],
  work: (transaction: IDBTransaction) => Work<T>,
  durability: IDBTransactionDurability = 'strict',
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const transaction = unwrap(db).transaction([...tables], 'readwrite', { durability })
    let answer: { readonly value: T } | null = null
    let reason: unknown = null
    transaction.addEventListener('complete', () => {
      if (answer) resolve(answer.value)
    })
    // A full disk is told here, long after every request has succeeded.
    transaction.addEventListener('abort', () => reject(toStorageError(reason ?? transaction.error)))
    const requests = work(transaction)
    const advance = (result: unknown): void => {
      try {
        const next = requests.next(result)
        if (next.done) {
          answer = { value: next.value }
          transaction.commit()
        } else {
          const request = next.value
          // A property, not a listener: a cursor's request is yielded again for every record.
          request.onsuccess = () => advance(request.result)
        }
      } catch (error) {
        reason = error
        abort(transaction)
      }
    }
    advance(undefined)
  }).catch((error: unknown) => {
    throw toStorageError(error)
  })
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // The browser has aborted it already and tells the reason in its event.
  }
}
