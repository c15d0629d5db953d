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
