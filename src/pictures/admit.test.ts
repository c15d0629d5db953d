import { describe, expect, it, vi } from 'vitest'
import type { Size } from '../domain/geometry.ts'
import { admit, type Codec, type DecodedSize } from './admit.ts'
import { sha256 } from './hash.ts'
import * as files from './header/files.test-data.ts'
import { readHeader } from './header/read.ts'
import { PictureError } from './pictures.ts'
import { uprightSize } from './upright.ts'

const { jpegFile, pngFile, gifFile } = files

/** A codec that believes headers: it decodes to the size they say, and writes empty pictures of the right size. */
function fakeCodec(changes: Partial<Codec<DecodedSize>> = {}) {
  const closed = vi.fn<() => void>()
  const decoded: Blob[] = []
  const codec: Codec<DecodedSize> = {
    decode: async (file) => {
      decoded.push(file)
      const header = readHeader(new Uint8Array(await file.arrayBuffer()))
      if (!header?.complete) throw new Error('not whole')
      return { ...header.stored, close: closed }
    },
    salvage: async () => {
      throw new Error('nothing left')
    },
    upright: async (bitmap: Size, orientation, as) => {
      const size = uprightSize({ width: bitmap.width, height: bitmap.height }, orientation)
      return new Blob([as === 'image/jpeg' ? jpegFile(size) : pngFile(size)], { type: as })
    },
    room: async () => () => {},
    ...changes,
  }
  return { codec, closed, decoded }
}

const blob = (bytes: Uint8Array<ArrayBuffer>, type = ''): Blob => new Blob([bytes], { type })
const hashOf = async (file: Blob): Promise<string> => sha256(new Uint8Array(await file.arrayBuffer()))

const plain = async (bytes: Uint8Array<ArrayBuffer>): Promise<boolean> =>
  (await admit(fakeCodec().codec, blob(bytes), 'a')).picture.origin.plainJpeg
const profile = (name: string) => ({ segments: [files.iccSegment(files.iccProfile(name))] })

describe('an upright picture', () => {
  it('is stored as given, under its own hash', async () => {
    const { codec, closed } = fakeCodec()
    const file = blob(jpegFile(), 'image/jpeg')
    const { stored, picture, problems } = await admit(codec, file, 'data/images/koi.jpg')
    expect(stored).toBe(file)
    expect(problems).toEqual([])
    const hash = await hashOf(file)
    expect(picture).toEqual({
      id: hash,
      sha256: hash,
      name: 'koi.jpg',
      type: 'image/jpeg',
      bytes: file.size,
      width: 8,
      height: 6,
      origin: {
        path: 'data/images/koi.jpg',
        sha256: hash,
        stored: { width: 8, height: 6 },
        orientation: null,
        notes: [],
        plainJpeg: true,
      },
    })
    expect(closed).toHaveBeenCalledOnce()
  })

  it('gets the type of its bytes, whatever it claimed to be', async () => {
    const { codec } = fakeCodec()
    const file = blob(pngFile(), 'text/html')
    const { stored, picture } = await admit(codec, file, 'koi.jpg')
    expect(stored.type).toBe('image/png')
    expect(picture.type).toBe('image/png')
    expect(await hashOf(stored)).toBe(picture.sha256)
    expect(picture.origin.notes).toEqual(['The file is named like a JPEG but holds a PNG.'])
  })

  it('is plain only as a whole 8-bit RGB JPEG in sRGB', async () => {
    expect(await plain(jpegFile({ segments: [files.exifSegment(1)] }))).toBe(true)
    expect(await plain(jpegFile(profile('sRGB IEC61966-2.1')))).toBe(true)
    expect(await plain(jpegFile(profile('Adobe RGB (1998)')))).toBe(false)
    expect(await plain(jpegFile({ components: 4 }))).toBe(false)
    expect(await plain(jpegFile({ components: 1 }))).toBe(false)
    expect(await plain(jpegFile({ bits: 12 }))).toBe(false)
    expect(await plain(jpegFile().slice(0, -2))).toBe(false)
    expect(await plain(pngFile())).toBe(false)
  })

  it('takes its name from paths of any system', async () => {
    const { picture } = await admit(fakeCodec().codec, blob(pngFile()), String.raw`C:\data\koi.png`)
    expect(picture.name).toBe('koi.png')
  })
})

