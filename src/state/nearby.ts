import type { Dataset } from '../domain/dataset.ts'
import type { Picture } from '../domain/picture.ts'
import { isUndecided } from '../domain/queue.ts'
import { get } from '../domain/table.ts'

/** Undecided items whose pictures are decoded ahead. */
const ahead = 3
/** Places searched for them: enough to pass over what is decided already, few enough to do with each key. */
const reach = 100

/**
 * Pictures to have at hand at a place in the queue, the most wanted first: the one in sight, then where deciding leads
 * (the next items without a decision), then the neighbours that the arrow keys lead to.
 */
export function nearbyPictures(
  dataset: Dataset,
  annotatorId: string,
  queue: readonly string[],
  at: number,
  itemId: string,
): readonly Picture[] {
  const pictures = new Map<string, Picture>()
  const add = (id: string | undefined): void => {
    const item = id === undefined ? undefined : get(dataset.items, id)
    const picture = item && get(dataset.pictures, item.pictureId)
    if (picture) pictures.set(picture.id, picture)
  }
  add(itemId)
  for (let place = at + 1; place <= at + reach && pictures.size <= ahead; place += 1) {
    const id = queue[place]
    if (id === undefined) break
    if (isUndecided(dataset, annotatorId, id)) add(id)
  }
  if (at >= 0) {
    add(queue[at + 1])
    if (at > 0) add(queue[at - 1])
  }
  return [...pictures.values()]
}

/** The item that is asked about ahead: where deciding leads, or else the next one in the queue; null at its end. */
export function nextToAsk(
  dataset: Dataset,
  annotatorId: string,
  queue: readonly string[],
  at: number,
): string | null {
  for (let place = at + 1; place <= at + reach; place += 1) {
    const id = queue[place]
    if (id === undefined) break
    if (isUndecided(dataset, annotatorId, id)) return id
  }
  return queue[at + 1] ?? null
}
