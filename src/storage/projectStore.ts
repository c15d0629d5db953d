import { judgementId } from '../domain/judgement.ts'
import type { Step } from '../domain/entry.ts'
import { TooNew, type Ladder } from '../schema/migrations.ts'
import type { Catalogue } from './catalogue.ts'
import { createAnnouncer, type OpenChannel } from './changes.ts'
import { notHere, openDatabase, type Database } from './database.ts'
import { toStorageError } from './failure.ts'
import { everyStep, findStep, isWritten, newestSteps } from './history.ts'
import type { Held, Locks } from './lock.ts'
import { loadEntries, readStart, readValue } from './read.ts'
import { forgetStaged, holdStaging, stageBlob, sweepStaged } from './staging.ts'
import { StorageError, type ProjectStore } from './storage.ts'
import { isSummary } from './summary.ts'
import { transact, type Work } from './transact.ts'
import { upgradeForm } from './upgrade.ts'
import { writeSteps } from './write.ts'

export interface Surroundings {
  readonly ladder: Ladder
  readonly locks: Locks | null
  readonly catalogue: Catalogue
  readonly channel?: OpenChannel
}

/** The database of a whole project in the newest form. Refuses, untouched, what a newer version wrote. */
export async function openReady(
  projectId: string,
  ladder: Ladder,
  onGone: () => void = () => {},
): Promise<Database> {
  const db = await openDatabase(projectId, { onGone })
  try {
    const [version, summary] = await Promise.all([db.get('meta', 'version'), db.get('meta', 'summary')])
    if (summary === undefined || typeof version !== 'number') throw notHere()
    if (version > ladder.version) throw new TooNew(version, ladder.version)
    if (version < ladder.version) await upgradeForm(db, version, ladder)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

export async function openProjectStore(
  projectId: string,
  { ladder, locks, catalogue, channel }: Surroundings,
): Promise<ProjectStore> {
  const listeners = new Set<() => void>()
  const db = await openReady(projectId, ladder, () => {
    for (const listener of listeners) listener()
  })
  await sweepStaged(db, projectId, locks)
  const summary = await db.get('meta', 'summary')
  if (isSummary(summary)) catalogue.mirror(summary)
  const announcer = createAnnouncer(projectId, channel)
  let staging: Promise<Held | null> | null = null
  let failures = 0

  /** Begins its transaction before it returns, so the order of the calls is the order on the disk. */
  async function writeAll(steps: readonly Step[]): Promise<void> {
    const known = failures
    const check = () => {
      if (known !== failures) throw new StorageError('waiting', afterAFailure)
    }
    try {
      catalogue.mirror(await writeSteps(db, steps, { version: ladder.version, check }))
    } catch (error) {
      if (!(await wasWritten(error, steps))) {
        if (!(error instanceof StorageError && error.code === 'waiting')) failures += 1
        throw error
      }
    }
    announcer.announce(steps.map(({ id }) => id))
  }

  /** A step whose id is taken may be one that was written before the browser could say so. */
  async function wasWritten(error: unknown, steps: readonly Step[]): Promise<boolean> {
    if (!(error instanceof StorageError && isTaken(error.cause))) return false
    const written = await Promise.all(steps.map((step) => isWritten(db, step)))
    return written.every(Boolean)
  }

  return {
    projectId,
    start: () => reading(() => readStart(db, projectId)),
    load: (onBatch, signal) => reading(() => loadEntries(db, onBatch, signal), signal),
    item: (itemId) => reading(() => readValue(db, 'item', itemId)),
    judgement: (itemId, annotatorId) =>
      reading(() => readValue(db, 'judgement', judgementId(itemId, annotatorId))),
    picture: (pictureId) => reading(() => readValue(db, 'picture', pictureId)),
    provenance: (itemId) => reading(() => readValue(db, 'provenance', itemId)),
    write: (step) => writeAll([step]),
    writeAll,
    steps: (limit) => reading(() => newestSteps(db, limit)),
    step: (stepId) => reading(() => findStep(db, stepId)),
    history: () => everyStep(db),
    async stage(batch, sha256, file) {
      staging ??= holdStaging(projectId, locks)
      await staging
      await stageBlob(db, batch, sha256, file)
    },
    unstage: (batch) => forgetStaged(db, (one) => one === batch),
    blob: (sha256) =>
      reading(async () => {
        const blob = await db.get('blobs', sha256)
        return blob instanceof Blob ? blob : null
      }),
    hasBlob: (sha256) => reading(async () => (await db.getKey('blobs', sha256)) !== undefined),
    savePlace: (place) =>
      transact(
        db,
        ['meta'],
        function* save(transaction): Work<void> {
          yield transaction.objectStore('meta').put({ ...place }, 'place')
        },
        'relaxed',
      ),
    onGone(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      db.close()
      announcer.close()
      void staging?.then((held) => held?.release())
    },
  }
}

const afterAFailure =
  'This was not saved, because a change before it was not. Both wait; save again when there is room.'

const isTaken = (cause: unknown): boolean => cause instanceof Error && cause.name === 'ConstraintError'

async function reading<T>(read: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (signal?.aborted) throw error
    throw toStorageError(error, 'read')
  }
}
