import { dim, lit, tint } from '../../colour.ts'
import { across, casting, down, linear } from '../../light.ts'
import { letter } from '../../lettering.ts'
import { box, clipped, disc, fillBox, line, outline, placed, roundBox, type Pen } from '../../pen.ts'
import { randomFor, type Random } from '../../random.ts'
import { bus, lorry, type Car, type Shape } from './plan.ts'

const sun = { blur: 10, dx: 17, dy: 24, alpha: 0.5, hex: '#0d1018' }

const lengths: Readonly<Record<Shape, readonly [number, number]>> = {
  saloon: [186, 80],
  hatch: [164, 78],
  van: [200, 84],
  pickup: [198, 84],
}

const glass = (pen: Pen, y1: number, y2: number): ReturnType<typeof linear> =>
  linear(pen, -40, y1, 40, y2, [
    [0, '#1b242e'],
    [0.45, '#5b7286'],
    [0.55, '#26323e'],
    [1, '#10161c'],
  ])

/** A car from above, its front up. */
export function drawCar(pen: Pen, car: Car): void {
  const random = randomFor(`car ${car.seed}`)
  const [length, width] = lengths[car.shape]
  const half = width / 2
  const nose = -length / 2
  placed(pen, car.x, car.y, car.turn, 1, () => {
    const body = (): void => {
      pen.beginPath()
      pen.moveTo(-half + 12, nose)
      pen.quadraticCurveTo(0, nose - 7, half - 12, nose)
      pen.quadraticCurveTo(half, nose + 4, half, nose + 30)
      pen.lineTo(half, -nose - 18)
      pen.quadraticCurveTo(half, -nose, half - 14, -nose)
      pen.lineTo(-half + 14, -nose)
      pen.quadraticCurveTo(-half, -nose, -half, -nose - 18)
      pen.lineTo(-half, nose + 30)
      pen.quadraticCurveTo(-half, nose + 4, -half + 12, nose)
      pen.closePath()
    }
    pen.fillStyle = '#101114'
    for (const y of [nose + 34, -nose - 36]) fillBox(pen, box(-half - 2, y - 15, width + 4, 30))
    // The sun stands still while the car turns.
    const cos = Math.cos(-car.turn)
    const sin = Math.sin(-car.turn)
    casting(pen, { ...sun, dx: sun.dx * cos - sun.dy * sin, dy: sun.dx * sin + sun.dy * cos }, () => {
      pen.fillStyle = car.hex
      body()
      pen.fill()
    })
    pen.fillStyle = across(pen, box(-half, 0, width, 1), [
      [0, dim(car.hex, 0.32)],
      [0.18, lit(car.hex, 0.26)],
      [0.5, car.hex],
      [0.84, dim(car.hex, 0.1)],
      [1, dim(car.hex, 0.5)],
    ])
    body()
    pen.fill()
    pen.fillStyle = dim(car.hex, 0.24)
    for (const side of [-1, 1]) fillBox(pen, box(side * (half + 1) - 5, nose + length * 0.3, 10, 13))
    if (car.shape === 'van') drawVanRoof(pen, car.hex, nose, half, length)
    else drawCabin(pen, car, nose, half, length, random)
    pen.fillStyle = '#fff6d8'
    for (const side of [-1, 1]) {
      disc(pen, side * (half - 14), nose + 5, 10, 4.5)
      pen.fill()
    }
    pen.fillStyle = '#c9252a'
    for (const side of [-1, 1]) fillBox(pen, box(side * (half - 15) - 8, -nose - 6, 16, 5))
  })
}

function drawVanRoof(pen: Pen, hex: string, nose: number, half: number, length: number): void {
  pen.fillStyle = glass(pen, nose + 24, nose + 50)
  outline(pen, -half + 10, nose + 24, half - 10, nose + 24, half - 5, nose + 50, -half + 5, nose + 50)
  pen.fill()
  pen.fillStyle = linear(pen, -half, 0, half, 0, [
    [0, dim(hex, 0.14)],
    [0.3, lit(hex, 0.34)],
    [1, dim(hex, 0.1)],
  ])
  roundBox(pen, box(-half + 5, nose + 52, half * 2 - 10, length - 60), 8)
  pen.fill()
  pen.strokeStyle = dim(hex, 0.4, 0.6)
  pen.lineWidth = 2
  for (let rib = nose + 76; rib < -nose - 16; rib += 24) line(pen, -half + 12, rib, half - 12, rib)
}

