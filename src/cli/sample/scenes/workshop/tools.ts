import { heightOf, widthOf, type Rect } from '../../../../domain/geometry.ts'
import { dim, lit, tint } from '../../colour.ts'
import { across, down, linear } from '../../light.ts'
import { letter } from '../../lettering.ts'
import {
  blob,
  box,
  clipped,
  disc,
  fillBox,
  inset,
  outline,
  placed,
  roundBox,
  strokeBox,
  type Pen,
} from '../../pen.ts'
import type { Random } from '../../random.ts'
import { planks } from '../../texture.ts'
import { mallet, square, type Screwdriver, type Spanner } from './plan.ts'

export const steel = (pen: Pen, rect: Rect): ReturnType<typeof across> =>
  linear(pen, rect.x1, rect.y1, rect.x2, rect.y2, [
    [0, '#e9ecee'],
    [0.25, '#b4bac0'],
    [0.45, '#f4f6f7'],
    [0.62, '#8d959c'],
    [1, '#5b636b'],
  ])

const rounded = (pen: Pen, rect: Rect, hex: string): ReturnType<typeof across> =>
  across(pen, rect, [
    [0, dim(hex, 0.5)],
    [0.28, lit(hex, 0.3)],
    [0.55, hex],
    [1, dim(hex, 0.6)],
  ])

export function wooden(pen: Pen, rect: Rect, hex: string, random: Random, upright = true): void {
  planks(pen, rect, random, {
    base: hex,
    width: upright ? widthOf(rect) + 4 : heightOf(rect) + 4,
    upright,
    contrast: 1.5,
  })
  pen.fillStyle = upright
    ? across(pen, rect, [
        [0, tint('#1c0d04', 0.5)],
        [0.3, tint('#fff0d0', 0.2)],
        [0.6, tint('#000000', 0)],
        [1, tint('#1c0d04', 0.6)],
      ])
    : down(pen, rect, [
        [0, tint('#fff0d0', 0.24)],
        [0.4, tint('#000000', 0)],
        [1, tint('#1c0d04', 0.6)],
      ])
  fillBox(pen, rect)
}

export function drawSaw(pen: Pen, x: number, y: number, random: Random): void {
  placed(pen, x, y, 0.02, 1, () => {
    pen.fillStyle = linear(pen, 200, 0, 320, 320, [
      [0, '#dfe3e6'],
      [0.4, '#a9b0b6'],
      [0.55, '#eef1f2'],
      [1, '#7b838a'],
    ])
    pen.beginPath()
    pen.moveTo(190, 40)
    pen.lineTo(790, 130)
    pen.lineTo(790, 210)
    for (let tooth = 0; tooth < 60; tooth++) {
      pen.lineTo(790 - tooth * 10 - 5, 222 + tooth * 1.3)
      pen.lineTo(790 - tooth * 10 - 10, 211 + tooth * 1.3)
    }
    pen.closePath()
    pen.fill()
    letter(pen, 'HOLT & SONS', box(380, 128, 210, 24), {
      fill: tint('#3a4046', 0.7),
      weight: 700,
      tracking: 0.1,
    })
    const handle = (): void =>
      blob(pen, [
        { x: 0, y: 60 },
        { x: 70, y: 0 },
        { x: 200, y: 20 },
        { x: 240, y: 90 },
        { x: 226, y: 190 },
        { x: 250, y: 300 },
        { x: 150, y: 330 },
        { x: 90, y: 280 },
        { x: 20, y: 300 },
        { x: -20, y: 210 },
      ])
    pen.fillStyle = '#8a4f26'
    handle()
    pen.fill()
    clipped(pen, handle, () => wooden(pen, box(-40, -20, 310, 370), '#9a5a2c', random))
    pen.fillStyle = '#a8804c'
    blob(pen, [
      { x: 70, y: 96 },
      { x: 130, y: 84 },
      { x: 160, y: 150 },
      { x: 140, y: 236 },
      { x: 84, y: 230 },
      { x: 56, y: 160 },
    ])
    pen.fill()
    pen.strokeStyle = tint('#000000', 0.4)
    pen.lineWidth = 6
    pen.stroke()
    pen.fillStyle = '#d8b86a'
    for (const [sx, sy] of [
      [196, 90],
      [208, 160],
      [204, 230],
    ] as const) {
      disc(pen, sx, sy, 13)
      pen.fill()
    }
  })
}

export function drawSquare(pen: Pen, random: Random): void {
  const { x1, y1, x2, y2 } = square.rect
  const blade = box(x1 + 12, y1, 62, heightOf(square.rect) - 10)
  pen.fillStyle = steel(pen, blade)
  fillBox(pen, blade)
  pen.fillStyle = '#3a4046'
  for (let tick = 0; tick < 34; tick++)
    pen.fillRect(blade.x1, y1 + 6 + tick * 9.4, tick % 5 === 0 ? 26 : 14, 2)
  for (let mark = 1; mark < 7; mark++)
    letter(pen, String(mark), box(blade.x1 + 30, y1 + mark * 47 - 6, 18, 14), {
      fill: '#3a4046',
      weight: 600,
    })
  const stock = box(x1, y2 - 84, x2 - x1, 84)
  wooden(pen, stock, '#6a3320', random, false)
  pen.fillStyle = '#cfa652'
  fillBox(pen, box(stock.x1, stock.y1, widthOf(stock), 9))
  for (const dx of [24, 44, 62]) {
    disc(pen, x1 + dx, y2 - 40, 7)
    pen.fill()
  }
}

