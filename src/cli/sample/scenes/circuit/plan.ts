import type { Rect } from '../../../../domain/geometry.ts'
import { box } from '../../pen.ts'
import { randomFor } from '../../random.ts'

export const size = { width: 4800, height: 3200 }

const random = randomFor('circuit plan')

export type Corner = 'Upper left' | 'Upper right' | 'Lower right' | 'Lower left'
export interface Chip {
  readonly name: string
  readonly body: Rect
  /** Pins along each vertical side and each horizontal side; 0 for none. */
  readonly pins: readonly [number, number]
  readonly marking: readonly string[]
  readonly first: Corner
}

export const chips: readonly Chip[] = [
  {
    name: 'U1',
    body: box(1340, 960, 820, 820),
    pins: [30, 30],
    marking: ['HELIX', 'HX7720-QF', '24W17 KR'],
    first: 'Upper left',
  },
  {
    name: 'U2',
    body: box(2700, 520, 300, 470),
    pins: [random.int(8, 11), 0],
    marking: ['ADM 3485', 'E2109'],
    first: 'Upper left',
  },
  {
    name: 'U3',
    body: box(2560, 1340, 340, 340),
    pins: [11, 11],
    marking: ['KITE', 'KT-88P', '2331'],
    first: 'Lower left',
  },
  { name: 'U4', body: box(640, 1180, 230, 180), pins: [0, 4], marking: ['LM 2904'], first: 'Upper right' },
  {
    name: 'U5',
    body: box(1080, 440, 620, 300),
    pins: [0, 14],
    marking: ['NORD FLASH', 'NF25Q-512'],
    first: 'Lower right',
  },
  { name: 'U6', body: box(2420, 2020, 300, 230), pins: [0, 7], marking: ['SN 7414'], first: 'Upper left' },
  {
    name: 'U7',
    body: box(1040, 2080, 360, 300),
    pins: [9, 0],
    marking: ['PMX-12', 'B07'],
    first: 'Lower right',
  },
]
export function chipOf(name: string): Chip {
  const found = chips.find((chip) => chip.name === name)
  if (!found) throw new Error(`There is no chip ${name}.`)
  return found
}

/** The round mark of the first pin, near one corner of the body. */
export function markOf({ body, first }: Chip): Rect {
  const side = 34
  const x = first.endsWith('left') ? body.x1 + 22 : body.x2 - 22 - side
  const y = first.startsWith('Upper') ? body.y1 + 22 : body.y2 - 22 - side
  return box(x, y, side, side)
}

/** The printed name of a chip, on the board beside it. */
export function nameOf({ body, pins }: Chip): Rect {
  const [upright, level] = pins
  if (upright > 0 && level > 0) return box(body.x2 + 70, body.y1 - 66, 80, 34)
  if (upright > 0) return box((body.x1 + body.x2) / 2 - 50, body.y1 - 58, 100, 34)
  return box(body.x1 - 96, (body.y1 + body.y2) / 2 - 17, 80, 34)
}

const code = [
  ['Black', '#1d1a19'],
  ['Brown', '#6a3b1c'],
  ['Red', '#b92a20'],
  ['Orange', '#e5771c'],
  ['Yellow', '#ecc52a'],
  ['Green', '#3c8a46'],
  ['Blue', '#2a55a8'],
  ['Violet', '#7a3f96'],
  ['Grey', '#86868a'],
  ['White', '#f0eee6'],
] as const
export interface Resistor {
  readonly name: string
  readonly rect: Rect
  /** In ohms. */
  readonly value: number
  readonly bands: readonly { readonly colour: string; readonly hex: string }[]
}

const bandOf = (digit: number): Resistor['bands'][number] => {
  const [colour, hex] = code[digit] ?? code[0]
  return { colour, hex }
}

