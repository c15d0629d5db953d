import { blob, disc, placed, type Pen } from './pen.ts'
import type { Random } from './random.ts'

export interface Dress {
  readonly coat: string
  readonly legs: string
  readonly skin: string
  readonly hair: string
  readonly stride?: number
  readonly bag?: string
}

/** A person seen from afar; the feet stand at x, y. */
export function person(
  pen: Pen,
  x: number,
  y: number,
  height: number,
  dress: Dress,
  facing: 1 | -1 = 1,
): void {
  placed(pen, x, y, 0, height / 100, () => {
    pen.scale(facing, 1)
    const stride = dress.stride ?? 4
    pen.lineCap = 'round'
    pen.strokeStyle = dress.legs
    pen.lineWidth = 8.5
    pen.beginPath()
    pen.moveTo(-2.5, -47)
    pen.lineTo(-3 - stride * 0.6, -24)
    pen.lineTo(-3 - stride, -3)
    pen.moveTo(2.5, -47)
    pen.lineTo(3 + stride * 0.9, -24)
    pen.lineTo(3 + stride, -3)
    pen.stroke()
    pen.lineWidth = 5
    pen.beginPath()
    pen.moveTo(-3 - stride, -2)
    pen.lineTo(2 - stride, -1.6)
    pen.moveTo(3 + stride, -2)
    pen.lineTo(8 + stride, -1.6)
    pen.stroke()
    if (dress.bag !== undefined) {
      pen.fillStyle = dress.bag
      pen.beginPath()
      pen.roundRect(-15, -78, 11, 25, 4)
      pen.fill()
    }
    pen.fillStyle = dress.coat
    blob(pen, [
      { x: -10, y: -82 },
      { x: 0, y: -86 },
      { x: 10, y: -82 },
      { x: 11, y: -62 },
      { x: 10, y: -42 },
      { x: 0, y: -38 },
      { x: -10, y: -42 },
      { x: -11, y: -62 },
    ])
    pen.fill()
    pen.strokeStyle = dress.coat
    pen.lineWidth = 6
    pen.beginPath()
    pen.moveTo(-8, -78)
    pen.quadraticCurveTo(-13 - stride * 0.3, -62, -9 + stride * 0.5, -46)
    pen.moveTo(8, -78)
    pen.quadraticCurveTo(14, -62, 10 + stride * 0.6, -47)
    pen.stroke()
    pen.fillStyle = dress.skin
    disc(pen, 0.5, -92.5, 6.2, 7.4)
    pen.fill()
    pen.fillStyle = dress.hair
    disc(pen, -0.8, -95.4, 6.6, 5.2)
    pen.fill()
  })
}

/** A cat that sits with its back to us; the paws are at x, y. */
export function sittingCat(
  pen: Pen,
  x: number,
  y: number,
  height: number,
  fur: string,
  facing: 1 | -1,
): void {
  placed(pen, x, y, 0, height / 100, () => {
    pen.scale(facing, 1)
    pen.fillStyle = fur
    blob(pen, [
      { x: -26, y: 0 },
      { x: -30, y: -28 },
      { x: -18, y: -56 },
      { x: 0, y: -66 },
      { x: 17, y: -54 },
      { x: 26, y: -26 },
      { x: 24, y: 1 },
      { x: 0, y: 4 },
    ])
    pen.fill()
    disc(pen, 3, -74, 19, 17)
    pen.fill()
    pen.beginPath()
    pen.moveTo(-14, -78)
    pen.lineTo(-12, -103)
    pen.lineTo(2, -89)
    pen.lineTo(9, -89)
    pen.lineTo(20, -103)
    pen.lineTo(21, -76)
    pen.fill()
    pen.strokeStyle = fur
    pen.lineWidth = 9
    pen.lineCap = 'round'
    pen.beginPath()
    pen.moveTo(-20, -4)
    pen.bezierCurveTo(-62, 4, -58, -34, -46, -40)
    pen.stroke()
  })
}

const skins = ['#f0cdb0', '#d9a57e', '#a9714b', '#7a4b30', '#e8bd97'] as const
const hairs = ['#1d1512', '#3b2417', '#6b4526', '#a57b45', '#8d8d8d', '#24201f'] as const
const coats = [
  '#27364d',
  '#6d2f33',
  '#3a4a3a',
  '#8a7a5c',
  '#2c2c31',
  '#54486b',
  '#a0523a',
  '#496a7d',
] as const

export const dressed = (random: Random): Dress => ({
  coat: random.pick(coats),
  legs: random.pick(['#1b1d24', '#2d2a2a', '#2b3650', '#453a33']),
  skin: random.pick(skins),
  hair: random.pick(hairs),
  stride: random.between(1, 8),
})
