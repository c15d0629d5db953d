import { heightOf, widthOf } from '../../../../domain/geometry.ts'
import { dim, lit, tint } from '../../colour.ts'
import { dressed, person } from '../../figures.ts'
import { across, blended, casting, down, glow, linear, pool, vignette } from '../../light.ts'
import { letter } from '../../lettering.ts'
import { box, clipped, disc, fillBox, line, placed, roundBox, sheet, strokeBox, type Pen } from '../../pen.ts'
import { randomFor, type Random } from '../../random.ts'
import { filmGrain, mottle } from '../../texture.ts'
import {
  eye,
  floor,
  pillarFoot,
  pillars,
  size,
  suitcaseOf,
  tall,
  travellers,
  type Traveller,
} from './plan.ts'
import { drawBoard } from './board.ts'
import { drawWindows } from './windows.ts'

function drawWall(pen: Pen, random: Random): void {
  const wall = box(0, 0, size.width, floor)
  pen.fillStyle = down(pen, wall, [
    [0, '#2a2630'],
    [0.4, '#6b5648'],
    [0.8, '#a98560'],
    [1, '#7a5a42'],
  ])
  fillBox(pen, wall)
  mottle(pen, wall, random, { dark: '#1a1418', light: '#ffdca8', cell: [700, 500], alpha: 0.16, grain: 8 })
  pen.strokeStyle = tint('#1a1210', 0.2)
  pen.lineWidth = 3
  for (let y = 130; y < floor; y += 132) line(pen, 0, y, size.width, y)
  for (let row = 0; row * 132 < floor; row++)
    for (let x = (row % 2) * 150; x < size.width; x += 300) line(pen, x, row * 132 - 2, x, row * 132 + 130)
}

function drawCeiling(pen: Pen): void {
  const ceiling = box(0, 0, size.width, 250)
  pen.fillStyle = down(pen, ceiling, [
    [0, '#14121a'],
    [1, '#3a302c'],
  ])
  fillBox(pen, ceiling)
  for (let rib = -12; rib <= 12; rib++) {
    const x = size.width / 2 + rib * 230
    pen.fillStyle = linear(pen, x - 30, 0, x + 50, 0, [
      [0, '#0d0b10'],
      [0.5, '#5b4a3c'],
      [1, '#1a1518'],
    ])
    pen.beginPath()
    pen.moveTo(size.width / 2 + rib * 420 - 50, 0)
    pen.lineTo(size.width / 2 + rib * 420 + 50, 0)
    pen.lineTo(x + 24, 250)
    pen.lineTo(x - 24, 250)
    pen.fill()
  }
  for (let lamp = 0; lamp < 12; lamp++) {
    const x = 210 + lamp * 427
    glow(pen, x, 236, 430, '#ffd9a0', 0.6)
    pen.fillStyle = '#fff4dc'
    disc(pen, x, 236, 62, 13)
    pen.fill()
  }
  pen.fillStyle = down(pen, box(0, 240, 1, 40), [
    [0, '#8a6a4c'],
    [1, '#2d2320'],
  ])
  fillBox(pen, box(0, 246, size.width, 34))
}

/** Where a seam of the floor, counted from the middle, crosses this height of the picture. */
const seam = (at: number, y: number): number => size.width / 2 + at * (y - eye) * 0.62

function drawFloor(pen: Pen, random: Random): void {
  const ground = box(0, floor, size.width, size.height - floor)
  const above = sheet(size.width / 2, floor / 2)
  above.getContext('2d').drawImage(pen.canvas, 0, 0, size.width, floor, 0, 0, size.width / 2, floor / 2)
  pen.fillStyle = down(pen, ground, [
    [0, '#8a6a4e'],
    [0.25, '#5a463a'],
    [1, '#1c1718'],
  ])
  fillBox(pen, ground)
  clipped(
    pen,
    () => {
      pen.beginPath()
      pen.rect(0, floor, size.width, size.height)
    },
    () => {
      for (let row = 0; row < 18; row++) {
        const near = floor + 12 * 1.29 ** row
        const next = floor + 12 * 1.29 ** (row + 1)
        for (let column = -26; column < 26; column++) {
          if ((row + column) % 2 === 0) continue
          pen.fillStyle = tint(random.chance(0.5) ? '#2a2022' : '#33282a', 0.5)
          pen.beginPath()
          pen.moveTo(seam(column, near), near)
          pen.lineTo(seam(column + 1, near), near)
          pen.lineTo(seam(column + 1, next), next)
          pen.lineTo(seam(column, next), next)
          pen.fill()
        }
      }
      pen.globalAlpha = 0.5
      pen.filter = 'blur(10px)'
      pen.translate(0, floor)
      pen.scale(1, -0.92)
      pen.drawImage(above, 0, -floor, size.width, floor)
    },
  )
  pen.fillStyle = down(pen, ground, [
    [0, tint('#ffce8a', 0.2)],
    [0.4, tint('#000000', 0)],
    [1, tint('#0a080c', 0.6)],
  ])
  fillBox(pen, ground)
}

