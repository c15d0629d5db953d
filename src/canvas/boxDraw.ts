import type Konva from 'konva'
import {
  centreOf,
  heightOf,
  rectBetween,
  widthOf,
  type Point,
  type Rect,
  type Size,
} from '../domain/geometry.ts'
import { rectOfSpan, type CellSpan, type TokenGrid } from '../domain/tokenCells.ts'
import { ink, type LevelLook } from './boxColours.ts'
import { toScreen, type Viewport } from './viewport.ts'

/** How boxes and what belongs to them look. Every line lies on a dark halo, so that it is seen on any picture. */

type Context = Konva.Context

/** A rect on the screen; it stays upright however the view is turned. */
export const screenRect = (viewport: Viewport, rect: Rect): Rect =>
  rectBetween(toScreen(viewport, { x: rect.x1, y: rect.y1 }), toScreen(viewport, { x: rect.x2, y: rect.y2 }))

/** Smallest side of a box on the screen: a box of a few pixels must not vanish. */
const smallestShown = 7

export function shownRect(viewport: Viewport, rect: Rect): Rect {
  const at = screenRect(viewport, rect)
  const dx = (smallestShown - widthOf(at)) / 2
  const dy = (smallestShown - heightOf(at)) / 2
  if (dx <= 0 && dy <= 0) return at
  const [x, y] = [Math.max(0, dx), Math.max(0, dy)]
  return { x1: at.x1 - x, y1: at.y1 - y, x2: at.x2 + x, y2: at.y2 + y }
}

export const inPane = (rect: Rect, { width, height }: Size): boolean =>
  rect.x2 >= -8 && rect.y2 >= -8 && rect.x1 <= width + 8 && rect.y1 <= height + 8

/** Further out than this nothing is drawn: at high zoom a box may be a million pixels wide, and so its dashes. */
const farthest = 8192
const near = (at: number): number => Math.round(Math.min(farthest, Math.max(-farthest, at)))

/** Strokes around a rect, so that the line covers none of what is inside. */
function around(context: Context, rect: Rect, width: number): void {
  const x = near(rect.x1)
  const y = near(rect.y1)
  const out = width / 2
  context.strokeRect(x - out, y - out, near(rect.x2) - x + width, near(rect.y2) - y + width)
}

export interface Line {
  readonly rect: Rect
  readonly look: LevelLook
}

/** With more boxes in sight their lines are whole, for dashes could not be told apart and cost most of a frame. */
const mostDashed = 150
/** With more boxes in sight their lines have no halo. */
const mostHaloed = 800

/** Strokes many boxes with as few changes of the pen as possible. Lines of the same look stand together. */
export function strokeBoxes(context: Context, lines: readonly Line[], width: number): void {
  const dashed = lines.length <= mostDashed
  context.setAttr('lineJoin', 'miter')
  context.setLineDash([])
  if (lines.length <= mostHaloed) {
    context.setAttr('strokeStyle', ink.halo)
    context.setAttr('lineWidth', width + 2)
    for (const { rect } of lines) around(context, rect, width)
  }
  context.setAttr('lineWidth', width)
  let pen: LevelLook | null = null
  for (const { rect, look } of lines) {
    if (look !== pen) {
      context.setAttr('strokeStyle', look.colour)
      if (dashed) context.setLineDash([...look.dash])
      pen = look
    }
    if (dashed && look.dash.length > 0) dashAround(context, rect, width)
    else around(context, rect, width)
  }
  context.setLineDash([])
}

/** Four lines instead of one outline: a browser dashes a straight line much faster, and only where it is in sight. */
function dashAround(context: Context, rect: Rect, width: number): void {
  const out = width / 2
  const [x1, y1] = [near(rect.x1) - out, near(rect.y1) - out]
  const [x2, y2] = [near(rect.x2) + out, near(rect.y2) + out]
  dash(context, x1 - out, y1, x2 + out, y1)
  dash(context, x1 - out, y2, x2 + out, y2)
  dash(context, x1, y1, x1, y2)
  dash(context, x2, y1, x2, y2)
}

function dash(context: Context, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath()
  context.moveTo(x1, y1)
  context.lineTo(x2, y2)
  context.stroke()
}

/** One line with its halo, for what is in the hand. */
export const strokeBox = (context: Context, rect: Rect, look: LevelLook, width: number): void =>
  strokeBoxes(context, [{ rect, look }], width)

const font = "600 11px 'Inter Variable', system-ui, sans-serif"

/** How wide a tag with this text is. */
export function tagWidth(context: Context, text: string): number {
  context.setAttr('font', font)
  return Math.ceil(context.measureText(text).width) + 10
}

export interface TagLook {
  readonly back: string
  readonly text: string
}

