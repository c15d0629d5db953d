import type { Canvas } from '@napi-rs/canvas'
import { heightOf, widthOf } from '../../../../domain/geometry.ts'
import { dim, lit, tint } from '../../colour.ts'
import { across, blended, down, glow } from '../../light.ts'
import { box, clipped, fillBox, line, outline, sheet, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import { courses, mottle, tiled } from '../../texture.ts'
import { ground, type House } from './plan.ts'
import { drawShop } from './shops.ts'
import { drawWindow } from './windows.ts'

function gableBricks(wall: string, random: Random): Canvas {
  const canvas = sheet(400, 300)
  courses(canvas.getContext('2d'), box(0, 0, 400, 300), random, {
    base: wall,
    mortar: dim(wall, 0.5),
    brick: [40, 15],
    joint: 2.4,
    vary: 0.16,
  })
  return canvas
}

function drawRoof(pen: Pen, house: House, random: Random): void {
  const { x1, x2, y1 } = house.rect
  const top = house.roofTop
  const slate = random.pick(['#3d4152', '#4a4450', '#5a423f', '#3f4a50'])
  pen.fillStyle = down(pen, box(0, top, 1, y1 - top), [
    [0, lit(slate, 0.12)],
    [1, dim(slate, 0.3)],
  ])
  if (house.roof === 'gable') outline(pen, x1 - 14, y1, (x1 + x2) / 2, top - 70, x2 + 14, y1)
  else if (house.roof === 'steps') {
    const points: number[] = [x1, y1]
    for (let step = 0; step < 5; step++)
      points.push(x1 + step * 48, y1 - step * 52, x1 + step * 48, y1 - (step + 1) * 52)
    for (let step = 4; step >= 0; step--)
      points.push(x2 - step * 48, y1 - (step + 1) * 52, x2 - step * 48, y1 - step * 52)
    outline(pen, ...points, x2, y1)
    pen.fillStyle = tiled(pen, gableBricks(house.wall, random))
  } else
    outline(
      pen,
      x1 - 12,
      y1,
      x1 + (house.roof === 'ridge' ? 100 : 46),
      top,
      x2 - (house.roof === 'ridge' ? 100 : 46),
      top,
      x2 + 12,
      y1,
    )
  clipped(
    pen,
    () => pen.fill(),
    () => {
      pen.strokeStyle = dim(slate, 0.55, 0.5)
      pen.lineWidth = 2
      if (house.roof === 'steps') return
      for (let y = top - 70; y < y1; y += 17) {
        line(pen, x1 - 20, y, x2 + 20, y)
        for (let x = x1 - 20 + ((y / 17) % 2) * 13; x < x2 + 20; x += 26) line(pen, x, y, x, y + 17)
      }
      for (let tile = 0; tile < 260; tile++) {
        pen.fillStyle = random.chance(0.5) ? lit(slate, 0.3, 0.16) : dim(slate, 0.6, 0.2)
        pen.fillRect(
          x1 + Math.floor(random.between(0, (x2 - x1) / 26)) * 26,
          top + Math.floor(random.between(0, 16)) * 17,
          26,
          17,
        )
      }
    },
  )
  if (house.roof === 'mansard') {
    for (let dormer = 0; dormer < 3; dormer++) {
      const x = x1 + ((x2 - x1) * (dormer + 0.5)) / 3
      pen.fillStyle = dim(slate, 0.3)
      outline(pen, x - 62, top + 84, x, top + 28, x + 62, top + 84)
      pen.fill()
      pen.fillStyle = lit(house.wall, 0.2)
      fillBox(pen, box(x - 48, top + 84, 96, 140))
      drawWindow(
        pen,
        {
          rect: box(x - 32, top + 100, 64, 104),
          light: dormer === 1 ? 'warm' : 'dark',
          guest: 'none',
          curtains: true,
          hue: '#ffc46e',
        },
        random,
      )
    }
  }
  for (const share of [0.16, 0.82]) {
    if (house.roof === 'ridge' || house.roof === 'steps') continue
    const x = x1 + (x2 - x1) * share
    courses(pen, box(x - 34, top - 60, 68, 190), random, {
      base: '#7d5043',
      mortar: '#4b3a36',
      brick: [24, 11],
      joint: 2,
      vary: 0.2,
    })
    for (const pot of [-18, 12]) {
      pen.fillStyle = '#8a5040'
      fillBox(pen, box(x + pot - 9, top - 92, 18, 34))
    }
  }
}

export function drawHouse(pen: Pen, house: House, random: Random): void {
  const { rect } = house
  drawRoof(pen, house, random)
  if (house.face === 'brick')
    courses(pen, rect, random, {
      base: house.wall,
      mortar: dim(house.wall, 0.35),
      brick: [40, 15],
      joint: 2.4,
      vary: 0.16,
    })
  else if (house.face === 'stone')
    courses(pen, rect, random, {
      base: house.wall,
      mortar: dim(house.wall, 0.3),
      brick: [150, 62],
      joint: 3,
      vary: 0.07,
    })
  else {
    pen.fillStyle = house.wall
    fillBox(pen, rect)
  }
  mottle(pen, rect, random, { dark: '#1d1420', light: '#fff1d8', cell: [260, 420], alpha: 0.2 })
  pen.fillStyle = across(pen, rect, [
    [0, tint('#000000', 0.34)],
    [0.06, tint('#000000', 0)],
    [0.95, tint('#000000', 0)],
    [1, tint('#000000', 0.3)],
  ])
  fillBox(pen, rect)
  blended(pen, 'multiply', 1, () => {
    pen.fillStyle = down(pen, rect, [
      [0, '#a790a8'],
      [0.5, '#8476a0'],
      [1, '#b08a80'],
    ])
    fillBox(pen, rect)
  })
  for (const [y, height] of [
    [rect.y1 - 6, 30],
    [ground - 470, 22],
  ] as const) {
    pen.fillStyle = lit(house.wall, 0.18, 0.95)
    fillBox(pen, box(rect.x1 - 6, y, widthOf(rect) + 12, height))
    pen.fillStyle = tint('#150f22', 0.5)
    fillBox(pen, box(rect.x1, y + height, widthOf(rect), 14))
    for (let x = rect.x1 + 8; x < rect.x2 - 20; x += 34) fillBox(pen, box(x, y + height, 16, 12))
  }
  for (const window of house.windows) {
    pen.fillStyle = lit(house.wall, 0.12, 0.8)
    fillBox(pen, box(window.rect.x1 - 14, window.rect.y1 - 26, widthOf(window.rect) + 28, 26))
    fillBox(pen, box(window.rect.x1 - 12, window.rect.y1, widthOf(window.rect) + 24, heightOf(window.rect)))
    drawWindow(pen, window, random)
    if (window.light === 'warm')
      glow(
        pen,
        (window.rect.x1 + window.rect.x2) / 2,
        (window.rect.y1 + window.rect.y2) / 2,
        210,
        window.hue,
        0.34,
      )
  }
  drawShop(pen, house, random)
}