function drawCabin(pen: Pen, car: Car, nose: number, half: number, length: number, random: Random): void {
  const front = nose + length * 0.27
  const back =
    car.shape === 'pickup' ? nose + length * 0.58 : -nose - (car.shape === 'hatch' ? 12 : length * 0.19)
  pen.fillStyle = glass(pen, front, back)
  outline(
    pen,
    -half + 11,
    front,
    half - 11,
    front,
    half - 6,
    front + 30,
    half - 6,
    back - 16,
    half - 12,
    back,
    -half + 12,
    back,
    -half + 6,
    back - 16,
    -half + 6,
    front + 30,
  )
  pen.fill()
  pen.fillStyle = linear(pen, -half, front, half, back, [
    [0, lit(car.hex, 0.42)],
    [0.4, lit(car.hex, 0.1)],
    [1, dim(car.hex, 0.16)],
  ])
  roundBox(pen, box(-half + 12, front + 24, half * 2 - 24, back - front - 44), 9)
  pen.fill()
  if (random.chance(0.2)) {
    pen.fillStyle = '#232a31'
    roundBox(pen, box(-half + 20, front + 36, half * 2 - 40, 40), 6)
    pen.fill()
  }
  if (car.shape === 'pickup') {
    pen.fillStyle = '#23252a'
    roundBox(pen, box(-half + 8, back + 4, half * 2 - 16, -nose - back - 12), 5)
    pen.fill()
    for (let crate = 0; crate < 3; crate++) {
      pen.fillStyle = random.pick(['#8a6a42', '#5a6a5a', '#9a3f34', '#6d7278'])
      if (random.chance(0.5))
        fillBox(pen, box(-half + 14 + crate * 18, back + 14, 15, random.between(16, 40)))
    }
  }
  pen.strokeStyle = dim(car.hex, 0.45, 0.5)
  pen.lineWidth = 1.6
  line(pen, -half + 12, nose + 12, -half + 15, front - 2)
  line(pen, half - 12, nose + 12, half - 15, front - 2)
}

export function drawBus(pen: Pen): void {
  const { rect, hex, name } = bus
  pen.fillStyle = '#101114'
  for (const x of [rect.x1 + 100, rect.x2 - 150]) fillBox(pen, box(x, rect.y1 - 3, 52, rect.y2 - rect.y1 + 6))
  casting(pen, { ...sun, dx: 34, dy: 46 }, () => {
    pen.fillStyle = hex
    roundBox(pen, rect, 24)
    pen.fill()
  })
  pen.fillStyle = down(pen, rect, [
    [0, dim(hex, 0.3)],
    [0.2, lit(hex, 0.26)],
    [0.6, hex],
    [1, dim(hex, 0.45)],
  ])
  roundBox(pen, rect, 24)
  pen.fill()
  pen.fillStyle = down(pen, rect, [
    [0, '#e9e6da'],
    [0.4, '#faf7ec'],
    [1, '#bdb9ac'],
  ])
  roundBox(pen, box(rect.x1 + 34, rect.y1 + 14, 600, rect.y2 - rect.y1 - 28), 18)
  pen.fill()
  pen.fillStyle = linear(pen, rect.x1, rect.y1, rect.x1 + 40, rect.y2, [
    [0, '#1b242e'],
    [0.5, '#5b7286'],
    [1, '#10161c'],
  ])
  roundBox(pen, box(rect.x1 + 6, rect.y1 + 14, 30, rect.y2 - rect.y1 - 28), 10)
  pen.fill()
  for (const x of [150, 420]) {
    pen.fillStyle = '#8d949a'
    roundBox(pen, box(rect.x1 + x, rect.y1 + 36, 130, 82), 8)
    pen.fill()
    pen.fillStyle = '#5b6268'
    for (let slat = 0; slat < 8; slat++) fillBox(pen, box(rect.x1 + x + 10 + slat * 15, rect.y1 + 44, 8, 66))
  }
  letter(pen, name, box(rect.x1 + 292, rect.y1 + 56, 116, 40), { fill: hex, weight: 800 })
}