export function drawSpanner(pen: Pen, { x, length, size }: Spanner, top: number): void {
  const width = 22 + size * 0.9
  const shaft = box(x - width / 2, top + width, width, length - width * 2)
  pen.fillStyle = steel(pen, shaft)
  roundBox(pen, shaft, width / 3)
  pen.fill()
  disc(pen, x, top + width, width * 0.98)
  pen.fill()
  disc(pen, x, top + length - width, width)
  pen.fill()
  pen.fillStyle = '#b08a58'
  placed(pen, x, top + width, 0.26, 1, () => {
    outline(
      pen,
      -width * 0.46,
      -width * 1.3,
      width * 0.46,
      -width * 1.3,
      width * 0.46,
      0,
      0,
      width * 0.26,
      -width * 0.46,
      0,
    )
    pen.fill()
  })
  disc(pen, x, top + length - width, width * 0.52)
  pen.fill()
  letter(pen, String(size), box(x - width * 0.4, top + length / 2 - 12, width * 0.8, 20), {
    fill: '#3a4046',
    weight: 700,
  })
}

/** The blade goes down through the rack; the handle stands above it. */
export function drawScrewdriver(pen: Pen, { x, hex, length }: Screwdriver, top: number): void {
  const blade = box(x - 8, top + 40, 16, length)
  pen.fillStyle = across(pen, blade, [
    [0, '#5b636b'],
    [0.35, '#f1f4f5'],
    [1, '#6d757c'],
  ])
  fillBox(pen, blade)
  const grip = box(x - 30, top - 150, 60, 170)
  pen.fillStyle = rounded(pen, grip, hex)
  roundBox(pen, grip, 24)
  pen.fill()
  pen.fillStyle = tint('#000000', 0.22)
  for (const dx of [-16, 0, 16]) fillBox(pen, box(x + dx - 3, top - 132, 6, 118))
  pen.fillStyle = tint('#ffffff', 0.4)
  roundBox(pen, box(x - 17, top - 140, 7, 120), 3)
  pen.fill()
  pen.fillStyle = dim(hex, 0.5)
  fillBox(pen, box(x - 18, top + 14, 36, 24))
}

export function drawHammer(pen: Pen, x: number, y: number, random: Random): void {
  wooden(pen, box(x - 22, y + 60, 44, 470), '#b5803f', random)
  pen.fillStyle = linear(pen, x, y, x, y + 90, [
    [0, '#9aa1a8'],
    [0.3, '#e4e8ea'],
    [0.6, '#6b737a'],
    [1, '#3c4248'],
  ])
  outline(
    pen,
    x - 110,
    y + 20,
    x - 90,
    y + 12,
    x + 40,
    y + 6,
    x + 44,
    y - 6,
    x + 104,
    y - 6,
    x + 104,
    y + 92,
    x + 44,
    y + 92,
    x + 40,
    y + 76,
    x - 30,
    y + 70,
    x - 120,
    y + 44,
  )
  pen.fill()
}

export function drawMallet(pen: Pen, random: Random): void {
  wooden(pen, mallet.handle, '#b8874a', random)
  const { head } = mallet
  planks(pen, head, random, { base: '#b98a50', width: heightOf(head) + 4, contrast: 1.9 })
  pen.fillStyle = down(pen, head, [
    [0, tint('#fff0d0', 0.3)],
    [0.35, tint('#000000', 0)],
    [1, tint('#1c0d04', 0.55)],
  ])
  fillBox(pen, head)
  const end = box(head.x2 - 34, head.y1, 34, heightOf(head))
  pen.fillStyle = across(pen, end, [
    [0, '#8a5f30'],
    [1, '#6f4820'],
  ])
  fillBox(pen, end)
  pen.strokeStyle = tint('#4a2a10', 0.6)
  pen.lineWidth = 2
  clipped(
    pen,
    () => {
      pen.beginPath()
      pen.rect(end.x1, end.y1, 34, heightOf(head))
    },
    () => {
      for (let ring = 6; ring < 130; ring += 9) {
        disc(pen, end.x1 + 40, head.y1 + 80, ring * 0.5, ring)
        pen.stroke()
      }
    },
  )
  pen.strokeStyle = tint('#3a1f0c', 0.5)
  pen.lineWidth = 3
  strokeBox(pen, inset(head, 1))
}

export function drawChisel(pen: Pen, x: number, y: number, width: number, random: Random): void {
  wooden(pen, box(x - 24, y - 150, 48, 190), '#a86a34', random)
  pen.fillStyle = '#cfa652'
  fillBox(pen, box(x - 26, y + 30, 52, 16))
  const blade = box(x - width / 2, y + 46, width, 270)
  pen.fillStyle = steel(pen, blade)
  outline(
    pen,
    x - 10,
    blade.y1,
    x + 10,
    blade.y1,
    blade.x2,
    blade.y1 + 60,
    blade.x2,
    blade.y2,
    blade.x1,
    blade.y2,
    blade.x1,
    blade.y1 + 60,
  )
  pen.fill()
  pen.fillStyle = tint('#ffffff', 0.5)
  fillBox(pen, box(blade.x1, blade.y2 - 34, width, 34))
}
