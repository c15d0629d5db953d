import { heightOf, widthOf } from '../../../../domain/geometry.ts'
import { between, dim, lit, tint } from '../../colour.ts'
import { across, casting, down, glow, pool } from '../../light.ts'
import { letter } from '../../lettering.ts'
import {
  box,
  clipped,
  disc,
  fillBox,
  inset,
  line,
  outline,
  roundBox,
  strokeBox,
  type Pen,
} from '../../pen.ts'
import type { Random } from '../../random.ts'
import { ground, type House } from './plan.ts'

function drawWares(pen: Pen, x1: number, x2: number, shelf: number, random: Random): void {
  for (let x = x1; x < x2 - 20;) {
    const width = random.between(12, 34)
    const height = random.between(14, 46)
    const hex = random.pick([
      '#a14b3a',
      '#d9b45c',
      '#5f7f6a',
      '#3d4f72',
      '#e6d5b4',
      '#8c6a9a',
      '#c9743f',
      '#6a3f33',
    ])
    pen.fillStyle = across(pen, box(x, 0, width, 1), [
      [0, dim(hex, 0.25)],
      [0.4, lit(hex, 0.25)],
      [1, dim(hex, 0.45)],
    ])
    if (random.chance(0.3)) {
      disc(pen, x + width / 2, shelf - width / 2, width / 2)
      pen.fill()
    } else {
      roundBox(pen, box(x, shelf - height, width, height), 4)
      pen.fill()
    }
    x += width + random.between(3, 14)
  }
}

/** The ground floor of a house: sign, awning, shop window with its wares, door with number. */
export function drawShop(pen: Pen, house: House, random: Random): void {
  const { shop, rect } = house
  const base = box(rect.x1, ground - 445, widthOf(rect), 445)
  pen.fillStyle = down(pen, base, [
    [0, dim(shop.signColour, 0.1)],
    [1, dim(shop.signColour, 0.45)],
  ])
  fillBox(pen, base)
  pen.strokeStyle = lit(shop.signColour, 0.25, 0.5)
  pen.lineWidth = 3
  strokeBox(pen, inset(base, 16))

  const { front } = shop
  pen.fillStyle = down(pen, front, [
    [0, '#ffe6b0'],
    [0.55, '#f8b866'],
    [1, '#a9652f'],
  ])
  fillBox(pen, front)
  clipped(
    pen,
    () => {
      pen.beginPath()
      pen.rect(front.x1, front.y1, widthOf(front), heightOf(front))
    },
    () => {
      for (let x = front.x1 + 60; x < front.x2; x += 150) {
        pen.strokeStyle = '#3b2a1c'
        pen.lineWidth = 3
        line(pen, x, front.y1, x, front.y1 + 44)
        pen.fillStyle = '#fff8e4'
        disc(pen, x, front.y1 + 54, 15)
        pen.fill()
        glow(pen, x, front.y1 + 54, 130, '#fff0c8', 0.75)
      }
      for (const shelf of [front.y1 + 128, front.y1 + 186, front.y2 - 6]) {
        drawWares(pen, front.x1 + 10, front.x2, shelf, random)
        pen.fillStyle = '#5a3a20'
        fillBox(pen, box(front.x1, shelf, widthOf(front), 6))
      }
      pen.fillStyle = tint('#ffffff', 0.07)
      outline(
        pen,
        front.x1 + 40,
        front.y2,
        front.x1 + 190,
        front.y1,
        front.x1 + 290,
        front.y1,
        front.x1 + 140,
        front.y2,
      )
      pen.fill()
    },
  )
  pen.strokeStyle = dim(shop.signColour, 0.3)
  pen.lineWidth = 9
  strokeBox(pen, front)
  for (let pane = 1; pane < 4; pane++)
    line(
      pen,
      front.x1 + (widthOf(front) * pane) / 4,
      front.y1,
      front.x1 + (widthOf(front) * pane) / 4,
      front.y2,
    )

  drawDoor(pen, house)
  casting(pen, { blur: 16, dy: 7, alpha: 0.6 }, () => {
    pen.fillStyle = lit(shop.signColour, 0.06)
    fillBox(pen, shop.sign)
  })
  pen.strokeStyle = '#c9a35a'
  pen.lineWidth = 3
  strokeBox(pen, inset(shop.sign, 5))
  letter(pen, shop.name, inset(shop.sign, 15), { fill: '#f6dfa8', weight: 700, tracking: 0.09 })
  for (let x = shop.sign.x1 + 80; x < shop.sign.x2; x += 190)
    glow(pen, x, shop.sign.y1 - 4, 130, '#ffdf9f', 0.42)

  const top = shop.sign.y2 + 14
  const reach = top + 96
  const from = front.x1 - 22
  const to = front.x2 + 22
  const stripes = Math.round((to - from) / 42)
  casting(pen, { blur: 34, dy: 22, alpha: 0.6 }, () => {
    pen.fillStyle = shop.awning
    outline(pen, from + 22, top, to - 22, top, to, reach, from, reach)
    pen.fill()
  })
  for (let stripe = 0; stripe < stripes; stripe++) {
    const a = stripe / stripes
    const b = (stripe + 1) / stripes
    const hex = stripe % 2 === 0 ? shop.awning : between(shop.awning, '#f3e7d0', 0.28)
    pen.fillStyle = down(pen, box(0, top, 1, 96), [
      [0, dim(typeof hex === 'string' && hex.startsWith('#') ? hex : shop.awning, 0.42)],
      [1, hex],
    ])
    const x = (t: number, edge: number): number => from + edge + (to - from - edge * 2) * t
    outline(pen, x(a, 22), top, x(b, 22), top, x(b, 0), reach, x(a, 0), reach)
    pen.fill()
    pen.fillStyle = hex
    pen.beginPath()
    pen.rect(x(a, 0), reach, x(b, 0) - x(a, 0), 14)
    pen.ellipse((x(a, 0) + x(b, 0)) / 2, reach + 14, (x(b, 0) - x(a, 0)) / 2, 11, 0, 0, Math.PI)
    pen.fill()
  }
  glow(pen, (front.x1 + front.x2) / 2, front.y2 - 60, 420, '#ffb765', 0.3)
}