function drawPillar(pen: Pen, x: number, number: number): void {
  const column = box(x - 84, 240, 168, pillarFoot - 240)
  pool(pen, x, pillarFoot, 230, 40, 0.75)
  pen.fillStyle = across(pen, column, [
    [0, '#3a2c26'],
    [0.22, '#c9a680'],
    [0.4, '#e9cfa8'],
    [0.62, '#8f6f54'],
    [1, '#2a1f1c'],
  ])
  fillBox(pen, column)
  pen.fillStyle = tint('#20140e', 0.2)
  for (let flute = -60; flute <= 60; flute += 24) fillBox(pen, box(x + flute, 420, 7, pillarFoot - 560))
  for (const [y, height, grow] of [
    [250, 60, 46],
    [310, 40, 24],
    [pillarFoot - 70, 70, 34],
    [pillarFoot - 110, 40, 16],
  ] as const) {
    const ring = box(x - 84 - grow, y, 168 + grow * 2, height)
    pen.fillStyle = across(pen, ring, [
      [0, '#2f231f'],
      [0.3, '#d9b98e'],
      [0.6, '#8a6a50'],
      [1, '#241a18'],
    ])
    roundBox(pen, ring, 10)
    pen.fill()
  }
  const plate = box(x - 50, 1310, 100, 100)
  casting(pen, { blur: 20, dy: 8, alpha: 0.6 }, () => {
    pen.fillStyle = '#f3d34a'
    roundBox(pen, plate, 14)
    pen.fill()
  })
  letter(pen, String(number), box(plate.x1 + 20, plate.y1 + 22, 60, 56), { fill: '#1c1a18', weight: 800 })
}

function drawSuitcase(pen: Pen, traveller: Traveller): void {
  if (!traveller.suitcase) return
  const rect = suitcaseOf(traveller)
  const hex = traveller.suitcase.hex
  const width = widthOf(rect)
  const shell = { ...rect, y1: rect.y1 + heightOf(rect) * 0.34, y2: rect.y2 - width * 0.1 }
  pen.strokeStyle = '#2b2b2e'
  pen.lineWidth = Math.max(3, width * 0.06)
  strokeBox(pen, { x1: rect.x1 + width * 0.28, x2: rect.x2 - width * 0.28, y1: rect.y1, y2: shell.y1 + 10 })
  pen.fillStyle = across(pen, rect, [
    [0, dim(hex, 0.4)],
    [0.3, lit(hex, 0.26)],
    [0.6, hex],
    [1, dim(hex, 0.5)],
  ])
  roundBox(pen, shell, width * 0.14)
  pen.fill()
  pen.strokeStyle = dim(hex, 0.5, 0.7)
  pen.lineWidth = 2
  for (let rib = 1; rib < 6; rib++)
    line(pen, rect.x1 + (width * rib) / 6, shell.y1 + 6, rect.x1 + (width * rib) / 6, shell.y2 - 6)
  pen.fillStyle = '#161618'
  for (const x of [rect.x1 + width * 0.16, rect.x2 - width * 0.16]) {
    disc(pen, x, rect.y2 - width * 0.05, width * 0.09)
    pen.fill()
  }
}

function drawTraveller(pen: Pen, traveller: Traveller, random: Random): void {
  const { x, y, facing } = traveller
  const height = tall(y)
  const dress = dressed(random)
  pool(pen, x, y, height * 0.4, height * 0.07, 0.7)
  const draw = (): void => {
    drawSuitcase(pen, traveller)
    person(
      pen,
      x,
      y,
      height,
      {
        ...dress,
        ...(traveller.suitcase ? { stride: 2 } : {}),
        ...(random.chance(0.3) ? { bag: random.pick(['#4a3a2a', '#2a3a3a', '#5a2a2a']) } : {}),
      },
      facing,
    )
  }
  blended(pen, 'source-over', 0.2, () =>
    placed(pen, 0, y * 2, 0, 1, () => {
      pen.scale(1, -1)
      draw()
    }),
  )
  draw()
}

/** People close to us, out of focus against the light. */
function drawForeground(pen: Pen): void {
  pen.save()
  pen.filter = 'blur(16px)'
  for (const [x, y, height, facing] of [
    [520, 3150, 1240, 1],
    [900, 3200, 1180, -1],
    [4560, 3230, 1330, -1],
  ] as const) {
    person(
      pen,
      x,
      y,
      height,
      { coat: '#15131a', legs: '#0d0c10', skin: '#2a1f1c', hair: '#0d0b0d', stride: 3 },
      facing,
    )
  }
  pen.fillStyle = '#111015'
  roundBox(pen, box(1040, 2480, 260, 500), 40)
  pen.fill()
  pen.restore()
}

export function drawDepartures(pen: Pen): void {
  const random = randomFor('departures')
  drawWall(pen, random)
  drawWindows(pen, random)
  drawCeiling(pen)
  drawBoard(pen, random)
  drawFloor(pen, random)
  for (const pillar of pillars) drawPillar(pen, pillar.x, pillar.number)
  for (const traveller of travellers) drawTraveller(pen, traveller, random)
  drawForeground(pen)
  glow(pen, size.width / 2, 1500, 2600, '#ffb870', 0.2)
  vignette(pen, size, 0.66, '#08060a')
  filmGrain(pen, size, random, 0.03)
}
