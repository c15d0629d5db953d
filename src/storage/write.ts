import { idOf, subjectOf, type Change, type Step } from '../domain/entry.ts'
import type { Project } from '../domain/project.ts'
import { tableOf, type Database } from './database.ts'
import { isInline, recordOf, runsOf } from './history.ts'
import { StorageError, type ProjectSummary } from './storage.ts'
import { advanced, emptySummary, isSummary } from './summary.ts'
import { transact, type Table, type Work } from './transact.ts'

export interface Writing {
  /** Form in which this tab writes; another tab may have moved the database to a newer one. */
  readonly version: number
  /** The project that comes into being with this write. */
  readonly create?: Project
  /** Throws when the write may not happen any more; asked when its turn has come. */
  readonly check?: () => void
}

interface Laid {
  readonly step: Step
  readonly inline: boolean
}

/** Changes in flight at a time: enough to keep the browser busy, few enough to leave the page alive. */
const pace = 500

/** Writes steps and their changes in one transaction: all or nothing. Resolves with the new summary. */
export function writeSteps(db: Database, steps: readonly Step[], writing: Writing): Promise<ProjectSummary> {
  const laid = steps.map((step) => ({ step, inline: isInline(step) }))
  return transact(db, tablesOf(laid, writing), (transaction) => work(transaction, laid, writing))
}

function tablesOf(laid: readonly Laid[], { create }: Writing): readonly Table[] {
  const tables = new Set<Table>(['steps', 'meta'])
  if (create) tables.add('project')
  for (const { step, inline } of laid) {
    if (!inline) tables.add('changes')
    for (const change of step.changes) tables.add(tableOf[subjectOf(change).kind])
  }
  if (tables.has('pictures')) tables.add('staged').add('kept')
  return [...tables]
}

function* work(
  transaction: IDBTransaction,
  laid: readonly Laid[],
  { version, create, check }: Writing,
): Work<ProjectSummary> {
  const meta = transaction.objectStore('meta')
  if (create) {
    meta.put(version, 'version')
    transaction.objectStore('project').put(create, create.id)
  }
  const form = meta.get('version')
  const known = yield meta.get('summary')
  check?.()
  if (form.result !== version) {
    throw new StorageError(
      'gone',
      'This was not saved, because another tab moved the project to a newer version of Saccade. Reload this page.',
    )
  }
  const before = create ? emptySummary(create) : known
  if (!isSummary(before)) {
    throw new StorageError('gone', 'This was not saved, because the project was never completely made.')
  }
  let summary: ProjectSummary = before
  for (const one of laid) {
    yield* writeStep(transaction, one)
    summary = advanced(summary, one.step)
  }
  meta.put(summary, 'summary')
  return summary
}

function* writeStep(transaction: IDBTransaction, { step, inline }: Laid): Work<void> {
  const added = transaction.objectStore('steps').add(recordOf(step, inline))
  if (!inline) {
    const seq = Number(yield added)
    let index = 0
    for (const run of runsOf(step.changes)) {
      yield transaction.objectStore('changes').put(run, [seq, index])
      index += 1
    }
  }
  let sent = 0
  for (const change of step.changes) {
    const request = writeChange(transaction, change)
    sent += 1
    if (sent % pace === 0) yield request
  }
  yield* keepPictures(transaction, step)
}

function writeChange(transaction: IDBTransaction, change: Change): IDBRequest {
  const subject = subjectOf(change)
  const table = transaction.objectStore(tableOf[subject.kind])
  const key = idOf(subject)
  return change.after ? table.put(change.after.value, key) : table.delete(key)
}

/** Pictures that a step names are staged no more: from now on history needs them. */
function* keepPictures(transaction: IDBTransaction, step: Step): Work<void> {
  const named = picturesOf(step)
  if (named.size === 0) return
  for (const sha256 of named) transaction.objectStore('kept').put(true, sha256)
  const staged = transaction.objectStore('staged')
  const keys = yield staged.getAllKeys()
  if (!Array.isArray(keys)) return
  for (const key of keys as readonly [string, string][]) if (named.has(key[1])) staged.delete([...key])
}

function picturesOf(step: Step): ReadonlySet<string> {
  const named = new Set<string>()
  for (const { before, after } of step.changes) {
    for (const entry of [before, after]) {
      if (entry?.kind === 'picture' && entry.value.sha256 !== null) named.add(entry.value.sha256)
    }
  }
  return named
}
