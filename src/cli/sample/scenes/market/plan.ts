import type { Point, Rect } from '../../../../domain/geometry.ts'
import { box } from '../../pen.ts'
import { randomFor } from '../../random.ts'

export const size = { width: 4800, height: 3200 }

export type Kind =
  | 'apple'
  | 'green apple'
  | 'orange'
  | 'plum'
  | 'lemon'
  | 'pear'
  | 'tomato'
  | 'peach'
  | 'aubergine'
  | 'cabbage'
  | 'pepper'
  | 'lime'
  | 'onion'
  | 'mushroom'
  | 'cherry'
  | 'melon'
  | 'fig'

export interface Stand {
  readonly kind: Kind
  readonly name: string
  /** In cents. */
  readonly price: number
  /** The front board. */
  readonly board: Rect
  /** Where the heap lies, above the board. */
  readonly heap: Rect
  readonly tag: Rect
  readonly vessel: 'crate' | 'basket'
}

const random = randomFor('market plan')

const rows: readonly (readonly (readonly [Kind, string, number])[])[] = [
  [
    ['lime', 'LIMES', 450],
    ['aubergine', 'AUBERGINES', 280],
    ['melon', 'MELONS', 190],
    ['mushroom', 'CEPS', 1480],
    ['peach', 'PEACHES', 390],
    ['cabbage', 'SAVOY', 160],
  ],
  [
    ['apple', 'PINK LADY', 260],
    ['pear', 'PEARS', 310],
    ['plum', 'PLUMS', 340],
    ['tomato', 'OXHEART', 470],
    ['onion', 'ONIONS', 140],
    ['green apple', 'BRAMLEY', 230],
  ],
  [
    ['orange', 'ORANGES', 220],
    ['fig', 'FIGS', 890],
    ['lemon', 'LEMONS', 290],
    ['cherry', 'CHERRIES', 760],
    ['pepper', 'PEPPERS', 360],
  ],
]

export const stands: readonly Stand[] = rows.flatMap((row, tier) => {
  const from = [420, 300, 160][tier] ?? 0
  const to = size.width - from
  const top = [1330, 1830, 2350][tier] ?? 0
  const depth = [150, 176, 210][tier] ?? 0
  const pitch = (to - from) / row.length
  return row.map(([kind, name, price], column): Stand => {
    const x = from + column * pitch
    const board = box(x + 8, top + 150, pitch - 16, depth)
    const tagX = x + pitch * random.between(0.36, 0.5)
    return {
      kind,
      name,
      price,
      board,
      heap: box(x + 26, top - 60, pitch - 52, 290),
      tag: box(tagX, top - 96 + random.between(-12, 12), 138, 92),
      vessel: kind === 'fig' ? 'basket' : 'crate',
    }
  })
})

export const euros = (cents: number): string => (cents / 100).toFixed(2)

/** The hanging scale with its blue bowl; every lemon in it can be told from the others. */
export const scale = {
  x: 4190,
  hook: 560,
  bowl: box(4010, 1010, 360, 130),
  dial: { x: 4190, y: 770, radius: 92 },
}
const lemonAt = (dx: number, dy: number): Point => ({ x: scale.x + dx, y: scale.bowl.y1 + dy })
export const weighed: readonly Point[] = [
  lemonAt(-52, -66),
  lemonAt(38, -72),
  lemonAt(-112, -22),
  lemonAt(-26, -16),
  lemonAt(62, -20),
  lemonAt(128, -14),
]
export const lemonRadius = 46
