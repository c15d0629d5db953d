import { heightOf, widthOf } from '../../../../domain/geometry.ts'
import { dim, lit, tint } from '../../colour.ts'
import { across, down, glow, linear, pool, radial } from '../../light.ts'
import { blob, box, clipped, disc, fillBox, line, outline, placed, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import { mottle } from '../../texture.ts'
import type { Curio, Placed } from './plan.ts'

/** Every curio is drawn in a unit box: x from -0.5 to 0.5, y from 0 at its top to 1 at its foot. */
type Draw = (pen: Pen, random: Random) => void

const metal = (pen: Pen, hex: string): ReturnType<typeof across> =>
  across(pen, box(-0.5, 0, 1, 1), [
    [0, dim(hex, 0.6)],
    [0.28, lit(hex, 0.32)],
    [0.42, hex],
    [1, dim(hex, 0.72)],
  ])

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

const bust: Draw = (pen, random) => {
  const bronze = '#7a5230'
  const head = (): void => {
    blob(pen, [
      { x: -0.03, y: 0 },
      { x: 0.17, y: 0.02 },
      { x: 0.26, y: 0.12 },
      { x: 0.27, y: 0.22 },
      { x: 0.33, y: 0.3 },
      { x: 0.28, y: 0.32 },
      { x: 0.28, y: 0.38 },
      { x: 0.24, y: 0.44 },
      { x: 0.1, y: 0.46 },
      { x: 0.1, y: 0.54 },
      { x: 0.36, y: 0.62 },
      { x: 0.46, y: 0.72 },
      { x: 0.38, y: 0.84 },
      { x: 0.1, y: 0.88 },
      { x: -0.18, y: 0.87 },
      { x: -0.44, y: 0.8 },
      { x: -0.44, y: 0.66 },
      { x: -0.2, y: 0.56 },
      { x: -0.16, y: 0.44 },
      { x: -0.27, y: 0.34 },
      { x: -0.29, y: 0.16 },
      { x: -0.2, y: 0.04 },
    ])
  }
  pen.fillStyle = metal(pen, '#33231a')
  fillBox(pen, box(-0.22, 0.93, 0.44, 0.07))
  fillBox(pen, box(-0.12, 0.84, 0.24, 0.1))
  pen.fillStyle = linear(pen, -0.4, 0, 0.5, 0.9, [
    [0, lit(bronze, 0.42)],
    [0.3, bronze],
    [0.6, dim(bronze, 0.4)],
    [1, dim(bronze, 0.7)],
  ])
  clipped(
    pen,
    () => {
      head()
      pen.fill()
    },
    () => {
      mottle(pen, box(-0.5, 0, 1, 1), random, {
        dark: '#25150c',
        light: '#4f9a7c',
        cell: [0.16, 0.14],
        alpha: 0.5,
        grain: 0.012,
      })
      pen.fillStyle = tint('#3a2112', 0.85)
      blob(pen, [
        { x: -0.34, y: 0.3 },
        { x: -0.34, y: 0.04 },
        { x: -0.05, y: -0.05 },
        { x: 0.22, y: -0.02 },
        { x: 0.24, y: 0.1 },
        { x: 0.08, y: 0.13 },
        { x: -0.02, y: 0.2 },
        { x: -0.1, y: 0.34 },
        { x: -0.2, y: 0.4 },
      ])
      pen.fill()
      for (let curl = 0; curl < 150; curl++) {
        const x = random.between(-0.3, 0.2)
        const y = random.between(0, 0.09 + Math.max(0, 0.05 - x) * 0.72)
        pen.strokeStyle = random.pick([
          tint('#1c0f07', 0.8),
          tint('#8a5c34', 0.8),
          tint('#e0a868', 0.5),
          tint('#5aa488', 0.4),
        ])
        pen.lineWidth = 0.009
        pen.beginPath()
        pen.arc(x, y, random.between(0.012, 0.022), random.between(0, 3), random.between(3.6, 6))
        pen.stroke()
      }
      pen.fillStyle = radial(pen, 0.1, 0.3, 0.24, [
        [0, tint('#ffcf94', 0.22)],
        [1, tint('#ffcf94', 0)],
      ])
      fillBox(pen, box(-0.5, 0, 1, 1))
      pen.fillStyle = linear(pen, -0.05, 0.42, 0.1, 0.56, [
        [0, tint('#140a04', 0.6)],
        [1, tint('#140a04', 0)],
      ])
      fillBox(pen, box(-0.3, 0.43, 0.55, 0.14))
      pen.strokeStyle = tint('#24140b', 0.75)
      pen.lineWidth = 0.016
      line(pen, 0.16, 0.21, 0.26, 0.2)
      line(pen, 0.2, 0.375, 0.28, 0.37)
      disc(pen, 0.19, 0.245, 0.026, 0.014)
      pen.stroke()
      disc(pen, -0.04, 0.27, 0.035, 0.05)
      pen.stroke()
      for (const [x1, y1, x2, y2] of [
        [-0.4, 0.7, 0.1, 0.86],
        [-0.2, 0.6, 0.2, 0.86],
        [0.3, 0.64, 0.12, 0.84],
      ] as const) {
        pen.beginPath()
        pen.moveTo(x1, y1)
        pen.quadraticCurveTo((x1 + x2) / 2 - 0.05, (y1 + y2) / 2 + 0.05, x2, y2)
        pen.stroke()
      }
      pen.fillStyle = radial(pen, -0.16, 0.12, 0.3, [
        [0, tint('#ffe2b0', 0.55)],
        [0.4, tint('#ffd29a', 0.16)],
        [1, tint('#ffd29a', 0)],
      ])
      fillBox(pen, box(-0.5, 0, 1, 1))
    },
  )
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
