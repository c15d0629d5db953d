import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'
import { judgementOf } from '../domain/dataset.ts'
import type { Change } from '../domain/entry.ts'
import { exampleItem, examplePicture } from '../domain/example.ts'
import type { Item } from '../domain/item.ts'
import type { Decision, Shown } from '../domain/judgement.ts'
import type { Inference } from '../inference/inference.ts'
import type { Pictures } from '../pictures/pictures.ts'
import { createApp, type App } from '../state/app.ts'
import { annotatorOf, type OpenProject } from '../state/appState.ts'
import type { Notice } from '../state/deps.ts'
import type { TextShelf } from '../state/preferences.ts'
import type { Session } from '../state/session.ts'
import { unusedRoom } from '../state/unusedRoom.test-data.ts'
import { createStorage } from '../storage/browserStorage.ts'
import { followWrites, type Channel } from '../storage/changes.ts'
import { fakeLocks } from '../storage/doubles.test-data.ts'
import { holdWriter, takeOver } from '../storage/lock.ts'
import { StorageError, type ProjectStore, type Storage } from '../storage/storage.ts'

/**
 * A browser for tests: tabs with the real application state over the real storage, on one in-memory IndexedDB. Fake
 * are only the edges: locks and channels between tabs, pictures, the clock, and a disk that can be full or slow.
 */
export interface FakeBrowser {
  tab(): FakeTab
  /** The tab is gone in the middle of whatever it did; its locks are free. */
  kill(tab: FakeTab): void
  wait(ms: number): void
}

export interface FakeTab {
  readonly app: App
  readonly notices: readonly Notice[]
  /** Pictures decoded and not closed yet. */
  readonly hanging: ReadonlySet<string>
  /** The disk of this tab: full, every write fails. */
  full(full: boolean): void
  /** Holds back the end of every reading from now on; answers with what lets it go. */
  holdReading(): () => void
  /** Does something, once, just before the tab reads this of the next project that it opens. */
  beforeReading(what: 'steps' | 'start', act: () => Promise<void>): void
  session(): Session
  open(): OpenProject
  /** The sentence that was shown last. */
  said(): string | undefined
}

export function fakeBrowser(): FakeBrowser {
  globalThis.indexedDB = new IDBFactory()
  const channels = fakeChannels()
  const shelf = fakeShelf()
  let locks = fakeLocks()
  let at = 1_000_000
  let ids = 0
  return {
    tab() {
      const mine = locks
      const notices: Notice[] = []
      const disk = fakeDisk(createStorage({ locks: mine, channel: channels }))
      const { pictures, hanging } = fakePictures()
      const app = createApp({
        storage: disk.storage,
        pictures,
        inference: mute,
        evaluator: { room: () => unusedRoom, copy: () => Promise.resolve(), remove: () => Promise.resolve() },
        offeredModels: [],
        examineFolder: unused,
        tabs: {
          hold: (projectId, onLost) => holdWriter(projectId, { onTaken: onLost }, mine),
          takeOver: (projectId, onLost) => takeOver(projectId, { onTaken: onLost }, mine),
          follow: (projectId, onSteps) => followWrites(projectId, onSteps, channels),
        },
        shelf,
        now: () => at,
        newId: () => `id-${(ids += 1)}`,
        notify: (notice) => notices.push(notice),
      })
      return {
        app,
        notices,
        hanging,
        full: (full) => disk.full(full),
        holdReading: () => disk.holdReading(),
        beforeReading: (what, act) => disk.beforeReading(what, act),
        session: () => app.session(),
        open() {
          const { open } = app.store.getState()
          if (!open) throw new Error('No project is open.')
          return open
        },
        said: () => notices.at(-1)?.sentence,
      }
    },
    kill(tab) {
      tab.full(true)
      locks = fakeLocks()
    },
    wait(ms) {
      at += ms
    },
  }
}

/** Channels between the tabs of one browser; a message arrives later, and never at the one who sent it. */
function fakeChannels(): (name: string) => Channel {
  const rooms = new Map<string, Set<(data: unknown) => void>>()
  return (name) => {
    const room = rooms.get(name) ?? new Set()
    rooms.set(name, room)
    const own = new Set<(data: unknown) => void>()
    return {
      postMessage(data) {
        for (const hear of room) if (!own.has(hear)) setTimeout(() => room.has(hear) && hear(data))
      },
      addEventListener(_, listener) {
        const hear = (data: unknown) => listener({ data })
        own.add(hear)
        room.add(hear)
      },
      close() {
        for (const hear of own) room.delete(hear)
      },
    }
  }
}

function fakeShelf(): TextShelf {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
  }
}

