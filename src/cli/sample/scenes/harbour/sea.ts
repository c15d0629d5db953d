import type { Canvas } from '@napi-rs/canvas'
import { between, tint } from '../../colour.ts'
import { down, glow, linear } from '../../light.ts'
import { box, clipped, disc, fillBox, outline, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import { mottle } from '../../texture.ts'
import { quay, size, waterline } from './plan.ts'

export function drawSky(pen: Pen, random: Random): void {
  const sky = box(0, 0, size.width, quay)
  pen.fillStyle = down(pen, sky, [
    [0, '#050b1c'],
    [0.35, '#0c2036'],
    [0.62, '#1b4152'],
    [0.8, '#3d6a6c'],
    [0.92, '#a98a5e'],
    [1, '#e0a15a'],
  ])
  fillBox(pen, sky)
  for (let star = 0; star < 420; star++) {
    pen.fillStyle = tint('#dfeaff', random.between(0.15, 0.85))
    disc(pen, random.between(0, size.width), random.between(0, 1) ** 1.6 * 1200, random.between(0.8, 2.6))
    pen.fill()
  }
  mottle(pen, box(0, 300, size.width, 1500), random, {
    dark: '#071422',
    light: '#c99a6a',
    cell: [2400, 260],
    alpha: 0.34,
    grain: 10,
  })
}

/** Hills, the town on them, and the lighthouse on its mole. */
export function drawShore(pen: Pen, random: Random): void {
  for (const [base, rise, hex] of [
    [1700, 330, '#27475a'],
    [1760, 240, '#183044'],
    [1800, 150, '#0d1e2e'],
  ] as const) {
    pen.fillStyle = hex
    pen.beginPath()
    pen.moveTo(0, quay)
    const phase = random.between(0, 9)
    for (let x = 0; x <= size.width; x += 24) {
      const swell =
        Math.sin(x / 610 + phase) + 0.6 * Math.sin(x / 270 + phase * 2) + 0.25 * Math.sin(x / 91 + phase * 3)
      pen.lineTo(x, base - rise * (0.35 + 0.25 * swell) - random.between(0, 7))
    }
    pen.lineTo(size.width, quay)
    pen.fill()
  }
  for (let house = 0; house < 330; house++) {
    const x = random.between(0, size.width)
    const y = random.between(1650, quay - 26)
    const width = random.between(14, 46)
    const height = random.between(14, 70) * (random.chance(0.1) ? 2 : 1)
    pen.fillStyle = between('#0b1826', '#24394a', random.next())
    fillBox(pen, box(x, y - height, width, height + 60))
    for (let wy = y - height + 5; wy < y; wy += 11) {
      for (let wx = x + 4; wx < x + width - 5; wx += 10) {
        if (!random.chance(0.34)) continue
        pen.fillStyle = random.pick(['#ffd58a', '#ffc46a', '#fff0c8', '#a9d6ff'])
        pen.fillRect(wx, wy, 5, 6)
      }
    }
  }
  for (let lamp = 0; lamp < 120; lamp++) {
    glow(
      pen,
      random.between(0, size.width),
      random.between(1690, quay - 6),
      random.between(16, 46),
      random.pick(['#ffcf80', '#ffdca6', '#ffb35c']),
      0.9,
    )
  }
  const tower = { x: 610, foot: quay + 6, top: 1330 }
  pen.save()
  pen.globalCompositeOperation = 'screen'
  for (const [y1, y2, strength] of [
    [1150, 1290, 0.3],
    [1180, 1255, 0.4],
  ] as const) {
    pen.fillStyle = linear(pen, tower.x, 0, 3300, 0, [
      [0, tint('#fff3c9', strength)],
      [0.4, tint('#fff3c9', strength * 0.3)],
      [1, tint('#fff3c9', 0)],
    ])
    outline(pen, tower.x, tower.top - 20, 3300, y1 - 330, 3300, y2 - 200)
    pen.fill()
  }
  pen.restore()
  for (let band = 0; band < 6; band++) {
    const y = tower.top + band * 79
    const half = (t: number): number => 30 + ((t - tower.top) / 480) * 26
    pen.fillStyle = linear(
      pen,
      tower.x - 56,
      0,
      tower.x + 56,
      0,
      band % 2 === 0
        ? [
            [0, '#6f2b28'],
            [0.35, '#b4483c'],
            [1, '#3a1518'],
          ]
        : [
            [0, '#a9adb0'],
            [0.35, '#e8e4da'],
            [1, '#4b5661'],
          ],
    )
    outline(
      pen,
      tower.x - half(y),
      y,
      tower.x + half(y),
      y,
      tower.x + half(y + 79),
      y + 79,
      tower.x - half(y + 79),
      y + 79,
    )
    pen.fill()
  }
  pen.fillStyle = '#10161d'
  fillBox(pen, box(tower.x - 46, tower.top - 8, 92, 12))
  outline(pen, tower.x - 34, tower.top - 52, tower.x, tower.top - 92, tower.x + 34, tower.top - 52)
  pen.fill()
  pen.fillStyle = '#fff6d6'
  fillBox(pen, box(tower.x - 24, tower.top - 50, 48, 42))
  glow(pen, tower.x, tower.top - 28, 460, '#fff0c0', 0.95)
  pen.fillStyle = '#0a131c'
  outline(pen, 0, quay + 20, 0, quay - 14, 900, quay - 22, 1180, quay + 20)
  pen.fill()
}

/** The water, before anything is mirrored in it. */
export function drawBasin(pen: Pen): void {
  const basin = box(0, quay, size.width, size.height - quay)
  pen.fillStyle = down(pen, basin, [
    [0, '#6f6a52'],
    [0.1, '#2d4a50'],
    [0.35, '#12303e'],
    [1, '#04101c'],
  ])
  fillBox(pen, basin)
}

/** Mirrors a sheet in the line `level`, in slowly swaying strips that grow with the distance from it. */
export function drawMirrored(
  pen: Pen,
  above: Canvas,
  level: number,
  depthScale: number,
  alpha: number,
  random: Random,
): void {
  clipped(
    pen,
    () => {
      pen.beginPath()
      pen.rect(0, level, size.width, size.height - level)
    },
    () => {
      pen.globalAlpha = alpha
      const strip = 6
      for (let y = level; y < size.height; y += strip) {
        const depth = y - level
        const from = level - depth * depthScale - strip
        const sway =
          (Math.sin(depth / 9) * 3 + Math.sin(depth / 23 + 1) * 7 + random.between(-4, 4)) *
          (0.5 + depth / 240)
        if (from > 0)
          pen.drawImage(above, 0, from, size.width, strip + 2, sway - 30, y, size.width + 60, strip + 1)
      }
    },
  )
}

/** Ripples, smaller towards the horizon, and the dark of the near water. */
export function drawRipples(pen: Pen, random: Random): void {
  const water = box(0, quay, size.width, size.height - quay)
  pen.fillStyle = down(pen, water, [
    [0, tint('#06202c', 0)],
    [0.5, tint('#041422', 0.34)],
    [1, tint('#020a14', 0.84)],
  ])
  fillBox(pen, water)
  for (let ripple = 0; ripple < 9000; ripple++) {
    const near = random.next() ** 1.3
    const y = quay + 8 + near * (size.height - quay)
    if (y < waterline + 4 && random.chance(0.5)) continue
    const length = 14 + near * 220 * random.next()
    const x = random.between(-100, size.width)
    pen.strokeStyle = random.pick([
      tint('#8fc0c4', 0.15),
      tint('#ffcf8c', 0.15),
      tint('#01060d', 0.32),
      tint('#01060d', 0.3),
    ])
    pen.lineWidth = 1.2 + near * 5 * random.next()
    pen.beginPath()
    pen.moveTo(x, y)
    pen.quadraticCurveTo(x + length / 2, y - 2 - near * 7, x + length, y)
    pen.stroke()
  }
}
