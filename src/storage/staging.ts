import type { Database } from './database.ts'
import { hold, type Held, type Locks } from './lock.ts'
import { transact, type Work } from './transact.ts'

/** Bytes come before the step that names them; until then a marker says which batch they wait for. */
export function stageBlob(db: Database, batch: string, sha256: string, file: Blob): Promise<void> {
  return transact(db, ['blobs', 'staged'], function* stage(transaction): Work<void> {
    const blobs = transaction.objectStore('blobs')
    if ((yield blobs.getKey(sha256)) === undefined) blobs.put(file, sha256)
    transaction.objectStore('staged').put(true, [batch, sha256])
  })
}

/** Forgets staged bytes of the batches, except those that a step named or that another batch waits for. */
export function forgetStaged(db: Database, isOver: (batch: string) => boolean): Promise<void> {
  return transact(db, ['blobs', 'staged', 'kept'], function* forget(transaction): Work<void> {
    const staged = transaction.objectStore('staged')
    const keys = (yield staged.getAllKeys()) as readonly [batch: string, sha256: string][]
    const awaited = new Set(keys.filter(([batch]) => !isOver(batch)).map(([, sha256]) => sha256))
    for (const [batch, sha256] of keys) {
      if (!isOver(batch)) continue
      staged.delete([batch, sha256])
      if (awaited.has(sha256)) continue
      const kept = yield transaction.objectStore('kept').getKey(sha256)
      if (kept === undefined) transaction.objectStore('blobs').delete(sha256)
    }
  })
}

const lockName = (projectId: string): string => `saccade-staging-${projectId}`

/** Says, until it is released or the tab is gone, that staged bytes are somebody's. */
export const holdStaging = (projectId: string, locks: Locks | null): Promise<Held | null> =>
  locks ? hold(locks, lockName(projectId), { mode: 'shared' }) : Promise.resolve(null)

/** Forgets what tabs that are gone had staged. A tab in the middle of an import is left alone. */
export async function sweepStaged(db: Database, projectId: string, locks: Locks | null): Promise<void> {
  if ((await db.count('staged')) === 0) return
  const alone = locks && (await hold(locks, lockName(projectId), { mode: 'exclusive', ifAvailable: true }))
  if (locks && !alone) return
  try {
    await forgetStaged(db, () => true)
  } finally {
    alone?.release()
  }
}
