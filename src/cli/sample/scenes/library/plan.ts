import { heightOf, type Rect } from '../../../../domain/geometry.ts'
import { box } from '../../pen.ts'
import { randomFor } from '../../random.ts'

export const size = { width: 4800, height: 3200 }

export interface Book {
  readonly rect: Rect
  readonly hex: string
  readonly title: string
  readonly author: string
  readonly gilt: string
  readonly bands: number
  readonly label: string | null
  readonly lean: number
}

export type Curio = 'hourglass' | 'bust' | 'globe' | 'cat' | 'vase' | 'candle' | 'owl' | 'ship'
export interface Placed {
  readonly kind: Curio
  readonly rect: Rect
}

export interface Bay {
  readonly column: number
  readonly row: number
  readonly rect: Rect
}

export const columns = 5
export const rows = 5
const left = 190
const pitch = 884
const tops = [330, 800, 1262, 1724, 2186] as const
const heights = [440, 432, 432, 432, 432] as const

export const bays: readonly Bay[] = tops.flatMap((top, row) =>
  Array.from({ length: columns }, (_, column): Bay => ({
    column,
    row,
    rect: box(left + column * pitch + 34, top, pitch - 68, (heights[row] ?? 0) - 34),
  })),
)

const curioAt: Readonly<Record<string, readonly [Curio, number, number, number]>> = {
  '0/0': ['hourglass', 0.42, 130, 230],
  '0/2': ['ship', 0.3, 400, 330],
  '1/4': ['vase', 0.62, 150, 300],
  '2/1': ['cat', 0.55, 330, 160],
  '2/3': ['bust', 0.4, 230, 330],
  '3/2': ['globe', 0.5, 270, 320],
  '3/4': ['candle', 0.2, 130, 290],
  '4/0': ['owl', 0.62, 130, 210],
}

const random = randomFor('library plan')
const covers = [
  '#5a2320',
  '#243a4d',
  '#2f4a38',
  '#6b4a24',
  '#3a2b45',
  '#7a3a26',
  '#1f2a38',
  '#50301f',
  '#8a6a3a',
  '#4a5a4a',
  '#6a2836',
  '#2a3f5c',
] as const
const firsts = [
  'The Salt',
  'A Winter',
  'The Glass',
  'Letters from',
  'The Iron',
  'Songs of',
  'The Last',
  'Notes on',
  'The Silent',
  'An Atlas of',
  'The Hollow',
  'Beyond the',
  'The Amber',
  'A History of',
  'Tales of',
  'The Ninth',
  'On the',
  'The Weaver of',
  'Maps of',
  'The Keeper of',
] as const
const seconds = [
  'Road',
  'Garden',
  'Mountain',
  'Lisbon',
  'Harbour',
  'the North',
  'Orchard',
  'Rivers',
  'Lanterns',
  'Clouds',
  'Crown',
  'Meridian',
  'Fields',
  'Bees',
  'the Moor',
  'Tide',
  'Origin of Tides',
  'Stars',
  'Small Islands',
  'Time',
] as const
const authors = [
  'A. Merrow',
  'I. Calder',
  'S. Okafor',
  'H. Lindqvist',
  'J. Marlowe',
  'T. Ivanova',
  'R. Adeyemi',
  'C. Fontaine',
  'M. Haddad',
  'E. Brandt',
  'P. Sorensen',
  'L. Quill',
] as const

function shelve(bay: Bay): { readonly books: readonly Book[]; readonly curios: readonly Placed[] } {
  const curio = curioAt[`${bay.row}/${bay.column}`]
  const width = bay.rect.x2 - bay.rect.x1
  const gap = curio
    ? {
        x1: bay.rect.x1 + width * curio[1] - curio[2] / 2 - 14,
        x2: bay.rect.x1 + width * curio[1] + curio[2] / 2 + 14,
      }
    : null
  const books: Book[] = []
  let x = bay.rect.x1 + random.between(2, 12)
  while (x < bay.rect.x2 - 34) {
    if (gap && x > gap.x1 - 30 && x < gap.x2) {
      x = gap.x2
      continue
    }
    const breadth = random.between(30, 70)
    const end = gap && x < gap.x1 ? gap.x1 : bay.rect.x2
    if (x + breadth > end) {
      x = end
      if (end === bay.rect.x2) break
      continue
    }
    const height = heightOf(bay.rect) * random.between(0.62, 0.93)
    const set = random.chance(0.12) ? random.int(3, 6) : 1
    const hex = random.pick(covers)
    const author = random.pick(authors)
    for (let volume = 0; volume < set && x + breadth <= end; volume++) {
      const lean = set === 1 && random.chance(0.06) && x + breadth + 40 < end ? random.between(0.04, 0.09) : 0
      const step = lean > 0 ? Math.sin(lean) * height : 0
      books.push({
        rect: box(x + step, bay.rect.y2 - height, breadth, height),
        hex,
        title: set > 1 ? `Collected Works ${volume + 1}` : `${random.pick(firsts)} ${random.pick(seconds)}`,
        author,
        gilt: random.pick(['#e2c27a', '#d9b662', '#efe0b4', '#cdb27c']),
        bands: random.chance(0.55) ? random.int(2, 5) : 0,
        label: random.chance(0.3) ? random.pick(['#1d1410', '#6d1f1c', '#1f3a2a', '#16202c']) : null,
        lean,
      })
      x += breadth + step + random.between(0.5, 2.5)
    }
    if (random.chance(0.04)) x += random.between(20, 60)
  }
  const curios = curio
    ? [
        {
          kind: curio[0],
          rect: box(
            bay.rect.x1 + width * curio[1] - curio[2] / 2,
            bay.rect.y2 - curio[3],
            curio[2],
            curio[3],
          ),
        },
      ]
    : []
  return { books, curios }
}

const shelved = bays.map(shelve)
const plain = shelved.flatMap((shelf) => shelf.books)

/** The one white spine: a book of good breadth, upright, in the middle of the wall. */
const chosen = plain.find(
  (book) =>
    book.lean === 0 &&
    book.rect.x1 > 1700 &&
    book.rect.y1 > 1800 &&
    book.rect.x2 - book.rect.x1 > 62 &&
    !book.title.startsWith('Collected'),
)
if (!chosen) throw new Error('No book is fit for a white spine.')
export const whiteBook: Book = { ...chosen, hex: '#ece6d6', gilt: '#2a2320', bands: 0, label: null }
export const books: readonly Book[] = plain.map((book) => (book === chosen ? whiteBook : book))
export const curios: readonly Placed[] = shelved.flatMap((shelf) => shelf.curios)

/** The part of an upright spine that its title fills. */
export const titleOf = ({ rect }: Book): Rect => {
  const breadth = rect.x2 - rect.x1
  const height = rect.y2 - rect.y1
  return {
    x1: rect.x1 + breadth * 0.27,
    y1: rect.y1 + height * 0.1,
    x2: rect.x2 - breadth * 0.27,
    y2: rect.y1 + height * 0.7,
  }
}
