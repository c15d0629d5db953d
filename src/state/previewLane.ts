import { nextMoves, type Rank, type Running, type Waiting } from './previewQueue.ts'

/** A row of places in which requests are answered, as `nextMoves` says. */
export interface Lane {
  /**
   * Does something as soon as it is its turn. It may be stopped and begun again in between, so it must not mind that.
   * Rejects with the signal's reason when that is aborted before it is done.
   */
  take<T>(rank: Rank, turn: number, signal: AbortSignal, act: (signal: AbortSignal) => Promise<T>): Taken<T>
  /** From now on, until the answer is called, nothing begins that nobody waits for. */
  hold(): () => void
}

export interface Taken<T> {
  readonly done: Promise<T>
  /** Somebody waits for it now. */
  readonly raise: (turn: number) => void
}

interface Errand {
  readonly id: number
  rank: Rank
  turn: number
  since: number | null
  halted: boolean
  control: AbortController | null
  run(): Promise<void>
}

export function createLane(places: () => number, now: () => number): Lane {
  const errands = new Map<number, Errand>()
  let ids = 0
  let holds = 0
  let usualMs: number | null = null

  function pump(): void {
    const waiting: Waiting[] = []
    const running: Running[] = []
    for (const errand of errands.values()) {
      if (errand.since === null) waiting.push(errand)
      else running.push({ ...errand, since: errand.since })
    }
    const moves = nextMoves({ waiting, running, held: holds > 0 }, places(), now(), usualMs)
    for (const id of moves.halt) {
      const errand = errands.get(id)
      if (!errand) continue
      errand.halted = true
      errand.control?.abort(new DOMException('It waits again.', 'AbortError'))
    }
    for (const id of moves.start) void errands.get(id)?.run()
  }

  function learn(ms: number): void {
    usualMs = usualMs === null ? ms : usualMs * 0.7 + ms * 0.3
  }

  return {
    take<T>(rank: Rank, turn: number, signal: AbortSignal, act: (signal: AbortSignal) => Promise<T>) {
      ids += 1
      const id = ids
      let errand: Errand | null = null
      const done = new Promise<T>((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason)
          return
        }
        const leave = (): void => {
          errands.delete(id)
          signal.removeEventListener('abort', stop)
        }
        const made: Errand = {
          id,
          rank,
          turn,
          since: null,
          halted: false,
          control: null,
          async run() {
            const control = new AbortController()
            const since = now()
            made.since = since
            made.control = control
            try {
              const answer = await act(control.signal)
              learn(now() - since)
              leave()
              resolve(answer)
            } catch (error) {
              if (made.halted && !signal.aborted) {
                made.halted = false
                made.since = null
                made.control = null
              } else {
                leave()
                reject(error)
              }
            }
            pump()
          },
        }
        function stop(): void {
          if (made.since !== null) made.control?.abort(signal.reason)
          else {
            leave()
            reject(signal.reason)
          }
        }
        signal.addEventListener('abort', stop)
        errands.set(id, made)
        errand = made
      })
      // After the errand is in place, so that what begins at once finds it there.
      pump()
      return {
        done,
        raise(later) {
          if (!errand) return
          errand.rank = 'sight'
          errand.turn = later
          pump()
        },
      }
    },
    hold() {
      holds += 1
      let isHeld = true
      pump()
      return () => {
        if (isHeld) holds -= 1
        isHeld = false
        pump()
      }
    },
  }
}
