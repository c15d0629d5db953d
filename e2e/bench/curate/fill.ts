// What runs in the page takes nothing along from outside of it.
/* oxlint-disable unicorn/consistent-function-scoping */
import type { Item } from '../../../src/domain/item.ts'
import type { Judgement } from '../../../src/domain/judgement.ts'
import type { Picture } from '../../../src/domain/picture.ts'

/** What a project is filled with: one of each, from which all others are made. */
export interface Filling {
  readonly projectId: string
  readonly count: number
  readonly categories: readonly string[]
  readonly annotators: readonly string[]
  readonly item: Item
  readonly judgement: Judgement
  readonly picture: Picture
}

/**
 * Writes items and the judgements of some people right into the database of a project that is not open. Runs in the
 * page, so it holds all that it needs.
 */
export async function fill(filling: Filling): Promise<void> {
  const { count, categories, annotators, item, judgement, picture } = filling
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(`saccade-project-${filling.projectId}`)
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(new Error('The project does not open.')))
  })
  const pictures = 500
  const idOf = (place: number): string => `item-${String(place).padStart(7, '0')}-9c1f4a2e`
  const write = (from: number, below: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(['pictures', 'items', 'judgements'], 'readwrite')
      for (let place = from; place < below; place += 1) {
        if (place < pictures) {
          const id = `picture-${String(place)}`
          const width = 2000 + ((place * 37) % 4000)
          transaction
            .objectStore('pictures')
            .put({ ...picture, id, name: `scene-${String(place)}.jpg`, width, height: 3000 }, id)
        }
        const id = idOf(place)
        const x = (place * 613) % 1500
        const made = {
          ...item,
          id,
          order: place,
          pictureId: `picture-${String(place % pictures)}`,
          question: `Which number stands on plate ${String((place * 7919) % count)} beside the gate?`,
          category: categories[place % categories.length] ?? null,
          region: { x1: x, y1: 100, x2: x + 40 + (place % 400), y2: 300 },
        }
        transaction.objectStore('items').put(made, id)
        for (const [who, annotatorId] of annotators.entries()) {
          const accepts = (place * 31 + who * 17) % 10 < 8
          const said = {
            ...judgement,
            itemId: id,
            annotatorId,
            decision: accepts ? 'accept' : 'reject',
            reasons: accepts ? [] : ['too-easy'],
            difficulty: 1 + ((place + who) % 5),
            activeMs: 3000 + ((place * 97) % 20_000),
            decidedAt: 1_700_000_000_000 + place * 1000,
            rev: 1,
          }
          transaction.objectStore('judgements').put(said, `${id}/${annotatorId}`)
        }
      }
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('abort', () => reject(new Error('The filling was refused.')))
    })
  for (let from = 0; from < count; from += 2000) await write(from, Math.min(count, from + 2000))
  database.close()
}
