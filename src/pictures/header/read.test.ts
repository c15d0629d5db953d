import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as files from './files.test-data.ts'
import { spliced } from './header.ts'
import { readHeader } from './read.ts'

const { join, jpegFile, pngFile, gifFile, webpFile, bmpFile, avifFile } = files
const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer())

const jpegIsSrgb = (profile: Uint8Array): boolean | undefined =>
  readHeader(jpegFile({ segments: [files.iccSegment(profile)] }))?.srgb

describe('the header of a JPEG', () => {
  it('gives the stored size, depth and colours', () => {
    expect(readHeader(jpegFile({ width: 4000, height: 3000 }))).toEqual({
      type: 'image/jpeg',
      stored: { width: 4000, height: 3000 },
      orientation: null,
      untag: [],
      mend: [],
      bits: 8,
      model: 'rgb',
      alpha: false,
      frames: 1,
      complete: true,
      srgb: true,
    })
  })

  it.each([
    [1, 'grey'],
    [3, 'rgb'],
    [4, 'cmyk'],
  ])('with %i components is %s', (components, model) => {
    expect(readHeader(jpegFile({ components }))?.model).toBe(model)
  })

  it('is read from progressive and 12-bit files, too', () => {
    expect(readHeader(jpegFile({ progressive: true, bits: 12 }))).toMatchObject({ bits: 12, complete: true })
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('gives orientation %i in either byte order', (orientation) => {
    for (const little of [false, true]) {
      const header = readHeader(jpegFile({ segments: [files.exifSegment(orientation, little)] }))
      expect(header?.orientation).toBe(orientation)
    }
  })

  it('gives no orientation that EXIF does not know', () => {
    for (const value of [0, 9, 65535])
      expect(readHeader(jpegFile({ segments: [files.exifSegment(value)] }))?.orientation).toBeNull()
  })

  it('finds an orientation behind other segments and fill bytes', () => {
    const filler = files.jpegSegment(0xe1, new Uint8Array(60_000))
    const segments = [filler, filler, join([0xff, 0xff]), files.exifSegment(8)]
    expect(readHeader(jpegFile({ segments }))?.orientation).toBe(8)
  })

  it('ignores metadata after the first scan, as decoders do', () => {
    const cut = jpegFile().slice(0, -2)
    const header = readHeader(join(cut, files.exifSegment(6), [0xff, 0xd9]))
    expect(header).toMatchObject({ orientation: null, complete: true })
  })

  it('is complete whatever follows the end mark, and incomplete without one', () => {
    const whole = jpegFile()
    expect(readHeader(join(whole, [1, 2, 3]))).toMatchObject({ complete: true, mend: [] })
    const cut = readHeader(whole.slice(0, -2))
    expect(cut?.complete).toBe(false)
    expect(cut?.mend).toEqual([
      { from: whole.length - 2, to: whole.length - 2, bytes: Uint8Array.of(0xff, 0xd9) },
    ])
  })

  it('does not take the end mark of an embedded thumbnail for its own', () => {
    const thumbnail = files.jpegSegment(0xe1, join('thumb', [0xff, 0xd9]))
    expect(readHeader(jpegFile({ segments: [thumbnail] }).slice(0, -2))?.complete).toBe(false)
  })

  it('knows sRGB profiles of both versions from others', () => {
    expect(jpegIsSrgb(files.iccProfile('sRGB IEC61966-2.1'))).toBe(true)
    expect(jpegIsSrgb(files.iccProfile('sRGB', 4))).toBe(true)
    expect(jpegIsSrgb(files.iccProfile('Adobe RGB (1998)'))).toBe(false)
    expect(jpegIsSrgb(files.iccProfile('Display P3', 4))).toBe(false)
  })

  it('is missing when no size is said', () => {
    expect(readHeader(jpegFile().slice(0, 10))).toBeNull()
    expect(readHeader(jpegFile({ height: 0 }))).toBeNull()
  })

  it('loses its orientation by the edits it names, and nothing else', async () => {
    const tagged = jpegFile({ segments: [files.exifSegment(6, true)] })
    const header = readHeader(tagged)
    const clean = await bytesOf(spliced(new Blob([tagged]), header?.untag ?? [], 'image/jpeg'))
    expect(clean).toEqual(jpegFile({ segments: [files.exifSegment(1, true)] }))
  })
})

/** Whether a PNG with these chunks is in sRGB. */
const pngIsSrgb = (...before: readonly Uint8Array[]) => readHeader(pngFile({ before }))?.srgb
const number = (value: number): Uint8Array => join([0, value >> 16, (value >> 8) & 255, value & 255])
const profile = (name: string) => files.pngChunk('iCCP', join(name, [0, 0, 1, 2, 3]))
const gamma = (value: number) => files.pngChunk('gAMA', number(value))
const srgbChunk = files.pngChunk('sRGB', Uint8Array.of(0))
const primaries = (...xy: readonly number[]) => files.pngChunk('cHRM', join(...xy.map(number)))

describe('the header of a PNG', () => {
  it.each([
    [0, 'grey', false],
    [2, 'rgb', false],
    [3, 'palette', false],
    [4, 'grey', true],
    [6, 'rgb', true],
  ])('of colour type %i is %s', (kind, model, alpha) => {
    expect(readHeader(pngFile({ kind, bits: 16 }))).toMatchObject({ model, alpha, bits: 16, complete: true })
  })

  it('sees transparency in a palette', () => {
    const before = [files.pngChunk('tRNS', Uint8Array.of(0))]
    expect(readHeader(pngFile({ kind: 3, before }))?.alpha).toBe(true)
  })

  it('counts the frames of an APNG, but only where decoders look for them', () => {
    const chunk = files.animationChunk(7)
    expect(readHeader(pngFile({ before: [chunk] }))?.frames).toBe(7)
    expect(readHeader(pngFile({ after: [chunk] }))?.frames).toBe(1)
  })

  it('loses its orientation with the whole chunk, wherever that stands', async () => {
    const chunk = files.pngChunk('eXIf', files.exif(6))
    for (const tagged of [pngFile({ before: [chunk] }), pngFile({ after: [chunk] })]) {
      const header = readHeader(tagged)
      expect(header?.orientation).toBe(6)
      const clean = await bytesOf(spliced(new Blob([tagged]), header?.untag ?? [], 'image/png'))
      expect(clean).toEqual(pngFile())
    }
  })

  it('is in sRGB unless a chunk says otherwise, the strongest first', () => {
    expect(pngIsSrgb()).toBe(true)
    expect(pngIsSrgb(profile('sRGB IEC61966-2.1'))).toBe(true)
    expect(pngIsSrgb(profile('ICC profile'))).toBe(false)
    expect(pngIsSrgb(gamma(45_455))).toBe(true)
    expect(pngIsSrgb(gamma(100_000))).toBe(false)
    expect(pngIsSrgb(srgbChunk, gamma(100_000))).toBe(true)
    expect(pngIsSrgb(primaries(31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6000))).toBe(true)
    expect(pngIsSrgb(primaries(31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6000))).toBe(false)
    expect(pngIsSrgb(files.pngChunk('cICP', Uint8Array.of(12, 13, 0, 1)), srgbChunk)).toBe(false)
    expect(pngIsSrgb(files.pngChunk('cICP', Uint8Array.of(1, 13, 0, 1)), profile('Display P3'))).toBe(true)
  })

  it('is incomplete without its end chunk', () => {
    expect(readHeader(pngFile().slice(0, -12))?.complete).toBe(false)
    expect(readHeader(pngFile().slice(0, -1))?.complete).toBe(false)
  })
})

describe('the header of a GIF', () => {
  it('counts frames and is not misled by comments that hold its end mark', () => {
    expect(readHeader(gifFile(1))).toMatchObject({ frames: 1, complete: true, alpha: false })
    expect(readHeader(gifFile(3, true))).toMatchObject({ frames: 3, complete: true, alpha: true })
    expect(readHeader(gifFile(3).slice(0, -1))).toMatchObject({ frames: 3, complete: false })
    expect(readHeader(gifFile(1))?.stored).toEqual({ width: 8, height: 6 })
  })
})

describe('the header of a WebP', () => {
  it('gives the size of all three kinds', () => {
    const stored = { width: 8, height: 6 }
    expect(readHeader(webpFile([['VP8 ', files.webpLossy(8, 6)]]))).toMatchObject({ stored, alpha: false })
    expect(readHeader(webpFile([['VP8L', files.webpLossless(8, 6, true)]]))).toMatchObject({
      stored,
      alpha: true,
    })
    expect(readHeader(webpFile([['VP8X', files.webpExtended(8, 6, 0x10)]]))).toMatchObject({
      stored,
      alpha: true,
    })
  })

  it('counts the frames of an animation', () => {
    const frame = ['ANMF', new Uint8Array(17)] as const
    const file = webpFile([['VP8X', files.webpExtended(8, 6, 2)], frame, frame])
    expect(readHeader(file)).toMatchObject({ frames: 2, complete: true })
  })

  it('loses its orientation, with and without the prefix that some writers add', async () => {
    for (const prefix of ['', 'Exif\0\0']) {
      const file = (orientation: number): Uint8Array<ArrayBuffer> =>
        webpFile([
          ['VP8X', files.webpExtended(8, 6, 8)],
          ['EXIF', join(prefix, files.exif(orientation))],
        ])
      const header = readHeader(file(3))
      expect(header?.orientation).toBe(3)
      expect(await bytesOf(spliced(new Blob([file(3)]), header?.untag ?? [], ''))).toEqual(file(1))
    }
  })

  it('is incomplete when it ends before its own length', () => {
    const file = webpFile([['VP8 ', files.webpLossy(8, 6)]])
    expect(readHeader(file)?.complete).toBe(true)
    expect(readHeader(file.slice(0, -2))?.complete).toBe(false)
  })
})

describe('the header of a BMP', () => {
  it('gives the size of files whose rows go either way', () => {
    expect(readHeader(bmpFile(5, 3))).toMatchObject({ stored: { width: 5, height: 3 }, complete: true })
    expect(readHeader(bmpFile(5, -3))).toMatchObject({ stored: { width: 5, height: 3 }, complete: true })
    expect(readHeader(bmpFile(5, 3, 8))?.model).toBe('palette')
  })

  it('is incomplete when rows are missing', () => {
    expect(readHeader(bmpFile(5, 3).slice(0, -1))?.complete).toBe(false)
  })
})

describe('the header of an AVIF', () => {
  it('is that of the primary item, not of the first', () => {
    expect(readHeader(avifFile())).toMatchObject({
      stored: { width: 8, height: 6 },
      bits: 10,
      alpha: false,
      frames: 1,
      complete: true,
      orientation: null,
    })
    expect(readHeader(avifFile({ alpha: true }))?.alpha).toBe(true)
  })

  it.each([
    [{ rotation: 0 }, 1],
    [{ rotation: 1 }, 8],
    [{ rotation: 2 }, 3],
    [{ rotation: 3 }, 6],
    [{ mirror: 0 }, 4],
    [{ mirror: 1 }, 2],
    [{ rotation: 1, mirror: 0 }, 5],
    [{ rotation: 3, mirror: 0 }, 7],
  ])('turned by %o is like EXIF orientation %i, with nothing to take out', (turn, orientation) => {
    expect(readHeader(avifFile(turn))).toMatchObject({ orientation, untag: [] })
  })

  it('counts the frames of a sequence', () => {
    expect(readHeader(avifFile({ frames: 5 }))?.frames).toBe(5)
  })

  it('is incomplete when it is cut', () => {
    expect(readHeader(avifFile().slice(0, -1))?.complete).toBe(false)
  })
})

describe('any header', () => {
  const wholeFiles = [
    jpegFile({ segments: [files.exifSegment(6), files.iccSegment(files.iccProfile('sRGB', 4))] }),
    pngFile({ before: [files.animationChunk(2), files.pngChunk('eXIf', files.exif(8))] }),
    gifFile(2),
    webpFile([
      ['VP8X', files.webpExtended(8, 6, 8)],
      ['EXIF', files.exif(5)],
    ]),
    bmpFile(8, 6),
    avifFile({ rotation: 1, frames: 2 }),
  ]

  it('survives any cut and any flipped byte', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...wholeFiles),
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
        (file, cut, flips) => {
          const broken = file.slice(0, cut % (file.length + 1))
          for (const [at, value] of flips) if (broken.length > 0) broken[at % broken.length] = value
          const header = readHeader(broken)
          if (!header) return
          expect(header.stored.width).toBeGreaterThan(0)
          expect(header.stored.height).toBeGreaterThan(0)
          expect(header.frames).toBeGreaterThanOrEqual(1)
          expect([null, 1, 2, 3, 4, 5, 6, 7, 8]).toContain(header.orientation)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('calls no proper beginning of a file complete', () => {
    for (const file of wholeFiles)
      for (let end = 0; end < file.length; end += 1)
        expect(readHeader(file.slice(0, end))?.complete ?? false).toBe(false)
  })
})
