import { heightOf, widthOf, type Rect } from '../../../../domain/geometry.ts'
import { colour, css, darker, dim, lighter, lit, tint } from '../../colour.ts'
import { across, casting, down, glow, linear, pool, radial, vignette } from '../../light.ts'
import { letter, letterDown } from '../../lettering.ts'
import { box, disc, fillBox, inset, line, outline, placed, roundBox, strokeBox, type Pen } from '../../pen.ts'
import { randomFor, type Random } from '../../random.ts'
import { filmGrain, mottle, planks } from '../../texture.ts'
import { drawCurio } from './curios.ts'
import { bays, books, columns, curios, rows, size, titleOf, type Book } from './plan.ts'

function drawBook(pen: Pen, book: Book, random: Random): void {
  const { rect } = book
  const base = colour(book.hex)
  const middle = { x: (rect.x1 + rect.x2) / 2, y: rect.y2 }
  placed(pen, middle.x, middle.y, -book.lean, 1, () => {
    pen.translate(-middle.x, -middle.y)
    pen.fillStyle = across(pen, rect, [
      [0, css(darker(base, 0.62))],
      [0.14, css(darker(base, 0.1))],
      [0.36, css(lighter(base, 0.2))],
      [0.7, css(darker(base, 0.12))],
      [1, css(darker(base, 0.7))],
    ])
    roundBox(pen, rect, 5)
    pen.fill()
    for (let wear = 0; wear < 12; wear++) {
      pen.fillStyle = random.chance(0.5) ? tint('#000000', 0.12) : tint('#ffe6bd', 0.08)
      fillBox(
        pen,
        box(
          rect.x1 + random.between(0, widthOf(rect) - 4),
          rect.y1 + random.between(0, heightOf(rect) - 60),
          random.between(1.5, 5),
          random.between(8, 60),
        ),
      )
    }
    const breadth = widthOf(rect)
    const height = heightOf(rect)
    for (let band = 0; band < book.bands; band++) {
      const y = rect.y1 + height * ([0.03, 0.725, 0.95, 0.065, 0.915][band] ?? 0.95) - 5
      pen.fillStyle = across(pen, rect, [
        [0, css(darker(base, 0.7))],
        [0.35, css(lighter(base, 0.3))],
        [1, css(darker(base, 0.75))],
      ])
      fillBox(pen, box(rect.x1, y, breadth, 10))
      pen.fillStyle = tint(book.gilt, 0.6)
      fillBox(pen, box(rect.x1 + 3, y - 4, breadth - 6, 1.8))
      fillBox(pen, box(rect.x1 + 3, y + 12, breadth - 6, 1.8))
    }
    const title = titleOf(book)
    if (book.label !== null) {
      pen.fillStyle = tint(book.label, 0.92)
      fillBox(pen, { x1: rect.x1 + 3, x2: rect.x2 - 3, y1: title.y1 - 6, y2: title.y2 + 6 })
      pen.strokeStyle = tint(book.gilt, 0.7)
      pen.lineWidth = 1.6
      strokeBox(pen, { x1: rect.x1 + 6, x2: rect.x2 - 6, y1: title.y1 - 2, y2: title.y2 + 2 })
    }
    letterDown(pen, book.title, inset(title, 2), { fill: book.gilt, weight: 600, tracking: 0.03 })
    letterDown(
      pen,
      book.author,
      {
        x1: rect.x1 + breadth * 0.34,
        x2: rect.x2 - breadth * 0.34,
        y1: rect.y1 + height * 0.75,
        y2: rect.y1 + height * 0.93,
      },
      { fill: tint(book.gilt, 0.9), weight: 500, italic: true },
    )
    pen.fillStyle = tint('#e9dcc0', 0.5)
    fillBox(pen, box(rect.x1 + 3, rect.y1 - 2, breadth - 6, 3))
  })
}

function drawCase(pen: Pen, random: Random): void {
  pen.fillStyle = '#2a170d'
  pen.fillRect(0, 0, size.width, size.height)
  planks(pen, box(0, 0, size.width, 330), random, { base: '#4a2a16', width: 82, contrast: 1.2 })
  for (const bay of bays) {
    planks(pen, bay.rect, random, { base: '#2b180e', width: 60, upright: true })
    pen.fillStyle = down(pen, bay.rect, [
      [0, tint('#000000', 0.82)],
      [0.5, tint('#000000', 0.45)],
      [1, tint('#000000', 0.3)],
    ])
    fillBox(pen, bay.rect)
  }
}

