import type { Database } from './database.ts'
import { pages, type Page } from './read.ts'
import { StorageError, type ProjectSummary } from './storage.ts'
import { isSummary } from './summary.ts'
import { transact, type Table, type Work } from './transact.ts'

export interface Copy {
  readonly id: string
  readonly name: string
  readonly at: number
}

/** Tables with the records that one page may hold; pictures come one by one, for they are large. */
const pageSizes: readonly (readonly [Table, number])[] = [
  ['pictures', 1000],
  ['items', 1000],
  ['provenance', 200],
  ['judgements', 1000],
  ['resolutions', 1000],
  ['steps', 50],
  ['changes', 1],
  ['kept', 1000],
]

/** Copies a project into an empty database. It counts as made only when the summary is there, which comes last. */
export async function copyProject(from: Database, to: Database, as: Copy): Promise<ProjectSummary> {
  const newest = await newestSeq(from)
  const [version, place, known, project] = await Promise.all([
    from.get('meta', 'version'),
    from.get('meta', 'place'),
    from.get('meta', 'summary'),
    from.getAll('project', null, 1),
  ])
  if (!isSummary(known))
    throw new StorageError('unreadable', 'This project cannot be read, so it was not copied.')
  for (const [table, size] of pageSizes) {
    for await (const page of pages(from, table, size)) await putPage(to, table, renamed(table, page, as.id))
  }
  for await (const { keys } of pages(from, 'kept', 1000)) {
    for (const key of keys) {
      const blob = typeof key === 'string' ? await from.get('blobs', key) : undefined
      if (blob !== undefined) await putPage(to, 'blobs', { keys: [key], values: [blob] })
    }
  }
  if ((await newestSeq(from)) !== newest) {
    throw new StorageError(
      'failed',
      'The project was changed in another tab while it was being copied, so there is no copy. Try again.',
    )
  }
  const summary = { ...known, id: as.id, name: as.name, createdAt: as.at, changedAt: as.at }
  return transact(to, ['project', 'meta'], function* complete(transaction): Work<ProjectSummary> {
    const meta = transaction.objectStore('meta')
    const record = { ...asRecord(project[0]), id: as.id, name: as.name, createdAt: as.at }
    transaction.objectStore('project').put(record, as.id)
    if (place !== undefined) meta.put(place, 'place')
    meta.put(version, 'version')
    yield meta.put(summary, 'summary')
    return summary
  })
}

const newestSeq = async (db: Database): Promise<number> =>
  (await db.transaction('steps').store.openKeyCursor(null, 'prev'))?.key ?? 0

const putPage = (db: Database, table: Table, { keys, values }: Page): Promise<void> =>
  transact(db, [table], function* put(transaction): Work<void> {
    const store = transaction.objectStore(table)
    let last: IDBRequest | null = null
    for (const [index, key] of keys.entries()) last = store.put(values[index], key)
    if (last) yield last
  })

/** History names the project too: undoing a change of it must reach the copy. */
function renamed(table: Table, page: Page, id: string): Page {
  if (table !== 'steps' && table !== 'changes') return page
  const changesWithId = (changes: unknown): unknown =>
    Array.isArray(changes) ? changes.map((change) => renamedChange(change, id)) : changes
  return {
    keys: page.keys,
    values: page.values.map((value) => {
      if (table === 'changes') return changesWithId(value)
      const record = asRecord(value)
      return { ...record, changes: changesWithId(record.changes) }
    }),
  }
}

function renamedChange(change: unknown, id: string): unknown {
  const { before, after } = asRecord(change)
  const entry = (given: unknown): unknown => {
    const { kind, value } = asRecord(given)
    return kind === 'project' ? { kind, value: { ...asRecord(value), id } } : given
  }
  return { before: entry(before), after: entry(after) }
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
