import { createStore, type StoreApi } from 'zustand/vanilla'
import { projectChange, type Step } from '../domain/entry.ts'
import type { Person } from '../domain/person.ts'
import { createProject, type Project } from '../domain/project.ts'
import { sentenceOf } from '../domain/refusal.ts'
import { sameRecord } from '../domain/same.ts'
import type { AppState, OpenProject } from './appState.ts'
import { annotatorOf } from './appState.ts'
import type { Deps } from './deps.ts'
import { identify } from './identify.ts'
import { joining } from './joining.ts'
import { createModels } from './modelRoom.ts'
import type { Models } from './models.ts'
import { openSession } from './openSession.ts'
import { readPreferences, writePreferences, type Preferences } from './preferences.ts'
import type { Session } from './session.ts'

/** Everything that a screen can ask for. */
export interface App {
  readonly store: StoreApi<AppState>
  readonly deps: Deps
  readonly models: Models
  /** The session of the open project; throws when none is open. */
  session(): Session
  refresh(): Promise<void>
  create(name: string, change?: (project: Project) => Project): Promise<string>
  open(projectId: string): Promise<void>
  /** Closes the open project. False when something in it cannot be saved: it stays open then, and a sentence says so. */
  close(): Promise<boolean>
  rename(projectId: string, name: string): Promise<void>
  duplicate(projectId: string, name: string): Promise<string>
  remove(projectId: string): Promise<void>
  persist(): Promise<boolean>
  /** Changes what this browser remembers; who annotates is changed by `setAnnotator`. */
  prefer(change: Partial<Omit<Preferences, 'annotator'>>): void
  setAnnotator(person: Person): void
}

export function createApp(deps: Deps): App {
  const store = createStore<AppState>(() => ({
    projects: null,
    usage: null,
    preferences: readPreferences(deps.shelf),
    open: null,
    openFailure: null,
  }))
  const models = createModels(deps)
  let session: Session | null = null
  // Opening and closing follow one another strictly: two quick clicks must not leave two sessions.
  let line: Promise<unknown> = Promise.resolve()
  const inLine = <T>(act: () => Promise<T>): Promise<T> => {
    const next = line.then(act, act)
    line = next.catch(() => undefined)
    return next
  }

  const cell = {
    get: store.getState,
    heed: store.subscribe,
    set(change: (open: OpenProject) => Partial<OpenProject>) {
      store.setState((state) => (state.open ? { open: { ...state.open, ...change(state.open) } } : state))
    },
    begin(made: Session, open: OpenProject) {
      session = made
      store.setState({ open })
    },
    end() {
      session = null
      store.setState({ open: null })
    },
  }

  const stepOn = (label: string, role: Step['role'], changes: Step['changes']): Step => ({
    id: deps.newId(),
    at: deps.now(),
    by: annotatorOf(store.getState()).id,
    label,
    role,
    of: null,
    changes,
  })

  async function refresh(): Promise<void> {
    const [projects, usage] = await Promise.all([deps.storage.list(), deps.storage.usage()])
    store.setState({ projects, usage })
  }

  /** Closes the open project unless something in it waits to be saved; answers with the sentence about that. */
  async function closeNow(): Promise<string | null> {
    store.setState({ openFailure: null })
    if (session && !(await session.flushed())) return unsavedWords(store.getState().open)
    session?.close()
    return null
  }

  function prefer(change: Partial<Preferences>): void {
    store.setState({ preferences: { ...store.getState().preferences, ...change } })
    // Another tab may have remembered something else meanwhile; only what changed here is changed there.
    writePreferences(deps.shelf, { ...readPreferences(deps.shelf), ...change })
  }

  /** Settles who annotates here, once and for good, before anything is made or opened. */
  async function identifyOnce(): Promise<void> {
    // A list that cannot be read is told of where it is shown.
    const before = store.getState().preferences.annotator
    const person = await identify(deps).catch(() => null)
    const isNamedMeanwhile = store.getState().preferences.annotator !== before
    if (person && !isNamedMeanwhile && !sameRecord(person, before)) prefer({ annotator: person })
  }
  const identified = identifyOnce()

  return {
    store,
    deps,
    models,
    session() {
      if (!session) throw new Error('No project is open.')
      return session
    },
    refresh,
    async create(name, change = (project) => project) {
      await identified
      const empty = createProject(deps.newId(), name, deps.now())
      const joined = joining(empty, annotatorOf(store.getState()))?.after ?? null
      const project = change(joined?.kind === 'project' ? joined.value : empty)
      const after = { kind: 'project' as const, value: project }
      await deps.storage.create(project, stepOn('Create the project', 'start', [{ before: null, after }]))
      await refresh()
      return project.id
    },
    open(projectId) {
      store.setState({ openFailure: null })
      return inLine(async () => {
        await identified
        if (store.getState().open?.id === projectId) return
        const unsaved = await closeNow()
        if (unsaved !== null) {
          store.setState({ openFailure: unsaved })
          return
        }
        try {
          await openSession({ ...deps, models }, projectId, cell)
        } catch (error) {
          store.setState({ openFailure: sentenceOf(error) })
        }
      })
    },
    close: () =>
      inLine(async () => {
        const unsaved = await closeNow()
        if (unsaved !== null) deps.notify({ tone: 'bad', sentence: unsaved, key: 'unsaved' })
        return unsaved === null
      }),
    async rename(projectId, name) {
      const label = 'Rename the project'
      const renaming = (project: Project) => [projectChange(project, { ...project, name })]
      const { open } = store.getState()
      if (session && open?.id === projectId) {
        session.commit(label, renaming(open.dataset.project))
        await session.flushed()
      } else {
        const kept = await deps.storage.open(projectId)
        try {
          const { project } = await kept.start()
          await kept.write(stepOn(label, 'do', renaming(project)))
        } finally {
          kept.close()
        }
      }
      await refresh()
    },
    async duplicate(projectId, name) {
      const id = deps.newId()
      await deps.storage.duplicate(projectId, { id, name, at: deps.now() })
      await deps.evaluator.copy(projectId, id).catch((error: unknown) => {
        const sentence = `The copy came without its predictions. ${sentenceOf(error)}`
        deps.notify({ tone: 'bad', sentence })
      })
      await refresh()
      return id
    },
    async remove(projectId) {
      await inLine(async () => {
        if (store.getState().open?.id === projectId) session?.close()
        await deps.storage.remove(projectId)
        await deps.evaluator.remove(projectId)
      })
      await refresh()
    },
    async persist() {
      const granted = await deps.storage.persist()
      store.setState({ usage: await deps.storage.usage() })
      return granted
    },
    prefer,
    setAnnotator(person) {
      const before = annotatorOf(store.getState()).id
      prefer({ annotator: person })
      // Once the first one is settled, so that this one is kept last. The preferences know it in any case.
      void identified.then(() => deps.storage.keepAnnotator(person)).catch(() => undefined)
      const { open } = store.getState()
      if (!session || !open) return
      if (person.id !== before) session.changeAnnotator()
      // A follower cannot write; they join with the first thing that they say here.
      const change = open.role === 'writer' ? joining(open.dataset.project, person) : null
      if (change) session.commit('Join the project', [change])
    },
  }
}

function unsavedWords(open: OpenProject | null): string {
  const waiting = open?.saving.kind === 'failed' ? open.saving.waiting : 0
  const changes = waiting === 1 ? '1 change that is' : `${waiting} changes that are`
  const why = open?.saving.kind === 'failed' ? ` ${open.saving.sentence}` : ''
  return `“${open?.dataset.project.name}” has ${changes} not saved yet, so it stays open and goes on trying.${why}`
}
