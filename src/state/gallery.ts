import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Picture } from '../domain/picture.ts'
import { sentenceOf } from '../domain/refusal.ts'
import type { OpenPicture, Pictures } from '../pictures/pictures.ts'

/** A picture on its way to the screen. */
export type Hanging =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly open: OpenPicture }
  | { readonly kind: 'failed'; readonly sentence: string }

/** Decoded pictures: the one in sight and those that come next. Never part of the dataset. */
export interface Gallery {
  /** By picture id. */
  readonly store: StoreApi<ReadonlyMap<string, Hanging>>
  /**
   * Says which pictures are wanted, the one in sight first. It is decoded at once, a small level of it before the
   * whole where that is quicker; the others follow one at a time, as long as they fit the budget. What is no longer
   * wanted is let go when its room is needed.
   */
  want(pictures: readonly Picture[]): void
  close(): void
}

/** Decoded pixels kept at most, in bytes (RGBA and its levels), besides the picture in sight. */
const galleryBudget = 640 * 2 ** 20

const decodedBytes = (picture: Picture): number => Math.ceil((picture.width * picture.height * 4 * 4) / 3)

export function createGallery(
  pictures: Pick<Pictures, 'open'>,
  bytesOf: (sha256: string) => Promise<Blob | null>,
  budget: number = galleryBudget,
): Gallery {
  const store = createStore<ReadonlyMap<string, Hanging>>(() => new Map())
  const records = new Map<string, Picture>()
  const loads = new Map<string, { readonly control: AbortController; readonly done: Promise<void> }>()
  let wanted: readonly Picture[] = []
  let closed = false

  const place = (id: string, hanging: Hanging | null) => {
    const next = new Map(store.getState())
    if (hanging) next.set(id, hanging)
    else next.delete(id)
    store.setState(next, true)
  }

  /** Puts the pixels on show and closes those that they replace. */
  function show(id: string, open: OpenPicture): void {
    const before = store.getState().get(id)
    place(id, { kind: 'ready', open })
    if (before?.kind === 'ready') before.open.close()
  }

  /** Starts to decode, or goes on with it; resolves when it is done with, however that ended. */
  function load(picture: Picture, isInSight: boolean): Promise<void> {
    const running = loads.get(picture.id)
    if (running) return running.done
    const control = new AbortController()
    records.set(picture.id, picture)
    place(picture.id, { kind: 'loading' })
    const done = decode(picture, isInSight, control.signal).finally(() => {
      if (loads.get(picture.id)?.control === control) loads.delete(picture.id)
    })
    loads.set(picture.id, { control, done })
    return done
  }

  async function decode(picture: Picture, isInSight: boolean, signal: AbortSignal): Promise<void> {
    const showUnlessGone = (open: OpenPicture) => {
      if (signal.aborted || closed) open.close()
      else show(picture.id, open)
    }
    try {
      if (picture.sha256 === null)
        throw new Error(`The picture ${picture.name} is missing; import it to see it here.`)
      const blob = await bytesOf(picture.sha256)
      if (!blob)
        throw new Error(
          `The bytes of ${picture.name} are gone from this browser’s storage; import the picture again.`,
        )
      showUnlessGone(await pictures.open(blob, signal, isInSight ? showUnlessGone : undefined))
    } catch (error) {
      if (signal.aborted || closed) return
      const first = store.getState().get(picture.id)
      place(picture.id, { kind: 'failed', sentence: sentenceOf(error) })
      if (first?.kind === 'ready') first.open.close()
    }
  }

  function drop(id: string): void {
    loads.get(id)?.control.abort()
    loads.delete(id)
    const hanging = store.getState().get(id)
    place(id, null)
    records.delete(id)
    if (hanging?.kind === 'ready') hanging.open.close()
  }

  /** Lets go of what nobody wants, oldest first, until the wanted ones fit. */
  function makeRoom(): void {
    const keep = new Set(wanted.map(({ id }) => id))
    const expected = new Map([...records, ...wanted.map((picture) => [picture.id, picture] as const)])
    let used = [...expected.values()].reduce((sum, picture) => sum + decodedBytes(picture), 0)
    for (const picture of records.values()) {
      if (used <= budget) return
      if (keep.has(picture.id)) continue
      used -= decodedBytes(picture)
      drop(picture.id)
    }
  }

  async function follow(): Promise<void> {
    const round = wanted
    let used = 0
    for (const [index, picture] of round.entries()) {
      used += decodedBytes(picture)
      if (index > 0 && used > budget) return
      const hanging = store.getState().get(picture.id)
      if (hanging?.kind === 'ready' && !loads.has(picture.id)) continue
      // A failure is tried again only when the picture itself changed, e.g. was found after all.
      if (hanging?.kind === 'failed' && records.get(picture.id)?.sha256 === picture.sha256) continue
      await load(picture, index === 0)
      if (wanted !== round || closed) return
    }
  }

  return {
    store,
    want(next) {
      if (next.length === wanted.length && next.every((picture, index) => picture === wanted[index])) return
      wanted = [...new Map(next.map((picture) => [picture.id, picture])).values()]
      for (const id of loads.keys()) if (!wanted.some((picture) => picture.id === id)) drop(id)
      makeRoom()
      void follow()
    },
    close() {
      closed = true
      for (const id of records.keys()) drop(id)
    },
  }
}
