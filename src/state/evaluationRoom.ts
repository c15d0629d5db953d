import { createStore } from 'zustand/vanilla'
import type { Dataset } from '../domain/dataset.ts'
import { evaluatedItems } from '../domain/evaluatedItems.ts'
import { defaultEvaluation, type BenchmarkScope, type EvaluatedItem } from '../domain/evaluatedItem.ts'
import { verdictKey } from '../domain/prediction.ts'
import { Refusal, sentenceOf } from '../domain/refusal.ts'
import { sameRecord } from '../domain/same.ts'
import type { EvaluationRoom, Evaluator } from '../evaluation/evaluation.ts'
import type { Evaluation, EvaluationState, EvaluationWork } from './evaluation.ts'
import { inSlices, nextTask } from './slices.ts'
import { writtenElsewhere } from './seat.ts'

interface EvaluationDeps {
  readonly evaluator: Evaluator
  readonly now: () => number
  /** Resolves once all items of the project are read. */
  readonly ready: () => Promise<void>
  readonly projectId: string
  readonly dataset: () => Dataset
  /** False while another tab writes the project. */
  readonly mayWrite: () => boolean
  /** Hears of every change of the state; answers with what ends that. */
  readonly heed: (listener: () => void) => () => void
}

/** Items handed over at once: a copy of that many is a few milliseconds. */
const batchSize = 1000
/** How long nothing must change before everything is scored anew, in milliseconds. */
const restMs = 300

/** What decides what answers are compared with. */
const partsOf = (
  { items, judgements, resolutions, pictures, project }: Dataset,
  scope: BenchmarkScope | null,
) => ({
  scope,
  items,
  judgements,
  resolutions,
  pictures,
  categories: project.categories,
  policy: project.policy,
  nesting: project.nesting,
})

const projectClosed = (): Error => new Error('The project is closed.')

