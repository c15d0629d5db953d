import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Person } from '../domain/person.ts'

interface Tables extends DBSchema {
  annotator: { key: 'here'; value: unknown }
}

/**
 * Who annotates in this browser, kept as strictly as what they say: the browser writes its small text shelf to disk only
 * after some seconds, and judgements that outlive a crash must not be without the one who gave them.
 */
export interface Owner {
  readonly settle: (candidate: Person) => Promise<Person>
  readonly keep: (person: Person) => Promise<void>
}

export const owner: Owner = {
  settle: (candidate) => write((kept) => kept ?? candidate),
  async keep(person) {
    await write(() => person)
  },
}

/** One transaction: two tabs that settle at once agree. `settled` says who it is, given who was kept. */
async function write(settled: (kept: Person | null) => Person): Promise<Person> {
  const db = await open()
  try {
    const transaction = db.transaction('annotator', 'readwrite', { durability: 'strict' })
    const kept: unknown = await transaction.store.get('here')
    const person = settled(isPerson(kept) ? kept : null)
    if (person !== kept) await transaction.store.put(person, 'here')
    await transaction.done
    return person
  } finally {
    db.close()
  }
}

function open(): Promise<IDBPDatabase<Tables>> {
  return openDB<Tables>('saccade-annotator', 1, {
    upgrade: (db) => void db.createObjectStore('annotator'),
  })
}

function isPerson(value: unknown): value is Person {
  if (typeof value !== 'object' || value === null) return false
  const fields = new Map<string, unknown>(Object.entries(value))
  return ['id', 'name', 'color'].every(
    (field) => typeof fields.get(field) === 'string' && fields.get(field) !== '',
  )
}
