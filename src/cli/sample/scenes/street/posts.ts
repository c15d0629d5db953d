import { widthOf } from '../../../../domain/geometry.ts'
import { sittingCat } from '../../figures.ts'
import { across, glow } from '../../light.ts'
import { letter } from '../../lettering.ts'
import { box, disc, fillBox, line, outline, placed, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import { courses } from '../../texture.ts'
import { cats, chimney, clock, lamps, vane } from './plan.ts'

export function drawRidge(pen: Pen, random: Random): void {
  courses(pen, chimney, random, { base: '#6f4439', mortar: '#3a2a28', brick: [24, 11], joint: 2, vary: 0.22 })
  pen.fillStyle = '#4f342e'
  fillBox(pen, box(chimney.x1 - 8, chimney.y1 - 12, widthOf(chimney) + 16, 14))
  for (const pot of [14, 52]) fillBox(pen, box(chimney.x1 + pot, chimney.y1 - 54, 26, 44))
  pen.strokeStyle = '#17141d'
  pen.lineWidth = 6
  line(pen, vane.x, vane.y, vane.x, vane.y - 150)
  pen.lineWidth = 4
  line(pen, vane.x - 34, vane.y - 88, vane.x + 34, vane.y - 88)
  pen.fillStyle = '#17141d'
  outline(
    pen,
    vane.x - 54,
    vane.y - 138,
    vane.x - 22,
    vane.y - 122,
    vane.x + 20,
    vane.y - 122,
    vane.x + 52,
    vane.y - 150,
    vane.x + 40,
    vane.y - 104,
    vane.x - 22,
    vane.y - 112,
  )
  pen.fill()
  for (const cat of cats) sittingCat(pen, cat.x, cat.y, cat.height, '#15121b', cat.facing)
}

export function drawClock(pen: Pen): void {
  const { x, y, radius, foot } = clock
  pen.fillStyle = across(pen, box(x - 14, 0, 28, 1), [
    [0, '#0d1712'],
    [0.4, '#3d5549'],
    [1, '#0b120e'],
  ])
  fillBox(pen, box(x - 11, y + radius, 22, foot - y - radius))
  fillBox(pen, box(x - 26, foot - 170, 52, 170))
  fillBox(pen, box(x - 40, foot - 26, 80, 26))
  pen.fillStyle = '#16231c'
  disc(pen, x, y, radius + 15)
  pen.fill()
  outline(pen, x - 26, y - radius - 10, x, y - radius - 52, x + 26, y - radius - 10)
  pen.fill()
  glow(pen, x, y, 260, '#fff1cf', 0.5)
  pen.fillStyle = '#fdf6e2'
  disc(pen, x, y, radius)
  pen.fill()
  pen.strokeStyle = '#1b1b1b'
  for (let minute = 0; minute < 60; minute++) {
    const angle = (minute / 60) * Math.PI * 2
    const long = minute % 5 === 0
    pen.lineWidth = long ? 4.5 : 1.6
    const inner = radius - (long ? 15 : 7)
    line(
      pen,
      x + Math.sin(angle) * inner,
      y - Math.cos(angle) * inner,
      x + Math.sin(angle) * (radius - 3),
      y - Math.cos(angle) * (radius - 3),
    )
  }
  for (const [number, dx, dy] of [
    ['12', 0, -36],
    ['3', 38, 0],
    ['6', 0, 36],
    ['9', -38, 0],
  ] as const) {
    letter(pen, number, box(x + dx - 12, y + dy - 8, 24, 16), { fill: '#1b1b1b', weight: 700 })
  }
  const hand = (turn: number, length: number, width: number): void =>
    placed(pen, x, y, turn * Math.PI * 2, 1, () => {
      pen.fillStyle = '#141414'
      outline(pen, -width, 10, width, 10, width * 0.5, -length, -width * 0.5, -length)
      pen.fill()
    })
  hand((clock.hours + clock.minutes / 60) / 12, 30, 4.4)
  hand(clock.minutes / 60, 49, 3)
}

export function drawLamps(pen: Pen): void {
  for (const lamp of lamps) {
    pen.fillStyle = '#14171c'
    fillBox(pen, box(lamp.x - 8, lamp.y, 16, lamp.foot - lamp.y))
    fillBox(pen, box(lamp.x - 20, lamp.foot - 120, 40, 120))
    outline(pen, lamp.x - 44, lamp.y - 96, lamp.x, lamp.y - 140, lamp.x + 44, lamp.y - 96)
    pen.fill()
    pen.fillStyle = '#ffe9b8'
    outline(pen, lamp.x - 36, lamp.y - 94, lamp.x + 36, lamp.y - 94, lamp.x + 22, lamp.y, lamp.x - 22, lamp.y)
    pen.fill()
    pen.strokeStyle = '#14171c'
    pen.lineWidth = 5
    pen.stroke()
    glow(pen, lamp.x, lamp.y - 50, 520, '#ffcf86', 0.75)
    glow(pen, lamp.x, lamp.y - 50, 110, '#fff4da', 0.9)
  }
}

export function drawGarlands(pen: Pen, random: Random): void {
  for (const [x1, y1, x2, y2, sag] of [
    [-600, 1290, 1287, 1330, 190],
    [1287, 1330, 2688, 1270, 150],
    [2688, 1270, 4288, 1330, 170],
    [4288, 1330, 5900, 1300, 170],
  ] as const) {
    pen.strokeStyle = '#17141d'
    pen.lineWidth = 4
    pen.beginPath()
    pen.moveTo(x1, y1)
    pen.quadraticCurveTo((x1 + x2) / 2, (y1 + y2) / 2 + sag * 2, x2, y2)
    pen.stroke()
    for (let t = 0.012; t < 1; t += 0.028) {
      const x = x1 + (x2 - x1) * t
      const y = (1 - t) ** 2 * y1 + 2 * (1 - t) * t * ((y1 + y2) / 2 + sag * 2) + t * t * y2 + 14
      const hue = random.pick(['#ffd27f', '#ffb870', '#ffe3a8'])
      glow(pen, x, y, 70, hue, 0.75)
      pen.fillStyle = '#fff6df'
      disc(pen, x, y, 8, 10)
      pen.fill()
    }
  }
}