export function createEvaluation(deps: EvaluationDeps): Evaluation {
  const store = createStore<EvaluationState>(() => ({
    runs: null,
    options: defaultEvaluation,
    verdicts: new Map(),
    items: new Map(),
    scored: null,
    isCurrent: false,
    work: null,
    failure: null,
  }))
  const life = new AbortController()
  /** A worker that was ended answers nothing any more. */
  const closed = new Promise<never>((_, reject) => {
    life.signal.addEventListener('abort', () => reject(projectClosed()))
  })
  // Without anybody waiting it is nobody's fault.
  closed.catch(() => undefined)
  let room: EvaluationRoom | null = null
  let opening: Promise<void> | null = null
  /** Of which the worker has the items. */
  let given: ReturnType<typeof partsOf> | null = null
  let scoring: { readonly control: AbortController; readonly done: Promise<void> } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let watchers = 0
  let wrote = deps.mayWrite()

  const set = (state: Partial<EvaluationState>): void => {
    if (!life.signal.aborted) store.setState(state)
  }
  const theRoom = (): EvaluationRoom => {
    if (life.signal.aborted) throw projectClosed()
    room ??= deps.evaluator.room(deps.projectId)
    return room
  }
  /** Two tabs that keep predictions would not hear of each other. */
  const checkMine = (): void => {
    if (!deps.mayWrite()) throw new Refusal(writtenElsewhere)
  }
  const working = (kind: EvaluationWork['kind'], unit: EvaluationWork['unit']) => {
    const startedAt = deps.now()
    return (done: number, total: number): void => set({ work: { kind, done, total, unit, startedAt } })
  }

  async function read(): Promise<void> {
    await deps.ready()
    const { runs, verdicts, options } = await theRoom().open()
    set({ runs, options, verdicts: new Map(verdicts.map((verdict) => [verdictKey(verdict), verdict])) })
    await rescore()
  }

  /** Strictly one after another: the pieces of two must not mix. */
  let giving: Promise<void> = Promise.resolve()
  const giveItems = (signal: AbortSignal): Promise<void> => {
    giving = giving.then(
      () => give(signal),
      () => give(signal),
    )
    return giving
  }

  async function give(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    const dataset = deps.dataset()
    const { scope } = store.getState().options
    const parts = partsOf(dataset, scope)
    if (given && sameRecord(given, parts)) return
    const found = await inSlices(evaluatedItems(dataset, scope), signal)
    given = null
    for (let at = 0; at === 0 || at < found.length; at += batchSize) {
      await theRoom().setItems(found.slice(at, at + batchSize), at === 0)
      signal.throwIfAborted()
      await nextTask()
    }
    given = parts
    set({ items: await inSlices(byId(found), signal) })
  }

  async function score(signal: AbortSignal): Promise<void> {
    try {
      await giveItems(signal)
      const show = working('scoring', 'predictions')
      const categories = deps.dataset().project.categories.map(({ id }) => id)
      const scored = await theRoom().score(categories, ({ done, total }) => show(done, total), signal)
      if (!signal.aborted) set({ scored, isCurrent: true, failure: null })
    } catch (error) {
      if (!signal.aborted) set({ failure: sentenceOf(error) })
    } finally {
      if (!signal.aborted) set({ work: null })
    }
  }

  /** One scoring at a time; what is under way is stopped, for it is out of date. */
  function rescore(): Promise<void> {
    clearTimeout(timer)
    set({ isCurrent: false })
    const before = scoring
    before?.control.abort()
    const control = new AbortController()
    const done = (before?.done ?? Promise.resolve()).then(() =>
      control.signal.aborted || life.signal.aborted ? undefined : score(control.signal),
    )
    scoring = { control, done }
    return done
  }

  const later = (): void => {
    if (!opening) return
    // Another tab may have kept something while it wrote the project.
    if (deps.mayWrite() !== wrote) {
      wrote = deps.mayWrite()
      opening = null
      open().catch(() => undefined)
      return
    }
    const parts = partsOf(deps.dataset(), store.getState().options.scope)
    if (given && sameRecord(given, parts)) return
    clearTimeout(timer)
    if (watchers === 0) return
    set({ isCurrent: false })
    timer = setTimeout(() => void rescore(), restMs)
  }
  const deafen = deps.heed(later)

  const open = (): Promise<void> => {
    opening ??= read().catch((error: unknown) => {
      opening = null
      set({ failure: sentenceOf(error) })
      throw error
    })
    return opening
  }

  /** Ends once the runs are known; what they are worth follows. */
  const refreshRuns = async (): Promise<void> => {
    const { runs } = await theRoom().open()
    set({ runs })
    void rescore()
  }

  return {
    store,
    open,
    watch() {
      watchers += 1
      later()
      return () => void (watchers -= 1)
    },
    async read(files, signal) {
      checkMine()
      await open()
      await giveItems(life.signal)
      const show = working('reading', 'bytes')
      try {
        const reading = theRoom().read(files, ({ done, total }) => show(done, total), signal)
        return await Promise.race([reading, closed])
      } finally {
        set({ work: null })
        await refreshRuns()
      }
    },
    async keep(run, predictions) {
      checkMine()
      await open()
      await theRoom().keep(run, predictions)
      await refreshRuns()
    },
    async change(runs) {
      checkMine()
      await theRoom().change(runs)
      await refreshRuns()
    },
    async remove(runIds) {
      checkMine()
      await theRoom().remove(runIds)
      await refreshRuns()
    },
    unmatched: (runId) => theRoom().unmatched(runId),
    async say(verdicts) {
      checkMine()
      await theRoom().say(verdicts)
      const next = new Map(store.getState().verdicts)
      for (const verdict of verdicts) next.set(verdictKey(verdict), verdict)
      set({ verdicts: next })
      await rescore()
    },
    async unsay(keys) {
      checkMine()
      await theRoom().unsay(keys)
      const next = new Map(store.getState().verdicts)
      for (const key of keys) next.delete(key)
      set({ verdicts: next })
      await rescore()
    },
    async setOptions(options) {
      set({ options })
      await theRoom().setOptions(options)
      await rescore()
    },
    answers: (itemId) => theRoom().answers(itemId),
    differences: () => theRoom().differences(),
    unsettled: () => theRoom().unsettled(),
    attention: (runId, row) => theRoom().attention(runId, row),
    room: theRoom,
    close() {
      set({ work: null })
      life.abort(projectClosed())
      deafen()
      clearTimeout(timer)
      scoring?.control.abort()
      room?.close()
      room = null
    },
  }
}

function* byId(items: readonly EvaluatedItem[]): Generator<undefined, ReadonlyMap<string, EvaluatedItem>> {
  const found = new Map<string, EvaluatedItem>()
  for (const item of items) {
    found.set(item.given.id, item)
    yield
  }
  return found
}
