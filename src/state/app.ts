import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Step } from '../domain/entry.ts'
import type { Person } from '../domain/person.ts'
import { createProject, type Project } from '../domain/project.ts'
import type { AppState } from './appState.ts'
import { annotatorOf } from './appState.ts'
import type { Deps } from './deps.ts'
import { readPreferences, writePreferences, type Preferences } from './preferences.ts'
import { openSession, type Session } from './session.ts'

/** Everything a screen can ask for. */
export interface App {
  readonly store: StoreApi<AppState>
  readonly deps: Deps
  /** The session of the open project; throws when none is open. */
  session(): Session
  refresh(): Promise<void>
  create(name: string, change?: (project: Project) => Project): Promise<string>
  open(projectId: string): Promise<void>
  close(): Promise<void>
  rename(projectId: string, name: string): Promise<void>
  duplicate(projectId: string, name: string): Promise<string>
  remove(projectId: string): Promise<void>
  persist(): Promise<boolean>
  prefer(change: Partial<Preferences>): void
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
    set(change: (open: NonNullable<AppState['open']>) => Partial<NonNullable<AppState['open']>>) {
      store.setState((state) => (state.open ? { open: { ...state.open, ...change(state.open) } } : state))
    },
    begin(made: Session, open: NonNullable<AppState['open']>) {
      session = made
      store.setState({ open })
    },
    end: () => store.setState({ open: null }),
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

  async function closeNow(): Promise<void> {
    const old = session
    session = null
    await old?.close()
  }

  return {
    store,
    deps,
    session() {
      if (!session) throw new Error('No project is open.')
      return session
    },
    refresh,
    async create(name, change = (project) => project) {
      const project = change(createProject(deps.newId(), name, deps.now()))
      await deps.storage.create(
        project,
        stepOn('Create the project', 'start', [{ before: null, after: { kind: 'project', value: project } }]),
      )
      await refresh()
      return project.id
    },
    open: (projectId) =>
      inLine(async () => {
        if (store.getState().open?.id === projectId && session) return
        await closeNow()
        store.setState({ openFailure: null })
        try {
          await openSession(deps, projectId, cell)
        } catch (error) {
          store.setState({ openFailure: error instanceof Error ? error.message : String(error) })
        }
      }),
    close: () => inLine(closeNow),
    async rename(projectId, name) {
      const label = 'Rename the project'
      const renamed = (project: Project): Step['changes'] => [
        {
          before: { kind: 'project', value: project },
          after: { kind: 'project', value: { ...project, name } },
        },
      ]
      const { open } = store.getState()
      if (open?.id === projectId) session?.commit(label, renamed(open.dataset.project))
      else {
        const kept = await deps.storage.open(projectId)
        try {
          await kept.write(stepOn(label, 'do', renamed((await kept.start()).project)))
        } finally {
          kept.close()
        }
      }
      await refresh()
    },
    async duplicate(projectId, name) {
      const id = deps.newId()
      await deps.storage.duplicate(projectId, { id, name, at: deps.now() })
      await refresh()
      return id
    },
    async remove(projectId) {
      if (store.getState().open?.id === projectId) await closeNow()
      await deps.storage.remove(projectId)
      await refresh()
    },
    async persist() {
      const granted = await deps.storage.persist()
      store.setState({ usage: await deps.storage.usage() })
      return granted
    },
    prefer(change) {
      const preferences = { ...store.getState().preferences, ...change }
      store.setState({ preferences })
      writePreferences(deps.shelf, preferences)
    },
    setAnnotator(person) {
      this.prefer({ annotator: person })
      const project = store.getState().open?.dataset.project
      if (!project || !session) return
      const others = project.people.filter(({ id }) => id !== person.id)
      const after = { ...project, people: [...others, person] }
      session.commit('Join the project', [
        { before: { kind: 'project', value: project }, after: { kind: 'project', value: after } },
      ])
    },
  }
}
