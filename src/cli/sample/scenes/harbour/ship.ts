import { heightOf, widthOf } from '../../../../domain/geometry.ts'
import { dim, lit, tint } from '../../colour.ts'
import { across, casting, down, glow } from '../../light.ts'
import { letter } from '../../lettering.ts'
import { box, clipped, disc, fillBox, inset, line, strokeBox, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import { mottle } from '../../texture.ts'
import { bridge, containers, load, ship, shipName, waterline, type Container } from './plan.ts'

export function drawContainer(pen: Pen, { rect, hex, line: name }: Container, brightness: number): void {
  pen.fillStyle = down(pen, rect, [
    [0, lit(hex, 0.12 * brightness)],
    [0.3, dim(hex, 0.5 - brightness * 0.4)],
    [1, dim(hex, 0.75 - brightness * 0.4)],
  ])
  fillBox(pen, rect)
  for (let x = rect.x1 + 7; x < rect.x2 - 4; x += 9) {
    pen.fillStyle = tint('#000000', 0.26)
    pen.fillRect(x, rect.y1 + 5, 4, heightOf(rect) - 10)
    pen.fillStyle = tint('#ffffff', 0.07)
    pen.fillRect(x + 4, rect.y1 + 5, 2, heightOf(rect) - 10)
  }
  pen.strokeStyle = dim(hex, 0.72)
  pen.lineWidth = 3
  strokeBox(pen, inset(rect, 1.5))
  pen.fillStyle = dim(hex, 0.82)
  for (const x of [rect.x1, rect.x2 - 8]) for (const y of [rect.y1, rect.y2 - 8]) pen.fillRect(x, y, 8, 8)
  if (name !== '')
    letter(pen, name, box(rect.x1 + 22, rect.y1 + 22, widthOf(rect) - 44, 26), {
      fill: tint('#f4efe4', 0.7),
      weight: 800,
    })
}

function drawHull(pen: Pen, random: Random): void {
  const { bow, stern, deck } = ship
  const hull = (): void => {
    pen.beginPath()
    pen.moveTo(bow, deck - 46)
    pen.quadraticCurveTo(bow + 150, deck + 160, bow + 230, waterline)
    pen.lineTo(stern - 80, waterline)
    pen.quadraticCurveTo(stern - 10, waterline - 120, stern, deck + 4)
    pen.lineTo(bow + 560, deck + 4)
    pen.quadraticCurveTo(bow + 330, deck - 30, bow, deck - 46)
    pen.closePath()
  }
  clipped(pen, hull, () => {
    const side = box(bow, deck - 50, stern - bow, waterline - deck + 50)
    pen.fillStyle = down(pen, side, [
      [0, '#3a5a72'],
      [0.4, '#22394f'],
      [0.74, '#15273a'],
      [1, '#0d1a28'],
    ])
    fillBox(pen, side)
    pen.fillStyle = down(pen, box(0, waterline - 96, 1, 96), [
      [0, '#7c2f2a'],
      [1, '#3d1518'],
    ])
    fillBox(pen, box(bow, waterline - 96, stern - bow, 96))
    pen.fillStyle = tint('#d7d2c4', 0.8)
    fillBox(pen, box(bow, waterline - 102, stern - bow, 7))
    mottle(pen, side, random, { dark: '#0a0f16', light: '#7a5a48', cell: [300, 90], alpha: 0.3, grain: 4 })
    for (let streak = 0; streak < 190; streak++) {
      const x = random.between(bow, stern)
      pen.fillStyle = down(pen, box(0, deck, 1, 300), [
        [0, tint('#5a2f1c', random.between(0.1, 0.45))],
        [1, tint('#5a2f1c', 0)],
      ])
      fillBox(pen, box(x, deck + random.between(0, 90), random.between(2, 7), random.between(60, 250)))
    }
    pen.fillStyle = across(pen, side, [
      [0, tint('#000000', 0.35)],
      [0.12, tint('#ffffff', 0.06)],
      [0.5, tint('#000000', 0)],
      [1, tint('#000000', 0.5)],
    ])
    fillBox(pen, side)
    pen.strokeStyle = tint('#0a121b', 0.5)
    pen.lineWidth = 2
    for (let y = deck + 70; y < waterline - 100; y += 64) line(pen, bow, y, stern, y)
    for (let x = bow + 200; x < stern; x += 240) line(pen, x, deck, x, waterline - 100)
    for (let mark = 0; mark < 9; mark++) {
      letter(pen, String(14 - mark), box(stern - 260, waterline - 290 + mark * 22, 26, 14), {
        fill: tint('#e8e4d8', 0.85),
        weight: 700,
      })
    }
  })
  letter(pen, ship.name, shipName, { fill: '#f2ead6', weight: 700, tracking: 0.06, align: 'left' })
  pen.strokeStyle = '#9eb0bb'
  pen.lineWidth = 3
  line(pen, bow + 30, deck - 84, bow + 560, deck - 34, stern - 20, deck - 34)
  for (let x = bow + 60; x < stern - 20; x += 40)
    line(pen, x, deck - (x < bow + 560 ? 82 - ((x - bow) / 560) * 48 : 34), x, deck + 2)
  pen.strokeStyle = '#22303b'
  pen.lineWidth = 9
  line(pen, bow + 240, deck - 40, bow + 240, deck - 330)
  glow(pen, bow + 240, deck - 330, 200, '#fff1c4', 0.9)
  pen.strokeStyle = '#151f29'
  pen.lineWidth = 12
  line(pen, bow + 205, deck + 90, bow + 205, deck + 150, bow + 180, deck + 172)
}

function drawBridge(pen: Pen, random: Random): void {
  for (const [rect, shade] of [
    [bridge, 0],
    [box(bridge.x1 - 70, bridge.y1 - 76, widthOf(bridge) + 140, 96), 0.04],
  ] as const) {
    pen.fillStyle = across(pen, rect, [
      [0, dim('#d9d8cf', 0.2 + shade)],
      [0.3, dim('#e9e6da', 0.06)],
      [1, dim('#8c97a0', 0.45)],
    ])
    fillBox(pen, rect)
  }
  for (let deck = 0; deck < 7; deck++) {
    const y = bridge.y1 + 54 + deck * 84
    pen.fillStyle = tint('#26323c', 0.5)
    fillBox(pen, box(bridge.x1 - 14, y + 52, widthOf(bridge) + 28, 7))
    for (let x = bridge.x1 + 20; x < bridge.x2 - 30; x += 48) {
      const on = random.chance(0.55)
      pen.fillStyle = on ? '#ffdf9b' : '#2c3a46'
      pen.beginPath()
      pen.roundRect(x, y, 26, 30, 5)
      pen.fill()
      if (on) glow(pen, x + 13, y + 15, 46, '#ffcf7f', 0.4)
    }
  }
  pen.fillStyle = '#bfe6f2'
  for (let x = bridge.x1 - 54; x < bridge.x2 + 40; x += 38) pen.fillRect(x, bridge.y1 - 56, 28, 36)
  glow(pen, (bridge.x1 + bridge.x2) / 2, bridge.y1 - 40, 330, '#a9dcec', 0.4)
  const funnel = box(bridge.x2 + 60, bridge.y1 + 120, 140, 520)
  pen.fillStyle = across(pen, funnel, [
    [0, '#1d3148'],
    [0.35, '#43668a'],
    [1, '#101c2a'],
  ])
  fillBox(pen, funnel)
  pen.fillStyle = '#d4a83a'
  fillBox(pen, { ...funnel, y1: funnel.y1 + 70, y2: funnel.y1 + 150 })
  pen.fillStyle = '#b8bec0'
  disc(pen, (funnel.x1 + funnel.x2) / 2, funnel.y1 + 110, 27)
  pen.fill()
  pen.strokeStyle = '#aab5bb'
  pen.lineWidth = 7
  line(pen, bridge.x1 + 180, bridge.y1 - 76, bridge.x1 + 180, bridge.y1 - 270)
  line(pen, bridge.x1 + 110, bridge.y1 - 190, bridge.x1 + 250, bridge.y1 - 190)
  glow(pen, bridge.x1 + 180, bridge.y1 - 270, 130, '#ff5a48', 0.95)
}

export function drawShip(pen: Pen, random: Random): void {
  drawBridge(pen, random)
  for (const container of containers) {
    casting(pen, { blur: 10, dx: 4, dy: 4, alpha: 0.5 }, () => {
      pen.fillStyle = '#05080c'
      fillBox(pen, container.rect)
    })
    drawContainer(pen, container, 0.35 + 0.5 * random.next())
  }
  drawHull(pen, random)
  for (let x = ship.bow + 640; x < 4380; x += 364) glow(pen, x, ship.deck - 26, 210, '#ffd79a', 0.75)
}

export function drawLoad(pen: Pen): void {
  pen.strokeStyle = '#0b1118'
  pen.lineWidth = 5
  for (const dx of [-60, -40, 40, 60])
    line(pen, load.trolley + dx, 640, load.trolley + dx * 1.3, load.rect.y1 - 26)
  pen.fillStyle = '#c9a227'
  fillBox(pen, box(load.rect.x1 + 6, load.rect.y1 - 28, widthOf(load.rect) - 12, 18))
  pen.lineWidth = 6
  for (const x of [load.rect.x1 + 12, load.rect.x2 - 12]) line(pen, x, load.rect.y1 - 12, x, load.rect.y1 + 4)
  drawContainer(pen, { rect: load.rect, hex: load.hex, line: 'HALVARD' }, 1)
  glow(pen, load.trolley, load.rect.y1 - 60, 260, '#fff0c8', 0.4)
}
