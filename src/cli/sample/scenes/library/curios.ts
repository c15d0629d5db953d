import { heightOf, widthOf } from '../../../../domain/geometry.ts'
import { tint } from '../../colour.ts'
import { across, down, glow, linear, pool, radial } from '../../light.ts'
import { blob, box, clipped, disc, fillBox, line, outline, placed, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import { bust } from './bust.ts'
import { metal, type Draw } from './metal.ts'
import type { Curio, Placed } from './plan.ts'

const hourglass: Draw = (pen) => {
  pen.fillStyle = metal(pen, '#8a5a2c')
  for (const y of [0, 0.93]) fillBox(pen, box(-0.46, y, 0.92, 0.07))
  for (const x of [-0.42, 0.36]) fillBox(pen, box(x, 0.07, 0.06, 0.86))
  pen.fillStyle = tint('#d9ecec', 0.4)
  pen.beginPath()
  pen.moveTo(-0.3, 0.08)
  pen.bezierCurveTo(-0.36, 0.4, -0.04, 0.42, -0.035, 0.5)
  pen.bezierCurveTo(-0.04, 0.58, -0.36, 0.6, -0.3, 0.92)
  pen.lineTo(0.3, 0.92)
  pen.bezierCurveTo(0.36, 0.6, 0.04, 0.58, 0.035, 0.5)
  pen.bezierCurveTo(0.04, 0.42, 0.36, 0.4, 0.3, 0.08)
  pen.fill()
  pen.fillStyle = metal(pen, '#e2b765')
  outline(pen, -0.25, 0.32, 0.25, 0.32, 0.03, 0.47, -0.03, 0.47)
  pen.fill()
  fillBox(pen, box(-0.008, 0.47, 0.016, 0.4))
  pen.beginPath()
  pen.moveTo(-0.29, 0.92)
  pen.quadraticCurveTo(0, 0.58, 0.29, 0.92)
  pen.fill()
  pen.strokeStyle = tint('#ffffff', 0.75)
  pen.lineWidth = 0.018
  line(pen, -0.22, 0.14, -0.2, 0.27)
  line(pen, -0.22, 0.84, -0.17, 0.7)
}

const globe: Draw = (pen, random) => {
  pen.strokeStyle = '#b98a45'
  pen.lineWidth = 0.035
  pen.beginPath()
  pen.ellipse(0, 0.4, 0.5, 0.42, 0, -1.2, 2.2)
  pen.stroke()
  pen.fillStyle = metal(pen, '#7a4a24')
  fillBox(pen, box(-0.04, 0.8, 0.08, 0.14))
  fillBox(pen, box(-0.28, 0.93, 0.56, 0.07))
  pen.fillStyle = radial(pen, -0.16, 0.26, 0.75, [
    [0, '#a8c8c0'],
    [0.4, '#5d8f92'],
    [1, '#173440'],
  ])
  clipped(
    pen,
    () => {
      disc(pen, 0, 0.4, 0.44, 0.37)
      pen.fill()
    },
    () => {
      for (let land = 0; land < 9; land++) {
        const x = random.between(-0.4, 0.4)
        const y = random.between(0.1, 0.7)
        pen.fillStyle = random.pick([tint('#c9a866', 0.75), tint('#a58a4e', 0.75), tint('#8d9a58', 0.7)])
        blob(
          pen,
          Array.from({ length: 9 }, (_, at) => ({
            x: x + Math.cos(at * 0.7) * random.between(0.04, 0.15),
            y: y + Math.sin(at * 0.7) * random.between(0.03, 0.12),
          })),
        )
        pen.fill()
      }
      pen.strokeStyle = tint('#2a2016', 0.3)
      pen.lineWidth = 0.008
      for (const rx of [0.1, 0.24, 0.36]) {
        disc(pen, 0, 0.4, rx, 0.37)
        pen.stroke()
      }
      for (const y of [0.2, 0.32, 0.44, 0.56]) line(pen, -0.5, y, 0.5, y)
      pen.fillStyle = radial(pen, -0.16, 0.24, 0.7, [
        [0, tint('#ffffff', 0.3)],
        [0.3, tint('#ffffff', 0)],
        [1, tint('#000000', 0.5)],
      ])
      fillBox(pen, box(-0.5, 0, 1, 1))
    },
  )
}

const cat: Draw = (pen) => {
  pen.fillStyle = linear(pen, 0, 0, 0, 1, [
    [0, '#d98a45'],
    [0.6, '#b9662a'],
    [1, '#6f3a18'],
  ])
  blob(pen, [
    { x: -0.46, y: 1 },
    { x: -0.5, y: 0.6 },
    { x: -0.3, y: 0.2 },
    { x: 0.05, y: 0.14 },
    { x: 0.34, y: 0.34 },
    { x: 0.44, y: 0.7 },
    { x: 0.4, y: 1.02 },
  ])
  pen.fill()
  pen.strokeStyle = tint('#6f3416', 0.75)
  pen.lineWidth = 0.022
  for (let stripe = 0; stripe < 6; stripe++) {
    pen.beginPath()
    pen.moveTo(-0.34 + stripe * 0.09, 0.28 - stripe * 0.012)
    pen.quadraticCurveTo(-0.3 + stripe * 0.09, 0.5, -0.36 + stripe * 0.1, 0.66)
    pen.stroke()
  }
  pen.fillStyle = '#cf7f3c'
  disc(pen, 0.32, 0.62, 0.15, 0.27)
  pen.fill()
  outline(pen, 0.2, 0.48, 0.21, 0.22, 0.3, 0.38)
  pen.fill()
  outline(pen, 0.35, 0.37, 0.44, 0.22, 0.46, 0.5)
  pen.fill()
  pen.strokeStyle = '#3a1c0c'
  pen.lineWidth = 0.016
  for (const x of [0.26, 0.38]) {
    pen.beginPath()
    pen.ellipse(x, 0.58, 0.03, 0.04, 0, 0.2, Math.PI - 0.2)
    pen.stroke()
  }
  pen.fillStyle = '#f3dcc0'
  disc(pen, 0.33, 0.76, 0.06, 0.08)
  pen.fill()
  pen.fillStyle = '#b9662a'
  disc(pen, 0.1, 0.94, 0.3, 0.07)
  pen.fill()
}

const vase: Draw = (pen) => {
  pen.fillStyle = metal(pen, '#2f5f9a')
  blob(pen, [
    { x: -0.16, y: 0 },
    { x: 0.16, y: 0 },
    { x: 0.12, y: 0.16 },
    { x: 0.46, y: 0.4 },
    { x: 0.4, y: 0.76 },
    { x: 0.18, y: 1.02 },
    { x: -0.18, y: 1.02 },
    { x: -0.4, y: 0.76 },
    { x: -0.46, y: 0.4 },
    { x: -0.12, y: 0.16 },
  ])
  pen.fill()
  pen.strokeStyle = tint('#eef3f6', 0.85)
  pen.lineWidth = 0.02
  for (const y of [0.34, 0.72]) {
    pen.beginPath()
    pen.ellipse(0, y, 0.4, 0.04, 0, 0.2, Math.PI - 0.2)
    pen.stroke()
  }
  for (let petal = 0; petal < 8; petal++)
    placed(pen, 0, 0.54, petal * 0.785, 1, () => {
      disc(pen, 0, 0.1, 0.04, 0.08)
      pen.stroke()
    })
}

const candle: Draw = (pen) => {
  pen.fillStyle = metal(pen, '#b9904a')
  fillBox(pen, box(-0.4, 0.94, 0.8, 0.06))
  fillBox(pen, box(-0.06, 0.5, 0.12, 0.46))
  disc(pen, 0, 0.7, 0.14, 0.05)
  pen.fill()
  fillBox(pen, box(-0.24, 0.46, 0.48, 0.05))
  pen.fillStyle = metal(pen, '#ece2c8')
  fillBox(pen, box(-0.13, 0.12, 0.26, 0.35))
}

const owl: Draw = (pen, random) => {
  pen.fillStyle = metal(pen, '#c9b79a')
  blob(pen, [
    { x: -0.34, y: 0.06 },
    { x: 0, y: 0.14 },
    { x: 0.34, y: 0.06 },
    { x: 0.46, y: 0.5 },
    { x: 0.3, y: 1.03 },
    { x: -0.3, y: 1.03 },
    { x: -0.46, y: 0.5 },
  ])
  pen.fill()
  pen.strokeStyle = tint('#5a4630', 0.55)
  pen.lineWidth = 0.016
  for (let feather = 0; feather < 60; feather++) {
    pen.beginPath()
    pen.arc(random.between(-0.28, 0.28), random.between(0.48, 0.9), 0.05, 0.3, 2.8)
    pen.stroke()
  }
  for (const x of [-0.16, 0.16]) {
    pen.fillStyle = '#efe6d0'
    disc(pen, x, 0.28, 0.14, 0.1)
    pen.fill()
    pen.fillStyle = '#33261a'
    disc(pen, x, 0.28, 0.06, 0.045)
    pen.fill()
  }
  pen.fillStyle = '#8a6a3a'
  outline(pen, -0.05, 0.33, 0.05, 0.33, 0, 0.43)
  pen.fill()
}

const sailing: Draw = (pen) => {
  pen.fillStyle = metal(pen, '#6a3f22')
  fillBox(pen, box(-0.3, 0.95, 0.6, 0.05))
  pen.beginPath()
  pen.moveTo(-0.42, 0.7)
  pen.quadraticCurveTo(-0.34, 0.9, -0.2, 0.92)
  pen.lineTo(0.26, 0.92)
  pen.quadraticCurveTo(0.4, 0.84, 0.46, 0.66)
  pen.quadraticCurveTo(0, 0.8, -0.42, 0.7)
  pen.fill()
  pen.strokeStyle = '#4a2c18'
  pen.lineWidth = 0.014
  for (const [x, top] of [
    [-0.22, 0.14],
    [0.04, 0.02],
    [0.28, 0.16],
  ] as const) {
    line(pen, x, 0.78, x, top)
    for (let sail = 0; sail < 3; sail++) {
      const y = top + 0.05 + sail * 0.2
      const half = 0.09 + sail * 0.018
      pen.fillStyle = across(pen, box(x - half, 0, half * 2.2, 1), [
        [0, '#b9a988'],
        [0.4, '#f1e7cf'],
        [1, '#a5946f'],
      ])
      pen.beginPath()
      pen.moveTo(x - half, y)
      pen.lineTo(x + half, y)
      pen.quadraticCurveTo(x + half * 1.5, y + 0.1, x + half, y + 0.17)
      pen.lineTo(x - half, y + 0.17)
      pen.quadraticCurveTo(x - half * 0.5, y + 0.09, x - half, y)
      pen.fill()
    }
  }
  pen.lineWidth = 0.005
  for (const x of [-0.22, 0.04, 0.28]) line(pen, -0.5, 0.66, x, 0.1, 0.46, 0.68)
}

const drawings: Readonly<Record<Curio, Draw>> = {
  hourglass,
  bust,
  globe,
  cat,
  vase,
  candle,
  owl,
  ship: sailing,
}

export function drawCurio(pen: Pen, { kind, rect }: Placed, random: Random): void {
  const x = (rect.x1 + rect.x2) / 2
  pool(pen, x, rect.y2 - 4, widthOf(rect) * 0.62, 22, 0.7)
  pool(
    pen,
    x + widthOf(rect) * 0.2,
    rect.y2 - heightOf(rect) / 2,
    widthOf(rect) * 0.6,
    heightOf(rect) * 0.6,
    0.4,
  )
  pen.save()
  pen.translate(x, rect.y1)
  pen.scale(widthOf(rect), heightOf(rect))
  drawings[kind](pen, random)
  pen.restore()
  if (kind === 'candle') {
    pen.fillStyle = down(pen, box(0, rect.y1 - 20, 1, 60), [
      [0, '#fff8d8'],
      [1, '#ffb04a'],
    ])
    disc(pen, x, rect.y1 + 12, 10, 24)
    pen.fill()
    glow(pen, x, rect.y1 + 8, 420, '#ffc878', 0.85)
  }
}
