import type { Rect } from '../../../../domain/geometry.ts'
import { box } from '../../pen.ts'
import { randomFor } from '../../random.ts'

export const size = { width: 5120, height: 2880 }
export const ground = 2310
export const kerb = 2440

export interface Window {
  readonly rect: Rect
  readonly light: 'dark' | 'warm' | 'screen'
  readonly guest: 'none' | 'plant' | 'person' | 'lamp' | 'cat'
  readonly curtains: boolean
  readonly hue: string
}

export interface Shop {
  readonly name: string
  readonly sign: Rect
  readonly signColour: string
  readonly awning: string
  readonly awningName: string
  readonly front: Rect
  readonly door: Rect
  readonly doorColour: string
  readonly number: number
}

export interface House {
  readonly rect: Rect
  readonly wall: string
  readonly face: 'brick' | 'stucco' | 'stone'
  readonly roof: 'mansard' | 'gable' | 'steps' | 'ridge'
  readonly roofTop: number
  readonly windows: readonly Window[]
  readonly shop: Shop
}

const random = randomFor('street plan')

const given = [
  {
    width: 700,
    top: 760,
    wall: '#9a5a47',
    face: 'brick',
    roof: 'mansard',
    floors: 4,
    columns: 3,
    name: 'THE COPPER KETTLE',
    sign: '#23352f',
    awning: ['#2f5d50', 'green'],
    door: '#27456b',
  },
  {
    width: 620,
    top: 560,
    wall: '#d2bd97',
    face: 'stucco',
    roof: 'gable',
    floors: 5,
    columns: 3,
    name: 'BOULANGERIE ADÈLE',
    sign: '#5a3a22',
    awning: ['#c9923e', 'ochre'],
    door: '#6d4a2c',
  },
  {
    width: 880,
    top: 800,
    wall: '#8d9a97',
    face: 'stone',
    roof: 'mansard',
    floors: 4,
    columns: 4,
    name: 'MARLOW & FINCH',
    sign: '#1c2536',
    awning: ['#a92c2a', 'red'],
    door: '#2c2c30',
  },
  {
    width: 520,
    top: 480,
    wall: '#b06a4c',
    face: 'brick',
    roof: 'steps',
    floors: 5,
    columns: 2,
    name: 'KLINGER UHREN',
    sign: '#12302f',
    awning: ['#365a86', 'blue'],
    door: '#7b2f35',
  },
  {
    width: 1000,
    top: 830,
    wall: '#d9cfb9',
    face: 'stucco',
    roof: 'ridge',
    floors: 4,
    columns: 5,
    name: 'ORCHARD STREET BOOKS',
    sign: '#3b2a3f',
    awning: ['#6a4a73', 'violet'],
    door: '#3d6b52',
  },
  {
    width: 600,
    top: 620,
    wall: '#7c8ba0',
    face: 'stucco',
    roof: 'gable',
    floors: 5,
    columns: 3,
    name: 'PETIT BAZAAR',
    sign: '#40351f',
    awning: ['#3e4750', 'grey'],
    door: '#8a5a2b',
  },
  {
    width: 860,
    top: 760,
    wall: '#8f4a40',
    face: 'brick',
    roof: 'mansard',
    floors: 4,
    columns: 4,
    name: 'VIOLETTA FLOWERS',
    sign: '#2a3a25',
    awning: ['#d8d0bd', 'cream'],
    door: '#24476b',
  },
] as const

function windowsOf(rect: Rect, floors: number, columns: number): readonly Window[] {
  const bottom = ground - 430
  const storey = (bottom - rect.y1 - 70) / floors
  const pitch = (rect.x2 - rect.x1 - 60) / columns
  const width = Math.min(120, pitch * 0.56)
  const height = storey * 0.64
  return Array.from({ length: floors * columns }, (_, index): Window => {
    const floor = Math.floor(index / columns)
    const x = rect.x1 + 30 + pitch * ((index % columns) + 0.5) - width / 2
    const light = random.chance(0.5) ? 'warm' : random.chance(0.14) ? 'screen' : 'dark'
    return {
      rect: box(x, rect.y1 + 70 + storey * floor + storey * 0.18, width, height),
      light,
      guest: random.pick(['none', 'none', 'plant', 'lamp', 'lamp', 'person', 'plant', 'cat']),
      curtains: random.chance(0.62),
      hue: random.pick(['#ffc873', '#ffb65c', '#ffd796', '#f7a552', '#ffe0ad']),
    }
  })
}

function housesInARow(): readonly House[] {
  let x = -30
  let number = 31
  return given.map((house): House => {
    const rect = box(x, house.top, house.width, ground - house.top)
    x += house.width
    number += random.pick([2, 2, 4])
    const door = box(rect.x2 - 190, ground - 300, 132, 300)
    return {
      rect,
      wall: house.wall,
      face: house.face,
      roof: house.roof,
      roofTop: house.top - (house.roof === 'steps' ? 190 : 230),
      windows: windowsOf(rect, house.floors, house.columns),
      shop: {
        name: house.name,
        sign: box(rect.x1 + 56, ground - 412, house.width - 300, 62),
        signColour: house.sign,
        awning: house.awning[0],
        awningName: house.awning[1],
        front: box(rect.x1 + 50, ground - 262, house.width - 288, 250),
        door,
        doorColour: house.door,
        number,
      },
    }
  })
}

export const houses = housesInARow()

const catHouse = houses.find((house) => house.roof === 'ridge')
if (!catHouse) throw new Error('The street needs a house with a ridge.')
const ridgeY = catHouse.roofTop
/** The weathervane, the chimney that parts the cats, and the cats, all along the ridge of one roof. */
export const vane = { x: catHouse.rect.x1 + 190, y: ridgeY }
export const chimney = box(catHouse.rect.x1 + 610, ridgeY - 120, 92, 170)
export const cats = [270, 372, 498, 762, 858].map((x, index) => ({
  x: catHouse.rect.x1 + x,
  y: ridgeY + 2,
  height: random.between(58, 70),
  facing: index % 2 === 0 ? (1 as const) : (-1 as const),
}))

/** The clock on its post stands before the brick house with the stepped gable. */
export const clock = { x: 2168, y: 1800, radius: 62, hours: 7, minutes: 50, foot: 2452 }
export const moon = { x: 1240, y: 300, radius: 58 }
export const lamps = [664, 1284, 2684, 3684, 4284].map((x) => ({ x, y: 1760, foot: 2470 }))
export const walkers = Array.from({ length: 17 }, (_, index) => ({
  x: 160 + index * 300 + random.between(-110, 110),
  y: random.between(2420, 2560),
  height: random.between(196, 224),
  facing: random.chance(0.5) ? (1 as const) : (-1 as const),
  umbrella: random.chance(0.3) ? random.pick(['#7a2530', '#1e3550', '#2b2b30', '#c08a3a']) : null,
}))
