import { colour, mix, tint } from '../../colour.ts'
import { blended, glow, linear, radial, vignette } from '../../light.ts'
import { letter } from '../../lettering.ts'
import { box, clipped, disc, fillBox, line, outline, placed, strokeBox, type Pen } from '../../pen.ts'
import { randomFor, type Random } from '../../random.ts'
import { filmGrain, mottle, noise, painted } from '../../texture.ts'
import { constellations, lantern, maps, size, type Constellation } from './plan.ts'

const gold = '#d9b36a'
const pale = '#f3e6c4'

function drawPaper(pen: Pen, random: Random): void {
  const sheet = box(0, 0, size.width, size.height)
  pen.fillStyle = radial(pen, size.width / 2, size.height / 2, 2300, [
    [0, '#17294a'],
    [0.6, '#0f1d38'],
    [1, '#080f20'],
  ])
  fillBox(pen, sheet)
  mottle(pen, sheet, random, { dark: '#050a18', light: '#3a5688', cell: [800, 600], alpha: 0.24, grain: 8 })
  mottle(pen, sheet, random, {
    dark: '#040813',
    light: '#5a78a8',
    cell: [10, 10],
    alpha: 0.07,
    grain: 4,
    octaves: 2,
  })
  for (const x of [1280, 2560]) {
    pen.fillStyle = linear(pen, x - 50, 0, x + 50, 0, [
      [0, tint('#000000', 0)],
      [0.48, tint('#000000', 0.22)],
      [0.52, tint('#8fb0e0', 0.1)],
      [1, tint('#000000', 0)],
    ])
    fillBox(pen, box(x - 50, 0, 100, size.height))
  }
}

function drawFrame(pen: Pen): void {
  pen.strokeStyle = gold
  for (const [inset, width] of [
    [46, 3],
    [58, 8],
    [112, 3],
    [120, 1.5],
  ] as const) {
    pen.lineWidth = width
    strokeBox(pen, { x1: inset, y1: inset, x2: size.width - inset, y2: size.height - inset })
  }
  pen.fillStyle = gold
  for (let at = 0; at * 20 < size.width - 240; at += 1) {
    const x = 120 + at * 20
    for (const y of [66, size.height - 112]) if (at % 2 === 0) fillBox(pen, box(x, y + 8, 20, 10))
    if (at % 10 === 0 && x < size.width - 160)
      letter(pen, `${(at * 2) % 360}°`, box(x + 2, 88, 34, 12), { fill: gold, weight: 500, align: 'left' })
  }
  for (let at = 0; at * 20 < size.height - 240; at += 2)
    for (const x of [74, size.width - 90]) fillBox(pen, box(x, 120 + at * 20, 14, 20))
  for (const [x, y] of [
    [86, 86],
    [size.width - 86, 86],
    [86, size.height - 86],
    [size.width - 86, size.height - 86],
  ] as const)
    drawRose(pen, x, y, 46)
}

function drawRose(pen: Pen, x: number, y: number, radius: number): void {
  pen.fillStyle = '#0c1830'
  disc(pen, x, y, radius)
  pen.fill()
  pen.strokeStyle = gold
  pen.lineWidth = 3
  pen.stroke()
  for (let ray = 0; ray < 16; ray++) {
    placed(pen, x, y, (ray * Math.PI) / 8, 1, () => {
      const length = radius * (ray % 4 === 0 ? 0.94 : ray % 2 === 0 ? 0.72 : 0.5)
      pen.fillStyle = gold
      outline(pen, 0, -length, radius * 0.1, 0, 0, 0)
      pen.fill()
      pen.fillStyle = '#7a5c2a'
      outline(pen, 0, -length, -radius * 0.1, 0, 0, 0)
      pen.fill()
    })
  }
}

