import type { Canvas, CanvasPattern } from '@napi-rs/canvas'
import { heightOf, widthOf, type Rect, type Size } from '../../domain/geometry.ts'
import { colour, css, darker, lighter, mix, type Colour } from './colour.ts'
import { blended } from './light.ts'
import { box, clipped, fillBox, sheet, type Pen } from './pen.ts'
import type { Random } from './random.ts'

export interface Field extends Size {
  readonly at: (x: number, y: number) => number
}

/** Value noise summed over octaves, 0 to 1. `cellX` and `cellY` are the widths of the largest features in samples. */
export function noise(random: Random, size: Size, cellX: number, cellY: number, octaves: number): Field {
  const { width, height } = size
  const values = new Float32Array(width * height)
  let weight = 1
  let total = 0
  for (let octave = 0; octave < octaves; octave++) {
    const stepX = Math.max(1, cellX / 2 ** octave)
    const stepY = Math.max(1, cellY / 2 ** octave)
    const columns = Math.ceil(width / stepX) + 2
    const rows = Math.ceil(height / stepY) + 2
    const lattice = Float32Array.from({ length: columns * rows }, () => random.next())
    for (let y = 0; y < height; y++) {
      const row = Math.floor(y / stepY)
      const fy = smooth(y / stepY - row)
      for (let x = 0; x < width; x++) {
        const column = Math.floor(x / stepX)
        const fx = smooth(x / stepX - column)
        const corner = row * columns + column
        const top = blend(lattice[corner] ?? 0, lattice[corner + 1] ?? 0, fx)
        const bottom = blend(lattice[corner + columns] ?? 0, lattice[corner + columns + 1] ?? 0, fx)
        values[y * width + x] = (values[y * width + x] ?? 0) + weight * blend(top, bottom, fy)
      }
    }
    total += weight
    weight *= 0.5
  }
  return { width, height, at: (x, y) => (values[y * width + x] ?? 0) / total }
}

const smooth = (t: number): number => t * t * (3 - 2 * t)
const blend = (a: number, b: number, t: number): number => a + (b - a) * t

/** A sheet whose pixels are `paint(noise value, x, y)` as red, green, blue, alpha. */
export function painted(
  field: Field,
  paint: (value: number, x: number, y: number) => readonly [Colour, number],
): Canvas {
  const canvas = sheet(field.width, field.height)
  const pen = canvas.getContext('2d')
  const image = pen.createImageData(field.width, field.height)
  for (let y = 0; y < field.height; y++) {
    for (let x = 0; x < field.width; x++) {
      const [[red, green, blue], alpha] = paint(field.at(x, y), x, y)
      const at = (y * field.width + x) * 4
      image.data[at] = red
      image.data[at + 1] = green
      image.data[at + 2] = blue
      image.data[at + 3] = alpha * 255
    }
  }
  pen.putImageData(image, 0, 0)
  return canvas
}

export interface Mottle {
  readonly dark: string
  readonly light: string
  /** Width and height of the largest spots, in picture pixels. */
  readonly cell: readonly [number, number]
  readonly alpha: number
  readonly octaves?: number
  /** Picture pixels per noise sample; larger is softer and cheaper. */
  readonly grain?: number
  readonly blend?: Pen['globalCompositeOperation']
}

/** Uneven tone over a rect: stains, weather, worn paint, cloud. */
export function mottle(pen: Pen, rect: Rect, random: Random, how: Mottle): void {
  const grain = how.grain ?? 4
  const size = { width: Math.ceil(widthOf(rect) / grain), height: Math.ceil(heightOf(rect) / grain) }
  const field = noise(random, size, how.cell[0] / grain, how.cell[1] / grain, how.octaves ?? 5)
  const dark = colour(how.dark)
  const light = colour(how.light)
  const layer = painted(field, (value) => {
    const pushed = Math.min(1, Math.max(0, (value - 0.5) * 2.2 + 0.5))
    return [pushed < 0.5 ? dark : light, Math.abs(pushed - 0.5) * 2]
  })
  blended(pen, how.blend ?? 'source-over', how.alpha, () =>
    pen.drawImage(layer, rect.x1, rect.y1, widthOf(rect), heightOf(rect)),
  )
}