/** The lorry on the road, its cab to the left, logs on its bed. */
export function drawLorry(pen: Pen, random: Random): void {
  const { rect, bed } = lorry
  pen.fillStyle = '#101114'
  for (const x of [rect.x1 + 60, bed.x1 + 90, bed.x2 - 190, bed.x2 - 110])
    fillBox(pen, box(x, rect.y1 - 4, 60, rect.y2 - rect.y1 + 8))
  const cab = box(rect.x1, rect.y1, 226, rect.y2 - rect.y1)
  casting(pen, { ...sun, dx: 30, dy: 40 }, () => {
    pen.fillStyle = '#b3302a'
    roundBox(pen, cab, 22)
    pen.fill()
    pen.fillStyle = '#4a3a2a'
    fillBox(pen, bed)
  })
  pen.fillStyle = down(pen, cab, [
    [0, '#7a1c1a'],
    [0.3, '#d8544a'],
    [1, '#6a1614'],
  ])
  roundBox(pen, cab, 22)
  pen.fill()
  pen.fillStyle = linear(pen, cab.x1, cab.y1, cab.x1 + 60, cab.y2, [
    [0, '#1b242e'],
    [0.5, '#6d8496'],
    [1, '#10161c'],
  ])
  outline(
    pen,
    cab.x1 + 34,
    cab.y1 + 18,
    cab.x1 + 72,
    cab.y1 + 10,
    cab.x1 + 72,
    cab.y2 - 10,
    cab.x1 + 34,
    cab.y2 - 18,
  )
  pen.fill()
  pen.fillStyle = down(pen, bed, [
    [0, '#3a3028'],
    [1, '#241c16'],
  ])
  fillBox(pen, bed)
  clipped(
    pen,
    () => {
      pen.beginPath()
      pen.rect(bed.x1 - 20, bed.y1 - 6, 680, 172)
    },
    () => {
      for (let log = 0; log < 6; log++) {
        const y = bed.y1 + 2 + log * 26
        const from = bed.x1 + random.between(4, 26)
        const to = bed.x2 - random.between(6, 40)
        const hex = random.pick(['#7a5230', '#6a4628', '#8a6038', '#5f3f24'])
        pen.fillStyle = down(pen, box(0, y, 1, 27), [
          [0, lit(hex, 0.2)],
          [0.3, lit(hex, 0.3)],
          [0.6, hex],
          [1, dim(hex, 0.65)],
        ])
        roundBox(pen, box(from, y, to - from, 27), 10)
        pen.fill()
        for (let bark = 0; bark < 60; bark++) {
          pen.strokeStyle = random.chance(0.7) ? tint('#2a170a', 0.5) : tint('#c9a070', 0.4)
          pen.lineWidth = random.between(1, 2.6)
          const x = random.between(from + 6, to - 40)
          const dy = random.between(3, 24)
          line(pen, x, y + dy, x + random.between(8, 38), y + dy + random.between(-2, 2))
        }
        for (const [x, rx] of [
          [from + 5, 8],
          [to - 5, 8],
        ] as const) {
          pen.fillStyle = '#e3c48e'
          disc(pen, x, y + 13.5, rx, 13)
          pen.fill()
          pen.strokeStyle = '#a97a42'
          pen.lineWidth = 1.5
          for (const ring of [0.35, 0.65]) {
            disc(pen, x, y + 13.5, rx * ring, 13 * ring)
            pen.stroke()
          }
        }
      }
    },
  )
  pen.fillStyle = '#8d949a'
  for (const x of [bed.x1 + 60, bed.x1 + 300, bed.x1 + 540]) {
    fillBox(pen, box(x, bed.y1 - 8, 12, 18))
    fillBox(pen, box(x, bed.y2 - 10, 12, 18))
    pen.fillStyle = '#d0762a'
    fillBox(pen, box(x + 3, bed.y1 + 6, 6, bed.y2 - bed.y1 - 12))
    pen.fillStyle = '#8d949a'
  }
}
