import { useCallback, useMemo, useReducer, useRef, useState } from 'react'
import type { PointedOut } from '../../../../canvas/boxScene.ts'
import type { Point, Rect } from '../../../../domain/geometry.ts'
import type { Ghost } from '../../../../domain/ghosts.ts'
import type { Item } from '../../../../domain/item.ts'
import type { Picture } from '../../../../domain/picture.ts'
import { useAppActions, useOpen } from '../../../../state/useApp.ts'
import { lookedAt, readAt } from './lookedAt.ts'
import { noSuggestions, suggestionGhosts, suggestionsAfter, type Answer, type Help } from './suggestions.ts'

/** What models help with on one item. */
export interface Assistance {
  /** What is suggested, unless it is put out of sight. */
  readonly ghosts: readonly Ghost[]
  /** Text that was read, for edges to meet. */
  readonly texts: readonly Rect[]
  readonly waiting: readonly Help[]
  readonly hidden: boolean
  readonly setHidden: (hidden: boolean) => void
  /** Reads the text around the selected box or the region, or everywhere. */
  readonly read: (around: Around | 'everywhere') => void
  readonly propose: () => void
  /** Looks for the thing that was pointed out. */
  readonly pointOut: (what: PointedOut, around: Around) => void
  /** Where the pointer is, in picture pixels; null outside the picture. */
  readonly pointer: { readonly current: Point | null }
  readonly onHover: (at: Point | null) => void
}

/** What a person is at. */
export interface Around {
  readonly selected: Rect | null
  readonly region: Rect | null
}

const nothing: readonly Ghost[] = []
const noTexts: readonly Rect[] = []

export function useAssistance(item: Item, picture: Picture): Assistance {
  const app = useAppActions()
  const { id: itemId } = item
  const largestShare = useOpen(({ dataset }) => dataset.project.thresholds.areaRatio)
  const [state, dispatch] = useReducer(suggestionsAfter, itemId, noSuggestions)
  const [hidden, setHidden] = useState(false)
  const tickets = useRef(0)
  const pointer = useRef<Point | null>(null)
  const onHover = useCallback((at: Point | null) => {
    pointer.current = at
  }, [])
  const suggestions = useMemo(
    () => (state.itemId === itemId ? state : noSuggestions(itemId)),
    [state, itemId],
  )

  const ask = useCallback(
    (help: Help, answering: () => Promise<Answer>) => {
      tickets.current += 1
      const about = { itemId, ticket: tickets.current }
      setHidden(false)
      dispatch({ ...about, kind: 'asked', help })
      void answering().then((answer) => dispatch({ ...about, kind: 'answered', answer }))
    },
    [itemId],
  )

  const acts = useMemo(() => {
    const { previews } = app.session()
    return {
      read(around: Around | 'everywhere') {
        const within = around === 'everywhere' ? null : readAt(around.selected, around.region, picture)
        ask('read', async () => ({ help: 'read', within, found: await previews.read(itemId, within) }))
      },
      propose: () => ask('propose', async () => ({ help: 'propose', found: await previews.propose(itemId) })),
      pointOut(what: PointedOut, { selected, region }: Around) {
        const within = lookedAt(what, selected, region, picture)
        ask('segment', async () => ({
          help: 'segment',
          found: await previews.segment(itemId, what, within),
        }))
      },
    }
  }, [app, ask, itemId, picture])

  const ghosts = useMemo(
    () => (hidden ? nothing : suggestionGhosts(suggestions, picture, largestShare)),
    [hidden, suggestions, picture, largestShare],
  )
  const texts = useMemo(
    () => (hidden || suggestions.texts.length === 0 ? noTexts : suggestions.texts.map(({ rect }) => rect)),
    [hidden, suggestions.texts],
  )
  const waiting = useMemo(() => Object.keys(suggestions.waiting) as Help[], [suggestions.waiting])

  return useMemo(
    () => ({ ...acts, ghosts, texts, waiting, hidden, setHidden, pointer, onHover }),
    [acts, ghosts, texts, waiting, hidden, onHover],
  )
}
