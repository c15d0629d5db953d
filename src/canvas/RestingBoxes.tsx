import { memo, useSyncExternalStore } from 'react'
import { Shape } from 'react-konva'
import type { Size } from '../domain/geometry.ts'
import type { Ghost } from '../domain/ghosts.ts'
import type { Box } from '../domain/judgement.ts'
import type { CellSpan, TokenGrid } from '../domain/tokenCells.ts'
import { ink } from './boxColours.ts'
import { drawCells, drawTag, inPane, shownRect, strokeBoxes, tagWidth } from './boxDraw.ts'
import { liftedBy, type Hand } from './boxHand.ts'
import { drawTags, heldRoom, restingLines, tagsOf } from './boxLines.ts'
import { soleOf } from './boxScene.ts'
import { placeTags } from './boxTags.ts'
import type { Value } from './value.ts'
import type { Viewport } from './viewport.ts'

/** The token cells that a box touches, as one model sees the picture. */
export interface TokenCells {
  readonly grid: TokenGrid
  readonly spans: readonly CellSpan[]
}

interface RestingBoxesProps {
  readonly boxes: readonly Box[]
  readonly selected: readonly string[]
  readonly ghosts: readonly Ghost[]
  readonly tokens: TokenCells | null
  readonly viewport: Viewport
  readonly pane: Size
  readonly picture: Size
  /** In picture pixels. */
  readonly reach: number
  readonly hand: Value<Hand>
}

const words = (ghost: Ghost): string => ghost.label || ghost.origin
const mostGhostTags = 12
const ghostLook = { colour: ink.ghost, dash: [2, 4] }

/** Everything that lies still: one shape strokes all boxes, so that many cost little more than few. */
export const RestingBoxes = memo(function RestingBoxes(props: RestingBoxesProps) {
  const { boxes, selected, ghosts, tokens, viewport, pane, picture, reach, hand } = props
  // Redraws when a drag begins and ends, not while it goes on.
  useSyncExternalStore(hand.subscribe, () => liftedBy(hand.get()))
  return (
    <Shape
      perfectDrawEnabled={false}
      sceneFunc={(context) => {
        const { rects: lifted } = hand.get().shown
        const elsewhere = new Set([...selected, ...lifted.keys()])
        if (tokens) drawCells(context, viewport, picture, tokens.grid, tokens.spans)
        const open = ghosts.flatMap((ghost) => {
          const rect = shownRect(viewport, ghost.rect)
          return inPane(rect, pane) ? [{ ghost, rect, look: ghostLook }] : []
        })
        strokeBoxes(context, open, 2)
        const lines = restingLines(boxes, elsewhere, viewport, pane)
        strokeBoxes(context, lines, 2)
        const sole = soleOf({ boxes, selected })
        const taken = sole ? heldRoom(context, boxes, sole, viewport, pane, reach) : []
        const tags = tagsOf(context, boxes, lines, pane, taken)
        drawTags(context, boxes, tags)
        if (open.length > mostGhostTags) return
        const ghostTags = open.map(({ ghost, rect }) => {
          return { id: ghost.id, rect, width: tagWidth(context, words(ghost)) }
        })
        for (const { id, at } of placeTags(ghostTags, pane, [...taken, ...tags.map((tag) => tag.at)])) {
          const found = ghosts.find((ghost) => ghost.id === id)
          if (found) drawTag(context, at, words(found), ink.ghostTag)
        }
      }}
    />
  )
})