function drawFrame(pen: Pen, random: Random): void {
  for (let row = 0; row < rows; row++) {
    const first = bays[row * columns]
    if (!first) continue
    const board = box(0, first.rect.y2, size.width, 34)
    planks(pen, board, random, { base: '#6a3f22', width: 34, contrast: 1.3 })
    pen.fillStyle = down(pen, board, [
      [0, tint('#ffe0b0', 0.3)],
      [0.3, tint('#000000', 0)],
      [1, tint('#000000', 0.5)],
    ])
    fillBox(pen, board)
    pen.fillStyle = down(pen, box(0, board.y2, 1, 60), [
      [0, tint('#000000', 0.6)],
      [1, tint('#000000', 0)],
    ])
    fillBox(pen, box(0, board.y2, size.width, 60))
  }
  for (let column = 0; column <= columns; column++) {
    const post = box(190 + column * 884 - 36, 250, 72, 2420)
    casting(pen, { blur: 26, dx: 8, alpha: 0.6 }, () => {
      pen.fillStyle = '#4a2a16'
      fillBox(pen, post)
    })
    planks(pen, post, random, { base: '#5f381d', width: 72, upright: true, contrast: 1.4 })
    pen.fillStyle = across(pen, post, [
      [0, tint('#000000', 0.5)],
      [0.2, tint('#ffdca8', 0.22)],
      [0.5, tint('#000000', 0.05)],
      [0.8, tint('#ffdca8', 0.1)],
      [1, tint('#000000', 0.6)],
    ])
    fillBox(pen, post)
    pen.fillStyle = tint('#000000', 0.35)
    for (const x of [20, 36, 52]) fillBox(pen, box(post.x1 + x - 2, post.y1 + 60, 4, 2300))
  }
  for (const [y, height, shine] of [
    [70, 60, 0.2],
    [130, 110, 0.08],
    [240, 46, 0.26],
    [2600, 70, 0.22],
  ] as const) {
    const moulding: Rect = box(0, y, size.width, height)
    casting(pen, { blur: 40, dy: 16, alpha: 0.65 }, () => {
      pen.fillStyle = '#4a2a16'
      fillBox(pen, moulding)
    })
    planks(pen, moulding, random, { base: '#6a3f22', width: height, contrast: 1.3 })
    pen.fillStyle = down(pen, moulding, [
      [0, tint('#ffe0b0', shine + 0.1)],
      [0.4, tint('#000000', 0)],
      [1, tint('#000000', 0.55)],
    ])
    fillBox(pen, moulding)
  }
  for (let x = 60; x < size.width; x += 92) {
    pen.fillStyle = down(pen, box(0, 150, 1, 70), [
      [0, '#8a5a32'],
      [1, '#3a2010'],
    ])
    roundBox(pen, box(x, 150, 60, 70), 8)
    pen.fill()
  }
  for (let column = 0; column < columns; column++) {
    const plate = box(190 + column * 884 + 372, 262, 140, 46)
    pen.fillStyle = linear(pen, plate.x1, plate.y1, plate.x2, plate.y2, [
      [0, '#f0d690'],
      [0.5, '#b88f42'],
      [1, '#7a5a24'],
    ])
    roundBox(pen, plate, 6)
    pen.fill()
    letter(pen, `${String.fromCharCode(65 + column)} ${column * 40 + 1}`, inset(plate, 11), {
      fill: '#3a2408',
      weight: 700,
    })
  }
}

function drawCupboards(pen: Pen, random: Random): void {
  const base = box(0, 2670, size.width, 530)
  planks(pen, base, random, { base: '#4f2d17', width: 530, contrast: 1.2 })
  for (let door = 0; door < 10; door++) {
    const panel = box(60 + door * 470, 2730, 420, 400)
    planks(pen, panel, random, { base: '#633a1e', width: 140, upright: true, contrast: 1.1 })
    for (const [by, hex, alpha] of [
      [0, '#000000', 0.6],
      [8, '#ffdca8', 0.2],
      [54, '#000000', 0.55],
      [62, '#ffdca8', 0.16],
    ] as const) {
      pen.strokeStyle = tint(hex, alpha)
      pen.lineWidth = 7
      strokeBox(pen, inset(panel, by))
    }
    pen.fillStyle = radial(pen, panel.x1 + (door % 2 === 0 ? 388 : 32), 2920, 18, [
      [0, '#fff2c0'],
      [0.5, '#c39a4a'],
      [1, '#5a3f14'],
    ])
    disc(pen, panel.x1 + (door % 2 === 0 ? 388 : 32), 2920, 15)
    pen.fill()
  }
  pen.fillStyle = down(pen, base, [
    [0, tint('#000000', 0.5)],
    [0.3, tint('#000000', 0.1)],
    [1, tint('#000000', 0.75)],
  ])
  fillBox(pen, base)
}

