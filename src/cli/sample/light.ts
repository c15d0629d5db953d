import type { CanvasGradient } from '@napi-rs/canvas'
import type { Rect, Size } from '../../domain/geometry.ts'
import { tint } from './colour.ts'
import type { Pen } from './pen.ts'

export type Stops = readonly (readonly [number, string])[]

function filled(gradient: CanvasGradient, stops: Stops): CanvasGradient {
  for (const [at, colour] of stops) gradient.addColorStop(at, colour)
  return gradient
}

export const linear = (
  pen: Pen,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  stops: Stops,
): CanvasGradient => filled(pen.createLinearGradient(x1, y1, x2, y2), stops)

export const radial = (pen: Pen, x: number, y: number, radius: number, stops: Stops): CanvasGradient =>
  filled(pen.createRadialGradient(x, y, 0, x, y, radius), stops)

/** From top to bottom of the rect. */
export const down = (pen: Pen, rect: Rect, stops: Stops): CanvasGradient =>
  linear(pen, 0, rect.y1, 0, rect.y2, stops)
/** From left to right of the rect. */
export const across = (pen: Pen, rect: Rect, stops: Stops): CanvasGradient =>
  linear(pen, rect.x1, 0, rect.x2, 0, stops)

/** A soft light added to what is there; falls off about with the square of the distance. */
export function glow(pen: Pen, x: number, y: number, radius: number, hex: string, strength: number): void {
  pen.save()
  pen.globalCompositeOperation = 'screen'
  pen.fillStyle = radial(pen, x, y, radius, [
    [0, tint(hex, strength)],
    [0.12, tint(hex, strength * 0.62)],
    [0.3, tint(hex, strength * 0.27)],
    [0.6, tint(hex, strength * 0.07)],
    [1, tint(hex, 0)],
  ])
  pen.fillRect(x - radius, y - radius, radius * 2, radius * 2)
  pen.restore()
}

/** A soft dark pool, for contact shadows and corners. */
export function pool(
  pen: Pen,
  x: number,
  y: number,
  rx: number,
  ry: number,
  strength: number,
  hex = '#000000',
): void {
  pen.save()
  pen.translate(x, y)
  pen.scale(rx, ry)
  pen.fillStyle = radial(pen, 0, 0, 1, [
    [0, tint(hex, strength)],
    [0.5, tint(hex, strength * 0.55)],
    [1, tint(hex, 0)],
  ])
  pen.fillRect(-1, -1, 2, 2)
  pen.restore()
}

/** Whatever `draw` fills throws a soft shadow. */
export function casting(
  pen: Pen,
  shadow: {
    readonly blur: number
    readonly dx?: number
    readonly dy?: number
    readonly hex?: string
    readonly alpha: number
  },
  draw: () => void,
): void {
  pen.save()
  pen.shadowColor = tint(shadow.hex ?? '#000000', shadow.alpha)
  pen.shadowBlur = shadow.blur
  pen.shadowOffsetX = shadow.dx ?? 0
  pen.shadowOffsetY = shadow.dy ?? 0
  draw()
  pen.restore()
}

/** Everything that `draw` paints, with this composite operation and alpha. */
export function blended(
  pen: Pen,
  operation: Pen['globalCompositeOperation'],
  alpha: number,
  draw: () => void,
): void {
  pen.save()
  pen.globalCompositeOperation = operation
  pen.globalAlpha = alpha
  draw()
  pen.restore()
}

/** Darkens the corners, as a lens does. */
export function vignette(pen: Pen, size: Size, strength: number, hex = '#000000'): void {
  pen.save()
  pen.translate(size.width / 2, size.height / 2)
  pen.scale(size.width * 0.72, size.height * 0.72)
  pen.fillStyle = radial(pen, 0, 0, 1, [
    [0, tint(hex, 0)],
    [0.55, tint(hex, 0)],
    [0.8, tint(hex, strength * 0.4)],
    [1, tint(hex, strength)],
  ])
  pen.fillRect(-1, -1, 2, 2)
  pen.restore()
}
