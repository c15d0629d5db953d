import { createNetwork } from './flow.ts'

/** An item that may be taken, in its cell: a category, or a category and a kind. */
export interface Place {
  readonly id: string
  readonly row: number
  readonly column: number
  readonly picture: string
  /** Of one group one item at most is taken; null is a group of its own. */
  readonly group: string | null
}

export interface Targets {
  /** How many of each row, and of each column, at most. */
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  readonly perPicture: number
}

/** The most attempts, each with what the one before found that cannot be had. */
const mostAttempts = 24
/** Places that are looked at between two pauses. */
const stride = 2000

/**
 * Which places are taken, the earlier ones first. Where pictures and groups set no limit they are as many as the targets
 * let (a maximum flow over the cells, led so that each place in turn is taken if it can be in any selection of that size
 * together with those before it). With such limits the places of each cell are exchanged until no exchange fills more:
 * now and then that is one fewer than there could be. Nothing that is left out would fit beside what is taken. Yields
 * every now and then.
 */
export function* fill(places: readonly Place[], targets: Targets): Generator<undefined, ReadonlySet<string>> {
  const known = new Map<string, number>()
  let best: ReadonlySet<Place> = new Set()
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const { taken, short } = yield* attemptOf(places, targets, known)
    if (taken.size > best.size) best = taken
    if (short.size === 0) break
    for (const [cell, count] of short) known.set(cell, count)
  }
  return new Set([...(yield* completed(places, best, targets))].map(({ id }) => id))
}

const cellOf = ({ row, column }: Pick<Place, 'row' | 'column'>): string => `${row} ${column}`

const [source, sink] = [0, 1]
const rowNode = (row: number): number => 2 + row

/** How many of each cell there can be, as far as its own pictures say. */
function* availableIn(
  places: readonly Place[],
  { perPicture }: Targets,
): Generator<undefined, ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  const inPicture = new Map<string, number>()
  const groups = new Set<string>()
  for (const [at, place] of places.entries()) {
    if (at % stride === 0) yield
    const cell = cellOf(place)
    const picture = `${cell} ${place.picture}`
    const group = place.group === null ? null : `${cell} ${place.group}`
    const there = inPicture.get(picture) ?? 0
    if (there >= perPicture || (group !== null && groups.has(group))) continue
    if (group !== null) groups.add(group)
    inPicture.set(picture, there + 1)
    counts.set(cell, (counts.get(cell) ?? 0) + 1)
  }
  return counts
}

interface Attempt {
  readonly taken: ReadonlySet<Place>
  /** Cells that stayed short of what they were meant to give, with what they gave. */
  readonly short: ReadonlyMap<string, number>
}

function* attemptOf(
  places: readonly Place[],
  targets: Targets,
  known: ReadonlyMap<string, number>,
): Generator<undefined, Attempt> {
  const network = createNetwork()
  const columnNode = (column: number): number => 2 + targets.rows.length + column
  targets.rows.forEach((count, row) => network.add(source, rowNode(row), count))
  targets.columns.forEach((count, column) => network.add(columnNode(column), sink, count))
  const arcs = new Map<string, number>()
  for (const [cell, count] of yield* availableIn(places, targets)) {
    const [row, column] = cell.split(' ').map(Number)
    const most = Math.min(count, known.get(cell) ?? count)
    arcs.set(cell, network.add(rowNode(row ?? 0), columnNode(column ?? 0), most))
  }
  network.send(source, sink)

  const hand = createHand(targets.perPicture)
  const closed = new Set<string>()
  for (const [at, place] of places.entries()) {
    if (at % stride === 0) yield
    const cell = cellOf(place)
    if (closed.has(cell) || !hand.mayTake(place)) continue
    if (network.bind(arcs.get(cell) ?? -1, hand.countIn(cell) + 1)) hand.take(place)
    else closed.add(cell)
  }
  const short = new Map<string, number>()
  const byCell = groupedByCell(places)
  yield
  for (const [cell, arc] of arcs) {
    const wanted = network.flowOf(arc)
    while (hand.countIn(cell) < wanted && (yield* exchange(cell, byCell, hand))) yield
    if (hand.countIn(cell) < wanted) short.set(cell, hand.countIn(cell))
  }
  return { taken: hand.taken, short }
}

/** What is taken so far; it changes in place. */
interface Hand {
  readonly taken: ReadonlySet<Place>
  countIn(cell: string): number
  takenOf(picture: string): readonly Place[]
  isFull(picture: string): boolean
  isGroupFree(place: Place): boolean
  mayTake(place: Place): boolean
  take(place: Place): void
  drop(place: Place): void
}