/** The band of the galaxy through a map. */
function drawGalaxy(pen: Pen, map: (typeof maps)[number], tilt: number, random: Random): void {
  const side = 430
  const field = noise(random, { width: side, height: side }, 46, 34, 6)
  const light = colour('#a9c4ee')
  const warm = colour('#f0d9b8')
  const layer = painted(field, (value, x, y) => {
    const across =
      Math.abs((y - side / 2) * Math.cos(tilt) - (x - side / 2) * Math.sin(tilt) + Math.sin(x / 60) * 16) / 74
    const strength = Math.exp(-across * across) * Math.max(0, value * 1.7 - 0.5)
    return [mix(light, warm, Math.min(1, value * value * 1.6)), Math.min(0.42, strength * 0.5)]
  })
  blended(pen, 'screen', 0.85, () =>
    pen.drawImage(layer, map.x - map.radius, map.y - map.radius, map.radius * 2, map.radius * 2),
  )
}

function drawMap(pen: Pen, map: (typeof maps)[number], index: number, random: Random): void {
  const { x, y, radius } = map
  pen.fillStyle = radial(pen, x, y, radius, [
    [0, '#1c3a6e'],
    [0.7, '#13274f'],
    [1, '#0a1630'],
  ])
  disc(pen, x, y, radius)
  pen.fill()
  clipped(
    pen,
    () => disc(pen, x, y, radius),
    () => {
      drawGalaxy(pen, map, index === 0 ? 0.5 : -0.6, random)
      pen.strokeStyle = tint(gold, 0.34)
      pen.lineWidth = 1.5
      for (let ring = 1; ring < 6; ring++) {
        disc(pen, x, y, (radius * ring) / 6)
        pen.stroke()
      }
      for (let hour = 0; hour < 24; hour++) {
        const angle = (hour / 24) * Math.PI * 2
        const inner = hour % 6 === 0 ? 0 : radius / 6
        line(
          pen,
          x + Math.cos(angle) * inner,
          y + Math.sin(angle) * inner,
          x + Math.cos(angle) * radius,
          y + Math.sin(angle) * radius,
        )
      }
      pen.setLineDash([16, 12])
      pen.strokeStyle = tint('#e07a5a', 0.8)
      pen.lineWidth = 3
      disc(pen, x + (index === 0 ? 120 : -120), y + 60, radius * 0.7, radius * 0.62, 0.3)
      pen.stroke()
      pen.setLineDash([])
      for (let star = 0; star < 2600; star++) {
        const angle = random.between(0, 6.2832)
        const far = Math.sqrt(random.next()) * radius
        const bright = random.next() ** 7
        pen.fillStyle = tint(random.pick(['#ffffff', '#dfe9ff', '#ffeccc', '#ffdcc0']), 0.3 + bright * 0.6)
        disc(pen, x + Math.cos(angle) * far, y + Math.sin(angle) * far, 0.7 + bright * 2.1)
        pen.fill()
      }
    },
  )
  pen.strokeStyle = gold
  for (const [grow, width] of [
    [0, 6],
    [14, 2],
    [52, 2],
    [60, 5],
  ] as const) {
    pen.lineWidth = width
    disc(pen, x, y, radius + grow)
    pen.stroke()
  }
  for (let tick = 0; tick < 360; tick++) {
    const angle = (tick / 360) * Math.PI * 2
    const from = radius + 14
    const to = radius + (tick % 15 === 0 ? 52 : tick % 5 === 0 ? 34 : 24)
    pen.lineWidth = tick % 5 === 0 ? 2.4 : 1.2
    line(
      pen,
      x + Math.cos(angle) * from,
      y + Math.sin(angle) * from,
      x + Math.cos(angle) * to,
      y + Math.sin(angle) * to,
    )
  }
  for (let hour = 0; hour < 24; hour++) {
    placed(pen, x, y, (hour / 24) * Math.PI * 2 + Math.PI / 24, 1, () =>
      letter(pen, `${hour}h`, box(-20, -radius - 46, 40, 20), { fill: pale, weight: 500 }),
    )
  }
}

