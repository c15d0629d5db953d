import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Point, Rect } from '../../domain/geometry.ts'

/** What every scene draws with. */
export type Pen = SKRSContext2D

export const box = (x: number, y: number, width: number, height: number): Rect => ({
  x1: x,
  y1: y,
  x2: x + width,
  y2: y + height,
})

export const fillBox = (pen: Pen, { x1, y1, x2, y2 }: Rect): void => pen.fillRect(x1, y1, x2 - x1, y2 - y1)
export const strokeBox = (pen: Pen, { x1, y1, x2, y2 }: Rect): void =>
  pen.strokeRect(x1, y1, x2 - x1, y2 - y1)

export function roundBox(pen: Pen, { x1, y1, x2, y2 }: Rect, radius: number): void {
  pen.beginPath()
  pen.roundRect(x1, y1, x2 - x1, y2 - y1, radius)
}

export const inset = ({ x1, y1, x2, y2 }: Rect, by: number): Rect => ({
  x1: x1 + by,
  y1: y1 + by,
  x2: x2 - by,
  y2: y2 - by,
})

/** A path through the points, given as x, y, x, y …; closed. */
export function outline(pen: Pen, ...numbers: readonly number[]): void {
  pen.beginPath()
  for (let at = 0; at + 1 < numbers.length; at += 2) pen.lineTo(numbers[at] ?? 0, numbers[at + 1] ?? 0)
  pen.closePath()
}

export function line(pen: Pen, ...numbers: readonly number[]): void {
  pen.beginPath()
  for (let at = 0; at + 1 < numbers.length; at += 2) pen.lineTo(numbers[at] ?? 0, numbers[at + 1] ?? 0)
  pen.stroke()
}

export function disc(pen: Pen, x: number, y: number, rx: number, ry = rx, turn = 0): void {
  pen.beginPath()
  pen.ellipse(x, y, Math.abs(rx), Math.abs(ry), turn, 0, Math.PI * 2)
}

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })

/** A closed smooth path through the points. */
export function blob(pen: Pen, points: readonly Point[]): void {
  const at = (index: number): Point => points[(index + points.length) % points.length] ?? { x: 0, y: 0 }
  const start = middle(at(-1), at(0))
  pen.beginPath()
  pen.moveTo(start.x, start.y)
  points.forEach((point, index) => {
    const end = middle(point, at(index + 1))
    pen.quadraticCurveTo(point.x, point.y, end.x, end.y)
  })
  pen.closePath()
}

/** `draw` in a frame of its own: origin moved, then turned, then scaled. */
export function placed(pen: Pen, x: number, y: number, turn: number, scale: number, draw: () => void): void {
  pen.save()
  pen.translate(x, y)
  pen.rotate(turn)
  pen.scale(scale, scale)
  draw()
  pen.restore()
}

export function clipped(pen: Pen, path: () => void, draw: () => void): void {
  pen.save()
  path()
  pen.clip()
  draw()
  pen.restore()
}

export const sheet = (width: number, height: number): Canvas =>
  createCanvas(Math.ceil(width), Math.ceil(height))
