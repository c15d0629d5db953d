import type { Point, Rect } from '../../../../domain/geometry.ts'
import { box } from '../../pen.ts'
import { randomFor, type Random } from '../../random.ts'

export const size = { width: 3840, height: 2160 }
export const maps = [
  { x: 1010, y: 1110, radius: 850 },
  { x: 2830, y: 1110, radius: 850 },
] as const

export interface Constellation {
  readonly name: string
  readonly stars: readonly Point[]
  /** Pairs of stars that a line joins. */
  readonly joins: readonly (readonly [number, number])[]
  readonly label: Rect
}

const random = randomFor('atlas plan')

/** A crooked chain of stars with a side branch or two, about a middle. */
function wander(
  random: Random,
  x: number,
  y: number,
  count: number,
  reach: number,
): Pick<Constellation, 'stars' | 'joins'> {
  const stars: Point[] = [{ x, y }]
  const joins: [number, number][] = []
  let heading = random.between(0, 6.28)
  while (stars.length < count) {
    const from = stars.length > 3 && random.chance(0.25) ? random.int(1, stars.length - 2) : stars.length - 1
    const start = stars[from] ?? { x, y }
    heading += random.between(-1, 1)
    const star = {
      x: start.x + Math.cos(heading) * reach * random.between(0.8, 1.3),
      y: start.y + Math.sin(heading) * reach * random.between(0.8, 1.3),
    }
    if (stars.some((other) => Math.hypot(other.x - star.x, other.y - star.y) < reach * 0.62)) continue
    joins.push([from, stars.length])
    stars.push(star)
  }
  const frame = boxOfStars(stars)
  const dx = x - (frame.x1 + frame.x2) / 2
  const dy = y - (frame.y1 + frame.y2) / 2
  return { stars: stars.map((star) => ({ x: star.x + dx, y: star.y + dy })), joins }
}

/** A closed figure: every star joined to the one `step` places on. */
function ring(
  x: number,
  y: number,
  radius: number,
  points: number,
  step: number,
): Pick<Constellation, 'stars' | 'joins'> {
  const stars = Array.from({ length: points }, (_, at) => ({
    x: x + Math.sin((at / points) * Math.PI * 2 + 0.2) * radius,
    y: y - Math.cos((at / points) * Math.PI * 2 + 0.2) * radius,
  }))
  return { stars, joins: stars.map((_, at) => [at, (at + step) % points] as const) }
}

const named = (name: string, figure: Pick<Constellation, 'stars' | 'joins'>): Constellation => {
  const left = Math.min(...figure.stars.map((star) => star.x))
  const right = Math.max(...figure.stars.map((star) => star.x))
  const foot = Math.max(...figure.stars.map((star) => star.y))
  const width = name.length * 15
  return { name, ...figure, label: box((left + right) / 2 - width / 2, foot + 22, width, 17) }
}

export const heron = named('ARDEA', wander(randomFor('atlas heron'), 640, 800, random.int(8, 10), 54))
export const pentagram = named('MIRATHEA', ring(2560, 760, 92, 5, 2))

/** Its name is in two parts, side by side; the region holds the second alone. */
export const lantern = {
  figure: ring(3180, 1500, 66, 6, 1),
  words: [
    { text: 'LATERNA', rect: box(3052, 1592, 118, 17) },
    { text: 'NAUTICA', rect: box(3186, 1592, 118, 17) },
  ],
} as const

const places: readonly (readonly [string, number, number, number])[] = [
  ['VULPES', 380, 1120, 7],
  ['NOCTUA', 600, 1480, 7],
  ['CLAVIS', 960, 500, 6],
  ['FALX', 1300, 700, 6],
  ['LYRULA', 1540, 1060, 7],
  ['TEXTRIX', 1040, 1130, 8],
  ['ANCORA', 1380, 1480, 7],
  ['CERVUS', 990, 1720, 7],
  ['FOLLIS', 2240, 1090, 7],
  ['APIS', 2420, 1500, 6],
  ['CORVINA', 2800, 1150, 7],
  ['SERRA', 3010, 560, 7],
  ['PISCATOR', 3300, 880, 7],
  ['MALUS', 2800, 1690, 6],
  ['ROTA', 3440, 1260, 5],
]
export const constellations: readonly Constellation[] = [
  heron,
  pentagram,
  ...places.map(([name, x, y, count]) => named(name, wander(randomFor(`atlas ${name}`), x, y, count, 52))),
]

export function boxOfStars(stars: readonly Point[]): Rect {
  return {
    x1: Math.min(...stars.map((star) => star.x)) - 14,
    y1: Math.min(...stars.map((star) => star.y)) - 14,
    x2: Math.max(...stars.map((star) => star.x)) + 14,
    y2: Math.max(...stars.map((star) => star.y)) + 14,
  }
}
