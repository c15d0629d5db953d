import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Picture } from '../domain/picture.ts'
import type { OpenPicture } from '../pictures/pictures.ts'
import { createGallery } from './gallery.ts'

const picture = (id: string, over: Partial<Picture> = {}): Picture => ({
  id,
  sha256: id,
  name: `${id}.jpg`,
  width: 1000,
  height: 1000,
  type: 'image/jpeg',
  bytes: 1,
  origin: { path: '', sha256: id, stored: null, orientation: null, notes: [], plainJpeg: true },
  ...over,
})

function gallery(budgetInPictures: number) {
  const opened: string[] = []
  const closed: string[] = []
  const made = createGallery(
    {
      async open(blob): Promise<OpenPicture> {
        const id = await blob.text()
        opened.push(id)
        return { size: { width: 1000, height: 1000 }, levels: [], close: () => closed.push(id) }
      },
    },
    (sha256) => Promise.resolve(new Blob([sha256])),
    budgetInPictures * 5_333_334,
  )
  return { ...made, opened, closed }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('the gallery', () => {
  it('decodes the picture in sight first, then those ahead, as far as the budget goes', async () => {
    const made = gallery(2)
    const { store, opened } = made
    made.want([picture('a'), picture('b'), picture('c')])
    await settle()
    expect(opened).toEqual(['a', 'b'])
    expect(store.getState().get('a')?.kind).toBe('ready')
    expect(store.getState().has('c')).toBe(false)
  })

  it('lets go of the oldest unwanted picture when room is needed, and closes its pixels', async () => {
    const made = gallery(2)
    const { closed } = made
    made.want([picture('a'), picture('b')])
    await settle()
    made.want([picture('b'), picture('c')])
    await settle()
    made.want([picture('c'), picture('d')])
    await settle()
    expect(closed).toEqual(['a', 'b'])
  })

  it('does not decode again what is ready', async () => {
    const made = gallery(3)
    const { opened } = made
    made.want([picture('a'), picture('b')])
    await settle()
    made.want([picture('b'), picture('a')])
    await settle()
    expect(opened).toEqual(['a', 'b'])
  })

  it('says so when a picture is missing, and tries again once it was found', async () => {
    const made = gallery(3)
    const { store } = made
    made.want([picture('a', { sha256: null })])
    await settle()
    expect(store.getState().get('a')).toMatchObject({ kind: 'failed' })
    made.want([picture('a', { sha256: 'a' })])
    await settle()
    expect(store.getState().get('a')?.kind).toBe('ready')
  })
})

/** Pixels that count how often they are held, each made and closed by name. */
function counted() {
  const held = new Set<object>()
  const twice: string[] = []
  const open = (name: string): OpenPicture => {
    const pixels: OpenPicture = {
      size: { width: 1000, height: 1000 },
      levels: [],
      close: () => void (held.delete(pixels) || twice.push(name)),
    }
    held.add(pixels)
    return pixels
  }
  return { held, twice, open }
}

/** A gallery whose pictures are decoded by hand. */
function byHand() {
  const { held, open } = counted()
  const asked = new Map<string, { first: (() => void) | null; whole: () => void; fail: () => void }>()
  const made = createGallery(
    {
      async open(blob, _, onFirst) {
        const id = await blob.text()
        return new Promise((resolve, reject) => {
          asked.set(id, {
            first: onFirst ? () => onFirst(open(`${id} small`)) : null,
            whole: () => resolve(open(id)),
            fail: () => reject(new Error('It is damaged.')),
          })
        })
      },
    },
    (sha256) => Promise.resolve(new Blob([sha256])),
  )
  return { gallery: made, held, asked }
}

describe('the picture in sight', () => {
  it('is shown from a small level until the whole is there, and only then the next is decoded', async () => {
    const { gallery: shown, held, asked } = byHand()
    shown.want([picture('a'), picture('b')])
    await settle()
    asked.get('a')?.first?.()
    const first = shown.store.getState().get('a')
    expect(first?.kind).toBe('ready')
    await settle()
    expect([...asked.keys()]).toEqual(['a'])
    asked.get('a')?.whole()
    await settle()
    expect(shown.store.getState().get('a')?.kind).toBe('ready')
    expect(shown.store.getState().get('a')).not.toBe(first)
    expect(held.size).toBe(1)
    // A neighbour is not looked at yet: a small level of it would only cost time.
    expect(asked.get('b')?.first).toBeNull()
  })

  it('is not decoded twice when one comes back to it before the whole is there', async () => {
    const { gallery: shown, asked } = byHand()
    shown.want([picture('a'), picture('b')])
    await settle()
    asked.get('a')?.first?.()
    shown.want([picture('b'), picture('a')])
    await settle()
    expect([...asked.keys()]).toEqual(['a', 'b'])
    const kept = asked.get('a')
    shown.want([picture('a'), picture('b')])
    await settle()
    expect(asked.get('a')).toBe(kept)
    kept?.whole()
    await settle()
    expect(shown.store.getState().get('a')?.kind).toBe('ready')
  })

  it('gives way to a sentence when the whole cannot be decoded', async () => {
    const { gallery: shown, held, asked } = byHand()
    shown.want([picture('a')])
    await settle()
    asked.get('a')?.first?.()
    asked.get('a')?.fail()
    await settle()
    expect(shown.store.getState().get('a')).toEqual({ kind: 'failed', sentence: 'It is damaged.' })
    expect(held.size).toBe(0)
  })
})

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve()
}

it('holds no pixels but those on show, however quickly the items change', async () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const moves = fc.array(
    fc.record({
      wanted: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
      pause: fc.boolean(),
    }),
    { minLength: 1, maxLength: 20 },
  )
  await fc.assert(
    fc.asyncProperty(moves, fc.array(fc.nat(6), { minLength: 1 }), fc.boolean(), async (all, waits, deaf) => {
      const { held, twice, open } = counted()
      let asked = 0
      const wait = () => turns(waits[(asked += 1) % waits.length] ?? 0)
      const gallery = createGallery(
        {
          async open(blob, signal, onFirst) {
            const name = await blob.text()
            // A decoder may notice an abort, or be deaf to it and answer all the same.
            await wait()
            if (!deaf) signal?.throwIfAborted()
            onFirst?.(open(`${name} small`))
            await wait()
            if (!deaf) signal?.throwIfAborted()
            if (name === 'e') throw new Error('It is damaged.')
            return open(name)
          },
        },
        (sha256) => Promise.resolve(new Blob([sha256])),
        2 * 5_333_334,
      )
      for (const { wanted, pause } of all) {
        gallery.want(wanted.map((id) => picture(id)))
        await turns(3)
        if (pause) await settle()
      }
      await settle()
      const ready = [...gallery.store.getState().values()].filter(({ kind }) => kind === 'ready')
      expect(held.size).toBe(ready.length)
      gallery.close()
      await settle()
      expect(held.size).toBe(0)
      expect(twice).toEqual([])
    }),
    { numRuns: 30 },
  )
})
