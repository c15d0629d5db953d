import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { judgementOf, type Dataset } from '../domain/dataset.ts'
import type { Item } from '../domain/item.ts'
import { createJudgement, type Judgement } from '../domain/judgement.ts'
import type { Picture } from '../domain/picture.ts'
import { get } from '../domain/table.ts'
import type { App } from './app.ts'
import { annotatorOf, type AppState, type OpenProject } from './appState.ts'
import type { Hanging } from './gallery.ts'

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
