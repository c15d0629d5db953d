import { heightOf, widthOf, type Rect } from '../../../../domain/geometry.ts'
import { dim, lit, tint } from '../../colour.ts'
import { across, casting, down, glow, linear, pool, radial, vignette } from '../../light.ts'
import { letter } from '../../lettering.ts'
import { box, clipped, disc, fillBox, inset, line, outline, placed, roundBox, type Pen } from '../../pen.ts'
import { randomFor, type Random } from '../../random.ts'
import { filmGrain, mottle, planks } from '../../texture.ts'
import { drawFruit, looks } from './fruit.ts'
import { euros, scale, size, stands, weighed, type Stand } from './plan.ts'
import { drawAwning, drawHangings, drawSquare } from './stall.ts'

function drawHeap(pen: Pen, stand: Stand, random: Random): void {
  const { heap, kind } = stand
  const step = looks[kind].radius
  const back = box(heap.x1 - 10, heap.y1 + 80, widthOf(heap) + 20, heightOf(heap) - 40)
  pen.fillStyle = down(pen, back, [
    [0, '#24150c'],
    [1, '#3d2616'],
  ])
  fillBox(pen, back)
  const layers = Math.max(2, Math.round(230 / (step * 0.86)))
  for (let layer = 0; layer < layers; layer++) {
    const depth = layer / (layers - 1)
    const y = heap.y1 + 62 + depth * 168 - Math.sin(depth * 2.4) * 34
    const narrow = (1 - depth) * 26
    const count = Math.max(2, Math.floor((widthOf(heap) - narrow * 2) / (step * 1.62)))
    const pitch = (widthOf(heap) - narrow * 2 - step * 1.4) / (count - 1)
    for (let at = 0; at < count; at++) {
      const x = heap.x1 + narrow + step * 0.7 + at * pitch + (layer % 2) * step * 0.25 + random.between(-5, 5)
      drawFruit(
        pen,
        kind,
        Math.min(x, heap.x2 - step * 0.6),
        y + random.between(-8, 8),
        random,
        0.86 + depth * 0.14,
      )
    }
  }
}

function drawCrate(pen: Pen, { board, name }: Stand, random: Random): void {
  casting(pen, { blur: 30, dy: 16, alpha: 0.6, hex: '#1a0c04' }, () => {
    pen.fillStyle = '#8a6238'
    fillBox(pen, board)
  })
  const base = random.pick(['#b08a58', '#a67c4a', '#bb9562', '#9c7446'])
  const lath = heightOf(board) / 3
  for (let slat = 0; slat < 3; slat++) {
    const rect = box(board.x1, board.y1 + slat * lath, widthOf(board), lath - 7)
    planks(pen, rect, random, { base, width: lath, contrast: 1.2 })
    pen.fillStyle = down(pen, rect, [
      [0, tint('#fff0cf', 0.22)],
      [0.3, tint('#000000', 0)],
      [1, tint('#1c0d04', 0.42)],
    ])
    fillBox(pen, rect)
  }
  for (const x of [board.x1, board.x2 - 42]) {
    planks(pen, box(x, board.y1 - 26, 42, heightOf(board) + 26), random, {
      base,
      width: 42,
      upright: true,
      contrast: 1.2,
    })
    for (let slat = 0; slat < 3; slat++)
      for (const dx of [13, 29]) {
        pen.fillStyle = '#4d4a46'
        disc(pen, x + dx, board.y1 + slat * lath + lath * 0.4, 4)
        pen.fill()
      }
  }
  letter(
    pen,
    name,
    box(board.x1 + 90, board.y1 + heightOf(board) * 0.36, widthOf(board) - 180, heightOf(board) * 0.25),
    {
      fill: tint('#3a1f10', 0.62),
      weight: 800,
      tracking: 0.14,
    },
  )
}

