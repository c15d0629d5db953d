import { heightOf, widthOf } from '../../../../domain/geometry.ts'
import { tint } from '../../colour.ts'
import { casting, down, glow, radial, vignette } from '../../light.ts'
import { letter } from '../../lettering.ts'
import { box, disc, fillBox, roundBox, sheet, type Pen } from '../../pen.ts'
import { randomFor, type Random } from '../../random.ts'
import { filmGrain, mottle, planks, tiled } from '../../texture.ts'
import { drawClutter, drawLamp, drawOddments } from './oddments.ts'
import {
  bench,
  brace,
  chisels,
  clamps,
  hammers,
  level,
  pliers,
  rack,
  saws,
  screwdrivers,
  size,
  spanners,
} from './plan.ts'
import {
  drawChisel,
  drawHammer,
  drawMallet,
  drawSaw,
  drawScrewdriver,
  drawSpanner,
  drawSquare,
} from './tools.ts'
import { drawBrace, drawClamp, drawPliers } from './gripping.ts'
import { drawShelf } from './shelf.ts'
import { drawBench, drawOnBench, hang } from './bench.ts'

function drawPegboard(pen: Pen, random: Random): void {
  const wall = box(0, 0, size.width, bench)
  pen.fillStyle = down(pen, wall, [
    [0, '#c79c62'],
    [0.6, '#b08652'],
    [1, '#7d5a34'],
  ])
  fillBox(pen, wall)
  mottle(pen, wall, random, { dark: '#4a2d12', light: '#ffe2ae', cell: [700, 700], alpha: 0.22, grain: 8 })
  mottle(pen, wall, random, {
    dark: '#5a3a1c',
    light: '#f0d09a',
    cell: [24, 24],
    alpha: 0.16,
    grain: 5,
    octaves: 2,
  })
  const peg = sheet(56, 56)
  const brush = peg.getContext('2d')
  brush.fillStyle = tint('#ffe7bd', 0.5)
  disc(brush, 29, 30, 8)
  brush.fill()
  brush.fillStyle = '#2a180a'
  disc(brush, 28, 28, 7.4)
  brush.fill()
  pen.fillStyle = tiled(pen, peg)
  fillBox(pen, wall)
  pen.fillStyle = tint('#2a180a', 0.6)
  for (const x of [1534, 3070]) fillBox(pen, box(x, 0, 5, bench))
}

/** Draws on a sheet of its own first, so that one shadow falls from the whole tool. */
function drawLevel(pen: Pen): void {
  const body = box(level.x, level.y, level.width, 116)
  pen.fillStyle = down(pen, body, [
    [0, '#e8c33c'],
    [0.16, '#f6dc6a'],
    [0.5, '#d9a91e'],
    [1, '#8a6508'],
  ])
  fillBox(pen, body)
  pen.fillStyle = tint('#000000', 0.16)
  fillBox(pen, box(body.x1, body.y1 + 28, level.width, 60))
  for (const at of [0.08, 0.5, 0.92]) {
    const x = body.x1 + level.width * at
    const vial = box(x - 70, body.y1 + 34, 140, 48)
    pen.fillStyle = '#1d1d1f'
    roundBox(pen, box(vial.x1 - 12, vial.y1 - 8, 164, 64), 14)
    pen.fill()
    pen.fillStyle = down(pen, vial, [
      [0, '#e8ff9a'],
      [0.5, '#b5e23c'],
      [1, '#6f9a12'],
    ])
    roundBox(pen, vial, 22)
    pen.fill()
    pen.fillStyle = tint('#ffffff', 0.6)
    disc(pen, x + 3, vial.y1 + 17, 24, 10)
    pen.fill()
    pen.fillStyle = '#1d1d1f'
    for (const dx of [-32, 30]) pen.fillRect(x + dx, vial.y1, 4, 48)
  }
  letter(pen, 'NIVO 1200', box(body.x1 + 260, body.y1 + 42, 260, 34), {
    fill: '#1d1d1f',
    weight: 800,
    italic: true,
  })
}

function drawRack(pen: Pen, random: Random): void {
  casting(pen, { blur: 26, dy: 18, alpha: 0.6 }, () => {
    pen.fillStyle = '#6a4324'
    fillBox(pen, rack)
  })
  planks(pen, rack, random, { base: '#8a5a30', width: heightOf(rack), contrast: 1.4 })
  pen.fillStyle = down(pen, rack, [
    [0, tint('#ffe6bd', 0.3)],
    [0.4, tint('#000000', 0)],
    [1, tint('#1c0d04', 0.5)],
  ])
  fillBox(pen, rack)
}

export function drawWorkshop(pen: Pen): void {
  const random = randomFor('workshop')
  drawPegboard(pen, random)
  for (const saw of saws)
    hang(pen, saw.x - 60, saw.y - 60, 940, 460, (brush) => drawSaw(brush, saw.x, saw.y, random))
  hang(pen, 1240, 320, 300, 420, (brush) => drawSquare(brush, random))
  hang(pen, level.x, level.y, level.width, 120, (brush) => drawLevel(brush))
  for (const spanner of spanners)
    hang(pen, spanner.x - 80, 480, 160, 560, (brush) => drawSpanner(brush, spanner, 490))
  for (const x of clamps) hang(pen, x - 60, 240, 260, 620, (brush) => drawClamp(brush, x, 260))
  hang(pen, rack.x1, rack.y1 - 180, widthOf(rack), 560, (brush) => {
    for (const driver of screwdrivers) drawScrewdriver(brush, driver, rack.y1)
  })
  drawRack(pen, random)
  for (const x of hammers) hang(pen, x - 130, 1080, 260, 560, (brush) => drawHammer(brush, x, 1096, random))
  hang(pen, 2160, 1080, 250, 560, (brush) => drawMallet(brush, random))
  for (const [at, x] of pliers.entries())
    hang(pen, x - 130, 1080, 260, 540, (brush) =>
      drawPliers(brush, x, 1090, ['#b3302a', '#2f5f9c', '#3f7a4a'][at] ?? '#b3302a'),
    )
  for (const [at, x] of chisels.entries())
    hang(pen, x - 60, 1040, 120, 560, (brush) => drawChisel(brush, x, 1230, 16 + at * 8, random))
  hang(pen, brace.x - 100, brace.y - 20, 300, 640, (brush) => drawBrace(brush, brace.x, brace.y, random))
  drawOddments(pen, random)
  drawShelf(pen, random)
  drawBench(pen, random)
  drawOnBench(pen, random)
  drawClutter(pen, random)
  drawLamp(pen)
  pen.fillStyle = radial(pen, 1900, 500, 3200, [
    [0, tint('#fff0c8', 0.2)],
    [0.4, tint('#fff0c8', 0)],
    [0.75, tint('#140a04', 0.4)],
    [1, tint('#140a04', 0.72)],
  ])
  fillBox(pen, box(0, 0, size.width, size.height))
  glow(pen, 1900, -100, 2300, '#ffe2a8', 0.5)
  vignette(pen, size, 0.5, '#100804')
  filmGrain(pen, size, random, 0.03)
}
