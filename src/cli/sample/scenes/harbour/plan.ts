import type { Rect } from '../../../../domain/geometry.ts'
import { box } from '../../pen.ts'
import { randomFor } from '../../random.ts'

export const size = { width: 6144, height: 3456 }
export const quay = 1800
export const waterline = 2300

export interface Container {
  readonly rect: Rect
  readonly hex: string
  readonly line: string
}

const random = randomFor('harbour plan')
const paints = [
  '#8f3b2e',
  '#2f5f8a',
  '#3c6b4f',
  '#a8682c',
  '#6c7077',
  '#7a2f45',
  '#2c4a63',
  '#b3a58a',
  '#4d6d7a',
] as const
const lines = ['NORDIK', 'HALVARD', 'OCEANA', 'TRIDENT', 'KESTREL', 'BALTIC', 'SÜDSEE', '', '', ''] as const

/** The ship lies with its bow to the left. */
export const ship = { bow: 1320, stern: 5060, deck: 1880, name: 'MARGUERITE VOSS' }
export const shipName = box(1720, 1968, 400, 36)
export const bridge = box(4380, 1240, 360, 640)

const boxWidth = 168
const boxHeight = 72
export const containers: readonly Container[] = Array.from({ length: 13 }, (_, bay) => {
  const crowd = bay < 2 ? random.int(3, 4) : random.int(5, 8)
  return Array.from({ length: crowd }, (_, tier): Container => ({
    rect: box(1900 + bay * (boxWidth + 14), ship.deck - (tier + 1) * boxHeight, boxWidth, boxHeight),
    hex: random.pick(paints),
    line: random.pick(lines),
  }))
}).flat()

export const cranes = [{ x: 1560 }, { x: 2900 }, { x: 5180 }] as const
/** The one container in the air. */
export const load = { rect: box(2552, 960, 190, 78), hex: '#e5b62e', colour: 'Yellow', trolley: 2647 }

export interface Buoy {
  readonly x: number
  readonly y: number
  readonly scale: number
  readonly hex: string
  readonly colour: string
  readonly number: number
}
export const buoys: readonly Buoy[] = [
  { x: 760, y: 2800, scale: 1.25, hex: '#f0741c', colour: 'orange', number: 7 },
  { x: 3180, y: 2640, scale: 0.85, hex: '#2f8f5b', colour: 'green', number: 4 },
  { x: 5420, y: 2720, scale: 1.05, hex: '#f0741c', colour: 'orange', number: 12 },
  { x: 4210, y: 3080, scale: 1.5, hex: '#b8343a', colour: 'red', number: 9 },
]

/** The painted plate of a buoy, and the whole of it above the water. */
export const plateOf = ({ x, y, scale }: Buoy): Rect =>
  box(x - 38 * scale, y - 108 * scale, 76 * scale, 50 * scale)
export const bodyOf = ({ x, y, scale }: Buoy): Rect =>
  box(x - 82 * scale, y - 300 * scale, 164 * scale, 310 * scale)