function drawStar(pen: Pen, x: number, y: number, radius: number): void {
  glow(pen, x, y, radius * 7, '#cfe0ff', 0.6)
  pen.fillStyle = '#fff9e8'
  pen.beginPath()
  for (let point = 0; point < 12; point++) {
    const angle = (point / 12) * Math.PI * 2
    const reach = point % 2 === 0 ? radius * 1.25 : radius * 0.62
    pen.lineTo(x + Math.sin(angle) * reach, y - Math.cos(angle) * reach)
  }
  pen.closePath()
  pen.fill()
}

function drawFigure(
  pen: Pen,
  { stars, joins }: Pick<Constellation, 'stars' | 'joins'>,
  random: Random,
): void {
  pen.strokeStyle = tint('#f0d9a0', 0.8)
  pen.lineWidth = 2.4
  for (const [from, to] of joins) {
    const a = stars[from]
    const b = stars[to]
    if (a && b) line(pen, a.x, a.y, b.x, b.y)
  }
  for (const { x, y } of stars) drawStar(pen, x, y, random.between(7.5, 11))
}

function drawCartouche(pen: Pen): void {
  const plate = box(1500, 130, 840, 170)
  pen.fillStyle = '#0c1830'
  pen.beginPath()
  pen.roundRect(plate.x1, plate.y1, 840, 170, 26)
  pen.fill()
  pen.strokeStyle = gold
  for (const [by, width] of [
    [0, 5],
    [12, 2],
  ] as const) {
    pen.lineWidth = width
    pen.beginPath()
    pen.roundRect(plate.x1 + by, plate.y1 + by, 840 - by * 2, 170 - by * 2, 22)
    pen.stroke()
  }
  letter(pen, 'ATLAS COELESTIS', box(1560, 168, 720, 50), { fill: pale, weight: 600, tracking: 0.16 })
  letter(pen, 'with the figures of both hemispheres, newly drawn', box(1590, 242, 660, 22), {
    fill: gold,
    weight: 400,
    italic: true,
    tracking: 0.04,
  })
  const legend = box(1640, 1892, 560, 130)
  pen.fillStyle = '#0c1830'
  fillBox(pen, legend)
  pen.lineWidth = 2
  strokeBox(pen, legend)
  letter(pen, 'MAGNITUDES', box(1660, 1908, 520, 18), { fill: gold, weight: 600, tracking: 0.2 })
  for (let magnitude = 0; magnitude < 6; magnitude++) {
    const x = 1696 + magnitude * 88
    drawStar(pen, x, 1960, 13 - magnitude * 1.9)
    letter(pen, String(magnitude + 1), box(x - 12, 1986, 24, 18), { fill: pale, weight: 500 })
  }
}

export function drawAtlas(pen: Pen): void {
  const random = randomFor('atlas')
  drawPaper(pen, random)
  drawFrame(pen)
  for (const [index, map] of maps.entries()) drawMap(pen, map, index, random)
  for (const figure of [...constellations, lantern.figure]) drawFigure(pen, figure, random)
  for (const { name, label } of constellations)
    letter(pen, name, label, { fill: pale, weight: 500, italic: true, tracking: 0.16 })
  for (const { text, rect } of lantern.words)
    letter(pen, text, rect, { fill: pale, weight: 500, italic: true, tracking: 0.16 })
  drawCartouche(pen)
  for (const [x, y] of [
    [1920, 520],
    [1920, 1700],
  ] as const)
    drawRose(pen, x, y, 90)
  pen.fillStyle = linear(pen, 0, 0, size.width, size.height, [
    [0, tint('#ffdf9f', 0.1)],
    [0.5, tint('#ffdf9f', 0)],
    [1, tint('#000000', 0.2)],
  ])
  fillBox(pen, box(0, 0, size.width, size.height))
  vignette(pen, size, 0.6, '#02040a')
  filmGrain(pen, size, random, 0.03)
}
