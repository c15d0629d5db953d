import { tint } from '../../colour.ts'
import { casting, linear, vignette } from '../../light.ts'
import { box, disc, fillBox, line, placed, type Pen } from '../../pen.ts'
import { randomFor, type Random } from '../../random.ts'
import { filmGrain } from '../../texture.ts'
import { drawAsphalt, drawGreens, drawMarkings, drawRoof, drawTrees } from './ground.ts'
import { bays, size, walkers } from './plan.ts'
import { drawBus, drawCar, drawLorry } from './vehicles.ts'

function drawWalkers(pen: Pen): void {
  for (const { x, y, coat, turn } of walkers) {
    pen.strokeStyle = tint('#0d1018', 0.45)
    pen.lineWidth = 13
    pen.lineCap = 'round'
    line(pen, x + 4, y + 5, x + 26, y + 37)
    placed(pen, x, y, turn, 1, () => {
      pen.fillStyle = '#23252a'
      disc(pen, -6, -7, 5, 8)
      pen.fill()
      disc(pen, 6, 7, 5, 8)
      pen.fill()
      pen.fillStyle = coat
      disc(pen, 0, 0, 17, 10)
      pen.fill()
      pen.fillStyle = '#3b2417'
      disc(pen, 0, -1, 7.5, 7.5)
      pen.fill()
    })
  }
}

/** Shopping trolleys in their shelters, and a few gone astray. */
function drawTrolleys(pen: Pen, random: Random): void {
  const trolley = (x: number, y: number, turn: number): void =>
    placed(pen, x, y, turn, 1, () => {
      casting(pen, { blur: 3, dx: 8, dy: 11, alpha: 0.4 }, () => {
        pen.strokeStyle = '#c9cdd0'
        pen.lineWidth = 3
        pen.strokeRect(-14, -22, 28, 40)
        line(pen, -14, -8, 14, -8)
        line(pen, -14, 4, 14, 4)
        line(pen, 0, -22, 0, 18)
        pen.strokeStyle = '#c9302a'
        pen.lineWidth = 5
        line(pen, -15, 22, 15, 22)
      })
    })
  for (const x of [1300, 3350]) {
    pen.fillStyle = tint('#cfe0e6', 0.6)
    for (let at = 0; at < 16; at++) trolley(x + at * 15, 690, Math.PI / 2)
    fillBox(pen, box(x - 40, 650, 330, 80))
    pen.strokeStyle = '#8d949a'
    pen.lineWidth = 6
    pen.strokeRect(x - 40, 650, 330, 80)
  }
  for (let astray = 0; astray < 12; astray++)
    trolley(random.between(700, 5000), random.pick([830, 1420, 1560, 2860]), random.between(0, 6))
}

export function drawCarPark(pen: Pen): void {
  const random = randomFor('carpark')
  drawAsphalt(pen, random)
  drawMarkings(pen, random)
  drawGreens(pen, random)
  drawRoof(pen, random)
  for (const bay of bays) if (bay.car) drawCar(pen, bay.car)
  for (const [x, y, turn, hex] of [
    [900, 3730, 1.57, '#8a1f24'],
    [3300, 3740, 1.57, '#e9eaec'],
    [4700, 3735, 1.57, '#24406e'],
    [3700, 3520, -1.57, '#5a5f66'],
    [5100, 3515, -1.57, '#c9ccd0'],
    [700, 3515, -1.57, '#3f5a46'],
    [1700, 2207, -1.57, '#7a6a52'],
    [4500, 1486, -1.57, '#2b2d31'],
  ] as const) {
    drawCar(pen, { x, y, turn, hex, shape: 'saloon', seed: x })
  }
  drawBus(pen)
  drawLorry(pen, random)
  drawTrolleys(pen, random)
  drawWalkers(pen)
  drawTrees(pen, random)
  pen.fillStyle = linear(pen, 0, 0, size.width, size.height, [
    [0, tint('#ffdf9a', 0.22)],
    [0.5, tint('#ffdf9a', 0.04)],
    [1, tint('#1a2040', 0.3)],
  ])
  fillBox(pen, box(0, 0, size.width, size.height))
  vignette(pen, size, 0.45, '#0a0c14')
  filmGrain(pen, size, random, 0.03)
}
