import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { TooNew } from '../schema/migrations.ts'
import type { ProjectSummary } from './storage.ts'
import { isSummary } from './summary.ts'

interface Tables extends DBSchema {
  projects: { key: string; value: unknown }
}

/**
 * The list of projects: a copy of every project's own summary, so that showing the list opens no project. It may lag
 * behind or be lost; it is mended whenever a project is opened and whenever it is listed.
 */
export interface Catalogue {
  rows(): Promise<readonly ProjectSummary[]>
  put(summary: ProjectSummary): Promise<void>
  remove(projectId: string): Promise<void>
  /** Puts the newest of several summaries soon; never fails, for the project itself knows better. */
  mirror(summary: ProjectSummary): void
}

export function createCatalogue(): Catalogue {
  let opening: Promise<IDBPDatabase<Tables>> | null = null
  const waiting = new Map<string, ProjectSummary>()
  let running = false

  function database(): Promise<IDBPDatabase<Tables>> {
    opening ??= open(() => {
      opening = null
    }).catch((error: unknown) => {
      opening = null
      throw error
    })
    return opening
  }

  async function put(summary: ProjectSummary): Promise<void> {
    await (await database()).put('projects', summary, summary.id)
  }

  async function run(): Promise<void> {
    if (running) return
    running = true
    for (const [id, summary] of waiting) {
      waiting.delete(id)
      await put(summary).catch(() => {})
    }
    running = false
  }

  return {
    rows: async () => (await (await database()).getAll('projects')).filter(isSummary),
    put,
    async remove(projectId) {
      waiting.delete(projectId)
      await (await database()).delete('projects', projectId)
    },
    mirror(summary) {
      waiting.set(summary.id, summary)
      void run()
    },
  }
}

async function open(onClosed: () => void): Promise<IDBPDatabase<Tables>> {
  try {
    return await openDB<Tables>('saccade', 1, {
      upgrade(db) {
        db.createObjectStore('projects')
      },
      blocking(_current, _blocked, event) {
        if (event.target instanceof IDBDatabase) event.target.close()
        onClosed()
      },
      terminated: onClosed,
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'VersionError') throw new TooNew(null)
    throw error
  }
}
