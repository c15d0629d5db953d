import type { Page } from '@playwright/test'
import * as v from 'valibot'

const corners = v.object({ x1: v.number(), y1: v.number(), x2: v.number(), y2: v.number() })
const stored = v.array(
  v.object({
    question: v.string(),
    options: v.array(v.string()),
    answerLetter: v.nullable(v.string()),
    answerText: v.string(),
    region: v.nullable(corners),
    pictureId: v.string(),
    order: v.number(),
    source: v.object({ boxes: v.array(v.array(v.object({ rect: corners }))) }),
  }),
)
export type StoredItem = v.InferOutput<typeof stored>[number]

/** The items that the open project keeps, in their order. */
export async function storedItems(page: Page): Promise<readonly StoredItem[]> {
  const id = await page.locator('[data-project]').getAttribute('data-project')
  const rows = v.parse(stored, await page.evaluate(read, id ?? ''))
  return rows.toSorted((a, b) => a.order - b.order)
}

async function read(projectId: string): Promise<unknown> {
  const found = (await indexedDB.databases()).find(({ name = '' }) => name.includes(projectId))
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(found?.name ?? '')
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(new Error('The project does not open.')))
  })
  const rows = await new Promise<unknown>((resolve) => {
    const request = database.transaction('items').objectStore('items').getAll()
    request.addEventListener('success', () => resolve(request.result))
  })
  database.close()
  return rows
}
