import { Loader } from '@mantine/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { allAnswers, besideIndex, type AnswerFilter } from '../../../domain/answerFilter.ts'
import type { Item } from '../../../domain/item.ts'
import { get } from '../../../domain/table.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import type { Session } from '../../../state/session.ts'
import { useAppActions, useOpen } from '../../../state/useApp.ts'
import type { PageProps } from '../../../ui/PageShell.tsx'
import { AnswerFilters } from './AnswerFilters.tsx'
import { ItemBench } from './ItemBench.tsx'
import styles from './ItemBrowser.module.css'
import { ItemList } from './ItemList.tsx'
import { useItemAnswers } from './useItemAnswers.ts'
import { useListedItems } from './useListedItems.ts'
import { useSettledItems } from './useSettledItems.ts'

/** How one left the page, for when one comes back to it. */
interface Left {
  readonly filter: AnswerFilter
  readonly itemId: string | null
}

const left = new WeakMap<Session, Left>()
/** Answers that take longer than this, in milliseconds, are waited for in sight of the next item. */
const patience = 300

/** The list of items, and the one in sight with all answers to it. */
export function ItemBrowser({
  projectId,
  detail,
  navigate,
  scored,
}: PageProps & { readonly scored: Scored }) {
  const app = useAppActions()
  const [filter, setFilter] = useState<AnswerFilter>(() => left.get(app.session())?.filter ?? allAnswers)
  const settled = useSettledItems()
  const listed = useListedItems(scored, filter, settled)
  const idAt = useCallback(
    (index: number): string | null => {
      const place = listed?.places[index]
      return place === undefined ? null : (scored.itemIds[place] ?? null)
    },
    [listed, scored],
  )
  const [came] = useState(() => left.get(app.session())?.itemId ?? null)
  // Whoever came for one item sees that one, whatever the list shows.
  const itemId = detail ?? came ?? idAt(0)
  const at = usePlace(listed?.places ?? null, scored.itemIds, itemId, filter)
  const nearby = useMemo(() => {
    if (at.index < 0) return []
    return [at.index + 1, at.index - 1, at.index + 2].flatMap((index) => idAt(index) ?? [])
  }, [at.index, idAt])
  const answers = useItemAnswers(itemId, nearby)
  const shownId = useShown(itemId, answers?.itemId ?? null)
  const item = useOpen(({ dataset }): Item | null =>
    shownId === null ? null : (get(dataset.items, shownId) ?? null),
  )
  useNearbyPictures(itemId, nearby)
  useEffect(() => {
    left.set(app.session(), { filter, itemId })
  }, [app, filter, itemId])

  const goTo = useCallback(
    (id: string) => navigate(`/project/${projectId}/evaluate/items/${encodeURIComponent(id)}`),
    [navigate, projectId],
  )
  const step = (by: 1 | -1): void => {
    const next = besideIndex(listed?.places.length ?? 0, at.index, at.last(), by)
    const id = next === null ? null : idAt(next)
    if (id !== null) goTo(id)
  }

  return (
    <div className={styles.page}>
      <section className={styles.panel} aria-label="Items of the benchmark">
        <AnswerFilters
          scored={scored}
          filter={filter}
          filtered={listed?.filtered ?? null}
          onFilter={setFilter}
        />
        {listed ? (
          <ItemList scored={scored} places={listed.places} itemId={itemId} index={at.index} onPick={goTo} />
        ) : (
          <Loader m={12} size="sm" color="gray" aria-label="Going through the answers" />
        )}
      </section>
      {item && shownId !== null ? (
        <ItemBench
          item={item}
          loaded={answers?.itemId === shownId ? answers : null}
          isListed={at.index >= 0 || listed === null}
          projectId={projectId}
          navigate={navigate}
          onStep={step}
        />
      ) : (
        <div className={styles.empty}>
          <h2>{itemId === null ? 'Nothing to show here' : 'This item is not in the project'}</h2>
          <p>
            {itemId === null
              ? 'No item fits. Change or clear the choices on the left.'
              : 'It may have been removed. Choose another one on the left.'}
          </p>
        </div>
      )}
    </div>
  )
}

/** The item whose answers are there; the one before it for a moment, so that nothing flashes. */
function useShown(itemId: string | null, loadedId: string | null): string | null {
  const [late, setLate] = useState<string | null>(null)
  useEffect(() => {
    if (itemId === loadedId) return
    const timer = setTimeout(() => setLate(itemId), patience)
    return () => clearTimeout(timer)
  }, [itemId, loadedId])
  return loadedId === null || late === itemId ? itemId : loadedId
}

/** Where the item stands in the list, -1 where it does not, and where it stood last under the same filter. */
function usePlace(
  places: Uint32Array | null,
  itemIds: readonly string[],
  itemId: string | null,
  filter: AnswerFilter,
) {
  const index = useMemo(() => {
    if (!places || itemId === null) return -1
    return places.findIndex((place) => itemIds[place] === itemId)
  }, [places, itemIds, itemId])
  const last = useRef({ filter, index })
  useEffect(() => {
    if (index >= 0) last.current = { filter, index }
  }, [index, filter])
  return { index, last: () => (last.current.filter === filter ? last.current.index : -1) }
}

/** Has the picture in sight decoded, and those around it. */
function useNearbyPictures(itemId: string | null, nearby: readonly string[]): void {
  const app = useAppActions()
  useEffect(() => {
    const dataset = app.store.getState().open?.dataset
    const pictures = [itemId, ...nearby].flatMap((id) => {
      const item = id === null || !dataset ? undefined : get(dataset.items, id)
      return (item && dataset && get(dataset.pictures, item.pictureId)) ?? []
    })
    app.session().gallery.want(pictures)
  }, [app, itemId, nearby])
  // Whoever goes back to the workbench finds its own pictures at hand again.
  useEffect(
    () => () => {
      const { open } = app.store.getState()
      if (open?.itemId) app.session().goTo(open.itemId)
    },
    [app],
  )
}
