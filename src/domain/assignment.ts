import { seededRandom, type Random } from './binomial.ts'
import { finished } from './slices.ts'

/** An item to hand out. */
export interface Handed {
  readonly id: string
  /** How many seats are to get it; more than there are is all of them. */
  readonly wanted: number
  /** Ids of seats that must not get it, because whoever sits there has judged it already. */
  readonly barred: readonly string[]
}

export interface Assignment {
  /** The ids of the items of every seat, in the order in which they are worked on; seats as they were given. */
  readonly shares: readonly { readonly seatId: string; readonly itemIds: readonly string[] }[]
  /** Items that fewer seats get than were wanted. */
  readonly short: number
  /** Why that is, for a person; null when every item gets what was wanted. */
  readonly sentence: string | null
}

interface Share {
  readonly seatId: string
  readonly items: Set<number>
}

/**
 * Hands the items out: every item to as many different seats as are wanted, so that the seats get equally much, give or
 * take one item, and every two of them share equally many items, as far as can be. Who is barred from much can make the
 * first impossible; then no single item could be moved to make it more even. The same seed gives the same assignment,
 * whatever order the items come in; only their order within a seat is that in which they were given, or, `shuffled`, one
 * that follows from seed and seat.
 */
export function assign(items: readonly Handed[], seatIds: readonly string[], how: Handing): Assignment {
  return finished(assigning(items, seatIds, how))
}

export interface Handing {
  readonly seed: number
  readonly shuffled: boolean
}

/** So many items are handed out before the others may have their turn. */
const slice = 2000

/** `assign` in slices, for many items: whoever drives it may rest between them. */
export function* assigning(
  items: readonly Handed[],
  seatIds: readonly string[],
  { seed, shuffled }: Handing,
): Generator<undefined, Assignment> {
  const shares = seatIds.map((seatId): Share => ({ seatId, items: new Set() }))
  const pairs = shares.map(() => shares.map(() => 0))
  const random = seededRandom(seed)
  const free = items.map(({ wanted, barred }): Free => {
    const seats = shares.flatMap(({ seatId }, seat) => (barred.includes(seatId) ? [] : [seat]))
    return { seats, count: Math.min(wanted, seats.length) }
  })
  yield
  const place = new Map(items.map(({ id }, index) => [id, index]))
  const mixed = shuffledOrder([...place.keys()].toSorted(), random)
  yield
  // Those with the least choice first: what can go anywhere then makes the loads even.
  const byChoice = mixed
    .flatMap((id) => place.get(id) ?? [])
    .toSorted((a, b) => slack(free[a]) - slack(free[b]))
  for (const [turn, item] of byChoice.entries()) {
    if (turn % slice === 0) yield
    const { seats = [], count = 0 } = free[item] ?? {}
    const given = chosen(seats, count, shares, pairs, random)
    for (const seat of given) {
      shares[seat]?.items.add(item)
      for (const other of given) if (other !== seat) add(pairs, seat, other, 1)
    }
  }
  levelled(shares, free, pairs)
  yield
  if (items.length <= mostExchanged) yield* exchanging(byChoice, shares, free, pairs)
  const short = items.filter((item, index) => (free[index]?.count ?? 0) < item.wanted).length
  return {
    shares: shares.map(({ seatId, items: own }, seat) => {
      const inOrder = [...own].toSorted((a, b) => a - b).flatMap((index) => items[index]?.id ?? [])
      // A seat's own order: the same whatever order the items were given in.
      const itemIds = shuffled
        ? shuffledOrder(inOrder.toSorted(), seededRandom(seed + 7919 * (seat + 1)))
        : inOrder
      return { seatId, itemIds }
    }),
    short,
    sentence: short > 0 ? whyShort(short, items, seatIds.length) : null,
  }
}

/** So many of the seats, one after another: the emptiest, then who has met those chosen the least, then by chance. */
function chosen(
  seats: readonly number[],
  count: number,
  shares: readonly Share[],
  pairs: readonly (readonly number[])[],
  random: Random,
): readonly number[] {
  const ties = seats.map(() => random())
  const given: number[] = []
  while (given.length < count) {
    let best = -1
    let [load, met, tie] = [Infinity, Infinity, Infinity]
    for (const [at, seat] of seats.entries()) {
      if (given.includes(seat)) continue
      const own = shares[seat]?.items.size ?? 0
      const together = given.reduce((sum, other) => sum + (pairs[seat]?.[other] ?? 0), 0)
      const chance = ties[at] ?? 0
      const order = own - load || together - met || chance - tie
      if (best < 0 || order < 0) [best, load, met, tie] = [seat, own, together, chance]
    }
    given.push(best)
  }
  return given
}

interface Free {
  readonly seats: readonly number[]
  readonly count: number
}