describe('a turned picture', () => {
  it('is decoded without its orientation and stored upright under a new hash', async () => {
    const { codec, decoded } = fakeCodec()
    const given = blob(jpegFile({ segments: [files.exifSegment(6)] }))
    const { stored, picture, problems } = await admit(codec, given, 'koi.jpg')
    expect(readHeader(new Uint8Array((await decoded[0]?.arrayBuffer()) ?? []))?.orientation).toBe(1)
    expect(picture).toMatchObject({ width: 6, height: 8, sha256: await hashOf(stored), bytes: stored.size })
    expect(picture.origin).toMatchObject({
      sha256: await hashOf(given),
      stored: { width: 8, height: 6 },
      orientation: 6,
      plainJpeg: true,
    })
    expect(picture.sha256).not.toBe(picture.origin.sha256)
    expect(picture.origin.notes).toEqual(problems.map(({ sentence }) => sentence))
    expect(problems.map(({ code }) => code)).toEqual(['picture-turned'])
  })

  it('is stored as PNG when it was one', async () => {
    const tagged = pngFile({ before: [files.pngChunk('eXIf', files.exif(3))] })
    const { stored, picture } = await admit(fakeCodec().codec, blob(tagged), 'koi.png')
    expect(stored.type).toBe('image/png')
    expect(picture).toMatchObject({ width: 8, height: 6 })
    expect(readHeader(new Uint8Array(await stored.arrayBuffer()))?.orientation).toBeNull()
  })

  it('is left alone as AVIF, which browsers turn by themselves', async () => {
    const { codec } = fakeCodec({ decode: async () => ({ width: 6, height: 8, close: () => {} }) })
    const file = blob(files.avifFile({ rotation: 1 }), 'image/avif')
    const { stored, picture } = await admit(codec, file, 'koi.avif')
    expect(stored).toBe(file)
    expect(picture).toMatchObject({ width: 6, height: 8 })
    expect(picture.origin).toMatchObject({ stored: { width: 8, height: 6 }, orientation: 8 })
  })
})

describe('an animation', () => {
  it('is stored as a PNG of its first frame', async () => {
    const { stored, picture, problems } = await admit(fakeCodec().codec, blob(gifFile(4)), 'koi.gif')
    expect(stored.type).toBe('image/png')
    expect(picture.type).toBe('image/png')
    expect(problems.map(({ sentence }) => sentence)).toEqual([
      'The picture is an animation of 4 frames; only the first one was taken.',
    ])
  })

  it('of one frame is a picture like any other', async () => {
    const file = blob(gifFile(1), 'image/gif')
    expect((await admit(fakeCodec().codec, file, 'koi.gif')).stored).toBe(file)
  })
})

