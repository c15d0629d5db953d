/** Who waits for an answer: the annotator, for the item in sight; nobody yet, for the next item; or a background run. */
export type Rank = 'sight' | 'ahead' | 'run'

const order: Readonly<Record<Rank, number>> = { sight: 0, ahead: 1, run: 2 }

/** One request that waits for its turn. */
export interface Waiting {
  /** In the order of the requests. */
  readonly id: number
  readonly rank: Rank
  /** Requests of a later turn of the same rank go first; those of one turn in their order. */
  readonly turn: number
}

/** One request that is being answered. */
export interface Running extends Waiting {
  readonly since: number
  /** It was told to stop, and comes back to the line. */
  readonly halted: boolean
}

export interface Line {
  readonly waiting: readonly Waiting[]
  readonly running: readonly Running[]
  /** Nothing but what the annotator waits for may begin. */
  readonly held: boolean
}

export interface Moves {
  readonly start: readonly number[]
  readonly halt: readonly number[]
}

/** So near to its end, a request may finish: stopping it would save the annotator nothing worth its work. */
const nearEnd = 300

/**
 * What begins and what is stopped now, with so many places. What the annotator waits for goes before all else, and takes
 * the place of a request in the background unless that one will be through in a moment anyway (`usualMs` tells how long
 * one takes). Who was stopped waits again.
 */
export function nextMoves(line: Line, places: number, at: number, usualMs: number | null): Moves {
  const waiting = line.waiting.filter((each) => !line.held || isUrgent(each)).toSorted(inTurn)
  const free = Math.max(0, places - line.running.length)
  const start = waiting.slice(0, free)
  const urgent = waiting.slice(free).filter(isUrgent).length
  const leaving = line.running.filter(({ halted }) => halted).length
  const needed = line.held ? line.running.length : Math.max(0, urgent - leaving)
  const halt = line.running
    .filter((each) => !each.halted && !isUrgent(each) && !endsSoon(at - each.since, usualMs))
    .toSorted((a, b) => -inTurn(a, b))
    .slice(0, needed)
  return { start: start.map(({ id }) => id), halt: halt.map(({ id }) => id) }
}

const isUrgent = ({ rank }: Waiting): boolean => rank === 'sight'

const inTurn = (a: Waiting, b: Waiting): number =>
  order[a.rank] - order[b.rank] || b.turn - a.turn || a.id - b.id

/** Nobody knows how much longer a request takes that is far beyond the usual time already. */
const endsSoon = (ran: number, usualMs: number | null): boolean =>
  usualMs !== null && Math.abs(usualMs - ran) <= nearEnd
