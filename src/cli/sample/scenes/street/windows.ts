import { heightOf, widthOf } from '../../../../domain/geometry.ts'
import { between, dim, lit, tint } from '../../colour.ts'
import { person, sittingCat } from '../../figures.ts'
import { down, glow, linear } from '../../light.ts'
import { box, clipped, disc, fillBox, inset, line, outline, placed, strokeBox, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import type { Window } from './plan.ts'

export function drawWindow(pen: Pen, window: Window, random: Random): void {
  const { rect } = window
  const pane = inset(rect, 7)
  const width = widthOf(pane)
  const height = heightOf(pane)
  pen.fillStyle = window.light === 'dark' ? '#3a3540' : '#4a3a30'
  fillBox(pen, rect)
  if (window.light === 'dark') {
    pen.fillStyle = linear(pen, pane.x1, pane.y1, pane.x2, pane.y2, [
      [0, '#28325c'],
      [0.5, '#4a4a78'],
      [0.62, '#a6778c'],
      [1, '#242a48'],
    ])
    fillBox(pen, pane)
  } else {
    const hue = window.light === 'screen' ? '#8fb8ff' : window.hue
    pen.fillStyle = down(pen, pane, [
      [0, between(hue, '#ffffff', 0.28)],
      [0.45, hue],
      [1, dim(hue, 0.42)],
    ])
    fillBox(pen, pane)
    clipped(
      pen,
      () => {
        pen.beginPath()
        pen.rect(pane.x1, pane.y1, width, height)
      },
      () => {
        const x = pane.x1 + width * random.between(0.3, 0.7)
        pen.fillStyle = dim(hue, 0.66, 0.85)
        if (window.guest === 'plant') {
          for (let leaf = 0; leaf < 9; leaf++)
            placed(pen, x, pane.y2 - 14, random.between(-1.1, 1.1), 1, () => {
              disc(pen, 0, -24, 5, 26)
              pen.fill()
            })
          fillBox(pen, box(x - 13, pane.y2 - 20, 26, 20))
        } else if (window.guest === 'person')
          person(pen, x, pane.y2 + height * 0.34, height * 0.95, {
            coat: dim(hue, 0.7),
            legs: '#000000',
            skin: dim(hue, 0.6),
            hair: dim(hue, 0.78),
          })
        else if (window.guest === 'lamp') {
          pen.fillStyle = lit(hue, 0.75)
          outline(pen, x - 16, pane.y1 + 46, x - 8, pane.y1 + 24, x + 8, pane.y1 + 24, x + 16, pane.y1 + 46)
          pen.fill()
          glow(pen, x, pane.y1 + 42, 70, '#fff2cf', 0.8)
        } else if (window.guest === 'cat') sittingCat(pen, x, pane.y2, 38, dim(hue, 0.75), 1)
        if (window.curtains) {
          for (const side of [0, 1]) {
            const from = side === 0 ? pane.x1 : pane.x2
            const to = side === 0 ? pane.x1 + width * 0.26 : pane.x2 - width * 0.26
            pen.fillStyle = linear(pen, from, 0, to, 0, [
              [0, dim(hue, 0.5, 0.8)],
              [0.5, lit(hue, 0.2, 0.75)],
              [1, dim(hue, 0.35, 0.7)],
            ])
            pen.beginPath()
            pen.moveTo(from, pane.y1)
            pen.lineTo(to, pane.y1)
            pen.quadraticCurveTo(to, pane.y1 + height * 0.6, from, pane.y2)
            pen.fill()
          }
        }
      },
    )
  }
  pen.strokeStyle = window.light === 'dark' ? '#8a8496' : '#5d4636'
  pen.lineWidth = 5
  strokeBox(pen, pane)
  line(pen, (pane.x1 + pane.x2) / 2, pane.y1, (pane.x1 + pane.x2) / 2, pane.y2)
  line(pen, pane.x1, pane.y1 + height * 0.36, pane.x2, pane.y1 + height * 0.36)
  pen.fillStyle = tint('#cfc4bd', 0.9)
  fillBox(pen, box(rect.x1 - 12, rect.y2, widthOf(rect) + 24, 12))
  pen.fillStyle = tint('#1d1a2b', 0.5)
  fillBox(pen, box(rect.x1 - 8, rect.y2 + 12, widthOf(rect) + 16, 9))
  if (random.chance(0.3)) {
    for (let leaf = 0; leaf < 40; leaf++) {
      pen.fillStyle = random.chance(0.22)
        ? random.pick(['#d2506a', '#e7c35a', '#d98bc0'])
        : random.pick(['#31503a', '#436b44', '#28402f'])
      disc(
        pen,
        random.between(rect.x1 - 6, rect.x2 + 6),
        rect.y2 - random.between(0, 24),
        random.between(4, 8),
      )
      pen.fill()
    }
  }
}
