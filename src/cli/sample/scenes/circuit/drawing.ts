import { tint } from '../../colour.ts'
import { across, casting, down, glow, linear, radial, vignette } from '../../light.ts'
import { letter } from '../../lettering.ts'
import { box, disc, fillBox, line, roundBox, type Pen } from '../../pen.ts'
import { randomFor, type Random } from '../../random.ts'
import { filmGrain, mottle } from '../../texture.ts'
import { drawCan, drawCoil, drawMetalCase } from './cases.ts'
import { drawChip, drawResistor, drawTiny } from './parts.ts'
import { cans, chips, coils, crystal, isFree, resistors, size, tiny } from './plan.ts'

function drawMask(pen: Pen, random: Random): void {
  const board = box(0, 0, size.width, size.height)
  pen.fillStyle = linear(pen, 0, 0, size.width, size.height, [
    [0, '#1f6a48'],
    [0.5, '#145238'],
    [1, '#0c3826'],
  ])
  fillBox(pen, board)
  mottle(pen, board, random, { dark: '#062a1b', light: '#4fa67c', cell: [900, 700], alpha: 0.2, grain: 10 })
  mottle(pen, board, random, {
    dark: '#04301c',
    light: '#3f9a6c',
    cell: [14, 14],
    alpha: 0.14,
    grain: 6,
    octaves: 2,
  })
}

/** Bundles of parallel tracks that turn by 45° and end in vias. */
function drawTracks(pen: Pen, random: Random): void {
  for (let bundle = 0; bundle < 150; bundle++) {
    const lanes = random.int(2, 9)
    const gap = random.pick([15, 18, 22])
    const width = gap * 0.44
    const level = random.chance(0.5)
    const from = random.int(-10, 250) * 20
    const at = random.int(0, 160) * 20
    const first = random.int(10, 45) * 20
    const slant = random.int(4, 22) * 20 * (random.chance(0.5) ? 1 : -1)
    const second = random.int(8, 40) * 20
    for (let lane = 0; lane < lanes; lane++) {
      const shift = lane * gap
      const bend = slant > 0 ? -shift * 0.42 : shift * 0.42
      const along = [
        from,
        from + first + bend,
        from + first + bend + Math.abs(slant),
        from + first + Math.abs(slant) + second - lane * 12,
      ]
      const aside = [at + shift, at + shift, at + shift + slant, at + shift + slant]
      const points = along.flatMap((value, index) =>
        level ? [value, aside[index] ?? 0] : [aside[index] ?? 0, value],
      )
      pen.lineJoin = 'round'
      pen.lineCap = 'round'
      pen.strokeStyle = tint('#04271a', 0.5)
      pen.lineWidth = width + 5
      line(pen, ...points)
      pen.strokeStyle = '#2f8a60'
      pen.lineWidth = width
      line(pen, ...points)
      pen.strokeStyle = tint('#8fd9b4', 0.32)
      pen.lineWidth = 1.6
      line(pen, ...points.map((value) => value - width * 0.3))
      for (const end of [0, 6]) drawVia(pen, points[end] ?? 0, points[end + 1] ?? 0, width * 1.15)
    }
  }
}

function drawVia(pen: Pen, x: number, y: number, radius: number): void {
  pen.fillStyle = radial(pen, x - radius * 0.3, y - radius * 0.4, radius * 1.3, [
    [0, '#e9d9a0'],
    [0.6, '#a98d42'],
    [1, '#5a4718'],
  ])
  disc(pen, x, y, radius)
  pen.fill()
  pen.fillStyle = '#07120c'
  disc(pen, x, y, radius * 0.46)
  pen.fill()
}

/** A field of vias and test points in the free places. */
function drawPads(pen: Pen, random: Random): void {
  for (let pad = 0; pad < 700; pad++) {
    const x = random.int(6, 234) * 20
    const y = random.int(6, 130) * 20
    if (isFree(x, y, 10)) drawVia(pen, x, y, random.pick([7, 8, 8, 9, 14]))
  }
}

function drawPorts(pen: Pen): void {
  for (const y of [930, 1290]) drawMetalCase(pen, box(-60, y, 470, 300), ['USB-C', '5V 3A'], 40)
  const slot = box(420, 2700, 3300, 150)
  casting(pen, { blur: 30, dx: 10, dy: 18, alpha: 0.6 }, () => {
    pen.fillStyle = '#17181b'
    roundBox(pen, slot, 10)
    pen.fill()
  })
  pen.fillStyle = down(pen, slot, [
    [0, '#3a3c41'],
    [1, '#131417'],
  ])
  roundBox(pen, slot, 10)
  pen.fill()
  for (let pin = 0; pin < 40; pin++) {
    for (const row of [0, 1]) {
      const x = slot.x1 + 60 + pin * 81
      const y = slot.y1 + 40 + row * 72
      pen.fillStyle = '#0a0b0d'
      fillBox(pen, box(x - 25, y - 25, 50, 50))
      pen.fillStyle = linear(pen, x - 14, y - 14, x + 14, y + 14, [
        [0, '#fff3c0'],
        [0.5, '#d2a93e'],
        [1, '#6a4f12'],
      ])
      fillBox(pen, box(x - 12, y - 12, 24, 24))
    }
  }
  letter(pen, 'J4 EXPANSION', box(slot.x1, slot.y1 - 56, 420, 34), {
    fill: '#e9eee4',
    weight: 600,
    align: 'left',
  })
  for (let finger = 0; finger < 76; finger++) {
    const contact = box(460 + finger * 51, 2960, 36, 260)
    pen.fillStyle = down(pen, contact, [
      [0, '#f9e4a0'],
      [0.4, '#d8b04a'],
      [0.6, '#f3d886'],
      [1, '#8a6a20'],
    ])
    fillBox(pen, contact)
  }
  for (const [x, y] of [
    [170, 170],
    [4630, 170],
    [170, 2930],
    [4630, 2930],
  ] as const) {
    pen.fillStyle = radial(pen, x - 30, y - 40, 150, [
      [0, '#fbeab0'],
      [0.6, '#c59a3a'],
      [1, '#6a4f12'],
    ])
    disc(pen, x, y, 110)
    pen.fill()
    pen.fillStyle = radial(pen, x + 10, y + 16, 70, [
      [0, '#1a1a1a'],
      [1, '#000000'],
    ])
    disc(pen, x, y, 62)
    pen.fill()
  }
}

