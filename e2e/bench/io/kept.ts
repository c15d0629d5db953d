/** Blobs in a database, written as strictly as the application writes its own. */

interface Kept {
  readonly name: string
  readonly picture: Blob
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The database fails.')))
  })
}

let opened: Promise<IDBDatabase> | null = null

function database(): Promise<IDBDatabase> {
  if (opened) return opened
  const request = indexedDB.open('bare', 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore('kept'))
  opened = answerOf(request)
  return opened
}

export async function keep(name: string, picture: Blob): Promise<void> {
  const db = await database()
  await new Promise<void>((resolve, reject) => {
    const transaction = db.transaction('kept', 'readwrite', { durability: 'strict' })
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('Aborted.')))
    transaction.objectStore('kept').put(picture, name)
    transaction.commit()
  })
}

export async function* allKept(): AsyncGenerator<Kept> {
  const db = await database()
  const store = () => db.transaction('kept').objectStore('kept')
  for (const name of await answerOf(store().getAllKeys())) {
    const picture: unknown = await answerOf(store().get(name))
    if (typeof name === 'string' && picture instanceof Blob) yield { name, picture }
  }
}
