import { createStore, type StoreApi } from 'zustand/vanilla'
import { emptyTable } from '../domain/table.ts'
import type { ModelSpec } from '../inference/modelSpec.ts'
import type { PreviewStore } from '../storage/storage.ts'
import { annotatorOf, type AppState, type OpenProject } from './appState.ts'
import type { Notice } from './deps.ts'
import type { Models } from './models.ts'
import { createOutcomeIndex, type OutcomeIndex } from './outcomeIndex.ts'
import { breathe, later } from './pauses.ts'
import { howFor, subjectIn, type How, type Subject } from './previewAsk.ts'
import { createAsker, type Asker } from './previewAsker.ts'
import { createKeeper, type Keeper } from './previewKeeper.ts'
import { createLanes, type Lanes } from './previewLanes.ts'
import type { PreviewsState } from './previews.ts'

export interface PreviewDeps {
  readonly models: Models
  readonly kept: PreviewStore
  readonly bytesOf: (sha256: string) => Promise<Blob | null>
  readonly now: () => number
  readonly notify: (notice: Notice) => void
  /** The state of the app, and who hears of its changes; answers with what ends the hearing. */
  readonly state: () => AppState
  readonly heed: (listener: () => void) => () => void
}

/** What everything around the previews of one open project works with. */
export interface PreviewDesk {
  readonly deps: PreviewDeps
  readonly store: StoreApi<PreviewsState>
  readonly signal: AbortSignal
  readonly keeper: Keeper
  readonly asker: Asker
  readonly lanes: Lanes
  readonly index: OutcomeIndex
  readonly set: (change: Partial<PreviewsState>) => void
  open(): OpenProject
  annotatorId(): string
  specOf(modelId: string): ModelSpec | undefined
  subjectOf(itemId: string): Subject | null
  /** How the chosen model is asked under the present settings; null when there is none. */
  how(): How | null
  warn(sentence: string): void
}

/** Outcomes are told this often at most, in milliseconds: lists of 100,000 items are drawn from them. */
const telling = 500

/** `signal` is aborted when the project is closed. */
export function createPreviewDesk(deps: PreviewDeps, signal: AbortSignal): PreviewDesk {
  const { models, now } = deps
  const store = createStore<PreviewsState>(() => ({
    known: emptyTable(),
    selections: emptyTable(),
    outcomes: new Map(),
    loaded: false,
    asking: new Set(),
    failed: new Map(),
    pixels: new Map(),
    run: null,
    selecting: null,
  }))
  const set = (change: Partial<PreviewsState>): void => {
    if (!signal.aborted) store.setState(change)
  }
  const warn = (sentence: string): void => deps.notify({ tone: 'bad', sentence, key: 'previews' })
  const open = (): OpenProject => {
    const project = deps.state().open
    if (!project || signal.aborted) throw new Error('The project is closed.')
    return project
  }
  const annotatorId = (): string => annotatorOf(deps.state()).id
  const specOf = (modelId: string): ModelSpec | undefined =>
    models.store.getState().entries.find(({ spec }) => spec.id === modelId)?.spec

  const keeper = createKeeper(
    deps.kept,
    () => set({ known: keeper.known(), selections: keeper.selections() }),
    warn,
    later,
  )

  let stopTelling: (() => void) | null = null
  const tell = (): void => {
    stopTelling?.()
    stopTelling = null
    set({ outcomes: new Map(index.current()) })
  }
  const tellOutcomes = (isAtOnce: boolean): void => {
    if (isAtOnce) tell()
    else stopTelling ??= later(tell, telling)
  }
  signal.addEventListener('abort', () => stopTelling?.())
  const index = createOutcomeIndex(keeper.known, tellOutcomes, now, breathe)

  return {
    deps,
    store,
    signal,
    keeper,
    asker: createAsker(models, keeper, deps.bytesOf, now),
    lanes: createLanes(specOf, now),
    index,
    set,
    open,
    annotatorId,
    specOf,
    subjectOf: (itemId) => subjectIn(open().dataset, annotatorId(), itemId),
    how() {
      const spec = specOf(models.store.getState().chosenId)
      return spec ? howFor(spec, deps.state().preferences.preview) : null
    },
    warn,
  }
}
