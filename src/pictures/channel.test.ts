import { afterEach, describe, expect, it, vi } from 'vitest'
import { connect, serve } from './channel.ts'
import { fakePictures } from './pictures.test-data.ts'
import { PictureError, type OpenPicture } from './pictures.ts'

const file = new Blob(['picture'], { type: 'image/png' })
const region = { x1: 3, y1: 0, x2: 4, y2: 1 }
const ports: MessagePort[] = []

/** Pictures that were asked through a real channel, and the stand-in at its other end. */
function throughChannel(open?: () => OpenPicture) {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  const { pictures, asked } = fakePictures(open)
  serve(pictures, port2)
  const onEnd = vi.fn<() => void>()
  const far = connect(port1, onEnd)
  port1.start()
  port2.start()
  const arrived = (count: number) => vi.waitFor(() => expect(asked.length).toBe(count))
  return { far, asked, arrived, onEnd, port1, port2 }
}

/** A level that a channel of Node can carry; a bitmap exists in browsers only. */
function standIn(): { readonly level: ImageBitmap; readonly buffer: ArrayBuffer } {
  const buffer = new ArrayBuffer(8)
  return { level: buffer as unknown as ImageBitmap, buffer }
}

afterEach(() => {
  for (const port of ports.splice(0)) port.close()
})

