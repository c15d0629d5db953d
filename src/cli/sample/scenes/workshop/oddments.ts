import { dim, lit, tint } from '../../colour.ts'
import { across, casting, down, glow, linear, pool, radial } from '../../light.ts'
import { letter } from '../../lettering.ts'
import { box, disc, fillBox, line, outline, placed, roundBox, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import { planks } from '../../texture.ts'
import { bench } from './plan.ts'

const shade = { blur: 26, dx: 14, dy: 22, alpha: 0.5, hex: '#1c0d04' }

function drawCoil(pen: Pen, x: number, y: number, radius: number, hex: string, random: Random): void {
  pen.fillStyle = '#3c4248'
  fillBox(pen, box(x - 8, y - radius - 26, 16, 60))
  for (let turn = 0; turn < 9; turn++) {
    casting(pen, turn === 0 ? shade : { blur: 5, dy: 3, alpha: 0.5 }, () => {
      const rx = radius * random.between(0.86, 1.06)
      const ry = radius * random.between(1, 1.24)
      const dx = random.between(-8, 8)
      const dy = random.between(-8, 8)
      for (const [tone, width] of [
        [dim(hex, 0.45), 17],
        [hex, 12],
        [lit(hex, 0.4), 4],
      ] as const) {
        pen.strokeStyle = tone
        pen.lineWidth = width
        disc(pen, x + dx, y + dy + radius * 0.16, rx, ry)
        pen.stroke()
      }
    })
  }
}

function drawBits(pen: Pen, random: Random): void {
  const rail = box(1650, 800, 760, 40)
  for (let bit = 0; bit < 22; bit++) {
    const width = 6 + bit * 0.9
    const length = 70 + bit * 4.6
    const x = rail.x1 + 22 + bit * 33
    casting(pen, shade, () => {
      pen.fillStyle = across(pen, box(x - width / 2, 0, width, 1), [
        [0, '#4a5158'],
        [0.4, '#dfe3e6'],
        [1, '#5b636b'],
      ])
      fillBox(pen, box(x - width / 2, rail.y2 - 10, width, length))
    })
    pen.strokeStyle = tint('#22262a', 0.6)
    pen.lineWidth = 2
    for (let y = rail.y2 + 14; y < rail.y2 + length - 14; y += 11)
      line(pen, x - width / 2, y + 8, x + width / 2, y)
  }
  casting(pen, shade, () => {
    pen.fillStyle = '#7a4f28'
    fillBox(pen, rail)
  })
  planks(pen, rail, random, { base: '#8a5a30', width: 40, contrast: 1.4 })
}

function drawTapes(pen: Pen): void {
  for (const [at, hex] of ['#c9a227', '#2f5f9c', '#e6dfcc', '#2b2b2e', '#b3302a', '#3f7a4a'].entries()) {
    const x = 400 + at * 176
    casting(pen, shade, () => {
      pen.fillStyle = radial(pen, x - 20, 782, 96, [
        [0, lit(hex, 0.3)],
        [0.7, hex],
        [1, dim(hex, 0.4)],
      ])
      disc(pen, x, 800, 70)
      pen.fill()
    })
    pen.strokeStyle = tint('#000000', 0.16)
    pen.lineWidth = 1.5
    for (let ring = 46; ring < 70; ring += 4) {
      disc(pen, x, 800, ring)
      pen.stroke()
    }
    pen.fillStyle = '#d9c39a'
    disc(pen, x, 800, 42)
    pen.fill()
    pen.fillStyle = '#7d5a34'
    disc(pen, x, 800, 35)
    pen.fill()
    pen.fillStyle = '#cfd4d8'
    disc(pen, x, 770, 9)
    pen.fill()
  }
}

function drawNotes(pen: Pen, random: Random): void {
  for (const [x, y, width, height, hex] of [
    [70, 330, 180, 220, '#f6eec8'],
    [60, 610, 200, 150, '#dfe8ee'],
    [90, 830, 160, 210, '#f3ead6'],
    [64, 1120, 190, 130, '#f2d98a'],
    [80, 1330, 170, 230, '#efe9dc'],
    [60, 1640, 210, 140, '#d9e6d0'],
    [3880, 480, 150, 110, '#f6eec8'],
    [4420, 1560, 150, 190, '#efe9dc'],
    [3880, 300, 130, 130, '#e9c9c0'],
  ] as const) {
    placed(pen, x + width / 2, y, random.between(-0.07, 0.07), 1, () => {
      casting(pen, { blur: 18, dx: 8, dy: 12, alpha: 0.5 }, () => {
        pen.fillStyle = hex
        fillBox(pen, box(-width / 2, 0, width, height))
      })
      pen.strokeStyle = tint('#33405a', 0.65)
      pen.lineWidth = 2.4
      for (let rule = 36; rule < height - 16; rule += 22) {
        pen.beginPath()
        pen.moveTo(-width / 2 + 16, rule)
        for (let stroke = -width / 2 + 16; stroke < width / 2 - random.between(14, 60); stroke += 6)
          pen.lineTo(stroke, rule + random.between(-6, 6))
        pen.stroke()
      }
      pen.fillStyle = radial(pen, -3, 9, 14, [
        [0, '#ff8a7a'],
        [1, '#8f1a16'],
      ])
      disc(pen, 0, 12, 11)
      pen.fill()
    })
  }
}

function drawBrushes(pen: Pen, random: Random): void {
  for (const [at, width] of [34, 52, 70].entries()) {
    const x = 3870 + at * 84
    casting(pen, shade, () => {
      pen.fillStyle = across(pen, box(x - 14, 0, 28, 1), [
        [0, '#7a1f1c'],
        [0.35, '#d0544a'],
        [1, '#5f1614'],
      ])
      roundBox(pen, box(x - 13, 1090, 26, 220), 12)
      pen.fill()
      pen.fillStyle = across(pen, box(x - width / 2, 0, width, 1), [
        [0, '#6d757c'],
        [0.35, '#f1f4f5'],
        [1, '#5b636b'],
      ])
      fillBox(pen, box(x - width / 2, 1300, width, 64))
      pen.fillStyle = '#c9a066'
      outline(
        pen,
        x - width / 2 + 2,
        1364,
        x + width / 2 - 2,
        1364,
        x + width / 2 + 4,
        1490,
        x - width / 2 - 4,
        1490,
      )
      pen.fill()
    })
    pen.strokeStyle = tint('#5a3a1c', 0.5)
    pen.lineWidth = 1.4
    for (let hair = 0; hair < 30; hair++) {
      const dx = random.between(-width / 2, width / 2)
      line(pen, x + dx, 1366, x + dx * 1.1, 1488)
    }
  }
}

/** The small things between the tools: bits, tapes, brushes, coils and notes. */
export function drawOddments(pen: Pen, random: Random): void {
  drawNotes(pen, random)
  drawTapes(pen)
  drawBits(pen, random)
  drawBrushes(pen, random)
  drawCoil(pen, 4400, 1140, 96, '#d0762a', random)
  drawCoil(pen, 1070, 1590, 82, '#cbb083', random)
  drawCoil(pen, 780, 1600, 70, '#8d959c', random)
}

/** What was left on the bench: pencils in a mug, glue, offcuts, a tin of brushes. */
export function drawClutter(pen: Pen, random: Random): void {
  const mug = box(1330, bench - 130, 120, 150)
  for (let pencil = 0; pencil < 8; pencil++) {
    const hex = random.pick(['#e3b52c', '#b3302a', '#2f5f9c', '#3f7a4a', '#2b2b2e'])
    placed(pen, 1390 + random.between(-30, 30), bench - 110, random.between(-0.24, 0.24), 1, () => {
      pen.fillStyle = across(pen, box(-7, 0, 14, 1), [
        [0, lit(hex, 0.3)],
        [1, dim(hex, 0.4)],
      ])
      fillBox(pen, box(-7, -150, 14, 150))
      pen.fillStyle = '#ecd2a0'
      outline(pen, -7, -150, 7, -150, 0, -178)
      pen.fill()
    })
  }
  pool(pen, 1400, bench + 20, 110, 18, 0.6)
  pen.fillStyle = across(pen, mug, [
    [0, '#8a9aa5'],
    [0.3, '#f1f4f5'],
    [1, '#5b6a75'],
  ])
  roundBox(pen, mug, 14)
  pen.fill()
  letter(pen, 'No. 1', box(mug.x1 + 22, mug.y1 + 56, 76, 28), { fill: '#2f5f9c', weight: 700 })
  for (const [x, width, height] of [
    [2720, 520, 44],
    [2790, 420, 40],
    [2760, 300, 46],
  ] as const) {
    const y = bench - 10 - (x === 2720 ? 44 : x === 2790 ? 84 : 130)
    casting(pen, { blur: 20, dy: 10, alpha: 0.5 }, () => {
      pen.fillStyle = '#b98a50'
      fillBox(pen, box(x, y, width, height))
    })
    planks(pen, box(x, y, width, height), random, {
      base: random.pick(['#c99f62', '#b07a44', '#9a6238']),
      width: height,
      contrast: 1.6,
    })
  }
  for (const [x, hex, cap] of [
    [1530, '#f0ead8', '#c9541f'],
    [4330, '#3f6f86', '#e8e2d4'],
    [4440, '#a5453a', '#2b2b2e'],
  ] as const) {
    pool(pen, x + 60, bench + 20, 80, 16, 0.6)
    const bottle = box(x, bench - 170, 90, 190)
    pen.fillStyle = across(pen, bottle, [
      [0, dim(hex, 0.4)],
      [0.3, lit(hex, 0.25)],
      [1, dim(hex, 0.45)],
    ])
    roundBox(pen, bottle, 22)
    pen.fill()
    pen.fillStyle = cap
    outline(pen, x + 24, bench - 168, x + 36, bench - 230, x + 54, bench - 230, x + 66, bench - 168)
    pen.fill()
    pen.fillStyle = tint('#ffffff', 0.75)
    fillBox(pen, box(x + 8, bench - 110, 74, 74))
    letter(pen, 'GLUE', box(x + 16, bench - 84, 58, 22), { fill: '#33261a', weight: 800 })
  }
}

export function drawLamp(pen: Pen): void {
  pen.strokeStyle = '#1c1814'
  pen.lineWidth = 10
  line(pen, 1900, 0, 1900, 60)
  glow(pen, 1900, 190, 900, '#ffe9b8', 0.7)
  pen.fillStyle = linear(pen, 1700, 0, 2100, 0, [
    [0, '#12342c'],
    [0.35, '#3f8a74'],
    [1, '#0c2620'],
  ])
  outline(pen, 1850, 52, 1950, 52, 2110, 180, 1690, 180)
  pen.fill()
  pen.fillStyle = down(pen, box(0, 170, 1, 30), [
    [0, '#fff4d0'],
    [1, '#ffe0a0'],
  ])
  disc(pen, 1900, 182, 196, 20)
  pen.fill()
  glow(pen, 1900, 190, 300, '#ffffff', 0.7)
}
