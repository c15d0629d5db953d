import { tint } from '../../colour.ts'
import { blended, down, glow, radial, vignette } from '../../light.ts'
import { box, fillBox, type Pen } from '../../pen.ts'
import { randomFor, type Random } from '../../random.ts'
import { filmGrain, mottle } from '../../texture.ts'
import { drawForest, drawLake, drawMeadow, drawTent, drawVillage } from './meadow.ts'
import { size } from './plan.ts'
import { drawRange, ridgeLine, type Range } from './ranges.ts'
import { drawCliff, drawIbex } from './cliff.ts'
import { drawTeam, drawCableCar } from './climbing.ts'

function drawSky(pen: Pen, random: Random): void {
  const sky = box(0, 0, size.width, 2200)
  pen.fillStyle = down(pen, sky, [
    [0, '#3f74b4'],
    [0.35, '#83aed4'],
    [0.7, '#d6dfe0'],
    [1, '#f6e6cc'],
  ])
  fillBox(pen, sky)
  mottle(pen, box(0, 0, size.width, 1700), random, {
    dark: '#5f90c6',
    light: '#ffffff',
    cell: [2300, 420],
    alpha: 0.6,
    grain: 10,
    octaves: 6,
  })
  glow(pen, 500, 380, 3600, '#fff2cf', 0.62)
}

const base = { width: size.width, grain: 3 }

function drawRanges(pen: Pen, random: Random): void {
  const ranges: readonly Range[] = [
    {
      ...base,
      grain: 4,
      ridge: ridgeLine(random, 1500, 620, [
        [900, 0.7, 900],
        [5200, 1, 1100],
        [7100, 0.8, 900],
      ]),
      top: 500,
      bottom: 2300,
      rock: '#8d9cb0',
      shadow: '#6a7e9c',
      snow: '#f4f4f2',
      snowLine: 700,
      haze: '#c3d2de',
      hazed: [0.42, 0.86],
      ribs: 240,
    },
    {
      ...base,
      ridge: ridgeLine(random, 1850, 980, [
        [2500, 1, 1500],
        [4300, 0.66, 1000],
        [6600, 0.62, 1200],
      ]),
      top: 240,
      bottom: 2700,
      rock: '#a29a94',
      shadow: '#4d5c78',
      snow: '#fdfcf8',
      snowLine: 860,
      haze: '#b4c6d4',
      hazed: [0.1, 0.72],
      ribs: 330,
    },
    {
      ...base,
      ridge: ridgeLine(random, 2480, 800, [
        [150, 1, 1700],
        [7500, 1.1, 1900],
        [3500, 0.2, 900],
      ]),
      top: 1100,
      bottom: 3250,
      rock: '#8a8478',
      shadow: '#3a4654',
      snow: '#f6f6f2',
      snowLine: 210,
      haze: '#a3b8b8',
      hazed: [0.04, 0.42],
      ribs: 260,
    },
  ]
  for (const range of ranges) {
    pen.drawImage(drawRange(range, random), 0, range.top, size.width, range.bottom - range.top)
    blended(pen, 'source-over', 0.55, () => {
      pen.fillStyle = down(pen, box(0, range.bottom - 900, 1, 900), [
        [0, tint(range.haze, 0)],
        [1, tint(range.haze, 0.9)],
      ])
      pen.fillRect(0, range.bottom - 900, size.width, 900)
    })
  }
}

/** The snowfield below the summit, with the trail of the rope team. */
/** Where the wood begins. */
const edge = (x: number): number =>
  2560 + Math.sin(x / 830) * 90 + Math.sin(x / 310 + 1) * 46 + Math.sin(x / 97) * 14

/** The wooded foot of the mountains. */
function drawSlope(pen: Pen, random: Random): void {
  pen.save()
  pen.filter = 'blur(14px)'
  pen.fillStyle = down(pen, box(0, 2460, 1, 560), [
    [0, tint('#5a7468', 0.75)],
    [1, '#3a5a44'],
  ])
  pen.beginPath()
  pen.moveTo(-60, 3080)
  for (let x = -60; x <= size.width + 60; x += 40) pen.lineTo(x, edge(x) + 30)
  pen.lineTo(size.width + 60, 3080)
  pen.fill()
  pen.restore()
  drawForest(
    pen,
    random,
    3600,
    (r) => {
      const x = r.between(0, size.width)
      const low = edge(x)
      const y = low + r.next() ** 1.1 * (3030 - low)
      return [x, y, 46 + (y - 2500) * 0.12]
    },
    ['#41604e', '#4a6a55', '#395644', '#547560', '#5f7f66'],
  )
}

export function drawAlps(pen: Pen): void {
  const random = randomFor('alpine')
  drawSky(pen, random)
  drawRanges(pen, random)
  drawTeam(pen)
  drawCableCar(pen, random)
  drawSlope(pen, random)
  drawMeadow(pen, random)
  drawLake(pen, random)
  drawCliff(pen, random)
  drawIbex(pen)
  drawForest(
    pen,
    random,
    420,
    (r) => [
      r.chance(0.5) ? r.between(5700, 7680) : r.between(0, 1000),
      r.between(3080, 3240),
      r.between(120, 190),
    ],
    ['#35543c', '#2f4a36', '#426148'],
  )
  drawVillage(pen, random)
  drawTent(pen)
  drawForest(
    pen,
    random,
    240,
    (r) => {
      const left = r.chance(0.55)
      return [
        left ? r.between(-100, 2050) : r.between(5900, 7780),
        r.between(3760, 4330),
        r.between(300, 560),
      ]
    },
    ['#1f3a2a', '#274632', '#1a3024', '#30523a'],
  )
  pen.fillStyle = radial(pen, 500, 300, 6200, [
    [0, tint('#ffe9b8', 0.34)],
    [0.5, tint('#ffe9b8', 0.1)],
    [1, tint('#0c1c30', 0.24)],
  ])
  fillBox(pen, box(0, 0, size.width, size.height))
  vignette(pen, size, 0.42, '#0a1420')
  filmGrain(pen, size, random, 0.03)
}
