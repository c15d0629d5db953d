import type Konva from 'konva'
import { boxOf, levelOf } from '../domain/boxes.ts'
import { areaOf, heightOf, widthOf, type Rect, type Size } from '../domain/geometry.ts'
import type { Box } from '../domain/judgement.ts'
import { ink, lookOf, type LevelLook } from './boxColours.ts'
import { drawTag, inPane, screenRect, shownRect, tagWidth, type Line } from './boxDraw.ts'
import { handleFrame } from './boxGrips.ts'
import { placeTags, type PlacedTag, type Tag } from './boxTags.ts'
import type { Viewport } from './viewport.ts'

/** Which boxes are drawn, in which order, and which of them carry a tag. */

interface Ordered {
  readonly box: Box
  readonly look: LevelLook
}

const known = new WeakMap<readonly Box[], readonly Ordered[]>()

/** Level by level from outside, larger ones first: inner boxes lie on top, and each look is set once. */
function drawingOrder(boxes: readonly Box[]): readonly Ordered[] {
  const found = known.get(boxes)
  if (found) return found
  const sorted = boxes
    .toSorted((a, b) => levelOf(boxes, b.id) - levelOf(boxes, a.id) || areaOf(b.rect) - areaOf(a.rect))
    .map((box): Ordered => ({ box, look: lookOf(levelOf(boxes, box.id)) }))
  known.set(boxes, sorted)
  return sorted
}

/** A box as the pane shows it. */
export interface BoxLine extends Line {
  readonly box: Box
}

/** All boxes that the pane shows, without those that are drawn elsewhere. */
export function restingLines(
  boxes: readonly Box[],
  elsewhere: ReadonlySet<string>,
  viewport: Viewport,
  pane: Size,
): readonly BoxLine[] {
  const lines: BoxLine[] = []
  for (const { box, look } of drawingOrder(boxes)) {
    const rect = shownRect(viewport, box.rect)
    if (inPane(rect, pane) && !elsewhere.has(box.id)) lines.push({ box, rect, look })
  }
  return lines
}

/** These boxes where the hand has them now, without those out of sight. */
export function linesOf(
  boxes: readonly Box[],
  ids: Iterable<string>,
  moved: ReadonlyMap<string, Rect>,
  viewport: Viewport,
  pane: Size,
): readonly BoxLine[] {
  const lines: BoxLine[] = []
  for (const id of ids) {
    const box = boxOf(boxes, id)
    const rect = box && shownRect(viewport, moved.get(id) ?? box.rect)
    if (rect && inPane(rect, pane)) lines.push({ box, rect, look: lookOf(levelOf(boxes, id)) })
  }
  return lines
}

/** More tags than this would be noise; boxes smaller than the smallest are told apart by hovering. */
const mostTags = 60
const smallestTagged = 12

const longest = 28

/** The level, the label, and whether it is locked. */
export function tagText(boxes: readonly Box[], box: Box): string {
  const label = box.label.length > longest ? `${box.label.slice(0, longest - 1)}…` : box.label
  const level = String(levelOf(boxes, box.id))
  return `${level}${label === '' ? '' : ` ${label}`}${box.locked ? ' · locked' : ''}`
}

/** Places for the tags of these boxes, the inner ones first, where `taken` leaves room. */
export function tagsOf(
  context: Konva.Context,
  boxes: readonly Box[],
  lines: readonly BoxLine[],
  pane: Size,
  taken: readonly Rect[],
): readonly PlacedTag[] {
  const tagged = lines.filter(({ rect }) => Math.max(widthOf(rect), heightOf(rect)) >= smallestTagged)
  if (tagged.length > mostTags) return []
  const tags = tagged.toReversed().map(({ box, rect }): Tag => {
    return { id: box.id, rect, width: tagWidth(context, tagText(boxes, box)) }
  })
  return placeTags(tags, pane, taken)
}

/** The tag of the one selected box. It stands clear of the handles, and all others give way to it. */
export function heldTag(
  context: Konva.Context,
  boxes: readonly Box[],
  box: Box,
  viewport: Viewport,
  pane: Size,
  reach: number,
): readonly PlacedTag[] {
  const rect = handlesOnScreen(viewport, box, reach)
  return placeTags([{ id: box.id, rect, width: tagWidth(context, tagText(boxes, box)) }], pane)
}

function handlesOnScreen(viewport: Viewport, box: Box, reach: number): Rect {
  const frame = screenRect(viewport, handleFrame(box.rect, reach))
  return { x1: frame.x1 - 3, y1: frame.y1 - 3, x2: frame.x2 + 3, y2: frame.y2 + 3 }
}

/** Below this size the handles fill their frame. */
const crampedFrame = 64

/** Where the tags of other boxes may not lie: on the tag of the selected one, or on handles that stand close. */
export function heldRoom(
  context: Konva.Context,
  boxes: readonly Box[],
  box: Box,
  viewport: Viewport,
  pane: Size,
  reach: number,
): readonly Rect[] {
  const tag = heldTag(context, boxes, box, viewport, pane, reach).map(({ at }) => at)
  const frame = handlesOnScreen(viewport, box, reach)
  const cramped = widthOf(frame) < crampedFrame && heightOf(frame) < crampedFrame
  return cramped ? [frame, ...tag] : tag
}

export function drawTags(context: Konva.Context, boxes: readonly Box[], tags: readonly PlacedTag[]): void {
  for (const { id, at } of tags) {
    const box = boxOf(boxes, id)
    if (!box) continue
    drawTag(context, at, tagText(boxes, box), { back: lookOf(levelOf(boxes, id)).colour, text: ink.text })
  }
}
