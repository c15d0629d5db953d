import { heightOf, widthOf } from '../../../../domain/geometry.ts'
import { dim, lit, tint } from '../../colour.ts'
import { across, casting, down, pool, radial } from '../../light.ts'
import { letter } from '../../lettering.ts'
import { box, clipped, disc, fillBox, placed, roundBox, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import { planks } from '../../texture.ts'
import { jars, labelOf, lidOf, shelf, type Jar } from './plan.ts'

function drawJar(pen: Pen, jar: Jar, random: Random): void {
  const { rect } = jar
  const glass = { ...rect, y1: rect.y1 + 50 }
  pool(pen, (rect.x1 + rect.x2) / 2 + 30, rect.y2, 170, 22, 0.6)
  clipped(
    pen,
    () => roundBox(pen, glass, 26),
    () => {
      pen.fillStyle = across(pen, glass, [
        [0, '#5a5e58'],
        [0.15, '#b9c4bd'],
        [0.5, '#8d968e'],
        [1, '#3d423e'],
      ])
      fillBox(pen, glass)
      for (let piece = 0; piece < 420; piece++) {
        const x = random.between(glass.x1 + 8, glass.x2 - 8)
        const y = random.between(glass.y1 + 54, glass.y2 - 4)
        const tone = random.pick(['#c9ced2', '#8d959c', '#e9ecee', '#6b737a', '#b59a5a'])
        placed(pen, x, y, random.between(0, 3.1), 1, () => {
          pen.fillStyle = tone
          pen.strokeStyle = tint('#20242a', 0.6)
          pen.lineWidth = 1.5
          if (jar.holds === 'screws' || jar.holds === 'nails') {
            fillBox(pen, box(-2.5, -13, 5, 26))
            fillBox(pen, box(-7, -15, 14, 5))
          } else {
            disc(pen, 0, 0, 10)
            pen.fill()
            pen.stroke()
            pen.fillStyle = '#3a4046'
            disc(pen, 0, 0, jar.holds === 'nuts' ? 4 : 5.5)
            pen.fill()
          }
        })
      }
      pen.fillStyle = across(pen, glass, [
        [0, tint('#000000', 0.5)],
        [0.14, tint('#ffffff', 0.5)],
        [0.22, tint('#ffffff', 0.06)],
        [0.8, tint('#000000', 0.05)],
        [0.9, tint('#ffffff', 0.24)],
        [1, tint('#000000', 0.55)],
      ])
      fillBox(pen, glass)
    },
  )
  const label = labelOf(jar)
  pen.fillStyle = '#f3ead2'
  roundBox(pen, label, 4)
  pen.fill()
  letter(pen, jar.label, box(label.x1 + 8, label.y1 + 12, widthOf(label) - 16, heightOf(label) - 24), {
    fill: '#2a2320',
    weight: 700,
  })
  const lid = lidOf(jar)
  pen.fillStyle = across(pen, lid, [
    [0, dim(jar.lid, 0.5)],
    [0.25, lit(jar.lid, 0.35)],
    [0.55, jar.lid],
    [1, dim(jar.lid, 0.55)],
  ])
  roundBox(pen, lid, 10)
  pen.fill()
  pen.fillStyle = tint('#000000', 0.2)
  for (let ridge = lid.x1 + 8; ridge < lid.x2 - 6; ridge += 12) pen.fillRect(ridge, lid.y1 + 20, 4, 36)
}

export function drawShelf(pen: Pen, random: Random): void {
  for (const jar of jars) drawJar(pen, jar, random)
  for (const [x, hex, name] of [
    [3080, '#a5453a', 'OXIDE RED'],
    [3330, '#3f6f86', 'HARBOUR BLUE'],
    [3580, '#e0d6bc', 'LINEN'],
  ] as const) {
    const tin = box(x, shelf - 250, 200, 250)
    pool(pen, x + 130, shelf, 150, 22, 0.6)
    pen.fillStyle = across(pen, tin, [
      [0, '#5b636b'],
      [0.3, '#eef1f2'],
      [0.6, '#a9b0b6'],
      [1, '#4a5258'],
    ])
    fillBox(pen, tin)
    pen.fillStyle = across(pen, tin, [
      [0, dim(hex, 0.4)],
      [0.3, lit(hex, 0.2)],
      [1, dim(hex, 0.45)],
    ])
    fillBox(pen, box(x, tin.y1 + 40, 200, 160))
    letter(pen, name, box(x + 22, tin.y1 + 100, 156, 26), {
      fill: hex === '#e0d6bc' ? '#3a2a1c' : '#fff6e0',
      weight: 700,
    })
    pen.fillStyle = hex
    disc(pen, x + 60, tin.y1 + 34, 12, 40)
    pen.fill()
  }
  const radio = box(3860, shelf - 230, 420, 230)
  pool(pen, 4090, shelf, 280, 24, 0.6)
  pen.fillStyle = down(pen, radio, [
    [0, '#7a5236'],
    [1, '#4a2c1a'],
  ])
  roundBox(pen, radio, 26)
  pen.fill()
  pen.fillStyle = '#d9c79a'
  roundBox(pen, box(radio.x1 + 24, radio.y1 + 30, 220, 170), 12)
  pen.fill()
  pen.fillStyle = '#5a4228'
  for (let slot = 0; slot < 12; slot++) fillBox(pen, box(radio.x1 + 38, radio.y1 + 42 + slot * 13, 192, 5))
  for (const y of [84, 162]) {
    pen.fillStyle = radial(pen, radio.x1 + 330, radio.y1 + y - 8, 40, [
      [0, '#f3e2b8'],
      [1, '#8a6a34'],
    ])
    disc(pen, radio.x1 + 336, radio.y1 + y, 34)
    pen.fill()
  }
  const board = box(330, shelf, 4020, 46)
  casting(pen, { blur: 40, dy: 34, alpha: 0.6 }, () => {
    pen.fillStyle = '#5a3a1c'
    fillBox(pen, board)
  })
  planks(pen, board, random, { base: '#9a6a3a', width: 46, contrast: 1.4 })
}
