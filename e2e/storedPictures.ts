import type { Page } from '@playwright/test'

/** How many pictures all projects of this browser hold, staged ones included. */
export const storedPictures = (page: Page): Promise<number> => page.evaluate(count)

async function count(): Promise<number> {
  let found = 0
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name)
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(new Error(`${name} does not open.`)))
    })
    const stores = [...database.objectStoreNames].filter((store) => /blob|staged/i.test(store))
    for (const store of stores) {
      found += await new Promise<number>((resolve) => {
        const request = database.transaction(store).objectStore(store).count()
        request.addEventListener('success', () => resolve(request.result))
      })
    }
    database.close()
  }
  return found
}