/** The sheet, repeated in both directions, as a fill. */
export function tiled(pen: Pen, sheet: Canvas): CanvasPattern {
  const pattern = pen.createPattern(sheet, 'repeat')
  if (!pattern) throw new Error('The sheet could not be repeated.')
  return pattern
}

/** Fine film grain over the whole picture, soft enough to survive and not to bloat a JPEG. */
export function filmGrain(pen: Pen, size: Size, random: Random, strength: number, scale = 2): void {
  const tile = painted({ width: 384, height: 384, at: () => random.next() }, (value) => {
    const tone = value < 0.5 ? 0 : 255
    return [[tone, tone, tone], Math.abs(value - 0.5) * 2]
  })
  pen.save()
  pen.globalAlpha = strength
  pen.globalCompositeOperation = 'overlay'
  pen.scale(scale, scale)
  pen.fillStyle = tiled(pen, tile)
  pen.fillRect(0, 0, size.width / scale, size.height / scale)
  pen.restore()
}

/** Boards with grain running along their length. */
export function planks(
  pen: Pen,
  rect: Rect,
  random: Random,
  how: {
    readonly base: string
    readonly width: number
    readonly upright?: boolean
    readonly contrast?: number
  },
): void {
  const base = colour(how.base)
  const contrast = how.contrast ?? 1
  const upright = how.upright ?? false
  const along = upright ? heightOf(rect) : widthOf(rect)
  const breadth = upright ? widthOf(rect) : heightOf(rect)
  clipped(
    pen,
    () => {
      pen.beginPath()
      pen.rect(rect.x1, rect.y1, widthOf(rect), heightOf(rect))
    },
    () => {
      pen.translate(rect.x1, rect.y1)
      if (upright) pen.transform(0, 1, 1, 0, 0, 0)
      for (let at = 0; at < breadth; at += how.width) {
        const tone = mix(
          base,
          random.chance(0.5) ? [0, 0, 0] : [255, 255, 255],
          random.between(0, 0.1) * contrast,
        )
        pen.fillStyle = css(tone)
        fillBox(pen, box(0, at, along, how.width + 1))
        const streaks = Math.round(how.width / 3)
        for (let streak = 0; streak < streaks; streak++) {
          const y = at + random.between(1, how.width - 1)
          const from = random.between(-0.3, 0.8) * along
          const length = random.between(0.1, 0.7) * along
          const bend = random.between(-3, 3)
          pen.strokeStyle = css(
            random.chance(0.62) ? darker(tone, 0.4) : lighter(tone, 0.3),
            random.between(0.04, 0.22) * contrast,
          )
          pen.lineWidth = random.between(0.8, 3)
          pen.beginPath()
          pen.moveTo(from, y)
          pen.quadraticCurveTo(from + length / 2, y + bend, from + length, y)
          pen.stroke()
        }
        pen.fillStyle = css(darker(base, 0.75), 0.6)
        fillBox(pen, box(0, at + how.width - 2, along, 2.5))
        pen.fillStyle = css(lighter(base, 0.5), 0.16)
        fillBox(pen, box(0, at, along, 2))
      }
    },
  )
}

/** Courses of bricks or stones in running bond, each with a tone of its own. */
export function courses(
  pen: Pen,
  rect: Rect,
  random: Random,
  how: {
    readonly base: string
    readonly mortar: string
    readonly brick: readonly [number, number]
    readonly joint: number
    readonly vary: number
  },
): void {
  const [width, height] = how.brick
  const base = colour(how.base)
  pen.save()
  pen.beginPath()
  pen.rect(rect.x1, rect.y1, widthOf(rect), heightOf(rect))
  pen.clip()
  pen.fillStyle = how.mortar
  fillBox(pen, rect)
  let odd = false
  for (let y = rect.y1; y < rect.y2; y += height) {
    for (let x = rect.x1 - (odd ? width / 2 : 0); x < rect.x2; x += width) {
      const tone = random.between(-how.vary, how.vary)
      pen.fillStyle = css(tone < 0 ? darker(base, -tone) : lighter(base, tone))
      pen.fillRect(x, y, width - how.joint, height - how.joint)
    }
    odd = !odd
  }
  pen.restore()
}
