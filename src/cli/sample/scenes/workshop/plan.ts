import type { Rect } from '../../../../domain/geometry.ts'
import { box } from '../../pen.ts'
import { randomFor } from '../../random.ts'

export const size = { width: 4608, height: 3072 }
export const shelf = 1930
export const bench = 2420

const random = randomFor('workshop plan')

/** Two saws with one tool between them. */
export const saws = [
  { x: 330, y: 330 },
  { x: 1640, y: 330 },
] as const
export const square = { name: 'A try square', rect: box(1250, 330, 270, 400) }
export const level = { x: 2560, y: 260, width: 1240 }
export const clamps = [4060, 4290] as const

export interface Spanner {
  readonly x: number
  readonly length: number
  readonly size: number
}
export const spanners: readonly Spanner[] = [8, 10, 12, 13, 14, 17, 19, 22].map((mm, index) => ({
  x: 2640 + index * 152,
  length: 250 + index * 30,
  size: mm,
}))

const handles = [
  { colour: 'yellow', hex: '#e3b52c' },
  { colour: 'red', hex: '#b3302a' },
  { colour: 'black', hex: '#2b2b2e' },
  { colour: 'blue', hex: '#2f5f9c' },
] as const
export interface Screwdriver {
  readonly x: number
  readonly colour: (typeof handles)[number]['colour']
  readonly hex: string
  readonly length: number
}
/** The rack of screwdrivers; how many are yellow is left to the seed. */
export const rack = box(310, 1080, 1220, 56)
export const screwdrivers: readonly Screwdriver[] = Array.from({ length: 12 }, (_, index): Screwdriver => {
  const handle = handles[(index * 5 + random.int(0, 2)) % 4] ?? handles[0]
  return { x: 370 + index * 100, colour: handle.colour, hex: handle.hex, length: random.between(170, 300) }
})
export const yellow = screwdrivers.filter((driver) => driver.colour === 'yellow')

export const hammers = [1760, 1990] as const
export const mallet = {
  x: 2280,
  y: 1090,
  head: box(2170, 1090, 220, 130),
  handle: box(2255, 1215, 50, 400),
  material: 'Wood',
}
export const pliers = [2560, 2760, 2960] as const
export const chisels = [3190, 3300, 3410, 3520, 3630, 3740] as const
export const brace = { x: 4200, y: 1060 }

export interface Jar {
  readonly rect: Rect
  readonly lid: string
  readonly lidColour: string
  readonly label: string
  readonly holds: 'screws' | 'nuts' | 'washers' | 'nails'
}
const lids = [
  ['#3b6ea5', 'Blue'],
  ['#c9a227', 'Yellow'],
  ['#b3302a', 'Red'],
  ['#3f7a4a', 'Green'],
  ['#8a8d90', 'Silver'],
  ['#2f2f33', 'Black'],
  ['#d0762a', 'Orange'],
  ['#e8e2d4', 'White'],
] as const
export const jars: readonly Jar[] = ['M3', 'M4', 'M5', 'M6', 'M8', 'M10', 'M12', 'M16'].map(
  (label, index): Jar => {
    const lid = lids[index] ?? lids[0]
    return {
      rect: box(520 + index * 300, shelf - 300 + (index % 2) * 16, 210, 300 - (index % 2) * 16),
      lid: lid[0],
      lidColour: lid[1],
      label,
      holds: random.pick(['screws', 'nuts', 'washers', 'nails']),
    }
  },
)
export const labelOf = ({ rect }: Jar): Rect => box(rect.x1 + 62, rect.y1 + 140, 86, 54)
export const lidOf = ({ rect }: Jar): Rect => box(rect.x1 + 14, rect.y1, rect.x2 - rect.x1 - 28, 62)
