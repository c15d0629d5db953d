import { dim, lit, tint } from '../../colour.ts'
import { across, linear, pool } from '../../light.ts'
import { letter } from '../../lettering.ts'
import { box, disc, fillBox, line, outline, placed, roundBox, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import { cabin, cabinNumber, cable, cableY, climberHeight, climbers } from './plan.ts'

export function drawTeam(pen: Pen): void {
  const first = climbers[0]
  const last = climbers.at(-1)
  if (!first || !last) return
  pen.save()
  pen.filter = 'blur(46px)'
  pen.fillStyle = linear(pen, first.x - 400, first.y - 250, last.x + 300, last.y + 260, [
    [0, '#fdfdfc'],
    [0.5, '#e6ecf2'],
    [1, '#b3c4d8'],
  ])
  outline(
    pen,
    first.x - 420,
    first.y - 200,
    first.x + 40,
    first.y - 170,
    last.x + 120,
    last.y - 190,
    last.x + 560,
    last.y + 90,
    last.x + 330,
    last.y + 150,
    last.x + 120,
    last.y + 120,
    first.x + 40,
    first.y + 190,
    first.x - 190,
    first.y + 120,
  )
  pen.fill()
  pen.restore()
  pen.strokeStyle = tint('#7a92b4', 0.6)
  pen.lineWidth = 4
  pen.beginPath()
  pen.moveTo(last.x + 420, last.y + 170)
  pen.quadraticCurveTo(last.x + 180, last.y + 120, last.x, last.y)
  for (const climber of climbers.toReversed()) pen.lineTo(climber.x, climber.y)
  pen.stroke()
  pen.strokeStyle = '#c9302a'
  pen.lineWidth = 2.6
  pen.beginPath()
  for (const [at, { x, y }] of climbers.entries()) {
    const before = climbers[at - 1]
    if (!before) pen.moveTo(x, y - climberHeight * 0.5)
    else
      pen.quadraticCurveTo(
        (x + before.x) / 2,
        (y + before.y) / 2 - climberHeight * 0.24,
        x,
        y - climberHeight * 0.5,
      )
  }
  pen.stroke()
  for (const { x, y, jacket } of climbers) {
    pen.fillStyle = tint('#5f7aa4', 0.5)
    outline(pen, x - 5, y, x + 5, y, x + 46, y + 20, x + 32, y + 22)
    pen.fill()
    placed(pen, x, y, -0.12, climberHeight / 100, () => {
      pen.strokeStyle = '#23262e'
      pen.lineWidth = 11
      pen.lineCap = 'round'
      line(pen, -4, -46, -12, -24, -9, -3)
      line(pen, 4, -46, 11, -26, 15, -4)
      pen.fillStyle = '#3a3f30'
      roundBox(pen, box(4, -82, 19, 36), 7)
      pen.fill()
      pen.fillStyle = linear(pen, -14, 0, 14, 0, [
        [0, lit(jacket, 0.25)],
        [0.6, jacket],
        [1, dim(jacket, 0.4)],
      ])
      roundBox(pen, box(-14, -84, 27, 44), 10)
      pen.fill()
      pen.strokeStyle = jacket
      pen.lineWidth = 9
      line(pen, -10, -76, -24, -58, -30, -66)
      pen.strokeStyle = '#4a3a2a'
      pen.lineWidth = 4
      line(pen, -31, -80, -36, -6)
      pen.fillStyle = '#e0b08a'
      disc(pen, -2, -92, 8, 9)
      pen.fill()
      pen.fillStyle = jacket
      disc(pen, -1, -97, 9.5, 7)
      pen.fill()
    })
  }
}

export function drawCableCar(pen: Pen, random: Random): void {
  for (const [x, y, width] of [
    [cable.top[0], cable.top[1], 190],
    [cable.foot[0], cable.foot[1], 260],
  ] as const) {
    pen.fillStyle = linear(pen, x - width / 2, 0, x + width / 2, 0, [
      [0, '#b9aa96'],
      [1, '#5a5048'],
    ])
    fillBox(pen, box(x - width / 2, y - 40, width, 120))
    pen.fillStyle = '#7a3a2c'
    outline(
      pen,
      x - width * 0.6,
      y - 36,
      x - width * 0.36,
      y - 96,
      x + width * 0.36,
      y - 96,
      x + width * 0.6,
      y - 36,
    )
    pen.fill()
    pen.fillStyle = '#26303a'
    for (let at = 0; at < 5; at++)
      fillBox(pen, box(x - width * 0.4 + at * width * 0.17, y - 14, width * 0.11, 44))
  }
  pen.strokeStyle = tint('#2a3038', 0.85)
  pen.lineWidth = 4
  for (const lift of [0, 16]) {
    pen.beginPath()
    for (let x: number = cable.top[0]; x <= cable.foot[0]; x += 60) pen.lineTo(x, cableY(x) - lift)
    pen.stroke()
  }
  const { rect } = cabin
  const x = (rect.x1 + rect.x2) / 2
  pen.lineWidth = 6
  line(pen, x, cableY(x), x, rect.y1 + 6)
  fillBox(pen, box(x - 26, cableY(x) - 8, 52, 12))
  pen.fillStyle = across(pen, rect, [
    [0, '#e0695e'],
    [0.4, '#c23a30'],
    [1, '#6f1f1a'],
  ])
  roundBox(pen, rect, 16)
  pen.fill()
  pen.fillStyle = '#3a4c5a'
  for (const dx of [10, 36, 62]) {
    roundBox(pen, box(rect.x1 + dx, rect.y1 + 18, 22, 40), 4)
    pen.fill()
  }
  letter(pen, String(cabin.number), box(cabinNumber.x1 + 8, cabinNumber.y1 + 3, 12, 6), {
    fill: tint('#f0dcd6', 0.5),
    weight: 500,
  })
  for (let puff = 0; puff < 14; puff++)
    pool(
      pen,
      x + random.between(-260, 260),
      rect.y1 + 70 + random.between(-40, 60),
      random.between(150, 330),
      random.between(60, 110),
      0.2,
      '#eef2f4',
    )
}

/** The broken edge of the cliff. */
