import type { Rect } from '../../../../domain/geometry.ts'
import { box } from '../../pen.ts'
import { randomFor } from '../../random.ts'

export const size = { width: 7680, height: 4320 }
export const valley = 2950

const random = randomFor('alpine plan')

/** A rope team on the snowfield, the first at the top. */
export interface Climber {
  readonly x: number
  readonly y: number
  readonly jacket: string
}
const team = random.int(5, 7)
export const climbers: readonly Climber[] = Array.from({ length: team }, (_, at) => ({
  x: 3390 + at * 78 + random.between(-8, 8),
  y: 1560 + at * 47 + random.between(-6, 6),
  jacket: ['#d43a2a', '#2a5fb0', '#f0b428', '#2f8a4e', '#d2508a', '#e06a1c', '#7a3fa0'][at] ?? '#d43a2a',
}))
export const climberHeight = 56

/** The cabin hangs in a bank of mist; its number is too small to read there. */
export const cabin = { rect: box(4860, 1268, 96, 108), number: 17 }
export const cable = { top: [2180, 760], foot: [7100, 1680] } as const
export const cableY = (x: number): number => {
  const share = (x - cable.top[0]) / (cable.foot[0] - cable.top[0])
  return cable.top[1] + (cable.foot[1] - cable.top[1]) * share + Math.sin(share * Math.PI) * 60
}
export const cabinNumber: Rect = box(cabin.rect.x1 + 34, cabin.rect.y1 + 74, 28, 12)

export const waterfall = { x: 6560, top: 2100, foot: 3010 }
/** The animal on the ledge to the left of the waterfall. */
export const ibex = { x: 6380, y: 2470, height: 118, name: 'An ibex' }
export const ibexBox = box(ibex.x - 84, ibex.y - 124, 168, 130)

export const lake = { x: 1480, y: 3360, rx: 1320, ry: 210 }
export const tent = { x: 2560, y: 3640, colour: 'Orange', hex: '#ee7a1e' }
export const tentBox = box(tent.x - 82, tent.y - 84, 172, 92)

/** The middle of the river and half its width, from the waterfall (0) to the lower edge of the picture (1). */
export const riverAt = (t: number): { readonly x: number; readonly y: number; readonly half: number } => ({
  x: 6500 - t * 4100 + Math.sin(t * 9) * 220,
  y: 3020 + t * 1420 + Math.sin(t * 5) * 40,
  half: 5 + t * 34,
})
/** True where nothing stands in the river. */
export const isDry = (x: number, y: number, room: number): boolean =>
  Array.from({ length: 101 }, (_, at) => riverAt(at / 100)).every(
    (place) => Math.abs(place.y - y) > place.half + room * 0.4 || Math.abs(place.x - x) > place.half + room,
  )

export interface Hut {
  readonly x: number
  readonly y: number
  readonly scale: number
  readonly wall: string
  readonly roof: string
}
export const huts: readonly Hut[] = Array.from({ length: 34 }, () => ({
  x: random.between(3500, 5700),
  y: random.between(3060, 3560),
  scale: 0,
  wall: random.pick(['#8a5a34', '#6f4426', '#e9e0cc', '#9a6a40', '#d9cfb8']),
  roof: random.pick(['#5a3a2a', '#7a3a2c', '#4a4a50', '#6a4632']),
}))
  .filter((hut) => isDry(hut.x, hut.y, 110) && Math.abs(hut.x - 4520) > 190)
  .map((hut) => ({ ...hut, scale: 0.5 + ((hut.y - 3060) / 500) * 0.75 }))
  .toSorted((a, b) => a.y - b.y)
