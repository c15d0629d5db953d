import type { Rect } from '../../../../domain/geometry.ts'
import { box } from '../../pen.ts'
import { randomFor } from '../../random.ts'

export const size = { width: 5120, height: 2880 }
/** Where the back wall meets the floor, and the height of the eye. */
export const floor = 1790
export const eye = 1470

export interface Flight {
  readonly time: string
  readonly to: string
  readonly flight: string
  readonly gate: string
  readonly status: string
}

export const flights: readonly Flight[] = [
  { time: '17:05', to: 'COPENHAGEN', flight: 'NK 418', gate: 'A03', status: 'DEPARTED' },
  { time: '17:20', to: 'MARSEILLE', flight: 'LV 2207', gate: 'C11', status: 'DEPARTED' },
  { time: '17:35', to: 'EDINBURGH', flight: 'NK 92', gate: 'A08', status: 'LAST CALL' },
  { time: '17:40', to: 'LISBON', flight: 'TR 551', gate: 'B14', status: 'BOARDING' },
  { time: '17:55', to: 'WARSAW', flight: 'PL 330', gate: 'B17', status: 'BOARDING' },
  { time: '18:10', to: 'REYKJAVIK', flight: 'IS 603', gate: 'A12', status: 'DELAYED' },
  { time: '18:15', to: 'VALENCIA', flight: 'LV 2240', gate: 'C04', status: 'ON TIME' },
  { time: '18:30', to: 'TALLINN', flight: 'BT 77', gate: 'B41', status: 'ON TIME' },
  { time: '18:45', to: 'BUCHAREST', flight: 'RO 264', gate: 'C09', status: 'ON TIME' },
  { time: '19:05', to: 'GOTHENBURG', flight: 'NK 431', gate: 'A14', status: 'ON TIME' },
  { time: '19:20', to: 'PALERMO', flight: 'LV 2251', gate: 'C02', status: 'ON TIME' },
  { time: '19:25', to: 'LJUBLJANA', flight: 'AD 118', gate: 'B06', status: 'ON TIME' },
]

export const board = box(1440, 300, 2240, 880)
const rowTop = board.y1 + 158
export const rowStep = 57
export const cell = { width: 35, height: 46, pitch: 38 }
export const fields = [
  { key: 'time', x: board.x1 + 60, cells: 5 },
  { key: 'to', x: board.x1 + 340, cells: 13 },
  { key: 'flight', x: board.x1 + 970, cells: 7 },
  { key: 'gate', x: board.x1 + 1350, cells: 4 },
  { key: 'status', x: board.x1 + 1640, cells: 11 },
] as const

/** Where a field of a flight stands on the board, as wide as its text. */
export function flapsOf(row: number, key: keyof Flight): Rect {
  const field = fields.find((one) => one.key === key)
  const text = flights[row]?.[key]
  if (!field || text === undefined) throw new Error('There is no such flap.')
  return box(
    field.x,
    rowTop + row * rowStep,
    cell.pitch * text.length - (cell.pitch - cell.width),
    cell.height,
  )
}

export const rowOf = (to: string): number => flights.findIndex((flight) => flight.to === to)

export interface Pillar {
  readonly x: number
  readonly number: number
}
export const pillars: readonly Pillar[] = [330, 1190, 3930, 4790].map((x, index) => ({
  x,
  number: index + 2,
}))
export const pillarFoot = 1905

const random = randomFor('departures plan')
/** As tall as a person who stands on the floor at this height of the picture. */
export const tall = (y: number): number => (y - eye) * 0.62

export interface Traveller {
  readonly x: number
  readonly y: number
  readonly facing: 1 | -1
  readonly suitcase: { readonly hex: string; readonly colour: string } | null
}

/** The one who waits beside the pillar with the number 4. */
export const waiting: Traveller = {
  x: 4110,
  y: 1975,
  facing: -1,
  suitcase: { hex: '#1f9a8e', colour: 'Turquoise' },
}
export const suitcaseOf = ({ x, y, facing }: Traveller): Rect => {
  const height = tall(y)
  const left = x - facing * height * 0.3
  return box(left - height * 0.11, y - height * 0.42, height * 0.22, height * 0.42)
}

const cases = [
  { hex: '#7a2a2a', colour: 'Red' },
  { hex: '#2f3a55', colour: 'Blue' },
  { hex: '#3a3a3e', colour: 'Grey' },
  { hex: '#c49a3a', colour: 'Yellow' },
] as const
export const travellers: readonly Traveller[] = [
  waiting,
  ...Array.from({ length: 40 }, (): Traveller => {
    const y = random.between(1870, 2330)
    return {
      x: random.between(60, size.width - 60),
      y,
      facing: random.chance(0.5) ? 1 : -1,
      suitcase: random.chance(0.45) ? random.pick(cases) : null,
    }
  }).filter(
    ({ x }) => Math.abs(x - waiting.x) > 330 && pillars.every((pillar) => Math.abs(x - pillar.x) > 90),
  ),
].toSorted((a, b) => a.y - b.y)
