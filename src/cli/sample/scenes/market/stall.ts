import { between, dim, lit, tint } from '../../colour.ts'
import { across, casting, down, glow, linear, pool } from '../../light.ts'
import { box, disc, fillBox, line, outline, placed, sheet, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import { planks } from '../../texture.ts'
import { size } from './plan.ts'

/** The square behind the stall, out of focus. */
export function drawSquare(pen: Pen, random: Random): void {
  const far = sheet(size.width / 4, size.height / 4)
  const brush = far.getContext('2d')
  brush.fillStyle = linear(brush, 0, 0, 0, 520, [
    [0, '#dfe8e6'],
    [0.45, '#e9d9b4'],
    [0.8, '#b8966a'],
    [1, '#6f5638'],
  ])
  brush.fillRect(0, 0, 1200, 800)
  brush.filter = 'blur(5px)'
  for (let house = 0; house < 12; house++) {
    const x = house * 104 + random.between(-16, 16)
    const hex = random.pick(['#d6a878', '#c98d6a', '#e2c79c', '#b9a58c', '#d9b9a0'])
    const top = random.between(60, 150)
    brush.fillStyle = linear(brush, x, 0, x + 110, 0, [
      [0, lit(hex, 0.15)],
      [1, dim(hex, 0.2)],
    ])
    brush.fillRect(x, top, 108, 360)
    brush.fillStyle = dim(hex, 0.5, 0.75)
    for (let y = top + 24; y < 360; y += 48)
      for (let wx = x + 14; wx < x + 96; wx += 30) brush.fillRect(wx, y, 14, 26)
  }
  for (let leaf = 0; leaf < 420; leaf++) {
    const cluster = random.pick([120, 470, 700, 1080])
    brush.fillStyle = random.pick([
      tint('#4f7a44', 0.5),
      tint('#6d9a52', 0.5),
      tint('#35603c', 0.5),
      tint('#a8b860', 0.4),
    ])
    disc(brush, cluster + random.between(-120, 120), 210 + random.between(-90, 90), random.between(8, 20))
    brush.fill()
  }
  for (let passer = 0; passer < 46; passer++) {
    const x = random.between(0, 1200)
    const height = random.between(70, 110)
    brush.fillStyle = random.pick([
      '#4a5a72',
      '#a3483a',
      '#d9c08a',
      '#3a3a40',
      '#5f7f6a',
      '#c9834a',
      '#7a5a7a',
    ])
    brush.beginPath()
    brush.roundRect(x, 410 - height, 30, height, 14)
    brush.fill()
    brush.fillStyle = '#c99a78'
    disc(brush, x + 15, 400 - height, 9)
    brush.fill()
  }
  for (let spot = 0; spot < 60; spot++) {
    glow(
      brush,
      random.between(0, 1200),
      random.between(60, 330),
      random.between(12, 34),
      random.pick(['#fff2c8', '#ffe0a0', '#ffffff']),
      0.5,
    )
  }
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(far, 0, 0, size.width, size.height)
  pen.fillStyle = down(pen, box(0, 900, 1, 700), [
    [0, tint('#20140c', 0)],
    [1, tint('#20140c', 0.92)],
  ])
  fillBox(pen, box(0, 900, size.width, 2300))
}

/** Where a seam of the awning begins above and ends below, for 0 at the left to 1 at the right. */
const top = (share: number): number => 360 + (size.width - 720) * share
const bottom = (share: number): number => -40 + (size.width + 80) * share

export function drawAwning(pen: Pen, random: Random): void {
  for (const x of [150, size.width - 230]) {
    planks(pen, box(x, 300, 80, 2500), random, { base: '#6a4a2c', width: 80, upright: true, contrast: 1.3 })
    pen.fillStyle = across(pen, box(x, 0, 80, 1), [
      [0, tint('#000000', 0.5)],
      [0.4, tint('#fff0d0', 0.12)],
      [1, tint('#000000', 0.5)],
    ])
    fillBox(pen, box(x, 300, 80, 2500))
  }
  planks(pen, box(60, 500, size.width - 120, 76), random, { base: '#6f4d2c', width: 38, contrast: 1.3 })
  const stripes = 24
  const edge = 470
  casting(pen, { blur: 90, dy: 60, alpha: 0.6, hex: '#1a0c04' }, () => {
    pen.fillStyle = '#7a3a2a'
    outline(pen, 360, -10, size.width - 360, -10, size.width + 40, edge, -40, edge)
    pen.fill()
  })
  for (let stripe = 0; stripe < stripes; stripe++) {
    const hex = stripe % 2 === 0 ? '#b5452f' : '#efe3c8'
    const a = stripe / stripes
    const b = (stripe + 1) / stripes
    pen.fillStyle = down(pen, box(0, 0, 1, edge), [
      [0, dim(hex, 0.3)],
      [0.25, lit(hex, 0.12)],
      [1, dim(hex, 0.16)],
    ])
    outline(pen, top(a), -10, top(b) + 1, -10, bottom(b) + 1, edge, bottom(a), edge)
    pen.fill()
    const middle = (bottom(a) + bottom(b)) / 2
    const half = (bottom(b) - bottom(a)) / 2
    pen.fillStyle = down(pen, box(0, edge, 1, 130), [
      [0, dim(hex, 0.3)],
      [0.2, dim(hex, 0.05)],
      [1, dim(hex, 0.3)],
    ])
    pen.beginPath()
    pen.rect(bottom(a), edge, half * 2, 70)
    pen.ellipse(middle, edge + 70, half, 52, 0, 0, Math.PI)
    pen.fill()
    pen.strokeStyle = between(hex, '#e0c070', 0.5)
    pen.lineWidth = 6
    pen.beginPath()
    pen.ellipse(middle, edge + 66, half - 3, 52, 0, 0.05, Math.PI - 0.05)
    pen.stroke()
  }
}

/** Braids of garlic, bundles of peppers and herbs, and a row of bulbs, all from the beam. */
export function drawHangings(pen: Pen, random: Random): void {
  for (let x = 420; x < 3820; x += 236) {
    const kind = random.pick(['garlic', 'chilli', 'herbs'])
    const length = random.int(6, 9)
    pen.strokeStyle = '#8a6a3c'
    pen.lineWidth = 6
    line(pen, x, 560, x, 660)
    for (let knot = 0; knot < length; knot++) {
      const y = 660 + knot * 40
      for (const side of [-1, 1]) {
        const dx = side * random.between(16, 26)
        if (kind === 'garlic') {
          pool(pen, x + dx + 4, y + 10, 34, 32, 0.5)
          pen.fillStyle = linear(pen, x + dx - 26, y - 26, x + dx + 26, y + 26, [
            [0, '#fdf8ec'],
            [0.6, '#dccdb4'],
            [1, '#94806a'],
          ])
          disc(pen, x + dx, y, 26, 24)
          pen.fill()
          pen.strokeStyle = tint('#a58aa0', 0.5)
          pen.lineWidth = 2
          for (const bend of [-12, 0, 12]) {
            pen.beginPath()
            pen.moveTo(x + dx, y - 22)
            pen.quadraticCurveTo(x + dx + bend * 1.8, y, x + dx + bend * 0.4, y + 22)
            pen.stroke()
          }
        } else if (kind === 'chilli') {
          for (let pod = 0; pod < 3; pod++) {
            placed(pen, x + dx * 0.5, y, side * random.between(0.3, 1.1), 1, () => {
              const hex = random.pick(['#a81e1e', '#c22c22', '#8c1616'])
              pen.fillStyle = across(pen, box(-9, 0, 18, 1), [
                [0, lit(hex, 0.3)],
                [0.4, hex],
                [1, dim(hex, 0.5)],
              ])
              pen.beginPath()
              pen.moveTo(-8, 0)
              pen.quadraticCurveTo(-10, 34, 3, 66)
              pen.quadraticCurveTo(12, 30, 8, 0)
              pen.fill()
            })
          }
        } else {
          for (let sprig = 0; sprig < 9; sprig++) {
            placed(pen, x + dx * 0.4, y, side * random.between(0.1, 1.3), 1, () => {
              pen.fillStyle = random.pick(['#5a7a44', '#6f8f52', '#48663a', '#86a066'])
              disc(pen, 0, random.between(16, 40), 6, 17)
              pen.fill()
            })
          }
        }
      }
    }
  }
}
