import { createContext, useContext, useMemo } from 'react'
import { useStore } from 'zustand'
import { judgementOf, type Dataset } from '../domain/dataset.ts'
import type { Item } from '../domain/item.ts'
import { contentOf, createJudgement, type Judgement } from '../domain/judgement.ts'
import type { Picture } from '../domain/picture.ts'
import { canAsk, type Preview, type View } from '../domain/preview.ts'
import { maySeePreviews, type PreviewOutcome } from '../domain/previewOutcome.ts'
import { selectionKey, type ResolutionSelection } from '../domain/resolutionSelection.ts'
import { get } from '../domain/table.ts'
import type { App } from './app.ts'
import { annotatorOf, type AppState, type OpenProject } from './appState.ts'
import type { EvaluationState } from './evaluation.ts'
import type { Hanging } from './gallery.ts'
import type { JudgeState } from './judge.ts'
import type { ModelsState } from './models.ts'
import { visibleOutcome } from './outcomeIndex.ts'
import { howFor, keyFor, type How } from './previewAsk.ts'
import type { PreviewsState } from './previews.ts'
import type { PrintsState } from './prints.ts'

const AppContext = createContext<App | null>(null)
/** Hands the app to the screens; used once, at the top. */
export const AppProvider = AppContext.Provider

export function useAppActions(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error('A screen was shown without its app.')
  return app
}

/** A part of the state; the component is drawn again only when that part changes. */
export const useApp = <T>(select: (state: AppState) => T): T => useStore(useAppActions().store, select)

/** A part of the open project; only for screens inside one. */
export const useOpen = <T>(select: (open: OpenProject, state: AppState) => T): T =>
  useApp((state) => {
    if (!state.open) throw new Error('This screen needs an open project.')
    return select(state.open, state)
  })

const blank = new WeakMap<Item, Map<string, Judgement>>()

/** One's own judgement, or an empty one; the same empty object each time, so that nothing is drawn twice. */
export function judgementFor(dataset: Dataset, item: Item, annotatorId: string): Judgement {
  const own = judgementOf(dataset, item.id, annotatorId)
  if (own) return own
  const known = blank.get(item) ?? new Map<string, Judgement>()
  blank.set(item, known)
  const made = known.get(annotatorId) ?? createJudgement(item.id, annotatorId)
  known.set(annotatorId, made)
  return made
}

export const useItem = (): Item | null =>
  useOpen(({ dataset, itemId }) => (itemId === null ? null : (get(dataset.items, itemId) ?? null)))

export const usePicture = (pictureId: string | null): Picture | null =>
  useOpen(({ dataset }) => (pictureId === null ? null : (get(dataset.pictures, pictureId) ?? null)))

export const useJudgement = (item: Item): Judgement =>
  useOpen(({ dataset }, state) => judgementFor(dataset, item, annotatorOf(state).id))

/** Decoded levels of a picture, or how far they are. */
export const useHanging = (pictureId: string): Hanging | null =>
  useStore(useAppActions().session().gallery.store, (hanging) => hanging.get(pictureId) ?? null)

/** A part of what is known of the models of this browser. */
export const useModels = <T>(select: (state: ModelsState) => T): T =>
  useStore(useAppActions().models.store, select)

/** A part of what models said about the open project; whether it may be seen is for `usePreviewOf` and the outcomes. */
export const usePreviews = <T>(select: (state: PreviewsState) => T): T =>
  useStore(useAppActions().session().previews.store, select)

/** A part of what is known of the predictions of the open project; `evaluation.open` reads them. */
export const useEvaluation = <T>(select: (state: EvaluationState) => T): T =>
  useStore(useAppActions().session().evaluation.store, select)

/** A part of how far a judge is with what it was asked. */
export const useJudge = <T>(select: (state: JudgeState) => T): T =>
  useStore(useAppActions().session().judge.store, select)

/** What is known of how the pictures of the open project look. */
export const usePrints = (): PrintsState => useStore(useAppActions().session().prints.store)

/** How the chosen model is asked under the present settings; null when there is none. */
export function useHow(): How | null {
  const spec = useModels(({ entries, chosenId }) => entries.find((each) => each.spec.id === chosenId)?.spec)
  const setting = useApp((state) => state.preferences.preview)
  return useMemo(() => (spec ? howFor(spec, setting) : null), [spec, setting])
}

/** What the chosen model says about an item in one view, under the present settings. */
export interface PreviewSeen {
  readonly key: string | null
  /** Null while nobody asked, and while it may not be seen yet. */
  readonly preview: Preview | null
  /** Whether there is an answer, seen or not. */
  readonly isKnown: boolean
  /** The annotator must decide first (blindness). */
  readonly isHidden: boolean
  readonly isAsked: boolean
  /** Why the last attempt failed, a sentence. */
  readonly failure: string | null
  /** As the model got them; only after it was asked while the item was in sight, or just before. */
  readonly pixels: ImageBitmap | null
}

export function usePreviewOf(item: Item, view: View): PreviewSeen {
  const how = useHow()
  const judgement = useJudgement(item)
  const picture = usePicture(item.pictureId)
  const isHidden = useOpen(({ dataset }) => !maySeePreviews(dataset.project, judgement))
  const key = useMemo(() => {
    const content = contentOf(item, judgement.revision)
    return how && canAsk(view, content) ? keyFor({ item, content, picture }, view, how) : null
  }, [item, judgement.revision, picture, view, how])
  const preview = usePreviews(({ known }) => (key === null ? null : (get(known, key) ?? null)))
  return {
    key,
    preview: isHidden ? null : preview,
    isKnown: preview !== null,
    isHidden,
    isAsked: usePreviews(({ asking }) => key !== null && asking.has(key)),
    failure: usePreviews(({ failed }) => (key === null ? null : (failed.get(key) ?? null))),
    pixels: usePreviews(({ pixels }) => (key === null ? null : (pixels.get(key) ?? null))),
  }
}

/** What the chosen model came to about an item; null while it is unknown, or may not be seen yet. */
export function useOutcome(itemId: string): PreviewOutcome | null {
  const how = useHow()
  const dataset = useOpen((open) => open.dataset)
  const annotatorId = useApp((state) => annotatorOf(state).id)
  const known = usePreviews((state) => state.known)
  return useMemo(
    () => visibleOutcome({ dataset, annotatorId, how }, known, itemId),
    [dataset, annotatorId, how, known, itemId],
  )
}

/** The same for all items, by id; a moment behind, so that many answers draw a list once. */
export const useOutcomes = (): ReadonlyMap<string, PreviewOutcome> => usePreviews((state) => state.outcomes)

/** How an item's resolution was selected with the chosen model and the project's schedule; null while it was not. */
export function useSelection(item: Item): ResolutionSelection | null {
  const how = useHow()
  const judgement = useJudgement(item)
  const sha256 = usePicture(item.pictureId)?.sha256 ?? null
  const schedule = useOpen(({ dataset }) => dataset.project.previews.schedule)
  const key = useMemo(() => {
    if (!how || sha256 === null) return null
    const content = contentOf(item, judgement.revision)
    return selectionKey({ itemId: item.id, modelId: how.modelId, schedule, sha256, content })
  }, [item, judgement.revision, sha256, schedule, how])
  return usePreviews(({ selections }) => (key === null ? null : (get(selections, key) ?? null)))
}
