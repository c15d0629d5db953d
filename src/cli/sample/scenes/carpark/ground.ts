import { dim, lit, tint } from '../../colour.ts'
import { casting, down, linear, pool } from '../../light.ts'
import { letter } from '../../lettering.ts'
import { blob, box, disc, fillBox, line, outline, placed, strokeBox, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import { courses, mottle } from '../../texture.ts'
import { arrows, bayDepth, bays, bayWidth, numberOf, rows, size, type Way } from './plan.ts'

export function drawAsphalt(pen: Pen, random: Random): void {
  const all = box(0, 0, size.width, size.height)
  pen.fillStyle = linear(pen, 0, 0, size.width, size.height, [
    [0, '#63656a'],
    [1, '#505257'],
  ])
  fillBox(pen, all)
  mottle(pen, all, random, { dark: '#303237', light: '#8a8b8c', cell: [900, 700], alpha: 0.24, grain: 12 })
  mottle(pen, all, random, {
    dark: '#25272b',
    light: '#94959a',
    cell: [22, 22],
    alpha: 0.1,
    grain: 8,
    octaves: 2,
  })
  for (let crack = 0; crack < 60; crack++) {
    let x = random.between(300, 5400)
    let y = random.between(700, 3800)
    const points = [x, y]
    for (let step = 0; step < 14; step++)
      points.push((x += random.between(-10, 46)), (y += random.between(-26, 26)))
    pen.strokeStyle = tint('#232529', 0.5)
    pen.lineWidth = random.between(1.5, 3.4)
    line(pen, ...points)
  }
  for (let track = 0; track < 26; track++) {
    const y = random.pick([760, 1486, 2207, 2920, 3480, 3720]) + random.between(-70, 70)
    pen.strokeStyle = tint('#1d1e21', 0.12)
    pen.lineWidth = random.between(14, 26)
    const x = random.between(0, 4000)
    pen.beginPath()
    pen.moveTo(x, y)
    pen.bezierCurveTo(x + 500, y - 30, x + 900, y + 40, x + 1700, y)
    pen.stroke()
  }
}

const paint = (random: Random, alpha = 0.86): string =>
  tint(random.pick(['#f2f0ea', '#e6e4de', '#dcdad4']), alpha)

export function drawMarkings(pen: Pen, random: Random): void {
  for (const row of rows) {
    const edge = row.mouth === 'up' ? row.y + bayDepth : row.y
    pen.fillStyle = paint(random)
    fillBox(pen, box(504, edge - 4, 44 * bayWidth, 7))
  }
  for (const bay of bays) {
    pen.fillStyle = paint(random, random.between(0.66, 0.92))
    fillBox(pen, box(bay.rect.x1 - 3, bay.rect.y1, 7, bayDepth))
    if (bay.island) continue
    letter(pen, String(bay.number), numberOf(bay), { fill: paint(random, 0.9), weight: 700, tracking: 0.04 })
    if (bay.car === null) {
      for (let stain = 0; stain < 3; stain++)
        pool(
          pen,
          (bay.rect.x1 + bay.rect.x2) / 2 + random.between(-20, 20),
          bay.rect.y1 + random.between(60, 170),
          random.between(14, 40),
          random.between(14, 44),
          0.28,
        )
    }
  }
  const turns: Readonly<Record<Way, number>> = {
    Up: 0,
    Right: Math.PI / 2,
    Down: Math.PI,
    Left: -Math.PI / 2,
  }
  for (const arrow of arrows) {
    placed(pen, arrow.x, arrow.y, turns[arrow.way], 1, () => {
      pen.fillStyle = tint('#f2f0ea', 0.92)
      outline(pen, 0, -58, 30, -8, 10, -8, 10, 56, -10, 56, -10, -8, -30, -8)
      pen.fill()
    })
  }
  for (let x = 1900; x < 2300; x += 52) {
    pen.fillStyle = paint(random)
    fillBox(pen, box(x, 640, 30, 250))
  }
  for (let x = 60; x < size.width; x += 240) {
    pen.fillStyle = paint(random)
    fillBox(pen, box(x, 3624, 120, 9))
  }
  pen.fillStyle = paint(random)
  fillBox(pen, box(0, 3420, size.width, 7))
  fillBox(pen, box(0, 3818, size.width, 7))
}

/** The roof of the shop: gravel, skylights, solar panels, fans. */
export function drawRoof(pen: Pen, random: Random): void {
  const roof = box(420, -20, 4920, 560)
  courses(pen, box(240, 540, 5280, 100), random, {
    base: '#a9a49a',
    mortar: '#7d7970',
    brick: [44, 44],
    joint: 3,
    vary: 0.08,
  })
  casting(pen, { blur: 22, dx: 40, dy: 56, alpha: 0.55, hex: '#0d1018' }, () => {
    pen.fillStyle = '#b3aca0'
    fillBox(pen, roof)
  })
  pen.fillStyle = down(pen, roof, [
    [0, '#a8a196'],
    [1, '#bdb6a9'],
  ])
  fillBox(pen, roof)
  mottle(pen, roof, random, { dark: '#6a655c', light: '#dcd6ca', cell: [300, 240], alpha: 0.24, grain: 8 })
  pen.strokeStyle = '#d9d3c6'
  pen.lineWidth = 18
  strokeBox(pen, box(430, -40, 4900, 570))
  for (let array = 0; array < 3; array++) {
    for (let row = 0; row < 4; row++)
      for (let column = 0; column < 12; column++) {
        const panel = box(560 + array * 1180 + column * 84, 60 + row * 104, 78, 92)
        casting(pen, { blur: 4, dx: 5, dy: 8, alpha: 0.5 }, () => {
          pen.fillStyle = '#1b2a4a'
          fillBox(pen, panel)
        })
        pen.fillStyle = linear(pen, panel.x1, panel.y1, panel.x2, panel.y2, [
          [0, '#3f5f96'],
          [0.5, '#1f3360'],
          [1, '#16244a'],
        ])
        fillBox(pen, panel)
        pen.strokeStyle = tint('#b9c9e6', 0.35)
        pen.lineWidth = 1.5
        for (let cell = 1; cell < 4; cell++)
          line(pen, panel.x1, panel.y1 + cell * 23, panel.x2, panel.y1 + cell * 23)
        for (let cell = 1; cell < 3; cell++)
          line(pen, panel.x1 + cell * 26, panel.y1, panel.x1 + cell * 26, panel.y2)
      }
  }
  for (let fan = 0; fan < 6; fan++) {
    const x = 4190 + (fan % 3) * 340
    const y = 130 + Math.floor(fan / 3) * 240
    casting(pen, { blur: 8, dx: 22, dy: 30, alpha: 0.5 }, () => {
      pen.fillStyle = '#c9cdd0'
      fillBox(pen, box(x - 90, y - 80, 180, 160))
    })
    pen.fillStyle = linear(pen, x - 90, y - 80, x + 90, y + 80, [
      [0, '#e9ecee'],
      [1, '#9aa1a6'],
    ])
    fillBox(pen, box(x - 90, y - 80, 180, 160))
    pen.fillStyle = '#3a4046'
    disc(pen, x, y, 62)
    pen.fill()
    for (let blade = 0; blade < 5; blade++)
      placed(pen, x, y, blade * 1.256 + fan, 1, () => {
        pen.fillStyle = '#8d949a'
        disc(pen, 0, -30, 13, 30)
        pen.fill()
      })
  }
}

export function drawTree(pen: Pen, x: number, y: number, radius: number, random: Random): void {
  const hue = random.pick(['#4f7a3a', '#5f8a44', '#3f6a38', '#7a8a3a', '#6a9450'])
  pen.fillStyle = tint('#0d1018', 0.44)
  blob(
    pen,
    Array.from({ length: 14 }, (_, at) => ({
      x: x + radius * 0.55 + Math.cos(at * 0.449) * radius * random.between(0.9, 1.1),
      y: y + radius * 0.75 + Math.sin(at * 0.449) * radius * random.between(0.9, 1.1),
    })),
  )
  pen.fill()
  for (let layer = 0; layer < 3; layer++) {
    const reach = radius * (1 - layer * 0.24)
    for (let leaf = 0; leaf < 120; leaf++) {
      const angle = random.between(0, 6.28)
      const far = Math.sqrt(random.next()) * reach
      const lx = x + Math.cos(angle) * far - layer * radius * 0.1
      const ly = y + Math.sin(angle) * far - layer * radius * 0.12
      pen.fillStyle = random.chance(0.5)
        ? dim(hue, 0.42 - layer * 0.16, 0.9)
        : lit(hue, layer * 0.16 + random.between(0, 0.08), 0.9)
      disc(pen, lx, ly, random.between(6, 14) * (radius / 100))
      pen.fill()
    }
  }
}

/** Lawn strips, the hedge, the islands, and every tree. */
export function drawGreens(pen: Pen, random: Random): void {
  for (const strip of [box(0, 0, 240, 3340), box(5520, 0, 240, 3340)]) {
    pen.fillStyle = '#67854a'
    fillBox(pen, strip)
    mottle(pen, strip, random, { dark: '#35502a', light: '#a3b46a', cell: [120, 120], alpha: 0.5, grain: 5 })
  }
  for (const bay of bays) {
    if (!bay.island) continue
    pen.fillStyle = '#b3aca0'
    fillBox(pen, box(bay.rect.x1 + 6, bay.rect.y1 + 2, bayWidth - 12, bayDepth - 4))
    pen.fillStyle = '#5d7a42'
    fillBox(pen, box(bay.rect.x1 + 16, bay.rect.y1 + 12, bayWidth - 32, bayDepth - 24))
  }
  const hedge = box(240, 3306, 5280, 54)
  pen.fillStyle = tint('#0d1018', 0.4)
  fillBox(pen, box(hedge.x1 + 10, hedge.y1 + 24, 5280, 60))
  for (let leaf = 0; leaf < 5200; leaf++) {
    pen.fillStyle = random.pick(['#35552e', '#4a6f3a', '#2c4728', '#628a4a', '#53793f'])
    disc(pen, random.between(hedge.x1, hedge.x2), random.between(hedge.y1, hedge.y2), random.between(6, 13))
    pen.fill()
  }
}

export function drawTrees(pen: Pen, random: Random): void {
  for (const bay of bays) {
    if (bay.island)
      drawTree(
        pen,
        (bay.rect.x1 + bay.rect.x2) / 2,
        bay.mouth === 'up' ? bay.rect.y1 + 120 : bay.rect.y2 - 110,
        random.between(74, 96),
        random,
      )
  }
  for (let y = 120; y < 3300; y += 250) {
    drawTree(pen, 110 + random.between(-30, 30), y + random.between(-40, 40), random.between(90, 140), random)
    drawTree(
      pen,
      5650 + random.between(-30, 30),
      y + random.between(-40, 40),
      random.between(90, 140),
      random,
    )
  }
}
