import type { Change, Entry, Step } from '../domain/entry.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from '../domain/example.ts'
import type { Item } from '../domain/item.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { Picture } from '../domain/picture.ts'
import { createStorage } from './browserStorage.ts'
import type { Locks } from './lock.ts'
import type { ProjectStore } from './storage.ts'

/** Small records and stand-ins for the browser that the tests of this folder start from. */

/** A hash as pictures have it, made of one digit. */
export const hash = (digit: string): string => digit.repeat(64)

export const item = (id: string, over: Partial<Item> = {}): Entry => ({
  kind: 'item',
  value: exampleItem({ id, pictureId: hash('a'), ...over }),
})

export const picture = (digit: string, over: Partial<Picture> = {}): Entry => ({
  kind: 'picture',
  value: examplePicture({
    id: hash(digit),
    sha256: hash(digit),
    origin: {
      path: `${digit}.jpg`,
      sha256: hash(digit),
      stored: null,
      orientation: null,
      notes: [],
      plainJpeg: true,
    },
    ...over,
  }),
})

export const judgement = (itemId: string, over: Partial<Judgement> = {}): Entry => ({
  kind: 'judgement',
  value: exampleJudgement({ itemId, ...over }),
})

export const provenance = (itemId: string): Entry => ({
  kind: 'provenance',
  value: { itemId, record: { upstream: itemId } },
})

export const added = (after: Entry): Change => ({ before: null, after })

export const step = (id: string, changes: readonly Change[], over: Partial<Step> = {}): Step => ({
  id,
  at: 1000,
  by: 'ann',
  label: `Step ${id}`,
  role: 'do',
  of: null,
  changes,
  ...over,
})

/** The first step of the example project. */
export const begin: Step = step('begin', [added({ kind: 'project', value: exampleProject })])

/** The example project, newly made. */
export async function opened(): Promise<ProjectStore> {
  const storage = createStorage({ locks: null })
  await storage.create(exampleProject, begin)
  return storage.open(exampleProject.id)
}

export async function reopened(store: ProjectStore): Promise<ProjectStore> {
  store.close()
  return createStorage({ locks: null }).open(store.projectId)
}

export async function allOf(store: ProjectStore): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  await store.load((batch) => entries.push(...batch))
  return entries
}

export async function historyOf(store: ProjectStore): Promise<readonly Step[]> {
  const steps: Step[] = []
  for await (const one of store.history()) steps.push(one)
  return steps
}

/** What another program might do to a project's database. */
export function raw(projectId: string, act: (transaction: IDBTransaction) => IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open(`saccade-project-${projectId}`)
    open.addEventListener('error', () => reject(new Error('No database.')))
    open.addEventListener('success', () => {
      const transaction = open.result.transaction([...open.result.objectStoreNames], 'readwrite')
      const request = act(transaction)
      transaction.addEventListener('complete', () => {
        open.result.close()
        resolve(request.result)
      })
    })
  })
}

interface Holder {
  readonly mode: LockMode
  readonly steal: () => void
}

/** Web Locks that all openings of one test share, as tabs would. */
export function fakeLocks(): Locks {
  const held = new Map<string, Set<Holder>>()
  const queue: (() => boolean)[] = []
  const serve = () => {
    const waiting = queue.splice(0)
    for (const attempt of waiting) if (!attempt()) queue.push(attempt)
  }
  const holdersOf = (name: string): Set<Holder> => {
    const holders = held.get(name) ?? new Set()
    held.set(name, holders)
    return holders
  }
  return {
    request: (name, { mode = 'exclusive', ifAvailable = false, steal = false }, run) =>
      new Promise<void>((resolve, reject) => {
        const holders = holdersOf(name)
        const attempt = () => {
          const free =
            mode === 'shared' ? [...holders].every((one) => one.mode === 'shared') : holders.size === 0
          if (!free) return false
          const holder: Holder = {
            mode,
            steal: () => {
              holders.delete(holder)
              reject(new DOMException('The lock was stolen.', 'AbortError'))
            },
          }
          holders.add(holder)
          run({ name })
            .then(resolve, reject)
            .finally(() => {
              holders.delete(holder)
              serve()
            })
          return true
        }
        if (steal) for (const holder of holders) holder.steal()
        if (attempt()) return
        if (ifAvailable) run(null).then(resolve, reject)
        else queue.push(attempt)
      }),
  }
}
