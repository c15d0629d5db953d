import { heightOf, widthOf, type Rect } from '../../../../domain/geometry.ts'
import { tint } from '../../colour.ts'
import { across, casting, linear, radial } from '../../light.ts'
import { letter } from '../../lettering.ts'
import { box, clipped, disc, fillBox, inset, line, placed, roundBox, type Pen } from '../../pen.ts'

export function drawCan(pen: Pen, x: number, y: number, radius: number, text: readonly string[]): void {
  casting(pen, { blur: 46, dx: 24, dy: 32, alpha: 0.65 }, () => {
    pen.fillStyle = '#1c2430'
    disc(pen, x, y, radius)
    pen.fill()
  })
  pen.fillStyle = radial(pen, x - radius * 0.3, y - radius * 0.4, radius * 1.6, [
    [0, '#4a5a74'],
    [0.5, '#222c3c'],
    [1, '#0d131c'],
  ])
  disc(pen, x, y, radius)
  pen.fill()
  pen.fillStyle = linear(pen, x - radius, y - radius, x + radius, y + radius, [
    [0, '#f2f4f4'],
    [0.35, '#b4babc'],
    [0.5, '#e3e7e7'],
    [1, '#767f82'],
  ])
  disc(pen, x, y, radius * 0.88)
  pen.fill()
  clipped(
    pen,
    () => disc(pen, x, y, radius * 0.88),
    () => {
      pen.fillStyle = '#1a2230'
      fillBox(pen, box(x + radius * 0.42, y - radius, radius, radius * 2))
      pen.fillStyle = '#e3e7e7'
      fillBox(pen, box(x + radius * 0.56, y - 5, radius * 0.2, 10))
      pen.strokeStyle = tint('#30383c', 0.45)
      pen.lineWidth = 5
      line(pen, x - radius, y, x + radius * 0.4, y)
      line(pen, x, y - radius, x, y + radius)
    },
  )
  for (const [at, row] of text.entries())
    letter(
      pen,
      row,
      box(x - radius * 0.74, y - radius * 0.44 + at * radius * 0.48, radius * 1.08, radius * 0.24),
      { fill: '#20282c', weight: 700 },
    )
}

export function drawCoil(pen: Pen, x: number, y: number, radius: number): void {
  casting(pen, { blur: 40, dx: 18, dy: 26, alpha: 0.6 }, () => {
    pen.fillStyle = '#20241f'
    disc(pen, x, y, radius)
    pen.fill()
  })
  for (let turn = 0; turn < 44; turn++) {
    const angle = (turn / 44) * Math.PI * 2
    placed(pen, x, y, angle, 1, () => {
      pen.fillStyle = across(pen, box(-11, 0, 22, 1), [
        [0, '#5f2f10'],
        [0.35, '#f0a860'],
        [0.6, '#b8682c'],
        [1, '#4a220a'],
      ])
      roundBox(pen, box(-10, -radius * 1.06, 20, radius * 0.62), 9)
      pen.fill()
    })
  }
  pen.fillStyle = radial(pen, x, y, radius * 0.5, [
    [0, '#0c2a1c'],
    [0.9, '#0a1f16'],
    [1, '#000000'],
  ])
  disc(pen, x, y, radius * 0.44)
  pen.fill()
}

export function drawMetalCase(pen: Pen, rect: Rect, rows: readonly string[], radius: number): void {
  casting(pen, { blur: 34, dx: 14, dy: 20, alpha: 0.6 }, () => {
    pen.fillStyle = '#9aa2a4'
    roundBox(pen, rect, radius)
    pen.fill()
  })
  pen.fillStyle = linear(pen, rect.x1, rect.y1, rect.x2, rect.y2, [
    [0, '#f6f8f8'],
    [0.3, '#b6bec0'],
    [0.5, '#eef1f1'],
    [0.75, '#9aa2a4'],
    [1, '#5d6668'],
  ])
  roundBox(pen, rect, radius)
  pen.fill()
  pen.strokeStyle = tint('#4a5254', 0.7)
  pen.lineWidth = 4
  roundBox(pen, inset(rect, 11), radius * 0.8)
  pen.stroke()
  const height = (heightOf(rect) - 44) / rows.length
  for (const [at, row] of rows.entries())
    letter(
      pen,
      row,
      box(rect.x1 + 50, rect.y1 + 24 + at * height + height * 0.12, widthOf(rect) - 100, height * 0.66),
      { fill: tint('#2a3032', 0.85), weight: 600, tracking: 0.05 },
    )
}