function createHand(perPicture: number): Hand {
  const taken = new Set<Place>()
  const counts = new Map<string, number>()
  const pictures = new Map<string, Set<Place>>()
  const groups = new Set<string>()
  const isFull = (picture: string): boolean => (pictures.get(picture)?.size ?? 0) >= perPicture
  const isGroupFree = ({ group }: Place): boolean => group === null || !groups.has(group)
  return {
    taken,
    countIn: (cell) => counts.get(cell) ?? 0,
    takenOf: (picture) => [...(pictures.get(picture) ?? [])],
    isFull,
    isGroupFree,
    mayTake: (place) => !taken.has(place) && !isFull(place.picture) && isGroupFree(place),
    take(place) {
      taken.add(place)
      counts.set(cellOf(place), (counts.get(cellOf(place)) ?? 0) + 1)
      pictures.set(place.picture, (pictures.get(place.picture) ?? new Set()).add(place))
      if (place.group !== null) groups.add(place.group)
    },
    drop(place) {
      taken.delete(place)
      counts.set(cellOf(place), (counts.get(cellOf(place)) ?? 0) - 1)
      pictures.get(place.picture)?.delete(place)
      if (place.group !== null) groups.delete(place.group)
    },
  }
}

function groupedByCell(places: readonly Place[]): ReadonlyMap<string, readonly Place[]> {
  const cells = new Map<string, Place[]>()
  for (const place of places) {
    const among = cells.get(cellOf(place))
    if (among) among.push(place)
    else cells.set(cellOf(place), [place])
  }
  return cells
}

/** Taking `taken` makes its cell have one more; `dropped`, of the same picture, makes room for it. */
interface Exchange {
  readonly taken: Place
  readonly dropped: Place
  /** How the cell came to be short of one; null for the first. */
  readonly before: Exchange | null
}

/**
 * Gives a cell one more: a place whose picture is full is taken, another of that picture is dropped, and its cell gets
 * another one in turn, until there is one whose picture has room (an augmenting path). False, and nothing is
 * changed, when there is none.
 */
function* exchange(
  cell: string,
  byCell: ReadonlyMap<string, readonly Place[]>,
  hand: Hand,
): Generator<undefined, boolean> {
  const seenPictures = new Set<string>()
  const seenCells = new Set([cell])
  const queue: { readonly cell: string; readonly by: Exchange | null }[] = [{ cell, by: null }]
  for (const { cell: at, by } of queue) {
    for (const place of byCell.get(at) ?? []) {
      if (seenPictures.has(place.picture) || hand.taken.has(place) || !hand.isGroupFree(place)) continue
      if (!hand.isFull(place.picture)) return apply(place, by, hand)
      seenPictures.add(place.picture)
      for (const dropped of hand.takenOf(place.picture)) {
        if (seenCells.has(cellOf(dropped))) continue
        seenCells.add(cellOf(dropped))
        queue.push({ cell: cellOf(dropped), by: { taken: place, dropped, before: by } })
      }
    }
    yield
  }
  return false
}

function apply(last: Place, by: Exchange | null, hand: Hand): boolean {
  const chain: Exchange[] = []
  for (let step = by; step; step = step.before) chain.push(step)
  const groups = [last, ...chain.map(({ taken }) => taken)].flatMap(({ group }) => group ?? [])
  if (new Set(groups).size < groups.length) return false
  for (const { dropped } of chain) hand.drop(dropped)
  for (const { taken } of chain) hand.take(taken)
  hand.take(last)
  return true
}

/** With every further place that fits, so that of each that is left out something can be said. */
function* completed(
  places: readonly Place[],
  taken: ReadonlySet<Place>,
  { rows, columns, perPicture }: Targets,
): Generator<undefined, ReadonlySet<Place>> {
  const hand = createHand(perPicture)
  const inRow = rows.map(() => 0)
  const inColumn = columns.map(() => 0)
  const take = (place: Place): void => {
    hand.take(place)
    inRow[place.row] = (inRow[place.row] ?? 0) + 1
    inColumn[place.column] = (inColumn[place.column] ?? 0) + 1
  }
  for (const place of taken) take(place)
  for (const [at, place] of places.entries()) {
    if (at % stride === 0) yield
    const hasRoom =
      (inRow[place.row] ?? 0) < (rows[place.row] ?? 0) &&
      (inColumn[place.column] ?? 0) < (columns[place.column] ?? 0)
    if (hasRoom && hand.mayTake(place)) take(place)
  }
  return hand.taken
}