const slack = (free: Free | undefined): number => (free ? free.seats.length - free.count : 0)

function add(pairs: readonly number[][], a: number, b: number, by: number): void {
  const row = pairs[a]
  if (row) row[b] = (row[b] ?? 0) + by
}

/** Of more items than these nobody notices whether two seats share one more or less. */
const mostExchanged = 500

/**
 * Lets two items change seats with each other wherever that makes it more even who shares how much with whom. Loads stay
 * as they are, and the sum of squares falls with each exchange, so it ends.
 */
function* exchanging(
  items: readonly number[],
  shares: readonly Share[],
  free: readonly Free[],
  pairs: readonly number[][],
): Generator<undefined, void> {
  const seatsOf = new Map(items.map((item) => [item, seatsWith(item, shares)]))
  for (let better = true; better;) {
    better = false
    for (const [at, item] of items.entries()) {
      if (at % 20 === 0) yield
      for (const other of items.slice(at + 1)) {
        const [own, others] = [seatsOf.get(item) ?? [], seatsOf.get(other) ?? []]
        const exchange = exchangeOf(own, others, free[item], free[other], pairs)
        if (!exchange) continue
        const [from, to] = exchange
        reseat(item, from, to, shares, pairs)
        reseat(other, to, from, shares, pairs)
        seatsOf.set(item, seatsWith(item, shares))
        seatsOf.set(other, seatsWith(other, shares))
        better = true
      }
    }
  }
}

/** Takes an item from one seat and gives it to another. */
function reseat(
  item: number,
  from: number,
  to: number,
  shares: readonly Share[],
  pairs: readonly number[][],
): void {
  shares[from]?.items.delete(item)
  for (const other of seatsWith(item, shares)) {
    for (const [seat, by] of [
      [from, -1],
      [to, 1],
    ] as const) {
      add(pairs, seat, other, by)
      add(pairs, other, seat, by)
    }
  }
  shares[to]?.items.add(item)
}

const seatsWith = (item: number, shares: readonly Share[]): readonly number[] =>
  shares.flatMap(({ items }, seat) => (items.has(item) ? seat : []))

/** A seat of the first and one of the second item that had better be exchanged; null where none had. */
function exchangeOf(
  first: readonly number[],
  second: readonly number[],
  freeFirst: Free | undefined,
  freeSecond: Free | undefined,
  pairs: readonly (readonly number[])[],
): readonly [number, number] | null {
  const met = (a: number, b: number): number => pairs[a]?.[b] ?? 0
  for (const a of first) {
    if (second.includes(a) || !freeSecond?.seats.includes(a)) continue
    for (const b of second) {
      if (first.includes(b) || !freeFirst?.seats.includes(b)) continue
      let change = 0
      for (const seat of first) {
        if (seat !== a && !second.includes(seat)) change += 2 - 2 * met(a, seat) + 2 * met(b, seat)
      }
      for (const seat of second) {
        if (seat !== b && !first.includes(seat)) change += 2 - 2 * met(b, seat) + 2 * met(a, seat)
      }
      if (change < 0) return [a, b]
    }
  }
  return null
}

/** Moves items from fuller to emptier seats until no single move makes them more even. */
function levelled(shares: readonly Share[], free: readonly Free[], pairs: readonly number[][]): void {
  for (let moved = true; moved;) {
    moved = false
    for (const [from, fuller] of shares.entries()) {
      for (const [to, emptier] of shares.entries()) {
        for (const item of fuller.items) {
          if (fuller.items.size - emptier.items.size < 2) break
          if (emptier.items.has(item) || !free[item]?.seats.includes(to)) continue
          reseat(item, from, to, shares, pairs)
          moved = true
        }
      }
    }
  }
}

/** Fisher and Yates' shuffle (Knuth, The Art of Computer Programming 2, algorithm P). */
function shuffledOrder<T>(values: readonly T[], random: Random): readonly T[] {
  const mixed = [...values]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const place = Math.floor(random() * (last + 1))
    const [a, b] = [mixed[last], mixed[place]]
    if (a === undefined || b === undefined) continue
    mixed[last] = b
    mixed[place] = a
  }
  return mixed
}

function whyShort(short: number, items: readonly Handed[], seats: number): string {
  const most = items.reduce((top, { wanted }) => Math.max(top, wanted), 0)
  const each = short === 1 ? '1 item gets' : `${short} items get`
  return most > seats
    ? `${most} judgements of each item are wanted, but there ${seats === 1 ? 'is only 1 seat' : `are only ${seats} seats`}: ${each} fewer.`
    : `${each} fewer judgements than wanted, because people here have judged ${short === 1 ? 'it' : 'them'} already. Add a seat to close the gap.`
}
