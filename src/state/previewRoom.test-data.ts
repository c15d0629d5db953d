import { createStore } from 'zustand/vanilla'
import { applyEntries, emptyDataset } from '../domain/dataset.ts'
import type { Entry } from '../domain/entry.ts'
import { exampleItem, examplePicture } from '../domain/example.ts'
import type { Item } from '../domain/item.ts'
import { createJudgement, type Decision } from '../domain/judgement.ts'
import type { Preview, View } from '../domain/preview.ts'
import { createProject, type Project } from '../domain/project.ts'
import { everything } from '../domain/queue.ts'
import type { ResolutionSelection } from '../domain/resolutionSelection.ts'
import type { PreviewStore } from '../storage/storage.ts'
import type { AppState, OpenProject } from './appState.ts'
import type { Notice } from './deps.ts'
import { fakeInference, fakeShelf, offeredModels, type Asked } from './fakeInference.test-data.ts'
import { createModels } from './modelRoom.ts'
import { defaultPreferences, type Preferences } from './preferences.ts'
import { howFor, keyFor, subjectIn } from './previewAsk.ts'
import { createPreviews } from './previewRoom.ts'

/** What is kept of previews, in memory, for tests; outlives the room that writes it. */
export function memoryPreviews() {
  const previews = new Map<string, Preview>()
  const selections = new Map<string, ResolutionSelection>()
  const puts: number[] = []
  let run: unknown = null
  const store: PreviewStore = {
    load: async (onBatch) =>
      onBatch({ previews: [...previews.values()], selections: [...selections.values()] }),
    get: async (key) => previews.get(key) ?? null,
    put: async (batch) => {
      puts.push(batch.length)
      for (const preview of batch) previews.set(preview.key, preview)
    },
    putSelection: async (selection) => void selections.set(selection.key, selection),
    run: async () => run,
    saveRun: async (record) => {
      run = structuredClone(record)
    },
    forget: async (keys) => {
      for (const key of keys) {
        previews.delete(key)
        selections.delete(key)
      }
    },
    clear: async () => {
      previews.clear()
      selections.clear()
      run = null
    },
    close: () => undefined,
  }
  return { store, previews, selections, puts, run: () => run }
}

/** Bitmaps that tell how many of them are still open. */
export function fakePixels() {
  let held = 0
  return {
    held: () => held,
    make: (): ImageBitmap => {
      held += 1
      return { width: 1, height: 1, close: () => void (held -= 1) }
    },
  }
}

interface Given {
  readonly items?: number
  readonly kept?: ReturnType<typeof memoryPreviews>
  readonly answering?: (asked: Asked) => void
  readonly project?: (project: Project) => Project
  readonly preview?: Partial<Preferences['preview']>
  readonly item?: (place: number) => Partial<Item>
}

/** The previews of an open project of so many items, each on a picture of its own, with models that obey the test. */
export async function openRoom(given: Given = {}) {
  const { items = 3, kept = memoryPreviews() } = given
  const fake = fakeInference(given.answering ?? null)
  const notices: Notice[] = []
  const notify = (notice: Notice): void => void notices.push(notice)
  const models = createModels({
    inference: fake.inference,
    offeredModels,
    examineFolder: () => Promise.reject(new Error('Not in these tests.')),
    shelf: fakeShelf(),
    now: () => performance.now(),
    notify,
  })
  const project = createProject('p', 'Harbour', 0)
  const ids = Array.from({ length: items }, (_, place) => `i${place}`)
  const entries = ids.flatMap((id, place): readonly Entry[] => [
    {
      kind: 'picture',
      value: examplePicture({ id: `pic-${id}`, sha256: `sha-${id}`, width: 2000, height: 1000 }),
    },
    {
      kind: 'item',
      value: exampleItem({
        id,
        order: place,
        pictureId: `pic-${id}`,
        question: `What is ${id}?`,
        ...given.item?.(place),
      }),
    },
  ])
  const open: OpenProject = {
    id: 'p',
    dataset: applyEntries(emptyDataset(given.project?.(project) ?? project), entries),
    loaded: true,
    role: 'writer',
    history: { past: [], future: [] },
    saving: { kind: 'saved' },
    aside: [],
    itemId: ids[0] ?? null,
    queue: { filter: everything, sort: 'order', ids },
  }
  const app = createStore<AppState>(() => ({
    projects: null,
    usage: null,
    preferences: {
      ...defaultPreferences,
      preview: { ...defaultPreferences.preview, ...given.preview },
    },
    open,
    openFailure: null,
  }))
  const change = (over: Partial<OpenProject>): void =>
    app.setState((state) => ({ open: state.open && { ...state.open, ...over } }))
  const opened = (): OpenProject => app.getState().open ?? open
  const room = createPreviews({
    models,
    kept: kept.store,
    bytesOf: async () => new Blob(['x']),
    now: () => performance.now(),
    notify,
    state: app.getState,
    heed: app.subscribe,
  })
  room.begin(Promise.resolve())
  await until(() => room.store.getState().loaded)
  return {
    ...fake,
    kept,
    notices,
    models,
    app,
    room,
    change,
    state: room.store.getState,
    goTo: (itemId: string) => change({ itemId }),
    decide: (itemId: string, decision: Decision | null) => {
      const value = { ...createJudgement(itemId, 'me'), decision }
      change({ dataset: applyEntries(opened().dataset, [{ kind: 'judgement', value }]) })
    },
    key: (itemId: string, view: View) => {
      const subject = subjectIn(opened().dataset, 'me', itemId)
      const spec = models.store
        .getState()
        .entries.find((entry) => entry.spec.id === models.store.getState().chosenId)?.spec
      if (!subject || !spec) throw new Error('There is no such item.')
      return keyFor(subject, view, howFor(spec, app.getState().preferences.preview))
    },
    /** What was asked so far, as words. */
    said: () => fake.asked.map(({ request }) => `${request.content.question.slice(8, -1)} ${request.view}`),
  }
}

/** Waits until this is so. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries > 2000) throw new Error('It is not so yet.')
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

/** Lets everything happen that happens by itself. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))