/** Two digits, a power of ten and a tolerance of 5 %, as four bands. */
function bandsOf(value: number): Resistor['bands'] {
  const power = Math.floor(Math.log10(value)) - 1
  const digits = Math.round(value / 10 ** power)
  return [
    bandOf(Math.floor(digits / 10)),
    bandOf(digits % 10),
    bandOf(power),
    { colour: 'Gold', hex: '#c59a3a' },
  ]
}
export const resistors: readonly Resistor[] = [
  220, 1000, 330, 1500, 68, 22_000, 5_600_000, 100, 10_000, 390, 15, 4700,
].map((value, index) => ({
  name: `R${index + 1}`,
  rect: box(3420 + (index % 2) * 620, 1330 + Math.floor(index / 2) * 190, 400, 92),
  value,
  bands: bandsOf(value),
}))
export function resistorOf(name: string): Resistor {
  const found = resistors.find((resistor) => resistor.name === name)
  if (!found) throw new Error(`There is no resistor ${name}.`)
  return found
}
export const bandBox = ({ rect }: Resistor, at: number): Rect =>
  box(rect.x1 + 108 + at * 44 + (at === 3 ? 32 : 0), rect.y1 + 12, 24, rect.y2 - rect.y1 - 24)

export const cans = [
  { x: 3480, y: 470, radius: 128, text: ['470µF', '16V'] },
  { x: 3800, y: 450, radius: 128, text: ['470µF', '16V'] },
  { x: 4120, y: 480, radius: 128, text: ['470µF', '16V'] },
  { x: 3560, y: 830, radius: 96, text: ['100µF', '25V'] },
  { x: 3810, y: 840, radius: 96, text: ['100µF', '25V'] },
  { x: 560, y: 1880, radius: 110, text: ['220µF', '10V'] },
  { x: 560, y: 2170, radius: 110, text: ['220µF', '10V'] },
] as const
export const coils = [
  { x: 4300, y: 880, radius: 170 },
  { x: 620, y: 760, radius: 130 },
] as const
export const crystal = box(2240, 580, 330, 130)

export type Tiny = {
  readonly x: number
  readonly y: number
  readonly upright: boolean
  readonly kind: 'r' | 'c'
  readonly text: string
}
const taken: readonly Rect[] = [
  ...chips.map(({ body }) =>
    box(body.x1 - 110, body.y1 - 110, body.x2 - body.x1 + 220, body.y2 - body.y1 + 220),
  ),
  ...resistors.map(({ rect }) => box(rect.x1 - 110, rect.y1 - 50, 640, 190)),
  ...cans.map(({ x, y, radius }) => box(x - radius - 40, y - radius - 40, radius * 2 + 80, radius * 2 + 80)),
  ...coils.map(({ x, y, radius }) =>
    box(x - radius - 50, y - radius - 50, radius * 2 + 100, radius * 2 + 100),
  ),
  box(crystal.x1 - 60, crystal.y1 - 60, 450, 260),
  box(0, 900, 520, 760),
  box(1540, 2020, 800, 480),
  box(1820, 500, 280, 120),
  box(900, 920, 80, 80),
  box(4480, 40, 320, 300),
  box(40, 40, 300, 300),
  box(380, 2640, 4000, 420),
  box(2800, 2540, 1600, 150),
]
export const isFree = (x: number, y: number, room: number): boolean =>
  taken.every((rect) => x < rect.x1 - room || x > rect.x2 + room || y < rect.y1 - room || y > rect.y2 + room)

/** Rows of surface-mounted parts wherever there is room. */
export const tiny: readonly Tiny[] = Array.from({ length: 240 }, () => {
  const x = 240 + random.int(0, 86) * 50
  const y = 240 + random.int(0, 46) * 50
  const upright = random.chance(0.5)
  const kind = random.chance(0.5) ? ('r' as const) : ('c' as const)
  const count = random.int(1, 4)
  return Array.from({ length: count }, (_, at): Tiny => ({
    x: x + (upright ? at * 62 : 0),
    y: y + (upright ? 0 : at * 62),
    upright,
    kind,
    text: random.pick(['103', '472', '100', '221', '334', '105', '0']),
  }))
})
  .flat()
  .filter(
    (part) => isFree(part.x, part.y, 46) && part.x > 150 && part.x < 4650 && part.y > 150 && part.y < 2600,
  )
  .filter((part, index, all) =>
    all.slice(0, index).every((other) => Math.abs(other.x - part.x) > 58 || Math.abs(other.y - part.y) > 58),
  )
