import type Konva from 'konva'
import { heightOf, widthOf, type Point, type Rect } from '../domain/geometry.ts'
import { rectToScreen, toScreen, type Viewport } from './viewport.ts'

type Context = Konva.Context

/** Dims the context around the region, so that the region itself stays the brightest. */
export function drawVeil(context: Context, viewport: Viewport, clip: Rect, region: Rect): void {
  const outer = rectToScreen(viewport, clip)
  const inner = rectToScreen(viewport, region)
  context.setAttr('fillStyle', 'rgba(12, 13, 16, 0.42)')
  context.fillRect(outer.x1, outer.y1, widthOf(outer), inner.y1 - outer.y1)
  context.fillRect(outer.x1, inner.y2, widthOf(outer), outer.y2 - inner.y2)
  context.fillRect(outer.x1, inner.y1, inner.x1 - outer.x1, heightOf(inner))
  context.fillRect(inner.x2, inner.y1, outer.x2 - inner.x2, heightOf(inner))
}

/** Smallest size at which an outline is still seen, in screen pixels: a region of a few pixels must not vanish. */
const smallestOutline = 10

/** A light line on a dark halo: seen on any picture, in both themes, without relying on colour. */
export function drawOutline(context: Context, viewport: Viewport, rect: Rect, handles: boolean): void {
  const at = atLeast(rectToScreen(viewport, rect), smallestOutline)
  const x = Math.round(at.x1) - 1.5
  const y = Math.round(at.y1) - 1.5
  const width = Math.round(widthOf(at)) + 3
  const height = Math.round(heightOf(at)) + 3
  context.setAttr('lineJoin', 'miter')
  context.setAttr('strokeStyle', 'rgba(0, 0, 0, 0.65)')
  context.setAttr('lineWidth', 4)
  context.strokeRect(x, y, width, height)
  context.setAttr('strokeStyle', '#ffb224')
  context.setAttr('lineWidth', 2)
  context.strokeRect(x, y, width, height)
  if (!handles) return
  for (const fx of [0, 0.5, 1]) {
    for (const fy of [0, 0.5, 1]) {
      if (fx === 0.5 && fy === 0.5) continue
      context.setAttr('fillStyle', '#ffffff')
      context.fillRect(x + width * fx - 4, y + height * fy - 4, 8, 8)
      context.setAttr('strokeStyle', '#1b1d22')
      context.setAttr('lineWidth', 1)
      context.strokeRect(x + width * fx - 4, y + height * fy - 4, 8, 8)
    }
  }
}

/** A ring at the spot that is pointed at in the other view. */
export function drawMarker(context: Context, viewport: Viewport, point: Point): void {
  const at = toScreen(viewport, point)
  for (const [color, width] of [
    ['rgba(0, 0, 0, 0.7)', 4],
    ['#ffffff', 1.75],
  ] as const) {
    context.setAttr('strokeStyle', color)
    context.setAttr('lineWidth', width)
    context.beginPath()
    context.arc(at.x, at.y, 9, 0, Math.PI * 2)
    context.moveTo(at.x - 15, at.y)
    context.lineTo(at.x - 5, at.y)
    context.moveTo(at.x + 5, at.y)
    context.lineTo(at.x + 15, at.y)
    context.moveTo(at.x, at.y - 15)
    context.lineTo(at.x, at.y - 5)
    context.moveTo(at.x, at.y + 5)
    context.lineTo(at.x, at.y + 15)
    context.stroke()
  }
}

/** The rect grown about its centre where a side is shorter. */
export function atLeast(rect: Rect, side: number): Rect {
  const dx = Math.max(0, side - widthOf(rect)) / 2
  const dy = Math.max(0, side - heightOf(rect)) / 2
  return { x1: rect.x1 - dx, y1: rect.y1 - dy, x2: rect.x2 + dx, y2: rect.y2 + dy }
}
