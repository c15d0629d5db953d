import { dim, lit, tint } from '../../colour.ts'
import { across, down, linear, pool } from '../../light.ts'
import { blob, box, clipped, disc, fillBox, line, outline, placed, sheet, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import { mottle } from '../../texture.ts'
import { huts, isDry, lake, riverAt, size, tent, valley, type Hut } from './plan.ts'

/** A spruce, lit from the left; its foot stands at x, y. */
export function drawSpruce(
  pen: Pen,
  x: number,
  y: number,
  height: number,
  hex: string,
  random: Random,
): void {
  const half = height * random.between(0.17, 0.23)
  pen.fillStyle = tint('#0c1a14', 0.35)
  disc(pen, x + height * 0.14, y, height * 0.22, height * 0.05)
  pen.fill()
  const tiers = 6
  for (let tier = 0; tier < tiers; tier++) {
    const top = y - height * (1 - (tier / tiers) * 0.9)
    const foot = y - height * (0.78 - (tier / tiers) * 0.8)
    const reach = half * (0.28 + (tier / tiers) * 0.9)
    pen.fillStyle = across(pen, box(x - reach, 0, reach * 2, 1), [
      [0, lit(hex, 0.2)],
      [0.45, hex],
      [1, dim(hex, 0.5)],
    ])
    outline(
      pen,
      x,
      top,
      x + reach,
      foot,
      x + reach * 0.4,
      foot - height * 0.03,
      x,
      foot + height * 0.015,
      x - reach * 0.4,
      foot - height * 0.03,
      x - reach,
      foot,
    )
    pen.fill()
  }
}

export function drawForest(
  pen: Pen,
  random: Random,
  count: number,
  area: (random: Random) => readonly [number, number, number],
  hexes: readonly string[],
): void {
  const trees = Array.from({ length: count }, () => area(random)).toSorted((a, b) => a[1] - b[1])
  for (const [x, y, height] of trees) drawSpruce(pen, x, y, height, random.pick(hexes), random)
}

export function drawMeadow(pen: Pen, random: Random): void {
  const land = box(0, valley - 160, size.width, size.height - valley + 160)
  clipped(
    pen,
    () => {
      pen.beginPath()
      pen.moveTo(0, valley + 60)
      for (let x = 0; x <= size.width; x += 40)
        pen.lineTo(
          x,
          valley + Math.sin(x / 700) * 60 + Math.sin(x / 260 + 2) * 22 - (x > 5600 ? (x - 5600) * 0.06 : 0),
        )
      pen.lineTo(size.width, size.height)
      pen.lineTo(0, size.height)
      pen.closePath()
    },
    () => {
      pen.fillStyle = down(pen, land, [
        [0, '#a9b878'],
        [0.25, '#86a455'],
        [0.6, '#5f8a3f'],
        [1, '#2f5a2c'],
      ])
      fillBox(pen, land)
      mottle(pen, land, random, { dark: '#2f5a2a', light: '#d9d98a', cell: [900, 160], alpha: 0.4, grain: 8 })
      mottle(pen, land, random, {
        dark: '#284a22',
        light: '#c9d488',
        cell: [60, 20],
        alpha: 0.2,
        grain: 5,
        octaves: 3,
      })
      for (let field = 0; field < 26; field++) {
        const x = random.between(3000, 6200)
        const y = random.between(valley + 90, 3500)
        const width = random.between(160, 460)
        const slant = random.between(-90, 90)
        pen.fillStyle = tint(random.pick(['#c9c070', '#9ab85c', '#7a9a48', '#b8a860', '#6f9a4a']), 0.5)
        outline(pen, x, y, x + width, y - 14, x + width + slant, y + width * 0.2, x + slant, y + width * 0.22)
        pen.fill()
      }
    },
  )
  drawRiver(pen, random)
}

function drawRiver(pen: Pen, random: Random): void {
  const steps = Array.from({ length: 101 }, (_, at) => riverAt(at / 100))
  for (const [extra, hex] of [
    [1.5, '#cfcca4'],
    [1, '#8fc0c8'],
  ] as const) {
    pen.fillStyle = hex
    pen.beginPath()
    for (const { x, y, half } of steps) pen.lineTo(x, y - half * extra)
    for (const { x, y, half } of steps.toReversed()) pen.lineTo(x, y + half * extra)
    pen.fill()
  }
  for (let glint = 0; glint < 900; glint++) {
    const { x, y, half } = riverAt(random.next())
    pen.fillStyle = random.chance(0.6) ? tint('#f4fbfb', 0.6) : tint('#3f7a8a', 0.4)
    pen.fillRect(x + random.between(-50, 50), y + random.between(-0.85, 0.85) * half, 12 + half * 2, 2.4)
  }
}

/** The lake, with the mountains upside down in it. */
export function drawLake(pen: Pen, random: Random): void {
  const { x, y, rx, ry } = lake
  const bend = Array.from({ length: 26 }, () => random.between(0.9, 1.06))
  const shore = (wider: number): void =>
    blob(
      pen,
      bend.map((far, at) => ({
        x: x + Math.cos(at * 0.2417) * (rx * far + wider),
        y: y + Math.sin(at * 0.2417) * (ry * far + wider * 0.6),
      })),
    )
  const above = sheet(rx * 2.2, 1300)
  above.getContext('2d').drawImage(pen.canvas, -(x - rx * 1.1), -(y - ry - 1300))
  pen.fillStyle = '#b9b48c'
  shore(20)
  pen.fill()
  clipped(
    pen,
    () => shore(0),
    () => {
      pen.save()
      pen.translate(0, y - ry * 1.06)
      pen.scale(1, -0.4)
      pen.filter = 'blur(5px)'
      pen.drawImage(above, x - rx * 1.1, -1300)
      pen.restore()
      const water = box(x - rx * 1.1, y - ry * 1.1, rx * 2.2, ry * 2.2)
      pen.fillStyle = down(pen, water, [
        [0, tint('#2f5a5a', 0.2)],
        [0.4, tint('#4f8fa0', 0.3)],
        [1, tint('#12485a', 0.72)],
      ])
      fillBox(pen, water)
      for (let ripple = 0; ripple < 900; ripple++) {
        const near = random.next()
        pen.fillStyle = random.chance(0.5)
          ? tint('#eaf6f4', random.between(0.06, 0.34))
          : tint('#1d4a58', 0.2)
        pen.fillRect(
          random.between(x - rx, x + rx),
          y - ry + near * ry * 2,
          random.between(30, 220),
          1.4 + near * 2,
        )
      }
    },
  )
}

function drawHut(pen: Pen, { x, y, scale, wall, roof }: Hut, random: Random): void {
  pool(pen, x + 26 * scale, y, 110 * scale, 16 * scale, 0.5)
  placed(pen, x, y, 0, scale, () => {
    pen.fillStyle = linear(pen, -60, 0, 60, 0, [
      [0, lit(wall, 0.2)],
      [0.6, wall],
      [1, dim(wall, 0.4)],
    ])
    fillBox(pen, box(-60, -62, 120, 62))
    pen.fillStyle = '#8d8a84'
    fillBox(pen, box(-60, -18, 120, 18))
    pen.fillStyle = linear(pen, -84, -110, 84, -60, [
      [0, lit(roof, 0.3)],
      [0.5, roof],
      [1, dim(roof, 0.4)],
    ])
    outline(pen, -84, -56, -30, -112, 30, -112, 84, -56)
    pen.fill()
    pen.fillStyle = '#f3e2b0'
    for (const wx of [-42, -8, 26]) {
      fillBox(pen, box(wx, -48, 18, 18))
    }
    pen.strokeStyle = '#3a2416'
    pen.lineWidth = 3
    for (const wx of [-42, -8, 26]) pen.strokeRect(wx, -48, 18, 18)
    pen.fillStyle = '#c9302a'
    for (const wx of [-42, -8, 26]) fillBox(pen, box(wx - 2, -28, 22, 5))
    pen.fillStyle = '#5a5550'
    fillBox(pen, box(22, -132, 16, 32))
    if (random.chance(0.4)) {
      for (let puff = 0; puff < 12; puff++) {
        pen.fillStyle = tint('#f0f0ee', 0.2 - puff * 0.014)
        disc(pen, 34 + puff * 7, -140 - puff * 18, 10 + puff * 3)
        pen.fill()
      }
    }
  })
}

export function drawVillage(pen: Pen, random: Random): void {
  for (const hut of huts) drawHut(pen, hut, random)
  placed(pen, 4520, 3300, 0, 1.1, () => {
    pool(pen, 40, 0, 200, 22, 0.5)
    pen.fillStyle = linear(pen, -30, 0, 130, 0, [
      [0, '#fbf8f0'],
      [1, '#b9b4a8'],
    ])
    fillBox(pen, box(-30, -130, 170, 130))
    fillBox(pen, box(-96, -230, 72, 230))
    pen.fillStyle = linear(pen, -60, 0, 160, 0, [
      [0, '#8a4a3a'],
      [1, '#4a241c'],
    ])
    outline(pen, -40, -126, 0, -196, 120, -196, 156, -126)
    pen.fill()
    pen.fillStyle = linear(pen, -100, 0, -20, 0, [
      [0, '#7a9aa8'],
      [1, '#2f4a58'],
    ])
    outline(pen, -104, -228, -60, -400, -16, -228)
    pen.fill()
    pen.strokeStyle = '#d9b84a'
    pen.lineWidth = 4
    line(pen, -60, -400, -60, -436)
    line(pen, -72, -424, -48, -424)
    pen.fillStyle = '#3a4a58'
    for (const wx of [-4, 44, 92]) {
      disc(pen, wx + 10, -84, 11, 22)
      pen.fill()
    }
    disc(pen, -60, -190, 15)
    pen.fill()
  })
  for (let cow = 0; cow < 34; cow++) {
    const x = random.between(2900, 6600)
    const y = random.between(3500, 4050)
    if (!isDry(x, y, 60)) continue
    placed(pen, x, y, 0, (y - 2900) / 900, () => {
      if (random.chance(0.5)) pen.scale(-1, 1)
      const coat = random.pick(['#6f4426', '#8a5a34', '#d9cbb8', '#4a3020'])
      pen.fillStyle = tint('#0c1a10', 0.4)
      disc(pen, 6, 0, 34, 6)
      pen.fill()
      pen.fillStyle = coat
      pen.beginPath()
      pen.roundRect(-24, -30, 46, 20, 8)
      pen.fill()
      for (const leg of [-20, -12, 10, 17]) fillBox(pen, box(leg, -14, 4.5, 15))
      disc(pen, 29, -30, 8, 7)
      pen.fill()
    })
  }
}

export function drawTent(pen: Pen): void {
  const { x, y, hex } = tent
  pool(pen, x + 30, y, 130, 16, 0.5)
  pen.fillStyle = linear(pen, x - 80, 0, x + 88, 0, [
    [0, lit(hex, 0.3)],
    [0.45, hex],
    [0.5, dim(hex, 0.24)],
    [1, dim(hex, 0.48)],
  ])
  blob(pen, [
    { x: x - 80, y: y + 2 },
    { x: x - 70, y: y - 20 },
    { x: x - 24, y: y - 84 },
    { x: x + 26, y: y - 84 },
    { x: x + 74, y: y - 20 },
    { x: x + 86, y: y + 2 },
    { x, y: y + 8 },
  ])
  pen.fill()
  pen.fillStyle = '#3a1f10'
  outline(pen, x - 26, y + 4, x + 2, y - 52, x + 22, y + 4)
  pen.fill()
  pen.strokeStyle = '#f6e6cf'
  pen.lineWidth = 2.5
  line(pen, x - 66, y - 34, x - 108, y + 6)
  line(pen, x + 68, y - 34, x + 112, y + 6)
}
