import { heightOf, widthOf } from '../../../../domain/geometry.ts'
import { dim, lit, tint } from '../../colour.ts'
import { dressed, person } from '../../figures.ts'
import { across, blended, down, glow, vignette } from '../../light.ts'
import { letter } from '../../lettering.ts'
import { box, disc, fillBox, line, outline, placed, roundBox, sheet, type Pen } from '../../pen.ts'
import { randomFor, type Random } from '../../random.ts'
import { filmGrain } from '../../texture.ts'
import { buoys, cranes, plateOf, quay, ship, size, waterline, type Buoy } from './plan.ts'
import { drawBasin, drawMirrored, drawRipples, drawShore, drawSky } from './sea.ts'
import { drawLoad, drawShip } from './ship.ts'

function drawTruss(pen: Pen, x1: number, y1: number, x2: number, y2: number, depth: number): void {
  line(pen, x1, y1, x2, y2)
  line(pen, x1, y1 + depth, x2, y2 + depth)
  const steps = Math.round(Math.abs(x2 - x1) / depth)
  for (let step = 0; step < steps; step++) {
    const x = x1 + ((x2 - x1) * step) / steps
    const next = x1 + ((x2 - x1) * (step + 1)) / steps
    line(pen, x, y1 + (step % 2) * depth, next, y1 + ((step + 1) % 2) * depth)
  }
}

function drawCrane(pen: Pen, x: number, random: Random): void {
  const top = 560
  pen.strokeStyle = across(pen, box(x - 300, 0, 700, 1), [
    [0, '#1c3442'],
    [0.5, '#3f6472'],
    [1, '#162833'],
  ])
  pen.lineWidth = 26
  for (const dx of [0, 330]) line(pen, x + dx, quay + 10, x + dx + (dx === 0 ? 20 : -20), top)
  pen.lineWidth = 18
  line(pen, x - 4, 1180, x + 334, 1180)
  line(pen, x + 4, 1180, x + 316, 760)
  line(pen, x + 326, 1180, x + 16, 760)
  line(pen, x + 20, top, x + 150, 220, x + 310, top)
  pen.lineWidth = 11
  drawTruss(pen, x - 700, top, x + 620, top, 56)
  pen.lineWidth = 5
  line(pen, x + 150, 224, x - 640, top)
  line(pen, x + 150, 224, x - 300, top)
  line(pen, x + 150, 224, x + 600, top)
  pen.fillStyle = '#c8c3b0'
  fillBox(pen, box(x + 380, top - 120, 210, 120))
  pen.fillStyle = '#ffdf9f'
  for (const dx of [400, 450, 500]) fillBox(pen, box(x + dx, top - 90, 32, 34))
  pen.fillStyle = '#e7e2d0'
  fillBox(pen, box(x - 286, top + 58, 64, 70))
  for (let dx = -680; dx < 620; dx += 217) {
    glow(pen, x + dx, top + 62, 190, '#ffe6b4', 0.8)
    glow(pen, x + dx, top + 62, 30, '#ffffff', 1)
  }
  glow(pen, x + 150, 220, 150, '#ff4a3c', random.between(0.8, 1))
  for (const dx of [0, 330]) glow(pen, x + dx, 1180, 260, '#ffdca0', 0.6)
}

function drawBuoy(pen: Pen, buoy: Buoy): void {
  const { x, y, scale, hex } = buoy
  blended(pen, 'source-over', 0.34, () =>
    placed(pen, x, y + 6 * scale, 0, scale, () => {
      pen.fillStyle = down(pen, box(-80, 0, 160, 200), [
        [0, hex],
        [1, tint(hex, 0)],
      ])
      for (let strip = 0; strip < 24; strip++)
        fillBox(pen, box(-56 + Math.sin(strip * 1.7) * 9 + strip, strip * 8, 112 - strip * 2, 6))
    }),
  )
  placed(pen, x, y, 0.03, scale, () => {
    pen.strokeStyle = '#20262b'
    pen.lineWidth = 9
    line(pen, -40, -120, -16, -250)
    line(pen, 40, -120, 16, -250)
    line(pen, -32, -180, 32, -180)
    line(pen, -38, -130, 24, -210)
    pen.fillStyle = across(pen, box(-60, 0, 120, 1), [
      [0, dim(hex, 0.5)],
      [0.35, lit(hex, 0.28)],
      [1, dim(hex, 0.6)],
    ])
    outline(pen, -52, -120, 52, -120, 64, -34, -64, -34)
    pen.fill()
    pen.fillStyle = across(pen, box(-82, 0, 164, 1), [
      [0, dim(hex, 0.6)],
      [0.35, lit(hex, 0.16)],
      [1, dim(hex, 0.7)],
    ])
    disc(pen, 0, -14, 82, 28)
    pen.fill()
    pen.fillStyle = tint('#04111b', 0.75)
    disc(pen, 0, 6, 86, 18)
    pen.fill()
    pen.strokeStyle = tint('#cfe4e2', 0.5)
    pen.lineWidth = 3
    disc(pen, 0, 2, 92, 18)
    pen.stroke()
    pen.fillStyle = '#fff0c0'
    fillBox(pen, box(-12, -282, 24, 32))
  })
  const plate = plateOf(buoy)
  pen.fillStyle = '#f6f1e4'
  roundBox(pen, plate, 6 * scale)
  pen.fill()
  letter(
    pen,
    String(buoy.number),
    box(plate.x1, plate.y1 + heightOf(plate) * 0.15, widthOf(plate), heightOf(plate) * 0.7),
    { fill: '#16181b', weight: 800 },
  )
  glow(
    pen,
    x + 7 * scale,
    y - 266 * scale,
    240 * scale,
    buoy.colour === 'green' ? '#8fffb0' : '#ffdf9a',
    0.95,
  )
}