describe('a file that is cut short', () => {
  it('is mended as JPEG, shown, and said to be incomplete', async () => {
    const cut = jpegFile().slice(0, -2)
    const { stored, picture, problems } = await admit(fakeCodec().codec, blob(cut), 'koi.jpg')
    expect(new Uint8Array(await stored.arrayBuffer())).toEqual(jpegFile())
    expect(picture.origin.sha256).toBe(await hashOf(blob(cut)))
    expect(picture.sha256).toBe(await hashOf(stored))
    expect(problems.map(({ code }) => code)).toEqual(['picture-incomplete'])
  })

  it('is turned upright all the same', async () => {
    const cut = jpegFile({ segments: [files.exifSegment(8)] }).slice(0, -2)
    const { picture, problems } = await admit(fakeCodec().codec, blob(cut), 'koi.jpg')
    expect(picture).toMatchObject({ width: 6, height: 8 })
    expect(problems.map(({ code }) => code)).toEqual(['picture-turned', 'picture-incomplete'])
  })

  it('is stored anew from what could be salvaged', async () => {
    const { codec } = fakeCodec({ salvage: async () => ({ width: 8, height: 6, close: () => {} }) })
    const { stored, problems } = await admit(codec, blob(pngFile().slice(0, -14)), 'koi.png')
    expect(stored.type).toBe('image/png')
    expect(problems.map(({ code }) => code)).toEqual(['picture-incomplete'])
  })

  it('is refused when nothing could be', async () => {
    const refused = admit(fakeCodec().codec, blob(pngFile().slice(0, -14)), 'koi.png')
    await expect(refused).rejects.toThrow('koi.png is cut short and too little of it is left to show.')
  })
})

describe('a file that is refused', () => {
  const never = fakeCodec({
    decode: () => {
      throw new Error('must not be decoded')
    },
  }).codec

  it.each([
    ['an empty file', new Uint8Array(), 'picture-empty'],
    ['an SVG', new TextEncoder().encode('<svg onload="x()"/>'), 'picture-svg'],
    ['a page', new TextEncoder().encode('<html></html>'), 'picture-html'],
    ['a TIFF', Uint8Array.of(0x49, 0x49, 42, 0), 'picture-tiff'],
    ['a text', new TextEncoder().encode('hello'), 'picture-unknown'],
    ['a picture of no size', pngFile({ width: 0 }), 'picture-damaged'],
    ['a picture of too many pixels', pngFile({ width: 20_000, height: 20_000 }), 'picture-too-large'],
    ['a picture with too long a side', pngFile({ width: 70_000, height: 1 }), 'picture-too-large'],
  ])('is never decoded: %s', async (_, bytes, code) => {
    const refused = admit(never, blob(bytes), 'images/koi.png')
    await expect(refused).rejects.toMatchObject({ name: 'PictureError', code })
    await expect(refused).rejects.toThrow(/^images\/koi\.png /)
  })

  it('is one that does not hold the size it says', async () => {
    const { codec } = fakeCodec({ decode: async () => ({ width: 80, height: 60, close: () => {} }) })
    await expect(admit(codec, blob(pngFile()), 'koi.png')).rejects.toThrow(
      'koi.png is damaged: it says 8 × 6 pixels but holds 80 × 60.',
    )
  })

  it('is one that cannot be decoded although it is whole', async () => {
    const { codec } = fakeCodec({ decode: () => Promise.reject(new Error('bad')) })
    await expect(admit(codec, blob(pngFile()), 'koi.png')).rejects.toThrow(/^koi\.png is damaged/)
  })

  it('is one that vanished from the disk', async () => {
    const gone = blob(pngFile())
    vi.spyOn(gone, 'arrayBuffer').mockRejectedValue(new DOMException('gone', 'NotFoundError'))
    await expect(admit(fakeCodec().codec, gone, 'koi.png')).rejects.toMatchObject({
      code: 'picture-unreadable',
    })
  })
})

it('gives the room back and closes the bitmap even when encoding fails', async () => {
  const giveBack = vi.fn<() => void>()
  const { codec, closed } = fakeCodec({
    room: async () => giveBack,
    upright: () => Promise.reject(new PictureError('out-of-memory', 'No room.')),
  })
  await expect(admit(codec, blob(gifFile(2)), 'koi.gif')).rejects.toThrow('No room.')
  expect(giveBack).toHaveBeenCalledOnce()
  expect(closed).toHaveBeenCalledOnce()
})

it('stops before decoding once it was aborted', async () => {
  const { codec, decoded } = fakeCodec()
  const aborted = admit(codec, blob(pngFile()), 'koi.png', AbortSignal.abort(new Error('enough')))
  await expect(aborted).rejects.toThrow('enough')
  expect(decoded).toEqual([])
})