export function drawTag(context: Context, at: Rect, text: string, look: TagLook): void {
  const [x, y, width, height] = [Math.round(at.x1), Math.round(at.y1), widthOf(at), heightOf(at)]
  context.setAttr('fillStyle', ink.halo)
  context.beginPath()
  context.roundRect(x - 1, y - 1, width + 2, height + 2, 4)
  context.fill()
  context.setAttr('fillStyle', look.back)
  context.beginPath()
  context.roundRect(x, y, width, height, 3)
  context.fill()
  context.setAttr('fillStyle', look.text)
  context.setAttr('font', font)
  context.setAttr('textBaseline', 'middle')
  context.setAttr('textAlign', 'left')
  context.fillText(text, x + 5, y + height / 2 + 0.5)
}

/** Handles at these places of the screen. */
export function drawHandles(context: Context, places: readonly Point[], frame: Rect | null): void {
  if (frame) {
    context.setLineDash([1, 3])
    context.setAttr('strokeStyle', ink.handle)
    context.setAttr('lineWidth', 1)
    context.strokeRect(frame.x1, frame.y1, widthOf(frame), heightOf(frame))
    context.setLineDash([])
  }
  for (const { x, y } of places) {
    context.setAttr('fillStyle', ink.halo)
    context.fillRect(Math.round(x) - 5.5, Math.round(y) - 5.5, 11, 11)
    context.setAttr('fillStyle', ink.handle)
    context.fillRect(Math.round(x) - 4, Math.round(y) - 4, 8, 8)
  }
}

export function drawMarquee(context: Context, rect: Rect): void {
  context.setAttr('fillStyle', ink.marquee)
  context.fillRect(rect.x1, rect.y1, widthOf(rect), heightOf(rect))
  strokeBox(context, rect, { colour: ink.marqueeLine, dash: [4, 3] }, 1)
}

/** A spot at each point that was clicked. */
export function drawPoints(context: Context, points: readonly Point[]): void {
  for (const { x, y } of points) {
    for (const [colour, radius] of [
      [ink.halo, 6],
      [ink.handle, 4.5],
      [ink.point, 3],
    ] as const) {
      context.setAttr('fillStyle', colour)
      context.beginPath()
      context.arc(x, y, radius, 0, Math.PI * 2)
      context.fill()
    }
  }
}

function addLine(context: Context, viewport: Viewport, from: Point, to: Point): void {
  const [start, end] = [toScreen(viewport, from), toScreen(viewport, to)]
  context.moveTo(start.x, start.y)
  context.lineTo(end.x, end.y)
}

/** The lines that a snapping edge has met, across the pane. */
export function drawGuides(
  context: Context,
  viewport: Viewport,
  guides: { readonly x: number | null; readonly y: number | null },
  picture: Size,
): void {
  context.setAttr('strokeStyle', ink.guide)
  context.setAttr('lineWidth', 1)
  context.setLineDash([5, 3])
  context.beginPath()
  if (guides.x !== null) addLine(context, viewport, { x: guides.x, y: 0 }, { x: guides.x, y: picture.height })
  if (guides.y !== null) addLine(context, viewport, { x: 0, y: guides.y }, { x: picture.width, y: guides.y })
  context.stroke()
  context.setLineDash([])
}

/** The size of the box in the hand, below it or, at the lower edge of the pane, above. */
export function drawSize(context: Context, at: Rect, size: Rect, pane: Size): void {
  const text = `${measure(widthOf(size))} × ${measure(heightOf(size))}`
  const width = tagWidth(context, text)
  const x = Math.min(Math.max(4, centreOf(at).x - width / 2), pane.width - width - 4)
  const below = at.y2 + 12
  const y = below + 20 > pane.height ? Math.max(4, Math.min(at.y1, pane.height) - 44) : below
  drawTag(context, { x1: x, y1: y, x2: x + width, y2: y + 16 }, text, { back: '#ffffff', text: ink.text })
}

const measure = (length: number): string =>
  Number.isInteger(length) ? String(length) : (Math.round(length * 10) / 10).toString()

/** Cells narrower than this are shown as one block. */
const smallestCell = 4

/** The cells of a model's token grid that a box touches. */
export function drawCells(
  context: Context,
  viewport: Viewport,
  picture: Size,
  grid: TokenGrid,
  spans: readonly CellSpan[],
): void {
  for (const span of spans) {
    const rect = rectOfSpan(span, picture, grid)
    const at = screenRect(viewport, rect)
    context.setAttr('fillStyle', ink.cell)
    context.fillRect(at.x1, at.y1, widthOf(at), heightOf(at))
    strokeBox(context, at, { colour: ink.cellLine, dash: [] }, 1)
    const cells = (span.column1 - span.column0) * (span.row1 - span.row0)
    if (widthOf(at) * heightOf(at) < cells * smallestCell ** 2) continue
    context.beginPath()
    for (let column = span.column0 + 1; column < span.column1; column += 1) {
      const x = (column * picture.width) / grid.columns
      addLine(context, viewport, { x, y: rect.y1 }, { x, y: rect.y2 })
    }
    for (let row = span.row0 + 1; row < span.row1; row += 1) {
      const y = (row * picture.height) / grid.rows
      addLine(context, viewport, { x: rect.x1, y }, { x: rect.x2, y })
    }
    context.setAttr('strokeStyle', ink.cellLine)
    context.setAttr('lineWidth', 1)
    context.stroke()
  }
}