function fakeDisk(real: Storage) {
  let isFull = false
  const acts = new Map<string, () => Promise<void>>()
  const comeTo = async (what: 'steps' | 'start'): Promise<void> => {
    const act = acts.get(what)
    acts.delete(what)
    await act?.()
  }
  let gate: Promise<void> = Promise.resolve()
  const faulty = (store: ProjectStore): ProjectStore => ({
    ...store,
    write: (step) =>
      isFull ? Promise.reject(new StorageError('no-room', 'There is no room left.')) : store.write(step),
    async steps(limit) {
      await comeTo('steps')
      return store.steps(limit)
    },
    async start() {
      await comeTo('start')
      return store.start()
    },
    async load(onBatch, signal) {
      const loaded = await store.load(onBatch, signal)
      await gate
      return loaded
    },
  })
  const storage: Storage = { ...real, open: async (projectId) => faulty(await real.open(projectId)) }
  return {
    storage,
    full(full: boolean) {
      isFull = full
    },
    beforeReading(what: 'steps' | 'start', act: () => Promise<void>) {
      acts.set(what, act)
    },
    holdReading() {
      let letGo = nothing
      gate = new Promise((resolve) => {
        letGo = resolve
      })
      return () => letGo()
    },
  }
}

const nothing = () => {}
const unused = () => Promise.reject(new Error('Not in these tests.'))

/** No model is asked anything in these tests. */
const mute: Inference = {
  machine: unused,
  load: unused,
  unload: nothing,
  heed: () => nothing,
  files: { list: unused, remove: unused, download: unused, keep: unused },
  close: nothing,
}

function fakePictures() {
  const hanging = new Set<string>()
  const pictures: Pictures = {
    admit: unused,
    crop: unused,
    render: unused,
    fingerprints: unused,
    async open(blob) {
      const text = await blob.text()
      hanging.add(text)
      return { size: { width: 1, height: 1 }, levels: [], close: () => hanging.delete(text) }
    },
    close: () => {},
  }
  return { pictures, hanging }
}

export const shown: Shown = {
  look: 'side-by-side',
  global: true,
  regional: true,
  outline: true,
  answer: true,
  provenance: true,
  margin: 0,
  previews: [],
}

export const decide = (tab: FakeTab, decision: Decision = 'accept'): boolean =>
  tab.session().decide(decision, shown)

const hashOf = (place: number): string => `${place}`.padStart(64, '0')

/** What an import of that many items, each on a picture of its own, brings. */
export function importOf(
  count: number,
  over: (place: number) => Partial<Item> = () => ({}),
): readonly Change[] {
  const { origin } = examplePicture()
  const picture = (place: number) => {
    const sha256 = hashOf(place)
    return examplePicture({ id: sha256, sha256, name: `p${place}.jpg`, origin: { ...origin, sha256 } })
  }
  return Array.from({ length: count }, (_, place): readonly Change[] => [
    { before: null, after: { kind: 'picture', value: picture(place) } },
    {
      before: null,
      after: {
        kind: 'item',
        value: exampleItem({ id: `i${place}`, order: place, pictureId: hashOf(place), ...over(place) }),
      },
    },
  ]).flat()
}

/** Opens a project and waits until all of it is read. */
export async function openWhole(tab: FakeTab, projectId: string): Promise<void> {
  await tab.app.open(projectId)
  await tab.session().ready()
  const [problem] = tab.open().aside
  if (problem) throw new Error(problem.sentence)
}

/** A tab in which a project with so many items is open, saved and wholly read. */
export async function tabWith(browser: FakeBrowser, count: number): Promise<{ tab: FakeTab; id: string }> {
  const tab = browser.tab()
  const id = await tab.app.create('Harbour')
  await openWhole(tab, id)
  for (let place = 0; place < count; place += 1)
    await tab.session().store.stage('import', hashOf(place), new Blob([`p${place}`]))
  tab.session().commit(`Import ${count} items`, importOf(count))
  await tab.session().settled()
  return { tab, id }
}

/** Closes the tab in an orderly way and opens the project in a new one: what a reload does. */
export async function reloaded(browser: FakeBrowser, tab: FakeTab, id: string): Promise<FakeTab> {
  await tab.app.close()
  const next = browser.tab()
  await openWhole(next, id)
  return next
}

/** Waits until this is so. */
export const until = (isSo: () => boolean): Promise<void> =>
  vi.waitFor(() => {
    if (!isSo()) throw new Error('It is not so yet.')
  })

/** The id of who annotates in this tab. */
export const annotatorIn = (tab: FakeTab): string => annotatorOf(tab.app.store.getState()).id

export function decisionOf(tab: FakeTab, itemId: string, annotatorId = annotatorIn(tab)): Decision | null {
  return judgementOf(tab.open().dataset, itemId, annotatorId)?.decision ?? null
}
