import { createRequire } from 'node:module'
import { GlobalFonts } from '@napi-rs/canvas'
import { heightOf, widthOf, type Rect } from '../../domain/geometry.ts'
import type { Pen } from './pen.ts'

const family = 'Saccade Sample Inter'

/** Makes the one typeface of the sample known, from the package that the workbench itself uses. */
export function loadLetters(): void {
  if (GlobalFonts.has(family)) return
  const resolve = createRequire(import.meta.url).resolve
  for (const style of ['normal', 'italic']) {
    const file = resolve(`@fontsource-variable/inter/files/inter-latin-wght-${style}.woff2`)
    if (!GlobalFonts.registerFromPath(file, family))
      throw new Error(`The typeface at ${file} could not be read.`)
  }
}

export interface Letters {
  readonly fill: string
  readonly weight?: number
  readonly italic?: boolean
  /** Letter spacing as a share of the letter height. */
  readonly tracking?: number
  readonly align?: 'left' | 'center' | 'right'
  /** How far letters may be squeezed or stretched sideways to fill the rect; 1 keeps their shape. */
  readonly stretch?: number
}

/** One line of letters as large as fits the rect: cap height at most its height, length at most its width. */
export function letter(pen: Pen, text: string, rect: Rect, how: Letters): void {
  const height = heightOf(rect)
  const size = height / 0.76
  pen.save()
  pen.font = `${how.italic ? 'italic ' : ''}${how.weight ?? 600} ${size}px "${family}"`
  pen.letterSpacing = `${(how.tracking ?? 0) * size}px`
  pen.textAlign = 'left'
  pen.textBaseline = 'alphabetic'
  const measured = Math.max(1, pen.measureText(text).width)
  const room = widthOf(rect) / measured
  const stretch = how.stretch ?? 1
  const scaleX = Math.min(room, stretch)
  const scaleY = Math.min(1, room * Math.max(stretch, 1 / 0.82))
  const used = measured * scaleX
  const free = widthOf(rect) - used
  const x = rect.x1 + (how.align === 'left' ? 0 : how.align === 'right' ? free : free / 2)
  pen.translate(x, rect.y1 + height / 2 + (height * scaleY) / 2)
  pen.scale(scaleX, scaleY)
  pen.fillStyle = how.fill
  pen.fillText(text, 0, -height * 0.03)
  pen.restore()
}

/** Letters that run down the rect, as on a book's spine. */
export function letterDown(pen: Pen, text: string, rect: Rect, how: Letters): void {
  pen.save()
  pen.translate(rect.x2, rect.y1)
  pen.rotate(Math.PI / 2)
  letter(pen, text, { x1: 0, y1: 0, x2: heightOf(rect), y2: widthOf(rect) }, how)
  pen.restore()
}
