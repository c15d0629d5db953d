import { confirms, mostBits, ones, type Print } from './printMatch.ts'
import { printWindows } from './printWindows.ts'

/** Two pictures that show the same, by their names. */
export interface Lookalike {
  readonly first: string
  readonly second: string
  /** In how many of 64 bits they differ where they agree best. */
  readonly bits: number
  /** The place in `printWindows` of the part of `within` that the other picture is; 0 where both are the whole. */
  readonly part: number
  readonly within: 'first' | 'second'
}

export type Prints = ReadonlyMap<string, Print>

/** Pictures in an index at a time: some 80 parts of each, so that memory does not grow with their number. */
const mostIndexed = 2000
/** Pictures looked up at a stretch, between two chances for others to have their turn. */
const atOnce = 16

/**
 * All pairs of pictures that show the same: the whole of one is the whole, or a part, of the other. Against `others`
 * where they are given (first is one of `prints`, second one of them), or among themselves; there, of pictures with the
 * very same print, each is paired with the first of them, which alone is paired with others. Yields the share that is
 * done, 0 to 1.
 */
export function* lookalikePairs(
  prints: Prints,
  others: Prints | null = null,
): Generator<number, Lookalike[]> {
  const among = distinctPrints(prints)
  const them = others ? distinctPrints(others) : among
  const found = new Map<string, Lookalike>()
  const keep = (lookalike: Lookalike): void => {
    const key = `${lookalike.first}\n${lookalike.second}`
    const before = found.get(key)
    if (!before || before.bits > lookalike.bits) found.set(key, lookalike)
  }
  const total = (others ? 2 : 1) * Math.max(1, among.length) * Math.max(1, them.length)
  let done = 0
  /** Looks the wholes of `asked` up among the parts of `kept`. */
  function* lookUp(asked: readonly Named[], kept: readonly Named[], within: 'first' | 'second') {
    for (let from = 0; from < kept.length; from += mostIndexed) {
      const part = kept.slice(from, from + mostIndexed)
      const making = indexing(part)
      let made = making.next()
      for (; !made.done; made = making.next()) yield done / total
      const index = made.value
      for (const [at, each] of asked.entries()) {
        for (const hit of nearest(index, part, each.print)) {
          const other = part[hit.place]
          if (!other || (!others && other === each)) continue
          const [first, second] = within === 'second' ? [each, other] : [other, each]
          if (others) keep({ first: first.name, second: second.name, bits: hit.bits, part: hit.part, within })
          else keep(inOrder(each.name, other.name, hit))
        }
        done += part.length
        if (at % atOnce === atOnce - 1) yield done / total
      }
    }
  }
  yield* lookUp(among, them, 'second')
  if (others) yield* lookUp(them, among, 'first')
  return [...found.values()].concat(others ? crossed(found, among, them) : repeated(among))
}

/** Pictures with the very same print are one of them for the search. */
interface Named {
  readonly name: string
  readonly print: Print
  readonly same: readonly string[]
}

function distinctPrints(prints: Prints): readonly Named[] {
  const named = new Map<string, { readonly name: string; readonly print: Print; readonly same: string[] }>()
  for (const [name, print] of prints) {
    const key = keyOf(print)
    const there = named.get(key)
    if (there) there.same.push(name)
    else named.set(key, { name, print, same: [] })
  }
  return [...named.values()]
}

/** Tells prints apart: by the bits of the whole, and by a hash of everything (FNV-1a). */
function keyOf({ words, colours }: Print): string {
  let hash = 0x811c9dc5
  for (const word of words) hash = Math.imul(hash ^ word, 0x01000193)
  for (const byte of colours ?? []) hash = Math.imul(hash ^ byte, 0x01000193)
  return `${words[0]} ${words[1]} ${words.length} ${hash}`
}

function inOrder(asked: string, kept: string, { bits, part }: Hit): Lookalike {
  const [first, second] = asked < kept ? [asked, kept] : [kept, asked]
  return { first, second, bits, part, within: part === 0 || second === kept ? 'second' : 'first' }
}

/** Those that share a print with the first of them. */
const repeated = (among: readonly Named[]): readonly Lookalike[] =>
  among.flatMap(({ name, same }) => same.map((other) => inOrder(name, other, { bits: 0, part: 0, place: 0 })))

