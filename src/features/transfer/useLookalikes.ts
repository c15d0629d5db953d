import { useEffect, useState } from 'react'
import { groupLookalikes } from '../../domain/nearDuplicates.ts'
import type { Picture } from '../../domain/picture.ts'
import type { Split } from '../../formats/target.ts'
import type { App } from '../../state/app.ts'
import { useAppActions } from '../../state/useApp.ts'

/** How far the comparison of pictures is, and in the end which belong together. */
export type Lookalikes =
  | { readonly kind: 'comparing'; readonly done: number; readonly total: number }
  | { readonly kind: 'compared'; readonly groups: Split['groups'] }

/** Fingerprints by SHA-256, so that a picture is looked at once while the page is open. */
const known = new WeakMap<App, Map<string, string>>()

/** Pictures asked for at a time: one is read while another is decoded. */
const atOnce = 2

/** Compares the pictures, once somebody wants that; null before. */
export function useLookalikes(pictures: readonly Picture[], wanted: boolean): Lookalikes | null {
  const app = useAppActions()
  const [state, setState] = useState<Lookalikes | null>(null)
  const isDone = state?.kind === 'compared'
  useEffect(() => {
    if (!wanted || isDone) return undefined
    const stop = new AbortController()
    const { signal } = stop
    compare(app, pictures, signal, (done, total) => {
      if (!signal.aborted) setState({ kind: 'comparing', done, total })
    }).then(
      (groups) => {
        if (!signal.aborted) setState({ kind: 'compared', groups })
      },
      () => undefined,
    )
    return () => stop.abort()
  }, [app, pictures, wanted, isDone])
  return wanted ? state : null
}

async function compare(
  app: App,
  pictures: readonly Picture[],
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<Split['groups']> {
  const prints = known.get(app) ?? new Map<string, string>()
  known.set(app, prints)
  const { store } = app.session()
  const hashes = [...new Set(pictures.flatMap(({ sha256 }) => sha256 ?? []))]
  const todo = hashes.filter((sha256) => !prints.has(sha256))
  let done = hashes.length - todo.length
  onProgress(done, hashes.length)
  const workers = Array.from({ length: atOnce }, async () => {
    for (let sha256 = todo.pop(); sha256 !== undefined; sha256 = todo.pop()) {
      signal.throwIfAborted()
      const file = await store.blob(sha256)
      // One that cannot be decoded looks like no other; whether it can go out is said where it is written.
      const print = file ? await app.deps.pictures.fingerprint(file, signal).catch(() => '') : ''
      signal.throwIfAborted()
      prints.set(sha256, print)
      done += 1
      onProgress(done, hashes.length)
    }
  })
  await Promise.all(workers)
  return groupLookalikes(
    new Map(pictures.map(({ id, sha256 }) => [id, (sha256 !== null && prints.get(sha256)) || ''])),
  )
}