function drawTug(pen: Pen, x: number, y: number, random: Random): void {
  placed(pen, x, y, 0, 1.5, () => {
    pen.fillStyle = tint('#020a12', 0.6)
    disc(pen, 0, 8, 330, 26)
    pen.fill()
    pen.fillStyle = down(pen, box(0, -110, 1, 110), [
      [0, '#274b43'],
      [0.7, '#142a28'],
      [0.75, '#6b2724'],
      [1, '#2c1213'],
    ])
    pen.beginPath()
    pen.moveTo(-300, -70)
    pen.lineTo(-270, 4)
    pen.lineTo(250, 4)
    pen.quadraticCurveTo(310, -50, 326, -118)
    pen.quadraticCurveTo(60, -56, -300, -70)
    pen.fill()
    for (let tyre = -270; tyre < 290; tyre += 62) {
      pen.strokeStyle = '#0a0c0e'
      pen.lineWidth = 10
      disc(pen, tyre, -42 - Math.max(0, tyre) * 0.07, 15)
      pen.stroke()
    }
    pen.fillStyle = across(pen, box(-60, 0, 200, 1), [
      [0, '#b9b2a0'],
      [0.4, '#ece4d0'],
      [1, '#6f7274'],
    ])
    fillBox(pen, box(-60, -170, 190, 106))
    fillBox(pen, box(-30, -250, 130, 84))
    pen.fillStyle = '#ffe0a0'
    for (const window of [-20, 22, 64]) fillBox(pen, box(window, -236, 30, 36))
    for (const window of [-40, 10, 60]) {
      disc(pen, window + 16, -122, 13)
      pen.fill()
    }
    pen.fillStyle = '#20303c'
    fillBox(pen, box(-150, -190, 56, 120))
    pen.fillStyle = '#d4a83a'
    fillBox(pen, box(-150, -172, 56, 24))
    pen.strokeStyle = '#8f9a9f'
    pen.lineWidth = 5
    line(pen, 30, -250, 30, -370)
    glow(pen, 30, -370, 150, '#ffffff', 0.95)
    glow(pen, 40, -215, 210, '#ffd48c', 0.6)
    for (const dx of [-240, -205, 190])
      person(pen, dx, -68 - (dx > 0 ? 18 : 0), 62, { ...dressed(random), coat: '#e0812c' })
  })
}

export function drawHarbour(pen: Pen): void {
  const random = randomFor('harbour')
  drawSky(pen, random)
  drawShore(pen, random)
  pen.fillStyle = down(pen, box(0, quay - 30, 1, 90), [
    [0, '#3b3a36'],
    [1, '#0b1218'],
  ])
  fillBox(pen, box(1180, quay - 30, size.width, 40))
  for (const crane of cranes) drawCrane(pen, crane.x, random)
  drawLoad(pen)
  const land = sheet(size.width, quay)
  land.getContext('2d').drawImage(pen.canvas, 0, 0)
  drawBasin(pen)
  drawMirrored(pen, land, quay, 1.12, 0.66, random)
  const afloat = sheet(size.width, waterline)
  drawShip(afloat.getContext('2d'), random)
  drawMirrored(pen, afloat, waterline, 1.25, 0.74, random)
  drawRipples(pen, random)
  pen.drawImage(afloat, 0, 0)
  pen.strokeStyle = tint('#bcd3cf', 0.35)
  pen.lineWidth = 3
  line(pen, ship.bow + 232, waterline + 2, ship.stern - 82, waterline + 2)
  drawTug(pen, 1900, 2870, random)
  for (const buoy of buoys) drawBuoy(pen, buoy)
  vignette(pen, size, 0.6, '#01040a')
  filmGrain(pen, size, random, 0.03)
}
