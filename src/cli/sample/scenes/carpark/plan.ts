import type { Rect } from '../../../../domain/geometry.ts'
import { box } from '../../pen.ts'
import { randomFor } from '../../random.ts'

export const size = { width: 5760, height: 3840 }

const random = randomFor('carpark plan')

export const bayWidth = 108
export const bayDepth = 226
const first = 504
export const perRow = 44

/** A row of bays: its upper edge, and the side of its mouth. */
export interface Row {
  readonly y: number
  readonly mouth: 'up' | 'down'
}
export const rows: readonly Row[] = [
  { y: 900, mouth: 'up' },
  { y: 1126, mouth: 'down' },
  { y: 1620, mouth: 'up' },
  { y: 1846, mouth: 'down' },
  { y: 2340, mouth: 'up' },
  { y: 2566, mouth: 'down' },
  { y: 3050, mouth: 'up' },
]

export type Shape = 'saloon' | 'hatch' | 'van' | 'pickup'
export interface Car {
  readonly x: number
  readonly y: number
  /** Radians; 0 drives up the picture. */
  readonly turn: number
  readonly shape: Shape
  readonly hex: string
  readonly seed: number
}
export interface Bay {
  readonly number: number
  readonly rect: Rect
  readonly mouth: 'up' | 'down'
  readonly car: Car | null
  /** A tree island instead of a bay. */
  readonly island: boolean
}

const paints = [
  '#c9ccd0',
  '#e9eaec',
  '#2b2d31',
  '#5a5f66',
  '#8a1f24',
  '#24406e',
  '#3f5a46',
  '#7a6a52',
  '#a9b4bc',
  '#1d2a3a',
  '#b35a2a',
  '#6d7f8f',
  '#dcd6c6',
] as const
const van = { row: 4, column: 17, hex: '#f2c21b' }

function carIn(rect: Rect, mouth: 'up' | 'down'): Car {
  const shape = random.pick(['saloon', 'saloon', 'hatch', 'hatch', 'saloon', 'pickup', 'van'] as const)
  const hex = random.pick(paints)
  return {
    x: (rect.x1 + rect.x2) / 2 + random.between(-6, 6),
    y: (rect.y1 + rect.y2) / 2 + random.between(-6, 6) + (mouth === 'up' ? 8 : -8),
    turn: (random.chance(0.5) ? 0 : Math.PI) + random.between(-0.03, 0.03),
    shape,
    hex: shape === 'van' ? random.pick(['#e9eaec', '#dcd6c6', '#a9b4bc', '#24406e']) : hex,
    seed: random.int(0, 1e6),
  }
}

export const bays: readonly Bay[] = rows.flatMap((row, rowIndex) =>
  Array.from({ length: perRow }, (_, column): Bay => {
    const rect = box(first + column * bayWidth, row.y, bayWidth, bayDepth)
    const island = column === 0 || column === perRow - 1 || column === 15 || column === 29
    const isVan = rowIndex === van.row && column === van.column
    const parked = carIn(rect, row.mouth)
    const taken = random.chance(0.72)
    return {
      number: 101 + rowIndex * 50 + column,
      rect,
      mouth: row.mouth,
      island,
      car: isVan ? { ...parked, shape: 'van', hex: van.hex } : island || !taken ? null : parked,
    }
  }),
)

const foundVan = bays.find((bay) => bay.car?.hex === van.hex)
if (!foundVan || bays.filter((bay) => bay.car?.hex === van.hex).length > 1)
  throw new Error('One van is yellow.')
export const vanBay: Bay = foundVan

/** The number, painted in the lane before the mouth of the bay. */
export const numberOf = ({ rect, mouth }: Bay): Rect =>
  box(rect.x1 + 24, mouth === 'up' ? rect.y1 - 46 : rect.y2 + 14, bayWidth - 48, 32)
export const carBox = ({ rect }: Bay): Rect => box(rect.x1, rect.y1, bayWidth, bayDepth)

export type Way = 'Up' | 'Down' | 'Left' | 'Right'
export interface Arrow {
  readonly x: number
  readonly y: number
  readonly way: Way
}
/** The only bus drives to the left; one arrow is painted right before it. */
export const bus = { rect: box(4080, 2130, 660, 154), hex: '#2f7f6a', name: 'CITY 24' }
export const busArrow: Arrow = { x: 3950, y: 2207, way: 'Down' }
export const arrows: readonly Arrow[] = [
  busArrow,
  ...[
    [900, 760],
    [2300, 760],
    [3700, 760],
    [5000, 760],
  ].map(([x, y]): Arrow => ({ x: x ?? 0, y: y ?? 0, way: 'Right' })),
  ...[
    [1000, 1486],
    [2500, 1486],
    [4100, 1486],
  ].map(([x, y]): Arrow => ({ x: x ?? 0, y: y ?? 0, way: 'Left' })),
  ...[
    [1200, 2207],
    [2600, 2207],
  ].map(([x, y]): Arrow => ({ x: x ?? 0, y: y ?? 0, way: 'Left' })),
  ...[
    [1400, 2920],
    [3000, 2920],
    [4600, 2920],
  ].map(([x, y]): Arrow => ({ x: x ?? 0, y: y ?? 0, way: 'Right' })),
]
export const arrowBox = ({ x, y }: Arrow): Rect => box(x - 60, y - 60, 120, 120)

export const lorry = { rect: box(1560, 3438, 900, 176), bed: box(1820, 3446, 630, 160), load: 'Wood' }

export const walkers = Array.from({ length: 46 }, () => ({
  x: random.between(620, 5200),
  y: random.pick([700, 800, 1440, 1540, 2190, 2890, 2960]) + random.between(-46, 46),
  coat: random.pick(['#b3302a', '#2f5f9c', '#e9e6dc', '#2b2b2e', '#d0a03a', '#4f7a54', '#7a4a72']),
  turn: random.between(0, 6.28),
})).filter(({ x, y }) => Math.abs(y - 2207) > 100 || x < 3700)