function drawDoor(pen: Pen, { shop }: House): void {
  const { door } = shop
  pen.fillStyle = '#1d1820'
  fillBox(pen, box(door.x1 - 14, door.y1 - 84, widthOf(door) + 28, heightOf(door) + 84))
  pen.fillStyle = '#f7c982'
  fillBox(pen, box(door.x1, door.y1 - 70, widthOf(door), 58))
  pen.fillStyle = across(pen, door, [
    [0, dim(shop.doorColour, 0.35)],
    [0.3, lit(shop.doorColour, 0.1)],
    [1, dim(shop.doorColour, 0.3)],
  ])
  fillBox(pen, door)
  pen.strokeStyle = dim(shop.doorColour, 0.55)
  pen.lineWidth = 4
  for (const [y, height] of [
    [22, 110],
    [152, 120],
  ] as const) {
    for (const x of [14, 70]) strokeBox(pen, box(door.x1 + x, door.y1 + y, 48, height))
  }
  pen.fillStyle = '#d8b45f'
  disc(pen, door.x1 + 118, door.y1 + 160, 6)
  pen.fill()
  pen.fillStyle = '#1f3e7a'
  roundBox(pen, box(door.x1 + 42, door.y1 - 58, 48, 34), 6)
  pen.fill()
  letter(pen, String(shop.number), box(door.x1 + 46, door.y1 - 52, 40, 22), { fill: '#ffffff', weight: 700 })
  pool(pen, (door.x1 + door.x2) / 2, ground, 90, 10, 0.5)
}
