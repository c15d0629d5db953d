import type { EntryKind } from '../domain/entry.ts'
import { migrate, migrateStep, type Ladder } from '../schema/migrations.ts'
import { allTables, tableOf, type Database } from './database.ts'
import { transact, type Work } from './transact.ts'

/** Moves every record to the newest form in one transaction: after it the project is all new, or all as it was. */
export function upgradeForm(db: Database, from: number, ladder: Ladder): Promise<void> {
  return transact(db, allTables, function* upgrade(transaction): Work<void> {
    for (const kind of Object.keys(tableOf) as EntryKind[]) {
      yield* rewrite(transaction.objectStore(tableOf[kind]), (value) =>
        fieldOf(migrate(from, { kind, value }, ladder), 'value'),
      )
    }
    yield* rewrite(transaction.objectStore('steps'), (step) => migrateStep(from, step, ladder))
    yield* rewrite(transaction.objectStore('changes'), (changes) =>
      fieldOf(migrateStep(from, { changes }, ladder), 'changes'),
    )
    transaction.objectStore('meta').put(ladder.version, 'version')
  })
}

function* rewrite(table: IDBObjectStore, newer: (record: unknown) => unknown): Work<void> {
  const request = table.openCursor()
  for (;;) {
    const cursor = yield request
    if (!(cursor instanceof IDBCursorWithValue)) return
    try {
      cursor.update(newer(cursor.value))
    } catch {
      // A record too odd to migrate stays as it is; loading sets it aside and shows it.
    }
    cursor.continue()
  }
}

const fieldOf = (record: unknown, field: string): unknown =>
  typeof record === 'object' && record !== null ? new Map(Object.entries(record)).get(field) : undefined
