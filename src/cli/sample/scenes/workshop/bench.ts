import { tint } from '../../colour.ts'
import { casting, down, linear } from '../../light.ts'
import { blob, box, disc, fillBox, line, outline, placed, roundBox, sheet, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import { mottle, planks } from '../../texture.ts'
import { bench, size } from './plan.ts'
import { steel } from './tools.ts'

export function hang(
  pen: Pen,
  x: number,
  y: number,
  width: number,
  height: number,
  draw: (pen: Pen) => void,
): void {
  const layer = sheet(width, height)
  const brush = layer.getContext('2d')
  brush.translate(-x, -y)
  draw(brush)
  casting(pen, { blur: 30, dx: 20, dy: 28, alpha: 0.55, hex: '#1c0d04' }, () => pen.drawImage(layer, x, y))
}

export function drawBench(pen: Pen, random: Random): void {
  const top = box(0, bench, size.width, 210)
  planks(pen, top, random, { base: '#a5743f', width: 70, contrast: 1.5 })
  mottle(pen, top, random, { dark: '#2a1608', light: '#ffe0a8', cell: [300, 60], alpha: 0.3 })
  pen.fillStyle = down(pen, top, [
    [0, tint('#000000', 0.45)],
    [0.3, tint('#fff0cf', 0.12)],
    [1, tint('#000000', 0.3)],
  ])
  fillBox(pen, top)
  const front = box(0, bench + 210, size.width, size.height - bench - 210)
  planks(pen, front, random, { base: '#6f4724', width: 150, contrast: 1.4 })
  pen.fillStyle = down(pen, front, [
    [0, tint('#000000', 0.72)],
    [0.3, tint('#000000', 0.2)],
    [1, tint('#000000', 0.7)],
  ])
  fillBox(pen, front)
  for (let drawer = 0; drawer < 5; drawer++) {
    const face = box(160 + drawer * 880, bench + 270, 780, 300)
    casting(pen, { blur: 20, dy: 10, alpha: 0.6 }, () => {
      pen.fillStyle = '#4a2c14'
      fillBox(pen, face)
    })
    planks(pen, face, random, { base: '#8a5a2e', width: 300, contrast: 1.5 })
    pen.fillStyle = down(pen, face, [
      [0, tint('#ffe6bd', 0.2)],
      [0.2, tint('#000000', 0)],
      [1, tint('#000000', 0.5)],
    ])
    fillBox(pen, face)
    pen.fillStyle = steel(pen, box(face.x1 + 300, face.y1 + 110, 180, 60))
    roundBox(pen, box(face.x1 + 300, face.y1 + 110, 180, 60), 20)
    pen.fill()
  }
}

export function drawOnBench(pen: Pen, random: Random): void {
  hang(pen, 500, 2060, 700, 420, (brush) => {
    brush.fillStyle = linear(brush, 560, 2100, 1000, 2450, [
      [0, '#4d6a7c'],
      [0.5, '#2c4454'],
      [1, '#182630'],
    ])
    outline(brush, 560, 2440, 600, 2210, 760, 2180, 780, 2270, 860, 2270, 880, 2180, 1040, 2210, 1060, 2440)
    brush.fill()
    brush.fillStyle = steel(brush, box(780, 2170, 90, 110))
    fillBox(brush, box(770, 2168, 26, 110))
    fillBox(brush, box(850, 2168, 26, 110))
    brush.fillStyle = '#aab1b7'
    fillBox(brush, box(1040, 2300, 130, 26))
    fillBox(brush, box(1150, 2220, 20, 190))
  })
  hang(pen, 1700, 2180, 900, 300, (brush) => {
    brush.fillStyle = steel(brush, box(1760, 2380, 760, 60))
    fillBox(brush, box(1760, 2390, 760, 56))
    brush.fillStyle = linear(brush, 0, 2240, 0, 2400, [
      [0, '#8a4a24'],
      [1, '#42200e'],
    ])
    blob(brush, [
      { x: 1840, y: 2390 },
      { x: 1830, y: 2290 },
      { x: 1880, y: 2220 },
      { x: 1950, y: 2230 },
      { x: 1960, y: 2300 },
      { x: 1980, y: 2390 },
    ])
    brush.fill()
    disc(brush, 2400, 2300, 48)
    brush.fill()
    fillBox(brush, box(2380, 2320, 40, 76))
    brush.fillStyle = steel(brush, box(2060, 2230, 160, 160))
    outline(brush, 2060, 2392, 2150, 2230, 2200, 2240, 2150, 2392)
    brush.fill()
  })
  for (let curl = 0; curl < 34; curl++) {
    const x = random.between(2560, 3300)
    const y = bench + random.between(10, 120)
    pen.strokeStyle = random.pick(['#ecd2a0', '#dcb97c', '#f6e3bd', '#c99f62'])
    pen.lineWidth = random.between(8, 17)
    pen.beginPath()
    pen.arc(x, y - 10, random.between(16, 42), random.between(0, 6), random.between(6.2, 9))
    pen.stroke()
  }
  placed(pen, 3780, bench + 60, -0.05, 1, () => {
    casting(pen, { blur: 24, dy: 12, alpha: 0.5 }, () => {
      pen.fillStyle = '#2f5f8f'
      outline(pen, -330, -60, 360, -60, 440, 110, -400, 110)
      pen.fill()
    })
    pen.strokeStyle = tint('#dcecff', 0.7)
    pen.lineWidth = 3
    for (let rule = 0; rule < 7; rule++)
      line(pen, -300 - rule * 10, -40 + rule * 22, 330 + rule * 10, -40 + rule * 22)
    for (let rule = -5; rule < 6; rule++) line(pen, rule * 60, -50, rule * 68, 100)
    pen.lineWidth = 6
    outline(pen, -120, -20, 160, -20, 180, 70, -140, 70)
    pen.stroke()
  })
}