function drawBasket(pen: Pen, { board }: Stand, random: Random): void {
  const rect = { ...board, y1: board.y1 - 24 }
  casting(pen, { blur: 34, dy: 16, alpha: 0.6, hex: '#1a0c04' }, () => {
    pen.fillStyle = '#6f4a24'
    outline(pen, rect.x1 + 6, rect.y1, rect.x2 - 6, rect.y1, rect.x2 - 40, rect.y2, rect.x1 + 40, rect.y2)
    pen.fill()
  })
  clipped(
    pen,
    () =>
      outline(pen, rect.x1 + 6, rect.y1, rect.x2 - 6, rect.y1, rect.x2 - 40, rect.y2, rect.x1 + 40, rect.y2),
    () => {
      const weft = 17
      for (let row = 0, y = rect.y1; y < rect.y2 + weft; row++, y += weft) {
        for (let x = rect.x1 - 30 + (row % 2) * 22; x < rect.x2 + 30; x += 44) {
          const hex = random.pick(['#a8773c', '#b98848', '#97682f', '#c29656'])
          pen.fillStyle = linear(pen, 0, y, 0, y + weft, [
            [0, lit(hex, 0.25)],
            [0.4, hex],
            [1, dim(hex, 0.62)],
          ])
          disc(pen, x + 22, y + weft / 2, 27, weft * 0.56)
          pen.fill()
        }
      }
      for (let x = rect.x1 + 20; x < rect.x2; x += 44) {
        pen.fillStyle = across(pen, box(x - 4, 0, 9, 1), [
          [0, tint('#3a220c', 0.5)],
          [0.5, tint('#c99c5c', 0.5)],
          [1, tint('#3a220c', 0.6)],
        ])
        for (let y = rect.y1 + ((x / 44) % 2) * weft; y < rect.y2; y += weft * 2)
          fillBox(pen, box(x - 4, y, 9, weft))
      }
      pen.fillStyle = across(pen, rect, [
        [0, tint('#000000', 0.5)],
        [0.2, tint('#000000', 0)],
        [0.8, tint('#000000', 0)],
        [1, tint('#000000', 0.5)],
      ])
      fillBox(pen, rect)
    },
  )
  pen.lineWidth = 24
  pen.lineCap = 'round'
  for (let x = rect.x1; x < rect.x2 - 10; x += 30) {
    pen.strokeStyle = random.pick(['#a8773c', '#c09250', '#8d6029'])
    line(pen, x, rect.y1 + 8, x + 26, rect.y1 - 8)
  }
}

function drawTag(pen: Pen, { tag, name, price }: Stand): void {
  const turn = Math.sin(tag.x1) * 0.03
  const middle = { x: (tag.x1 + tag.x2) / 2, y: (tag.y1 + tag.y2) / 2 }
  placed(pen, middle.x, middle.y, turn, 1, () => {
    const card = box(-widthOf(tag) / 2 + 4, -heightOf(tag) / 2 + 4, widthOf(tag) - 8, heightOf(tag) - 8)
    pen.fillStyle = '#c9a877'
    fillBox(pen, box(-6, card.y2, 12, 84))
    casting(pen, { blur: 22, dx: 6, dy: 9, alpha: 0.55 }, () => {
      pen.fillStyle = '#a57c48'
      roundBox(pen, card, 7)
      pen.fill()
    })
    const slate = inset(card, 5)
    pen.fillStyle = linear(pen, slate.x1, slate.y1, slate.x2, slate.y2, [
      [0, '#33393a'],
      [0.5, '#262b2c'],
      [1, '#1d2122'],
    ])
    fillBox(pen, slate)
    letter(pen, name, box(slate.x1 + 9, slate.y1 + 10, widthOf(slate) - 18, 19), {
      fill: '#e8e4d4',
      weight: 600,
      tracking: 0.06,
    })
    letter(pen, euros(price), box(slate.x1 + 12, slate.y1 + 38, widthOf(slate) - 24, 30), {
      fill: '#ffd978',
      weight: 800,
    })
  })
}

