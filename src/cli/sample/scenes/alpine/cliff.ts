import { tint } from '../../colour.ts'
import { down, linear, pool } from '../../light.ts'
import { blob, box, disc, line, outline, placed, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import { ibex, size, waterfall } from './plan.ts'
import { drawRange } from './ranges.ts'

const steps = (x: number): number =>
  Math.abs(((x / 190) % 1) - 0.4) * 130 +
  Math.abs(((x / 71) % 1) - 0.5) * 60 +
  Math.abs(((x / 23) % 1) - 0.5) * 26

export function drawCliff(pen: Pen, random: Random): void {
  const cliff = drawRange(
    {
      width: size.width,
      grain: 3,
      ridge: (x) => (x < 5860 ? 9999 : 3260 - Math.min(1, (x - 5860) / 520) ** 0.62 * 1250 + steps(x)),
      top: 1850,
      bottom: 3230,
      rock: '#a5998a',
      shadow: '#3c3f46',
      snow: '#f6f6f2',
      snowLine: 20,
      haze: '#8fa898',
      hazed: [0, 0.2],
      ribs: 150,
    },
    random,
  )
  pen.drawImage(cliff, 0, 1850, size.width, 1380)
  pen.fillStyle = down(pen, box(0, 2900, 1, 360), [
    [0, tint('#2f4a36', 0)],
    [1, tint('#2f4a36', 0.85)],
  ])
  pen.fillRect(6010, 2900, 1700, 330)
  for (let moss = 0; moss < 240; moss++) {
    pen.fillStyle = tint(random.pick(['#5f7a3a', '#7a9048', '#48622e']), 0.5)
    disc(
      pen,
      random.between(6100, 7680),
      random.between(2050, 3250),
      random.between(8, 46),
      random.between(4, 11),
    )
    pen.fill()
  }
  const { x, top, foot } = waterfall
  for (let thread = 0; thread < 260; thread++) {
    const dx = random.between(-44, 44)
    const from = top + random.between(-10, 60)
    pen.strokeStyle = random.chance(0.75) ? tint('#fbfeff', random.between(0.2, 0.7)) : tint('#8fb4c4', 0.5)
    pen.lineWidth = random.between(1.5, 6)
    pen.beginPath()
    pen.moveTo(x + dx * 0.5, from)
    pen.bezierCurveTo(
      x + dx * 0.7,
      from + 300,
      x + dx * 1.1,
      from + 620,
      x + dx * 1.5,
      foot - random.between(0, 150),
    )
    pen.stroke()
  }
  for (let puff = 0; puff < 26; puff++)
    pool(
      pen,
      x + random.between(-170, 170),
      foot - random.between(-40, 120),
      random.between(70, 190),
      random.between(30, 90),
      0.22,
      '#f4fafb',
    )
  pool(pen, ibex.x + 10, ibex.y + 66, 220, 80, 0.6)
  pen.fillStyle = linear(pen, 0, ibex.y - 6, 0, ibex.y + 70, [
    [0, '#b9ad9a'],
    [0.25, '#8d8375'],
    [1, '#4a474a'],
  ])
  outline(
    pen,
    ibex.x - 170,
    ibex.y + 14,
    ibex.x - 96,
    ibex.y - 4,
    ibex.x + 10,
    ibex.y - 8,
    ibex.x + 96,
    ibex.y - 2,
    ibex.x + 128,
    ibex.y + 12,
    ibex.x + 70,
    ibex.y + 34,
    ibex.x + 22,
    ibex.y + 30,
    ibex.x - 18,
    ibex.y + 56,
    ibex.x - 70,
    ibex.y + 30,
    ibex.x - 120,
    ibex.y + 36,
  )
  pen.fill()
  for (let tuft = 0; tuft < 60; tuft++) {
    pen.strokeStyle = random.pick(['#7a9048', '#5f7a3a', '#a3ac5a'])
    pen.lineWidth = 3
    const tx = ibex.x + random.between(-150, 110)
    line(pen, tx, ibex.y + 4, tx + random.between(-8, 8), ibex.y - random.between(4, 16))
  }
}

export function drawIbex(pen: Pen): void {
  placed(pen, ibex.x, ibex.y, 0, ibex.height / 100, () => {
    pen.fillStyle = tint('#1c1814', 0.45)
    disc(pen, 8, 0, 56, 6)
    pen.fill()
    pen.fillStyle = '#4f3a28'
    for (const [lx, tilt] of [
      [-30, -2],
      [-20, 3],
      [20, -2],
      [29, 3],
    ] as const) {
      outline(pen, lx - 4, -34, lx + 4.5, -34, lx + 3 + tilt, 0, lx - 2.5 + tilt, 0)
      pen.fill()
    }
    pen.fillStyle = linear(pen, 0, -66, 0, -24, [
      [0, '#b08a60'],
      [0.5, '#8a6440'],
      [1, '#5a3f28'],
    ])
    blob(pen, [
      { x: -42, y: -46 },
      { x: -34, y: -63 },
      { x: 0, y: -60 },
      { x: 26, y: -64 },
      { x: 40, y: -50 },
      { x: 34, y: -30 },
      { x: 0, y: -26 },
      { x: -34, y: -28 },
    ])
    pen.fill()
    blob(pen, [
      { x: 22, y: -48 },
      { x: 30, y: -70 },
      { x: 40, y: -84 },
      { x: 50, y: -80 },
      { x: 48, y: -62 },
      { x: 40, y: -42 },
    ])
    pen.fill()
    pen.fillStyle = '#94704a'
    blob(pen, [
      { x: 38, y: -84 },
      { x: 50, y: -88 },
      { x: 68, y: -72 },
      { x: 66, y: -64 },
      { x: 52, y: -68 },
      { x: 40, y: -74 },
    ])
    pen.fill()
    pen.fillStyle = '#3a2a1c'
    outline(pen, 58, -65, 60, -52, 54, -66)
    pen.fill()
    disc(pen, 54, -79, 1.8)
    pen.fill()
    for (const shift of [0, 5]) {
      pen.strokeStyle = shift === 0 ? '#3f352b' : '#6f6150'
      pen.lineWidth = 5.5
      pen.lineCap = 'round'
      pen.beginPath()
      pen.moveTo(47 + shift * 0.6, -86)
      pen.bezierCurveTo(42 + shift, -112, 18 + shift, -112, 4 + shift, -86)
      pen.stroke()
    }
    pen.strokeStyle = '#2a221a'
    pen.lineWidth = 1.2
    for (let knot = 0; knot < 9; knot++) {
      const t = knot / 9
      line(pen, 46 - t * 34, -90 - Math.sin(t * 2.6) * 16, 43 - t * 34, -97 - Math.sin(t * 2.6) * 14)
    }
    pen.fillStyle = '#e3d3b8'
    disc(pen, -41, -50, 3, 7)
    pen.fill()
  })
}
