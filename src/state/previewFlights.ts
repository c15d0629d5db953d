import type { Preview } from '../domain/preview.ts'
import { sentenceOf } from '../domain/refusal.ts'
import type { Lane } from './previewLane.ts'

/** One answer that somebody waits for, or that is fetched ahead for the item that comes next. */
interface Flight {
  readonly itemId: string
  /** Which model is asked, and how: with other settings it is no longer wanted. */
  readonly lot: string
  readonly control: AbortController
  readonly raise: (turn: number) => void
  inSight: boolean
}

export interface FlightPlan {
  readonly key: string
  readonly itemId: string
  readonly lot: string
  readonly inSight: boolean
  readonly lane: Lane
  readonly act: (signal: AbortSignal) => Promise<Preview>
}

/** The requests about the item in sight and the one that comes next, by key. */
export interface Flights {
  has(key: string): boolean
  /** All of one wish; they go before those of earlier ones, in their order. */
  send(plans: readonly FlightPlan[]): void
  /** Somebody waits now for what was fetched ahead about this item. */
  raise(itemId: string): void
  drop(
    where: (flight: { readonly itemId: string; readonly lot: string; readonly key: string }) => boolean,
  ): void
}

/**
 * `onChange` hears which keys are waited for, `onFailed` why one of them could not be answered, and `onVain` what was
 * fetched ahead in vain, while nobody waited.
 */
export function createFlights(
  onChange: (asking: ReadonlySet<string>) => void,
  onFailed: (key: string, sentence: string) => void,
  onVain: (key: string) => void,
): Flights {
  const flights = new Map<string, Flight>()
  let turn = 0
  const show = (): void =>
    onChange(new Set([...flights].flatMap(([key, { inSight }]) => (inSight ? [key] : []))))

  function start({ key, itemId, lot, inSight, lane, act }: FlightPlan): void {
    flights.get(key)?.control.abort()
    const control = new AbortController()
    const { done, raise } = lane.take(inSight ? 'sight' : 'ahead', turn, control.signal, act)
    const flight: Flight = { itemId, lot, control, raise, inSight }
    flights.set(key, flight)
    const land = (): void => {
      if (flights.get(key) !== flight) return
      flights.delete(key)
      show()
    }
    done.then(land, (error: unknown) => {
      if (!control.signal.aborted) {
        if (flight.inSight) onFailed(key, sentenceOf(error))
        else onVain(key)
      }
      land()
    })
  }

  return {
    has: (key) => flights.has(key),
    send(plans) {
      turn += 1
      for (const plan of plans) start(plan)
      show()
    },
    raise(itemId) {
      turn += 1
      const ahead = [...flights.values()].filter((flight) => flight.itemId === itemId && !flight.inSight)
      for (const flight of ahead) {
        flight.inSight = true
        flight.raise(turn)
      }
      if (ahead.length > 0) show()
    },
    drop(where) {
      const gone = [...flights].filter(([key, { itemId, lot }]) => where({ key, itemId, lot }))
      for (const [key, { control }] of gone) {
        flights.delete(key)
        control.abort()
      }
      if (gone.length > 0) show()
    },
  }
}