function drawPrint(pen: Pen, random: Random): void {
  pen.strokeStyle = tint('#e9eee4', 0.75)
  pen.lineWidth = 4
  for (const { body, pins } of chips) {
    const out = 78
    const edgeX = pins[0] > 0 ? out : 14
    const edgeY = pins[1] > 0 ? out : 14
    pen.strokeRect(
      body.x1 - edgeX,
      body.y1 - edgeY,
      body.x2 - body.x1 + edgeX * 2,
      body.y2 - body.y1 + edgeY * 2,
    )
  }
  for (const { x, y, radius } of cans) {
    disc(pen, x, y, radius + 16)
    pen.stroke()
  }
  letter(pen, 'ORION MAINBOARD', box(2860, 2560, 640, 50), {
    fill: '#e9eee4',
    weight: 800,
    tracking: 0.1,
    align: 'left',
  })
  letter(pen, 'REV C · 94V-0 · MADE BY HAND', box(3540, 2572, 700, 30), {
    fill: tint('#e9eee4', 0.8),
    weight: 500,
    tracking: 0.1,
    align: 'left',
  })
  for (const [index, part] of tiny.entries()) {
    if (index % 3 !== 0) continue
    letter(
      pen,
      `${part.kind === 'r' ? 'R' : 'C'}${101 + index}`,
      box(part.x - 26, part.y + (part.upright ? 40 : 24), 52, 16),
      { fill: tint('#e9eee4', 0.7), weight: 500 },
    )
  }
  for (const [x, y, hex] of [
    [1880, 560, '#52ff8a'],
    [1960, 560, '#52ff8a'],
    [2040, 560, '#ff5a4a'],
    [940, 960, '#5ab4ff'],
  ] as const) {
    pen.fillStyle = '#f4f4ee'
    roundBox(pen, box(x - 24, y - 16, 48, 32), 5)
    pen.fill()
    pen.fillStyle = hex
    roundBox(pen, box(x - 14, y - 12, 28, 24), 4)
    pen.fill()
    glow(pen, x, y, random.between(150, 200), hex, 0.85)
  }
}

function drawMemory(pen: Pen, random: Random): void {
  for (const [x, y] of [
    [1560, 2050],
    [1990, 2050],
  ] as const) {
    const body = box(x, y, 330, 430)
    casting(pen, { blur: 22, dx: 10, dy: 14, alpha: 0.6 }, () => {
      pen.fillStyle = '#16171a'
      fillBox(pen, body)
    })
    pen.fillStyle = linear(pen, x, y, x + 330, y + 430, [
      [0, '#3c3e44'],
      [0.4, '#232428'],
      [1, '#121316'],
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
    for (const [at, row] of ['MIRA', 'D4-3200', '8Gb x16', 'TW 2328'].entries())
      letter(pen, row, box(x + 60, y + 90 + at * 66, 210, 34), {
        fill: tint('#c9ccd0', 0.8),
        weight: at === 0 ? 800 : 500,
        tracking: 0.06,
      })
    pen.fillStyle = '#8a8e96'
    disc(pen, x + 36, y + 36, 9)
    pen.fill()
  }
}

export function drawCircuit(pen: Pen): void {
  const random = randomFor('circuit')
  drawMask(pen, random)
  drawTracks(pen, random)
  drawPads(pen, random)
  drawPorts(pen)
  for (const part of tiny) drawTiny(pen, part)
  drawPrint(pen, random)
  drawMemory(pen, random)
  for (const chip of chips) drawChip(pen, chip, random)
  for (const resistor of resistors) drawResistor(pen, resistor, random)
  drawMetalCase(pen, crystal, ['Y1 16.000 MHz'], 60)
  for (const can of cans) drawCan(pen, can.x, can.y, can.radius, can.text)
  for (const coil of coils) drawCoil(pen, coil.x, coil.y, coil.radius)
  const all = box(0, 0, size.width, size.height)
  pen.fillStyle = linear(pen, 0, 0, size.width, size.height, [
    [0, tint('#fff6da', 0.16)],
    [0.35, tint('#fff6da', 0)],
    [1, tint('#000814', 0.4)],
  ])
  fillBox(pen, all)
  pen.fillStyle = across(pen, all, [
    [0, tint('#000000', 0.16)],
    [0.3, tint('#000000', 0)],
    [1, tint('#000000', 0.12)],
  ])
  fillBox(pen, all)
  vignette(pen, size, 0.6, '#02100a')
  filmGrain(pen, size, random, 0.03)
}
