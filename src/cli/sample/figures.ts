import { across } from './light.ts'
import { blob, clipped, disc, line, placed, type Pen } from './pen.ts'
import type { Random } from './random.ts'

export interface Dress {
  readonly coat: string
  readonly legs: string
  readonly skin: string
  readonly hair: string
  readonly stride?: number
  readonly bag?: string
}

/** A person seen from afar; the feet stand at x, y. The light comes from the left. */
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
    drawLegs(pen, dress, stride)
    if (dress.bag !== undefined) {
      pen.fillStyle = dress.bag
      pen.beginPath()
      pen.roundRect(-14, -79, 11, 26, 4)
      pen.fill()
    }
    drawArm(pen, dress.coat, -1, stride, 'rgba(0,0,0,0.3)')
    pen.fillStyle = dress.coat
    blob(pen, coatShape)
    pen.fill()
    clipped(
      pen,
      () => blob(pen, coatShape),
      () => {
        pen.fillStyle = across(pen, { x1: -11 * facing, y1: 0, x2: 11 * facing, y2: 1 }, [
          [0, 'rgba(255,236,205,0.26)'],
          [0.35, 'rgba(255,236,205,0.05)'],
          [0.6, 'rgba(0,0,0,0.08)'],
          [1, 'rgba(0,0,0,0.46)'],
        ])
        pen.fillRect(-14, -90, 28, 52)
        pen.strokeStyle = 'rgba(0,0,0,0.28)'
        pen.lineWidth = 0.7
        line(pen, 1, -82, 1.6, -40)
        line(pen, -9, -47, 9, -46)
      },
    )
    drawArm(pen, dress.coat, 1, stride, 'rgba(0,0,0,0.2)')
    drawHead(pen, dress)
  })
}

const coatShape = [
  { x: -8.4, y: -82 },
  { x: 0, y: -86.5 },
  { x: 8.4, y: -82 },
  { x: 9.6, y: -70 },
  { x: 7.6, y: -58 },
  { x: 9.6, y: -39 },
  { x: 0, y: -37 },
  { x: -9.6, y: -39 },
  { x: -7.6, y: -58 },
  { x: -9.6, y: -70 },
]

function drawLegs(pen: Pen, dress: Dress, stride: number): void {
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  for (const side of [-1, 1]) {
    const knee = side * (2.6 + stride * 0.7)
    const foot = side * (2.8 + stride)
    pen.strokeStyle = dress.legs
    pen.lineWidth = 7
    line(pen, side * 3, -44, knee, -24)
    pen.lineWidth = 5.4
    line(pen, knee, -24, foot, -4)
    pen.strokeStyle = '#15120f'
    pen.lineWidth = 3.6
    line(pen, foot, -1.8, foot + 4.6, -1.5)
  }
}

function drawArm(pen: Pen, coat: string, side: 1 | -1, stride: number, shade: string): void {
  for (const tone of [coat, shade]) {
    pen.strokeStyle = tone
    pen.lineWidth = 5.2
    pen.beginPath()
    pen.moveTo(side * 8.6, -77)
    pen.quadraticCurveTo(side * 11.4 - stride * 0.2, -64, side * 9.4 + stride * 0.5, -49)
    pen.stroke()
  }
}

function drawHead(pen: Pen, dress: Dress): void {
  pen.fillStyle = dress.skin
  pen.fillRect(-2.4, -88, 5.2, 6)
  disc(pen, 0.6, -92, 4.9, 6.2)
  pen.fill()
  pen.fillStyle = dress.hair
  blob(pen, [
    { x: -5.4, y: -90 },
    { x: -5.6, y: -97 },
    { x: 0, y: -101 },
    { x: 5.8, y: -98 },
    { x: 5.4, y: -94.5 },
    { x: 0.8, y: -94 },
    { x: -1.6, y: -88.5 },
  ])
  pen.fill()
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
