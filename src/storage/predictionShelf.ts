import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { AnswerVerdict, Attention, PredictionRun, Unmatched } from '../domain/prediction.ts'
import { verdictKey } from '../domain/prediction.ts'
import { defaultEvaluation, type EvaluationOptions } from '../domain/evaluatedItem.ts'
import {
  parseAttention,
  parseChunk,
  parseOptions,
  parseRun,
  parseUnmatched,
  parseVerdict,
  type PredictionChunk,
} from '../schema/prediction.ts'
import { toStorageError } from './failure.ts'
import { transact, type Work } from './transact.ts'

interface Tables extends DBSchema {
  runs: { key: [projectId: string, runId: string]; value: unknown }
  chunks: { key: [projectId: string, runId: string, place: number]; value: unknown }
  /** By the place of the prediction in its run. */
  attention: { key: [projectId: string, runId: string, row: number]; value: unknown }
  unmatched: { key: [projectId: string, runId: string]; value: unknown }
  verdicts: { key: [projectId: string, key: string]; value: unknown }
  options: { key: string; value: unknown }
}

type Database = IDBPDatabase<Tables>
type Table = 'runs' | 'chunks' | 'attention' | 'unmatched' | 'verdicts' | 'options'
const tables: readonly Table[] = ['runs', 'chunks', 'attention', 'unmatched', 'verdicts', 'options']
const ofRuns = ['chunks', 'attention', 'unmatched'] as const

/**
 * What models answered to the items of one project, and what judges and people said about it. In a database of its own:
 * it can never hold up or harm the dataset. What cannot be read of it is left out. Rejects with a `StorageError`.
 */
export interface PredictionStore {
  runs(): Promise<readonly PredictionRun[]>
  verdicts(): Promise<readonly AnswerVerdict[]>
  options(): Promise<EvaluationOptions>
  /** Writes a piece of a run; it counts only once `keepRuns` names the run. */
  putChunk(runId: string, place: number, chunk: PredictionChunk): Promise<void>
  putAttention(runId: string, maps: ReadonlyMap<number, Attention>): Promise<void>
  /** Keeps runs, all or none of them, and forgets others in the same step. */
  keepRuns(
    runs: readonly PredictionRun[],
    unmatched: ReadonlyMap<string, readonly Unmatched[]>,
    instead?: readonly string[],
  ): Promise<void>
  /** Says of kept runs anew what they are; one that was removed stays so. */
  changeRuns(runs: readonly PredictionRun[]): Promise<void>
  chunk(runId: string, place: number): Promise<PredictionChunk | null>
  attention(runId: string, row: number): Promise<Attention | null>
  unmatched(runId: string): Promise<readonly Unmatched[]>
  forgetRuns(runIds: readonly string[]): Promise<void>
  /** Forgets pieces that no run names: those of a reading that broke off. */
  sweep(): Promise<void>
  putVerdicts(verdicts: readonly AnswerVerdict[]): Promise<void>
  forgetVerdicts(keys: readonly string[]): Promise<void>
  putOptions(options: EvaluationOptions): Promise<void>
}

const databaseName = 'saccade-predictions'
const version = 1

let opening: Promise<Database> | null = null

