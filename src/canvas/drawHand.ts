import type Konva from 'konva'
import { pictureEdge } from '../domain/boxLimits.ts'
import { boxOf } from '../domain/boxes.ts'
import { frameOf, heightOf, widthOf, type Rect, type Size } from '../domain/geometry.ts'
import type { Box } from '../domain/judgement.ts'
import { ink } from './boxColours.ts'
import {
  drawGuides,
  drawHandles,
  drawMarquee,
  drawPoints,
  drawSize,
  screenRect,
  shownRect,
  strokeBox,
  strokeBoxes,
} from './boxDraw.ts'
import { handleFrame, handlesOf } from './boxGrips.ts'
import type { Hand } from './boxHand.ts'
import { drawTags, heldTag, linesOf, tagsOf } from './boxLines.ts'
import { soleOf } from './boxScene.ts'
import { toScreen, type Viewport } from './viewport.ts'

/** What is selected, hovered or in the hand, and where it is seen. */
export interface HandScene {
  readonly boxes: readonly Box[]
  readonly selected: readonly string[]
  readonly hidden: boolean
  readonly viewport: Viewport
  readonly pane: Size
  readonly picture: Size
  /** In picture pixels. */
  readonly reach: number
  readonly hand: Hand
  readonly probe: Rect | null
  /** What stops the hand, and how strongly that is shown just now, from 0 to 1. */
  readonly blocker: string | null
  readonly pulse: number
}

const probeLook = { colour: ink.probe, dash: [6, 5] }
const drawnLook = { colour: ink.drawn, dash: [] }
const blockerLook = { colour: ink.blocker, dash: [] }

type Context = Konva.Context

export function drawHand(context: Context, scene: HandScene): void {
  const { boxes, selected, hidden, viewport, pane, picture, reach, hand, probe } = scene
  const { gesture, shown, hover } = hand
  const dragging = gesture.kind !== 'idle' && gesture.kind !== 'pressing'
  const linesFor = (ids: Iterable<string>) => linesOf(boxes, ids, shown.rects, viewport, pane)

  drawBlocker(context, scene)
  if (!hidden) {
    strokeBoxes(context, linesFor([...shown.rects.keys()].filter((id) => !selected.includes(id))), 2)
    strokeBoxes(context, linesFor(hover !== null && !dragging ? [...shown.chosen, hover] : shown.chosen), 3)
  }
  const held = linesFor(hidden ? selected.filter((id) => shown.rects.has(id)) : selected)
  strokeBoxes(context, held, 3)
  const sole = soleOf(scene)
  if (sole) drawHold(context, sole, scene)
  if (!hidden && !dragging) {
    const tags = sole
      ? heldTag(context, boxes, sole, viewport, pane, reach)
      : tagsOf(context, boxes, held, pane, [])
    drawTags(context, boxes, tags)
  }

  if (probe && !hidden) strokeBox(context, shownRect(viewport, probe), probeLook, 2)
  if (shown.marquee) drawMarquee(context, screenRect(viewport, shown.marquee))
  drawGuides(context, viewport, shown.guides, picture)
  if (shown.drawn) {
    const at = shownRect(viewport, shown.drawn)
    strokeBox(context, at, drawnLook, 2)
    drawSize(context, at, shown.drawn, pane)
  }
  drawPoints(
    context,
    shown.points.map((point) => toScreen(viewport, point)),
  )
}

/** The handles of the one selected box, and its size while it changes. */
function drawHold(context: Context, box: Box, scene: HandScene): void {
  const { viewport, reach, hand, pane, hidden } = scene
  const changed = hand.shown.rects.get(box.id)
  const rect = changed ?? box.rect
  const frame = handleFrame(rect, reach)
  if (!box.locked && !hidden && hand.gesture.kind !== 'moving') {
    const standsOff = widthOf(frame) > widthOf(rect) || heightOf(frame) > heightOf(rect)
    const places = handlesOf(frame, reach).map(([, place]) => toScreen(viewport, place))
    drawHandles(context, places, standsOff ? screenRect(viewport, frame) : null)
  }
  if (changed) drawSize(context, shownRect(viewport, rect), rect, pane)
}

function drawBlocker(context: Context, { blocker, pulse, boxes, hand, picture, viewport }: HandScene): void {
  if (blocker === null) return
  const rect =
    blocker === pictureEdge
      ? frameOf(picture)
      : (hand.shown.rects.get(blocker) ?? boxOf(boxes, blocker)?.rect)
  if (rect) strokeBox(context, shownRect(viewport, rect), blockerLook, 3 + Math.round(pulse * 3))
}
