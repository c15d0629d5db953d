import { heightOf, widthOf, type Rect } from '../../../../domain/geometry.ts'
import { dim, lit, tint } from '../../colour.ts'
import { casting, down, linear, radial } from '../../light.ts'
import { letter } from '../../lettering.ts'
import { box, clipped, disc, fillBox, line, placed, roundBox, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import { mottle } from '../../texture.ts'
import { bandBox, markOf, nameOf, type Chip, type Resistor, type Tiny } from './plan.ts'

const shade = { blur: 22, dx: 10, dy: 14, alpha: 0.6 }
const ink = '#e9eee4'

const tin = (pen: Pen, rect: Rect): ReturnType<typeof linear> =>
  linear(pen, rect.x1, rect.y1, rect.x2, rect.y2, [
    [0, '#f4f6f4'],
    [0.4, '#aab2b4'],
    [0.6, '#dfe4e4'],
    [1, '#6d7678'],
  ])

function drawPin(pen: Pen, rect: Rect): void {
  pen.fillStyle = tin(pen, rect)
  roundBox(pen, rect, 3)
  pen.fill()
  pen.fillStyle = tint('#000000', 0.25)
  fillBox(pen, { ...rect, y1: rect.y2 - 3 })
}

function drawPins(pen: Pen, { body, pins }: Chip): void {
  const [upright, level] = pins
  for (let at = 0; at < upright; at++) {
    const pitch = heightOf(body) / upright
    const y = body.y1 + pitch * (at + 0.5)
    const half = Math.min(13, pitch * 0.28)
    drawPin(pen, box(body.x1 - 56, y - half, 62, half * 2))
    drawPin(pen, box(body.x2 - 6, y - half, 62, half * 2))
  }
  for (let at = 0; at < level; at++) {
    const pitch = widthOf(body) / level
    const x = body.x1 + pitch * (at + 0.5)
    const half = Math.min(13, pitch * 0.28)
    drawPin(pen, box(x - half, body.y1 - 56, half * 2, 62))
    drawPin(pen, box(x - half, body.y2 - 6, half * 2, 62))
  }
}

export function drawChip(pen: Pen, chip: Chip, random: Random): void {
  const { body, marking, name } = chip
  casting(pen, { blur: 14, dx: 6, dy: 8, alpha: 0.5 }, () => drawPins(pen, chip))
  casting(pen, shade, () => {
    pen.fillStyle = '#1b1c1f'
    roundBox(pen, body, 10)
    pen.fill()
  })
  clipped(
    pen,
    () => roundBox(pen, body, 10),
    () => {
      pen.fillStyle = linear(pen, body.x1, body.y1, body.x2, body.y2, [
        [0, '#3a3c41'],
        [0.3, '#26272b'],
        [1, '#141518'],
      ])
      fillBox(pen, body)
      mottle(pen, body, random, {
        dark: '#000000',
        light: '#6a6d74',
        cell: [9, 9],
        alpha: 0.16,
        grain: 3,
        octaves: 2,
      })
      pen.strokeStyle = tint('#8a8e96', 0.4)
      pen.lineWidth = 5
      line(pen, body.x1 + 4, body.y2, body.x1 + 4, body.y1 + 4, body.x2, body.y1 + 4)
    },
  )
  const mark = markOf(chip)
  const [mx, my] = [(mark.x1 + mark.x2) / 2, (mark.y1 + mark.y2) / 2]
  pen.fillStyle = radial(pen, mx + 4, my + 4, 17, [
    [0, '#4a4c52'],
    [0.8, '#2a2b2f'],
    [1, '#08080a'],
  ])
  disc(pen, mx, my, 16)
  pen.fill()
  pen.strokeStyle = tint('#9a9ea6', 0.7)
  pen.lineWidth = 2.5
  pen.stroke()
  const line0 = Math.min(46, heightOf(body) / (marking.length * 2.1))
  const top = (body.y1 + body.y2) / 2 - (marking.length * line0 * 1.6) / 2
  for (const [at, text] of marking.entries()) {
    letter(
      pen,
      text,
      box(body.x1 + widthOf(body) * 0.22, top + at * line0 * 1.6 + line0 * 0.3, widthOf(body) * 0.56, line0),
      {
        fill: tint('#c9ccd0', 0.82),
        weight: at === 0 ? 700 : 500,
        tracking: 0.08,
      },
    )
  }
  letter(pen, name, nameOf(chip), { fill: ink, weight: 600 })
}

export function drawResistor(pen: Pen, resistor: Resistor, random: Random): void {
  const { rect, name, bands } = resistor
  const y = (rect.y1 + rect.y2) / 2
  for (const x of [rect.x1, rect.x2]) {
    pen.fillStyle = '#c9a85a'
    disc(pen, x, y, 26)
    pen.fill()
    pen.fillStyle = radial(pen, x - 6, y - 8, 22, [
      [0, '#f6f8f8'],
      [0.6, '#a9b1b3'],
      [1, '#5d6668'],
    ])
    disc(pen, x, y, 20)
    pen.fill()
  }
  casting(pen, shade, () => {
    pen.fillStyle = down(pen, box(0, y - 7, 1, 14), [
      [0, '#f4f6f4'],
      [0.5, '#b4bcbe'],
      [1, '#5d6668'],
    ])
    fillBox(pen, box(rect.x1, y - 7, widthOf(rect), 14))
  })
  const bodyPath = (): void => {
    pen.beginPath()
    pen.moveTo(rect.x1 + 78, y - 30)
    pen.bezierCurveTo(rect.x1 + 84, rect.y1 - 2, rect.x1 + 130, rect.y1 - 2, rect.x1 + 140, rect.y1 + 10)
    pen.lineTo(rect.x2 - 140, rect.y1 + 10)
    pen.bezierCurveTo(rect.x2 - 130, rect.y1 - 2, rect.x2 - 84, rect.y1 - 2, rect.x2 - 78, y - 30)
    pen.lineTo(rect.x2 - 78, y + 30)
    pen.bezierCurveTo(rect.x2 - 84, rect.y2 + 2, rect.x2 - 130, rect.y2 + 2, rect.x2 - 140, rect.y2 - 10)
    pen.lineTo(rect.x1 + 140, rect.y2 - 10)
    pen.bezierCurveTo(rect.x1 + 130, rect.y2 + 2, rect.x1 + 84, rect.y2 + 2, rect.x1 + 78, y + 30)
    pen.closePath()
  }
  casting(pen, shade, () => {
    pen.fillStyle = '#cdb48a'
    bodyPath()
    pen.fill()
  })
  clipped(pen, bodyPath, () => {
    pen.fillStyle = '#d8c096'
    fillBox(pen, rect)
    for (const [at, band] of bands.entries()) {
      pen.fillStyle = band.hex
      const stripe = bandBox(resistor, at)
      fillBox(pen, { ...stripe, y1: rect.y1, y2: rect.y2 })
    }
    pen.fillStyle = down(pen, rect, [
      [0, tint('#000000', 0.22)],
      [0.16, tint('#ffffff', 0.1)],
      [0.3, tint('#ffffff', 0.5)],
      [0.42, tint('#ffffff', 0.04)],
      [0.7, tint('#000000', 0.16)],
      [1, tint('#000000', 0.6)],
    ])
    fillBox(pen, rect)
    mottle(pen, rect, random, {
      dark: '#3a2a14',
      light: '#ffffff',
      cell: [10, 10],
      alpha: 0.08,
      grain: 3,
      octaves: 2,
    })
  })
  letter(pen, name, box(rect.x1 + 150, rect.y1 - 32, 100, 26), { fill: ink, weight: 600 })
}

export function drawTiny(pen: Pen, part: Tiny): void {
  placed(pen, part.x, part.y, part.upright ? Math.PI / 2 : 0, 1, () => {
    const hex = part.kind === 'r' ? '#1d1e22' : '#b8935f'
    casting(pen, { blur: 8, dx: 4, dy: 5, alpha: 0.55 }, () => {
      pen.fillStyle = hex
      fillBox(pen, box(-36, -19, 72, 38))
    })
    for (const x of [-36, 20]) {
      pen.fillStyle = down(pen, box(0, -19, 1, 38), [
        [0, '#f4f6f4'],
        [0.4, '#c3cacc'],
        [1, '#7a8386'],
      ])
      fillBox(pen, box(x, -19, 16, 38))
    }
    pen.fillStyle = down(pen, box(0, -19, 1, 38), [
      [0, lit(hex, 0.18)],
      [1, dim(hex, 0.3)],
    ])
    fillBox(pen, box(-20, -19, 40, 38))
    if (part.kind === 'r') letter(pen, part.text, box(-17, -9, 34, 18), { fill: '#d9dcde', weight: 600 })
  })
}
