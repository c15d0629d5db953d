import type { Change, Step } from '../domain/entry.ts'
import { parseStepHeader, safeParseStep } from '../schema/step.ts'
import type { Database } from './database.ts'
import { StorageError, type StepHeader } from './storage.ts'

/** How a step lies in the database: its changes are here, or in runs of their own. */
export interface StepRecord extends Omit<Step, 'changes'> {
  readonly count: number
  readonly changes: readonly Change[] | null
}

/** A step of up to this many changes, and of no great weight, is one record. */
const inline = { changes: 200, weight: 1_000_000 }
const longestRun = { changes: 500, weight: 8_000_000 }

export const isInline = ({ changes }: Step): boolean =>
  changes.length <= inline.changes && weightOf(changes, inline.weight) < inline.weight

export const recordOf = ({ changes, ...header }: Step, inOneRecord: boolean): StepRecord => ({
  ...header,
  count: changes.length,
  changes: inOneRecord ? changes : null,
})

/** The changes in order, in runs that are worked out one at a time: weighing all at once would hold up the page. */
export function* runsOf(changes: readonly Change[]): Generator<readonly Change[]> {
  let run: Change[] = []
  let room = longestRun.weight
  for (const change of changes) {
    const weight = weightOf(change, longestRun.weight)
    if (run.length > 0 && (run.length === longestRun.changes || weight > room)) {
      yield run
      run = []
      room = longestRun.weight
    }
    run.push(change)
    room -= weight
  }
  if (run.length > 0) yield run
}

/** About how many characters it takes to write the value down; stops counting at the limit. */
function weightOf(value: unknown, limit: number): number {
  const open: unknown[] = [value]
  let weight = 0
  while (open.length > 0 && weight < limit) {
    const one = open.pop()
    weight += 8
    if (typeof one === 'string') weight += one.length
    else if (typeof one === 'object' && one !== null) for (const part of Object.values(one)) open.push(part)
  }
  return weight
}

/** A place before and a place after everything of one step in `changes`. */
const runsOfStep = (seq: number): IDBKeyRange => IDBKeyRange.bound([seq], [seq, []])

const fieldOf = (record: unknown, field: string): unknown =>
  typeof record === 'object' && record !== null ? new Map(Object.entries(record)).get(field) : undefined

async function readStep(db: Database, seq: number, record: unknown): Promise<Step> {
  const changes = fieldOf(record, 'changes') ?? (await db.getAll('changes', runsOfStep(seq))).flat()
  const parsed = safeParseStep({ ...parseStepHeader(record), changes })
  if ('step' in parsed && parsed.step.changes.length === fieldOf(record, 'count')) return parsed.step
  const sentence =
    'problem' in parsed ? parsed.problem.sentence : 'A step cannot be read: changes are missing.'
  throw new StorageError('unreadable', `${sentence} It is kept as it is.`)
}

export async function findStep(db: Database, stepId: string): Promise<Step | null> {
  const seq = await db.getKeyFromIndex('steps', 'id', stepId)
  return seq === undefined ? null : readStep(db, seq, await db.get('steps', seq))
}

/** Oldest first, a few at a time. */
export async function* everyStep(db: Database, page = 50): AsyncGenerator<Step> {
  let after = 0
  for (;;) {
    const range = IDBKeyRange.lowerBound(after, true)
    const transaction = db.transaction('steps')
    const [keys, records] = await Promise.all([
      transaction.store.getAllKeys(range, page),
      transaction.store.getAll(range, page),
    ])
    for (const [index, seq] of keys.entries()) yield await readStep(db, seq, records[index])
    const last = keys.at(-1)
    if (last === undefined || keys.length < page) return
    after = last
  }
}

/** Newest first. */
export async function newestSteps(db: Database, limit: number): Promise<readonly StepHeader[]> {
  const headers: StepHeader[] = []
  let cursor = limit > 0 ? await db.transaction('steps').store.openCursor(null, 'prev') : null
  while (cursor && headers.length < limit) {
    const header = parseStepHeader(cursor.value)
    const count = fieldOf(cursor.value, 'count')
    if (header && typeof count === 'number') headers.push({ ...header, count })
    cursor = headers.length < limit ? await cursor.continue() : null
  }
  return headers
}

/** Whether this very step is in the database already: it is when a write was complete but could not say so. */
export async function isWritten(db: Database, step: Step): Promise<boolean> {
  const record = await db.getFromIndex('steps', 'id', step.id)
  const header = parseStepHeader(record)
  if (!header || fieldOf(record, 'count') !== step.changes.length) return false
  const { at, by, label, role, of } = header
  return at === step.at && by === step.by && label === step.label && role === step.role && of === step.of
}