function drawLadder(pen: Pen, random: Random): void {
  const rail = box(0, 372, size.width, 16)
  pen.fillStyle = down(pen, rail, [
    [0, '#f3dca0'],
    [0.4, '#b08a42'],
    [1, '#4f3812'],
  ])
  fillBox(pen, rail)
  const [topLeft, topRight, footLeft, footRight, top, foot] = [3700, 3930, 3560, 3850, 360, 3130]
  const at = (from: number, to: number, y: number): number => from + ((to - from) * (y - top)) / (foot - top)
  pen.save()
  pen.shadowColor = tint('#000000', 0.6)
  pen.shadowBlur = 34
  pen.shadowOffsetX = 46
  pen.shadowOffsetY = 16
  for (let y = 520; y < foot - 60; y += 190) {
    pen.fillStyle = down(pen, box(0, y, 1, 30), [
      [0, lit('#9a6434', 0.3)],
      [1, dim('#9a6434', 0.55)],
    ])
    fillBox(pen, { x1: at(topLeft, footLeft, y), x2: at(topRight, footRight, y), y1: y, y2: y + 30 })
  }
  for (const [from, to] of [
    [topLeft, footLeft],
    [topRight, footRight],
  ] as const) {
    pen.fillStyle = linear(pen, from - 24, 0, from + 24, 0, [
      [0, dim('#8a5428', 0.3)],
      [0.4, lit('#a86c38', 0.2)],
      [1, dim('#8a5428', 0.55)],
    ])
    outline(pen, from - 22, top, from + 22, top, to + 24, foot, to - 24, foot)
    pen.fill()
  }
  pen.restore()
  pen.strokeStyle = tint('#3a1f0c', 0.3)
  pen.lineWidth = 2
  for (let grain = 0; grain < 22; grain++) {
    const dx = random.between(-16, 16)
    const y = random.between(top, foot - 500)
    line(pen, at(topLeft, footLeft, y) + dx, y, at(topLeft, footLeft, y + 400) + dx, y + 400)
  }
}

function drawSconces(pen: Pen): void {
  for (let column = 0; column <= columns; column++) {
    const x = 190 + column * 884
    const y = 640
    pen.fillStyle = linear(pen, x - 30, 0, x + 30, 0, [
      [0, '#6a4a18'],
      [0.4, '#f3d890'],
      [1, '#5a3f14'],
    ])
    fillBox(pen, box(x - 8, y, 16, 90))
    disc(pen, x, y + 90, 26, 34)
    pen.fill()
    pen.fillStyle = down(pen, box(0, y - 90, 1, 90), [
      [0, '#ffe9b8'],
      [1, '#fff8e4'],
    ])
    outline(pen, x - 30, y - 90, x + 30, y - 90, x + 48, y, x - 48, y)
    pen.fill()
    glow(pen, x, y - 30, 900, '#ffbe6a', 0.5)
    glow(pen, x, y - 40, 190, '#fff0c8', 0.8)
  }
}

export function drawLibrary(pen: Pen): void {
  const random = randomFor('library')
  drawCase(pen, random)
  for (const book of books) {
    pool(pen, book.rect.x2, (book.rect.y1 + book.rect.y2) / 2, 26, heightOf(book.rect) * 0.6, 0.5)
    drawBook(pen, book, random)
  }
  for (const curio of curios) drawCurio(pen, curio, random)
  for (const bay of bays) {
    pen.fillStyle = down(pen, bay.rect, [
      [0, tint('#0a0402', 0.62)],
      [0.22, tint('#0a0402', 0.06)],
      [1, tint('#0a0402', 0.12)],
    ])
    fillBox(pen, bay.rect)
  }
  drawFrame(pen, random)
  drawCupboards(pen, random)
  drawLadder(pen, random)
  drawSconces(pen)
  mottle(pen, box(0, 0, size.width, size.height), random, {
    dark: '#120703',
    light: '#ffd79a',
    cell: [900, 900],
    alpha: 0.1,
    grain: 12,
    octaves: 3,
  })
  vignette(pen, size, 0.7, '#0a0402')
  filmGrain(pen, size, random, 0.03)
}
