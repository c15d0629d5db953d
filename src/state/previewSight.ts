import { canAsk, views as allViews, type View } from '../domain/preview.ts'
import { has } from '../domain/table.ts'
import { nextToAsk } from './nearby.ts'
import { keyFor } from './previewAsk.ts'
import type { PreviewDesk } from './previewDesk.ts'
import { createFlights, type FlightPlan } from './previewFlights.ts'
import { createPixelWall } from './previewPixels.ts'
import { createPlaceFinder } from './queuePlace.ts'

/** What is asked about the item in sight, and ahead about the one that comes next. */
export interface PreviewSight {
  readonly ask: (itemId: string, views?: readonly View[], again?: boolean) => void
  /** Drops what is being asked. */
  stop(): void
  /** After anything that may have changed what is in sight; true when another item is. */
  look(): boolean
  close(): void
}

export function createPreviewSight(desk: PreviewDesk): PreviewSight {
  const { store, set, keeper, lanes, index, deps } = desk
  const wall = createPixelWall((pixels) => set({ pixels }))
  const flights = createFlights(
    (asking) => set({ asking }),
    (key, sentence) => set({ failed: new Map([...store.getState().failed, [key, sentence]]) }),
    (key) => inVain.add(key),
  )
  /** What was fetched ahead in vain: not asked again, and nothing is said about it, until somebody asks for it. */
  const inVain = new Set<string>()
  const placeOf = createPlaceFinder()
  let itemInSight: string | null = null
  let itemAhead: string | null = null

  const lotNow = (): string => JSON.stringify(desk.how())

  function plansFor(
    itemId: string,
    views: readonly View[],
    again: boolean,
    inSight: boolean,
  ): readonly FlightPlan[] {
    const subject = desk.subjectOf(itemId)
    const how = desk.how()
    if (!subject || !how) return []
    return views.flatMap((view): readonly FlightPlan[] => {
      const key = keyFor(subject, view, how)
      if (!canAsk(view, subject.content)) return []
      if (!again && (has(keeper.known(), key) || flights.has(key))) return []
      return [
        {
          key,
          itemId,
          lot: JSON.stringify(how),
          inSight,
          lane: lanes.of(how.modelId),
          async act(signal) {
            const onPixels = (of: string, pixels: ImageBitmap): void => wall.hang(itemId, of, pixels)
            const preview = await desk.asker({ subject, view, how, onPixels, again }, signal)
            if (!desk.signal.aborted) index.touch(itemId)
            return preview
          },
        },
      ]
    })
  }

  function ask(itemId: string, views: readonly View[] = allViews, again = false): void {
    const lot = lotNow()
    flights.drop((flight) => flight.lot !== lot)
    const plans = plansFor(itemId, views, again, true)
    const keys = new Set(plans.map(({ key }) => key))
    for (const key of keys) inVain.delete(key)
    const failed = [...store.getState().failed].filter(([key]) => !keys.has(key))
    if (failed.length < store.getState().failed.size) set({ failed: new Map(failed) })
    flights.send(plans)
  }

  /** Asks without being told to, where that is wished and the model is at hand. */
  function askAhead(): void {
    const { loaded, failed } = store.getState()
    if (!deps.state().preferences.preview.auto || !loaded || itemInSight === null) return
    const { chosenId, entries } = deps.models.store.getState()
    const standing = entries.find(({ spec }) => spec.id === chosenId)?.standing
    if (standing?.kind !== 'ready' && standing?.kind !== 'resting') return
    if (!standing.abilities.answers) return
    const lot = lotNow()
    flights.drop((flight) => flight.lot !== lot)
    const isWorthAsking = ({ key }: FlightPlan): boolean => !failed.has(key) && !inVain.has(key)
    const plans = plansFor(itemInSight, allViews, false, true).filter(isWorthAsking)
    if (plans.length > 0) flights.send(plans)
    const next = itemAhead === null ? [] : plansFor(itemAhead, allViews, false, false).filter(isWorthAsking)
    if (next.length > 0) flights.send(next)
  }

  return {
    ask,
    stop: () => flights.drop(() => true),
    look() {
      const { itemId, dataset, queue } = desk.open()
      const at = placeOf(queue.ids, itemId)
      const nextId = at < 0 ? null : nextToAsk(dataset, desk.annotatorId(), queue.ids, at)
      const isOther = itemId !== itemInSight
      if (isOther || nextId !== itemAhead) {
        itemInSight = itemId
        itemAhead = nextId
        const near = [itemId, nextId].filter((id) => id !== null)
        flights.drop((flight) => !near.includes(flight.itemId))
        wall.keep(near)
        if (itemId !== null) flights.raise(itemId)
      }
      if (isOther && store.getState().failed.size > 0) set({ failed: new Map() })
      askAhead()
      return isOther
    },
    close() {
      flights.drop(() => true)
      wall.close()
    },
  }
}