describe('pictures at the other end of a channel', () => {
  it('answer every kind of request, in whatever order the answers come', async () => {
    const { far, asked, arrived } = throughChannel()
    const all = [
      far.admit(file, 'a.png'),
      far.crop(file, region, 'image/jpeg', 2),
      far.open(file),
      far.render(file, { part: region, size: null, frame: null, as: 'image/png' }, undefined, 'ab'),
      far.fingerprints(file),
    ] as const
    await arrived(5)
    for (const request of asked.toReversed()) request.answer()
    const [taken, crop, open, made, fingerprint] = await Promise.all(all)
    expect(taken.picture.name).toBe('a.png')
    expect(await taken.stored.text()).toBe('a.png')
    expect(crop.type).toBe('image/jpeg')
    expect(open.size).toEqual({ width: 8, height: 6 })
    expect(await made.text()).toBe('made')
    expect(fingerprint).toEqual(['f0f0f0f0f0f0f0f0'])
    expect(asked.map(({ what }) => what)).toEqual([
      'admit a.png',
      'crop 3 image/jpeg ×2',
      'open image/png',
      'render ab 3 image/png',
      'fingerprint image/png',
    ])
  })

  it('hand levels over instead of copying them', async () => {
    const { level, buffer } = standIn()
    const { far, asked, arrived } = throughChannel(() => ({
      size: { width: 8, height: 6 },
      levels: [level],
      close: () => {},
    }))
    const open = far.open(file)
    await arrived(1)
    asked[0]?.answer()
    expect((await open).levels).toHaveLength(1)
    expect(buffer.byteLength).toBe(0)
  })

  it('hand over every tile of a level', async () => {
    const tiles = [standIn(), standIn()]
    const { far, asked, arrived } = throughChannel(() => ({
      size: { width: 8, height: 6 },
      levels: [{ width: 8, height: 6, tiles: tiles.map(({ level }, x) => ({ x, y: 0, bitmap: level })) }],
      close: () => {},
    }))
    const open = far.open(file)
    await arrived(1)
    asked[0]?.answer()
    expect((await open).levels).toMatchObject([{ tiles: [{ x: 0 }, { x: 1 }] }])
    expect(tiles.map(({ buffer }) => buffer.byteLength)).toEqual([0, 0])
  })

  it('hand over a small level before the answer to those who want one', async () => {
    const { far, asked, arrived } = throughChannel(() => ({
      size: { width: 8, height: 6 },
      levels: [standIn().level],
      close: () => {},
    }))
    const firsts: OpenPicture[] = []
    const open = far.open(file, undefined, (first) => firsts.push(first))
    await arrived(1)
    asked[0]?.first()
    await vi.waitFor(() => expect(firsts).toHaveLength(1))
    expect(firsts[0]).toMatchObject({ size: { width: 8, height: 6 }, levels: [{}] })
    asked[0]?.answer()
    expect((await open).levels).toHaveLength(1)
    expect(firsts).toHaveLength(1)
  })

  it('reject with the sentence and code of the refusal', async () => {
    const { far, asked, arrived } = throughChannel()
    const refused = far.admit(file, 'a.tif')
    await arrived(1)
    asked[0]?.fail(new PictureError('picture-tiff', 'a.tif is a TIFF.'))
    await expect(refused).rejects.toThrow(new PictureError('picture-tiff', 'a.tif is a TIFF.'))
    await expect(refused).rejects.toBeInstanceOf(PictureError)
  })

  it('turn any other error into a sentence', async () => {
    const { far, asked, arrived } = throughChannel()
    const failed = far.fingerprints(file)
    await arrived(1)
    asked[0]?.fail(new RangeError('Array buffer allocation failed'))
    await expect(failed).rejects.toThrow(/^The browser could not work on this picture \(Array buffer/)
  })

  it('tell when an answer cannot be sent', async () => {
    const { far, asked, arrived } = throughChannel(() => ({
      size: { width: 8, height: 6 },
      levels: [{ close: () => {} } as unknown as ImageBitmap],
      close: () => {},
    }))
    const open = far.open(file)
    await arrived(1)
    asked[0]?.answer()
    await expect(open).rejects.toBeInstanceOf(PictureError)
  })
})

describe('an aborted request', () => {
  it('rejects at once and is aborted at the other end', async () => {
    const { far, asked, arrived } = throughChannel()
    const controller = new AbortController()
    const dropped = far.admit(file, 'a', controller.signal)
    await arrived(1)
    controller.abort(new Error('gone on'))
    await expect(dropped).rejects.toThrow('gone on')
    await vi.waitFor(() => expect(asked[0]?.signal?.aborted).toBe(true))
  })

  it('is never sent when it was aborted before', async () => {
    const { far, asked, arrived } = throughChannel()
    await expect(far.admit(file, 'a', AbortSignal.abort(new Error('before')))).rejects.toThrow('before')
    const next = far.admit(file, 'b')
    await arrived(1)
    asked[0]?.answer()
    await next
    expect(asked.map(({ what }) => what)).toEqual(['admit b'])
  })

  it('closes the levels that were on their way already', async () => {
    const close = vi.fn<() => void>()
    const { far, port1 } = throughChannel()
    const controller = new AbortController()
    const dropped = far.open(file, controller.signal)
    controller.abort()
    await expect(dropped).rejects.toThrow('abort')
    const reply = { kind: 'opened', id: 1, size: { width: 1, height: 1 }, levels: [{ close }] }
    port1.dispatchEvent(new MessageEvent('message', { data: reply }))
    expect(close).toHaveBeenCalledOnce()
  })

  it('closes a small level that was on its way already', async () => {
    const close = vi.fn<() => void>()
    const onFirst = vi.fn<(first: OpenPicture) => void>()
    const { far, port1 } = throughChannel()
    const controller = new AbortController()
    const dropped = far.open(file, controller.signal, onFirst)
    controller.abort()
    await expect(dropped).rejects.toThrow('abort')
    const reply = { kind: 'first', id: 1, size: { width: 1, height: 1 }, levels: [{ close }] }
    port1.dispatchEvent(new MessageEvent('message', { data: reply }))
    expect(close).toHaveBeenCalledOnce()
    expect(onFirst).not.toHaveBeenCalled()
  })

  it('closes levels that were made after the abort, instead of sending them', async () => {
    const close = vi.fn<() => void>()
    const { far, asked, arrived } = throughChannel(() => ({
      size: { width: 8, height: 6 },
      levels: [{ close } as unknown as ImageBitmap],
      close: () => {},
    }))
    const controller = new AbortController()
    const dropped = far.open(file, controller.signal)
    await arrived(1)
    controller.abort()
    await expect(dropped).rejects.toThrow('abort')
    await vi.waitFor(() => expect(asked[0]?.signal?.aborted).toBe(true))
    asked[0]?.answer()
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce())
  })
})

describe('a channel that ends', () => {
  it.each(['error', 'messageerror'])(
    'by %s rejects everything that waits, once and for all',
    async (type) => {
      const { far, arrived, onEnd, port1 } = throughChannel()
      const both = [far.admit(file, 'a'), far.open(file)]
      const outcomes = Promise.allSettled(both)
      await arrived(2)
      port1.dispatchEvent(new MessageEvent(type))
      port1.dispatchEvent(new MessageEvent(type))
      expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
      await expect(both[0]).rejects.toThrow('The part of this page that reads pictures stopped')
      await expect(far.open(file)).rejects.toBeInstanceOf(PictureError)
      expect(onEnd).toHaveBeenCalledOnce()
    },
  )

  it('by being closed says so', async () => {
    const { far, onEnd } = throughChannel()
    const waiting = far.open(file)
    far.close()
    await expect(waiting).rejects.toThrow('were closed')
    expect(onEnd).toHaveBeenCalledOnce()
  })
})