function database(): Promise<Database> {
  opening ??= openDB<Tables>(databaseName, version, {
    upgrade(db) {
      for (const table of tables) db.createObjectStore(table)
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

async function reading<T>(act: (db: Database) => Promise<T>): Promise<T> {
  try {
    return await act(await database())
  } catch (error) {
    throw toStorageError(error, 'read')
  }
}

async function writing(
  over: readonly Table[],
  work: (transaction: IDBTransaction) => Work<void>,
  durability: IDBTransactionDurability = 'strict',
): Promise<void> {
  try {
    await transact(await database(), over, work, durability)
  } catch (error) {
    throw toStorageError(error, 'saved')
  }
}

export function predictionStore(projectId: string): PredictionStore {
  const all = (table: 'runs' | 'verdicts'): Promise<readonly unknown[]> =>
    reading((db) => db.getAll(table, allOf([projectId])))
  const forget = function* (transaction: IDBTransaction, runIds: readonly string[]): Work<void> {
    for (const runId of runIds) {
      for (const table of ofRuns) yield transaction.objectStore(table).delete(allOf([projectId, runId]))
      for (const table of ['runs', 'unmatched'])
        yield transaction.objectStore(table).delete([projectId, runId])
    }
  }

  return {
    runs: async () =>
      (await all('runs')).flatMap((value) => parseRun(value) ?? []).toSorted((a, b) => a.addedAt - b.addedAt),
    verdicts: async () => (await all('verdicts')).flatMap((value) => parseVerdict(value) ?? []),
    options: async () =>
      parseOptions(await reading((db) => db.get('options', projectId))) ?? defaultEvaluation,
    // Relaxed: they count only once their run is kept, and that is written strictly after them.
    putChunk: (runId, place, chunk) =>
      writing(
        ['chunks'],
        function* put(transaction): Work<void> {
          yield transaction.objectStore('chunks').put(chunk, [projectId, runId, place])
        },
        'relaxed',
      ),
    putAttention: (runId, maps) =>
      writing(
        ['attention'],
        function* put(transaction): Work<void> {
          for (const [row, map] of maps)
            yield transaction.objectStore('attention').put(map, [projectId, runId, row])
        },
        'relaxed',
      ),
    keepRuns: (runs, unmatched, instead = []) =>
      writing(['runs', ...ofRuns], function* put(transaction): Work<void> {
        yield* forget(transaction, instead)
        for (const run of runs) yield transaction.objectStore('runs').put(run, [projectId, run.id])
        for (const [runId, list] of unmatched)
          yield transaction.objectStore('unmatched').put(list, [projectId, runId])
      }),
    changeRuns: (runs) =>
      writing(['runs'], function* put(transaction): Work<void> {
        for (const run of runs) {
          const there = yield transaction.objectStore('runs').getKey([projectId, run.id])
          if (there !== undefined) yield transaction.objectStore('runs').put(run, [projectId, run.id])
        }
      }),
    chunk: async (runId, place) =>
      parseChunk(await reading((db) => db.get('chunks', [projectId, runId, place]))),
    attention: async (runId, row) =>
      parseAttention(await reading((db) => db.get('attention', [projectId, runId, row]))),
    unmatched: async (runId) =>
      parseUnmatched(await reading((db) => db.get('unmatched', [projectId, runId]))) ?? [],
    forgetRuns: (runIds) => writing(['runs', ...ofRuns], (transaction) => forget(transaction, runIds)),
    async sweep() {
      const keysOf = (table: 'runs' | (typeof ofRuns)[number]) =>
        reading((db) => db.getAllKeys(table, allOf([projectId])))
      const named = new Set((await keysOf('runs')).map(([, runId]) => runId))
      // Maps are written before the piece of the run that they belong to.
      const pieces = (await Promise.all(ofRuns.map(keysOf))).flat()
      const left = [...new Set(pieces.map(([, runId]) => runId))].filter((runId) => !named.has(runId))
      if (left.length > 0)
        await writing(['runs', ...ofRuns], (transaction) => forget(transaction, left), 'relaxed')
    },
    putVerdicts: (verdicts) =>
      writing(['verdicts'], function* put(transaction): Work<void> {
        for (const verdict of verdicts)
          yield transaction.objectStore('verdicts').put(verdict, [projectId, verdictKey(verdict)])
      }),
    forgetVerdicts: (keys) =>
      writing(['verdicts'], function* remove(transaction): Work<void> {
        for (const key of keys) yield transaction.objectStore('verdicts').delete([projectId, key])
      }),
    putOptions: (options) =>
      writing(['options'], function* put(transaction): Work<void> {
        yield transaction.objectStore('options').put(options, projectId)
      }),
  }
}

/** Gives a copy of a project all predictions and verdicts of its original. Rejects with a `StorageError`. */
export async function copyPredictions(fromId: string, toId: string): Promise<void> {
  if (!opening && !(await isThere())) return
  try {
    const db = await database()
    for (const table of tables) {
      if (table === 'options') continue
      for (const key of await db.getAllKeys(table, allOf([fromId]))) {
        const value: unknown = await db.get(table, key)
        const [, ...rest] = key
        // Relaxed, one by one: pieces of a run may be large, and a copy that broke off can be made again.
        await transact(
          db,
          [table],
          function* put(transaction): Work<void> {
            yield transaction.objectStore(table).put(value, [toId, ...rest])
          },
          'relaxed',
        )
      }
    }
    const options = await db.get('options', fromId)
    if (options !== undefined) await db.put('options', options, toId)
  } catch (error) {
    throw toStorageError(error)
  }
}

/** Forgets the predictions of a project. Never fails: what stays behind is in nobody's way. */
export async function removePredictions(projectId: string): Promise<void> {
  try {
    if (!opening && !(await isThere())) return
    await transact(
      await database(),
      tables,
      function* remove(transaction): Work<void> {
        for (const table of tables)
          yield transaction.objectStore(table).delete(table === 'options' ? projectId : allOf([projectId]))
      },
      'relaxed',
    )
  } catch {
    // See the promise of this function.
  }
}

/** All keys that begin so: a list comes after every text and number in the order of keys. */
const allOf = (start: readonly string[]): IDBKeyRange => IDBKeyRange.bound([...start], [...start, []])

/** Where the browser cannot tell, it is taken to be there: making an empty one harms nobody. */
async function isThere(): Promise<boolean> {
  if (typeof indexedDB.databases !== 'function') return true
  return (await indexedDB.databases()).some(({ name }) => name === databaseName)
}
