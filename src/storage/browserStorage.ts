import { deleteDB } from 'idb'
import { ladder as currentLadder, type Ladder } from '../schema/migrations.ts'
import { createCatalogue } from './catalogue.ts'
import type { OpenChannel } from './changes.ts'
import { createDatabase, databaseName, peekAt, projectIdOf, type Database } from './database.ts'
import { copyProject } from './duplicate.ts'
import { browserLocks, hold, type Locks } from './lock.ts'
import { owner } from './owner.ts'
import { createPreviewShelf } from './previewShelf.ts'
import { createPrintShelf } from './printShelf.ts'
import { openProjectStore, openReady } from './projectStore.ts'
import type { ProjectSummary, Storage } from './storage.ts'
import { isSummary } from './summary.ts'
import { writeSteps } from './write.ts'

export interface Outside {
  readonly ladder?: Ladder
  readonly locks?: Locks | null
  readonly channel?: OpenChannel
}

/** Storage in this browser's IndexedDB. */
export function createStorage({
  ladder = currentLadder,
  locks = browserLocks(),
  channel,
}: Outside = {}): Storage {
  const catalogue = createCatalogue()
  const previews = createPreviewShelf()
  const prints = createPrintShelf()
  const surroundings = { ladder, locks, catalogue, ...(channel && { channel }) }

  /** Makes a project in full, or leaves nothing behind. While the lock is held no other tab takes it for a ruin. */
  async function make(projectId: string, fill: (db: Database) => Promise<ProjectSummary>): Promise<void> {
    const held = locks && (await hold(locks, makingLock(projectId), {}))
    try {
      const db = await createDatabase(projectId, { onGone: () => {} })
      try {
        await catalogue.put(await fill(db))
      } catch (error) {
        db.close()
        await deleteDB(databaseName(projectId))
        throw error
      }
      db.close()
    } finally {
      held?.release()
    }
  }

  /** A database without a row: its summary when the project is whole; a ruin of a tab that was killed is cleared. */
  async function found(projectId: string): Promise<ProjectSummary | null> {
    const held = locks && (await hold(locks, makingLock(projectId), { ifAvailable: true }))
    const db = await peekAt(projectId)
    try {
      if (!db?.objectStoreNames.contains('meta')) return null
      const summary = await db.get('meta', 'summary')
      if (isSummary(summary)) {
        catalogue.mirror(summary)
        return summary
      }
      db.close()
      if (held && summary === undefined) await deleteDB(databaseName(projectId))
      return null
    } finally {
      db?.close()
      held?.release()
    }
  }

  return {
    settleAnnotator: owner.settle,
    keepAnnotator: owner.keep,
    async list() {
      const rows = await catalogue.rows()
      const there = await projectIds()
      if (!there) return rows
      const listed = new Set(rows.map(({ id }) => id))
      for (const { id } of rows) if (!there.has(id)) await catalogue.remove(id)
      const more: ProjectSummary[] = []
      for (const id of there) {
        const summary = listed.has(id) ? null : await found(id)
        if (summary) more.push(summary)
      }
      return [...rows.filter(({ id }) => there.has(id)), ...more]
    },
    create: (project, step) =>
      make(project.id, (db) => writeSteps(db, [step], { version: ladder.version, create: project })),
    open: (projectId) => openProjectStore(projectId, surroundings),
    async duplicate(projectId, as) {
      const from = await openReady(projectId, ladder)
      try {
        await make(as.id, (db) => copyProject(from, db, as))
        await previews.copy(projectId, as.id)
      } finally {
        from.close()
      }
    },
    async remove(projectId) {
      await deleteDB(databaseName(projectId))
      await catalogue.remove(projectId)
      await previews.remove(projectId)
      await prints.remove(projectId)
    },
    previews: previews.storeOf,
    prints: prints.storeOf,
    async usage() {
      const { storage } = globalThis.navigator ?? {}
      const { usage, quota } = (await storage?.estimate?.()) ?? {}
      return {
        used: usage ?? null,
        left: usage === undefined || quota === undefined ? null : Math.max(0, quota - usage),
        persistent: (await storage?.persisted?.()) ?? false,
      }
    },
    persist: async () => (await globalThis.navigator?.storage?.persist?.()) ?? false,
  }
}

const makingLock = (projectId: string): string => `saccade-making-${projectId}`

/** Ids of the projects that have a database; null where the browser cannot tell. */
async function projectIds(): Promise<ReadonlySet<string> | null> {
  if (typeof indexedDB.databases !== 'function') return null
  const ids = (await indexedDB.databases()).map(({ name }) => projectIdOf(name ?? ''))
  return new Set(ids.filter((id) => id !== null))
}