/** What was found of one holds for all that share its print. */
function crossed(
  found: ReadonlyMap<string, Lookalike>,
  among: readonly Named[],
  them: readonly Named[],
): readonly Lookalike[] {
  const [here, there] = [sameAs(among), sameAs(them)]
  return [...found.values()].flatMap((lookalike) =>
    [lookalike.first, ...(here.get(lookalike.first) ?? [])].flatMap((first) =>
      [lookalike.second, ...(there.get(lookalike.second) ?? [])]
        .filter((second) => first !== lookalike.first || second !== lookalike.second)
        .map((second) => ({ ...lookalike, first, second })),
    ),
  )
}

const sameAs = (named: readonly Named[]): ReadonlyMap<string, readonly string[]> =>
  new Map(named.filter(({ same }) => same.length > 0).map(({ name, same }) => [name, same]))

/** Bits of one band, and how many bands 64 have: of ten bits that differ at most two fall into one of the four. */
const bandBits = 16
const bands = 64 / bandBits
const mostInBand = Math.floor(mostBits / bands)

/** For each band, all parts in the order of their bits there, and where those with certain bits begin. */
interface Index {
  readonly bands: readonly Band[]
}

interface Band {
  readonly starts: Int32Array
  /** The 64 bits of each part, in two words: beside each other, because nearly all of them are only looked at. */
  readonly words: Uint32Array
  /** Which part of which picture it is: place × `printWindows.length` + part. */
  readonly owners: Int32Array
}

/** Yields after each band: with very many parts each of them takes a moment. */
function* indexing(kept: readonly Named[]): Generator<undefined, Index> {
  const count = kept.reduce((sum, { print }) => sum + print.words.length / 2, 0)
  const made: Band[] = []
  for (let band = 0; band < bands; band += 1) {
    made.push(sorted(kept, band, count))
    yield
  }
  return { bands: made }
}

/** Sorted by counting, in two rounds. */
function sorted(kept: readonly Named[], band: number, count: number): Band {
  const starts = new Int32Array((1 << bandBits) + 1)
  for (const { print } of kept) {
    for (let part = 0; part < print.words.length / 2; part += 1) {
      const key = bandOf(print, part, band) + 1
      starts[key] = (starts[key] ?? 0) + 1
    }
  }
  for (let key = 0; key < 1 << bandBits; key += 1)
    starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0)
  const next = starts.slice()
  const words = new Uint32Array(2 * count)
  const owners = new Int32Array(count)
  for (const [place, { print }] of kept.entries()) {
    for (let part = 0; part < print.words.length / 2; part += 1) {
      const key = bandOf(print, part, band)
      const at = next[key] ?? 0
      words[2 * at] = print.words[2 * part] ?? 0
      words[2 * at + 1] = print.words[2 * part + 1] ?? 0
      owners[at] = place * printWindows.length + part
      next[key] = at + 1
    }
  }
  return { starts, words, owners }
}

function bandOf({ words }: Print, part: number, band: number): number {
  const word = words[2 * part + (band >> 1)] ?? 0
  return band % 2 === 0 ? word >>> bandBits : word & 0xffff
}

/** What to change in a band to meet all that differ from it in no more bits than may. */
const flips = Uint16Array.from({ length: 1 << bandBits }, (_, mask) => mask).filter(
  (mask) => ones(mask) <= mostInBand,
)

interface Hit {
  readonly place: number
  readonly part: number
  readonly bits: number
}

/** Of each picture in the index that shows the same as the whole of this one, the part that is most alike. */
function nearest({ bands: all }: Index, kept: readonly Named[], print: Print): Iterable<Hit> {
  const best = new Map<number, Hit>()
  const [high, low] = [print.words[0] ?? 0, print.words[1] ?? 0]
  for (const [band, { starts, words, owners }] of all.entries()) {
    const key = bandOf(print, 0, band)
    for (const flip of flips) {
      const end = starts[(key ^ flip) + 1] ?? 0
      for (let at = starts[key ^ flip] ?? 0; at < end; at += 1) {
        const bits = ones((words[2 * at] ?? 0) ^ high) + ones((words[2 * at + 1] ?? 0) ^ low)
        if (bits > mostBits) continue
        const owner = owners[at] ?? 0
        const [place, part] = [Math.floor(owner / printWindows.length), owner % printWindows.length]
        const other = kept[place]
        if (!other || bits >= (best.get(place)?.bits ?? mostBits + 1)) continue
        if (confirms(print, other.print, part, bits)) best.set(place, { place, part, bits })
      }
    }
  }
  return best.values()
}