function drawScale(pen: Pen, random: Random): void {
  const { x, hook, bowl, dial } = scale
  pen.strokeStyle = '#5c5f62'
  pen.lineWidth = 9
  line(pen, x, hook, x, dial.y - dial.radius)
  pen.lineWidth = 5
  for (const edge of [bowl.x1 + 8, bowl.x2 - 8]) line(pen, x, dial.y + dial.radius + 20, edge, bowl.y1 + 10)
  casting(pen, { blur: 40, dx: 14, dy: 18, alpha: 0.5 }, () => {
    pen.fillStyle = linear(pen, x - 100, dial.y - 100, x + 100, dial.y + 100, [
      [0, '#f3f1ea'],
      [0.5, '#a9adb0'],
      [1, '#63686c'],
    ])
    disc(pen, dial.x, dial.y, dial.radius + 14)
    pen.fill()
  })
  pen.fillStyle = '#faf7ee'
  disc(pen, dial.x, dial.y, dial.radius)
  pen.fill()
  pen.strokeStyle = '#222222'
  for (let tick = 0; tick < 40; tick++) {
    const angle = (tick / 40) * Math.PI * 2
    pen.lineWidth = tick % 4 === 0 ? 4 : 1.6
    const inner = dial.radius - (tick % 4 === 0 ? 18 : 10)
    line(
      pen,
      dial.x + Math.sin(angle) * inner,
      dial.y - Math.cos(angle) * inner,
      dial.x + Math.sin(angle) * (dial.radius - 4),
      dial.y - Math.cos(angle) * (dial.radius - 4),
    )
  }
  pen.strokeStyle = '#b3261e'
  pen.lineWidth = 6
  line(pen, dial.x, dial.y, dial.x + 52, dial.y - 34)
  pen.fillStyle = '#b3261e'
  disc(pen, dial.x, dial.y, 9)
  pen.fill()
  pen.fillStyle = '#8a8f92'
  fillBox(pen, box(x - 10, dial.y + dial.radius + 10, 20, 26))
  pen.fillStyle = '#16385c'
  disc(pen, x, bowl.y1 + 4, widthOf(bowl) / 2, 26)
  pen.fill()
  for (const lemon of weighed) drawFruit(pen, 'lemon', lemon.x, lemon.y, random)
  pen.fillStyle = across(pen, bowl, [
    [0, '#1d4a78'],
    [0.3, '#4f8dc6'],
    [0.6, '#2c66a0'],
    [1, '#123456'],
  ])
  pen.beginPath()
  pen.moveTo(bowl.x1, bowl.y1)
  pen.quadraticCurveTo(x, bowl.y1 + 52, bowl.x2, bowl.y1)
  pen.bezierCurveTo(bowl.x2 - 20, bowl.y2 + 20, bowl.x1 + 20, bowl.y2 + 20, bowl.x1, bowl.y1)
  pen.fill()
  pen.strokeStyle = tint('#cfe4f6', 0.7)
  pen.lineWidth = 5
  pen.beginPath()
  pen.moveTo(bowl.x1 + 2, bowl.y1 + 2)
  pen.quadraticCurveTo(x, bowl.y1 + 54, bowl.x2 - 2, bowl.y1 + 2)
  pen.stroke()
}

function drawCounter(pen: Pen, random: Random): void {
  for (const [y, inset_, hex] of [
    [1470, 400, '#5d4023'],
    [1990, 280, '#6a4a2a'],
    [2530, 120, '#74532f'],
  ] as const) {
    const shelf: Rect = box(inset_, y + 130, size.width - inset_ * 2, 180)
    planks(pen, shelf, random, { base: hex, width: 60 })
    pen.fillStyle = down(pen, shelf, [
      [0, tint('#000000', 0.7)],
      [1, tint('#000000', 0.1)],
    ])
    fillBox(pen, shelf)
  }
  const skirt = box(60, 2720, size.width - 120, 480)
  planks(pen, skirt, random, { base: '#3f6a5c', width: 118, upright: true, contrast: 1.1 })
  mottle(pen, skirt, random, { dark: '#12241e', light: '#c9b98a', cell: [180, 260], alpha: 0.26 })
  pen.fillStyle = down(pen, skirt, [
    [0, tint('#000000', 0.55)],
    [0.2, tint('#000000', 0)],
    [1, tint('#000000', 0.55)],
  ])
  fillBox(pen, skirt)
  letter(pen, 'FATTORIA VERDI', box(1100, 2840, 2600, 130), { fill: '#f0e2b8', weight: 800, tracking: 0.12 })
  letter(pen, 'FRUIT AND GREENS SINCE 1931', box(1500, 3020, 1800, 56), {
    fill: tint('#f0e2b8', 0.85),
    weight: 500,
    tracking: 0.2,
  })
}

export function drawMarket(pen: Pen): void {
  const random = randomFor('market')
  drawSquare(pen, random)
  drawCounter(pen, random)
  for (const tier of [0, 1, 2]) {
    const row = stands.filter((stand) => (stand.board.y1 < 1600 ? 0 : stand.board.y1 < 2200 ? 1 : 2) === tier)
    for (const stand of row) drawHeap(pen, stand, random)
    for (const stand of row) (stand.vessel === 'basket' ? drawBasket : drawCrate)(pen, stand, random)
    for (const stand of row) drawTag(pen, stand)
  }
  drawAwning(pen, random)
  drawHangings(pen, random)
  drawScale(pen, random)
  pool(pen, size.width / 2, 760, 2600, 340, 0.2)
  glow(pen, 500, 300, 2600, '#ffdf9f', 0.2)
  pen.fillStyle = radial(pen, 2400, 1900, 2700, [
    [0, tint('#ffe9c0', 0.07)],
    [1, tint('#ffe9c0', 0)],
  ])
  fillBox(pen, box(0, 0, size.width, size.height))
  vignette(pen, size, 0.6, '#1a0d06')
  filmGrain(pen, size, random, 0.03)
}
