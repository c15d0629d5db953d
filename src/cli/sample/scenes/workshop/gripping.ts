import { dim, lit, tint } from '../../colour.ts'
import { across, linear } from '../../light.ts'
import { box, disc, fillBox, line, outline, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import { steel, wooden } from './tools.ts'

export function drawPliers(pen: Pen, x: number, y: number, hex: string): void {
  for (const side of [-1, 1]) {
    pen.strokeStyle = dim(hex, 0.35)
    pen.lineWidth = 44
    pen.lineCap = 'round'
    const grip = (): void => {
      pen.beginPath()
      pen.moveTo(x + side * 22, y + 190)
      pen.quadraticCurveTo(x + side * 86, y + 300, x + side * 52, y + 470)
      pen.stroke()
    }
    grip()
    pen.strokeStyle = lit(hex, 0.1)
    pen.lineWidth = 30
    grip()
    pen.strokeStyle = lit(hex, 0.5, 0.5)
    pen.lineWidth = 6
    grip()
    pen.fillStyle = steel(pen, box(x - 60, y, 120, 190))
    outline(
      pen,
      x,
      y,
      x + side * 26,
      y + 6,
      x + side * 48,
      y + 110,
      x + side * 44,
      y + 190,
      x - side * 10,
      y + 200,
    )
    pen.fill()
  }
  pen.fillStyle = '#5b636b'
  disc(pen, x, y + 150, 30)
  pen.fill()
  pen.fillStyle = '#c9ced2'
  disc(pen, x - 4, y + 146, 18)
  pen.fill()
}

export function drawClamp(pen: Pen, x: number, y: number): void {
  pen.strokeStyle = '#2f5a8a'
  pen.lineWidth = 40
  pen.lineJoin = 'round'
  pen.beginPath()
  pen.moveTo(x + 120, y + 20)
  pen.lineTo(x, y + 20)
  pen.lineTo(x, y + 420)
  pen.lineTo(x + 120, y + 420)
  pen.stroke()
  pen.strokeStyle = tint('#9cc4ea', 0.5)
  pen.lineWidth = 7
  line(pen, x + 116, y + 10, x - 10, y + 10, x - 10, y + 418)
  pen.fillStyle = across(pen, box(x + 92, 0, 30, 1), [
    [0, '#6d757c'],
    [0.4, '#f1f4f5'],
    [1, '#5b636b'],
  ])
  fillBox(pen, box(x + 92, y + 200, 30, 360))
  pen.fillStyle = tint('#3a4046', 0.6)
  for (let thread = 0; thread < 24; thread++) pen.fillRect(x + 92, y + 300 + thread * 9, 30, 3)
  pen.fillStyle = '#3c4248'
  fillBox(pen, box(x + 72, y + 184, 70, 24))
  fillBox(pen, box(x + 42, y + 540, 130, 16))
}

export function drawBrace(pen: Pen, x: number, y: number, random: Random): void {
  pen.strokeStyle = '#6d757c'
  pen.lineWidth = 24
  pen.lineJoin = 'round'
  line(pen, x, y + 80, x, y + 180, x + 130, y + 220, x + 130, y + 350, x, y + 390, x, y + 480)
  pen.strokeStyle = tint('#ffffff', 0.5)
  pen.lineWidth = 6
  line(pen, x - 6, y + 80, x - 6, y + 174, x + 124, y + 214, x + 124, y + 350)
  wooden(pen, box(x + 100, y + 230, 60, 112), '#7a3f20', random)
  pen.fillStyle = linear(pen, x - 70, y, x + 70, y + 80, [
    [0, '#c08048'],
    [0.5, '#7a3f20'],
    [1, '#42200e'],
  ])
  disc(pen, x, y + 40, 78, 46)
  pen.fill()
  pen.fillStyle = steel(pen, box(x - 30, y + 470, 60, 110))
  outline(pen, x - 30, y + 480, x + 30, y + 480, x + 18, y + 590, x - 18, y + 590)
  pen.fill()
}
