import { idOf, type Entry, type EntryKind } from '../domain/entry.ts'
import type { Problem } from '../domain/problem.ts'
import { safeParseEntry } from '../schema/entry.ts'
import { tableOf, type Database } from './database.ts'
import { StorageError, type Loaded, type Place, type Start } from './storage.ts'
import type { Table } from './transact.ts'

export interface Page {
  readonly keys: readonly IDBValidKey[]
  readonly values: readonly unknown[]
}

/** A table in the order of its keys, each page in a short transaction of its own so that writes are never held up. */
export async function* pages(db: Database, table: Table, size: number): AsyncGenerator<Page> {
  const read = async (after: IDBValidKey | null): Promise<Page> => {
    const range = after === null ? null : IDBKeyRange.lowerBound(after, true)
    const { store } = db.transaction(table)
    const [keys, values] = await Promise.all([store.getAllKeys(range, size), store.getAll(range, size)])
    return { keys, values }
  }
  let next: Promise<Page> | null = read(null)
  while (next) {
    const page: Page = await next
    const last = page.keys.at(-1)
    next = last !== undefined && page.keys.length === size ? read(last) : null
    // Whoever stops early does not wait for the page that was begun.
    next?.catch(() => {})
    if (page.keys.length > 0) yield page
  }
}

const loadedKinds = ['picture', 'item', 'judgement', 'resolution'] as const
const pageSize = 1000

export async function loadEntries(
  db: Database,
  onBatch: (entries: readonly Entry[]) => void,
  signal?: AbortSignal,
): Promise<Loaded> {
  const aside: Problem[] = []
  for (const kind of loadedKinds) {
    for await (const { values } of pages(db, tableOf[kind], pageSize)) {
      signal?.throwIfAborted()
      const entries: Entry[] = []
      for (const value of values) {
        const parsed = safeParseEntry({ kind, value })
        if ('entry' in parsed) entries.push(parsed.entry)
        else aside.push(setAside(parsed.problem))
      }
      onBatch(entries)
    }
  }
  return { aside }
}

const setAside = (problem: Problem): Problem => ({
  ...problem,
  sentence: `${problem.sentence} It is kept as it is, but not shown.`,
})

type ValueOf<K extends EntryKind> = Extract<Entry, { kind: K }>['value']

/** The record when it is there and can be read. */
function valueOf<K extends EntryKind>(kind: K, record: unknown): ValueOf<K> | null {
  const parsed = record === undefined ? null : safeParseEntry({ kind, value: record })
  const value: Entry['value'] | null = parsed && 'entry' in parsed ? parsed.entry.value : null
  return value as ValueOf<K> | null
}

export const readValue = async <K extends EntryKind>(
  db: Database,
  kind: K,
  key: string,
): Promise<ValueOf<K> | null> => valueOf(kind, await db.get(tableOf[kind], key))

/** A few gets, whatever the size of the project. */
export async function readStart(db: Database, projectId: string): Promise<Start> {
  const transaction = db.transaction(['project', 'meta', 'items', 'pictures'])
  const [record, stood] = await Promise.all([
    transaction.objectStore('project').get(projectId),
    transaction.objectStore('meta').get('place'),
  ])
  const parsed = safeParseEntry({ kind: 'project', value: record })
  if ('problem' in parsed || parsed.entry.kind !== 'project' || idOf(parsed.entry) !== projectId) {
    const why = 'problem' in parsed ? parsed.problem.sentence : 'The project has a strange id.'
    throw new StorageError('unreadable', `${why} Nothing was changed.`)
  }
  const place = isPlace(stood) ? stood : null
  const items = transaction.objectStore('items')
  let item = place?.itemId ? valueOf('item', await items.get(place.itemId)) : null
  let cursor = item ? null : await items.index('order').openCursor()
  while (cursor && !item) {
    item = valueOf('item', cursor.value)
    cursor = item ? null : await cursor.continue()
  }
  const picture = item
    ? valueOf('picture', await transaction.objectStore('pictures').get(item.pictureId))
    : null
  return { project: parsed.entry.value, place, first: item && { item, picture } }
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false
  const { itemId, annotatorId } = value as Record<string, unknown>
  return typeof annotatorId === 'string' && (itemId === null || typeof itemId === 'string')
}
