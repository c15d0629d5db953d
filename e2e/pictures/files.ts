import { deflateSync } from 'node:zlib'
import { createCanvas, type Canvas } from '@napi-rs/canvas'
import {
  exif,
  exifSegment,
  join,
  pngChunk,
  pngFile,
  webpFile,
} from '../../src/pictures/header/files.test-data.ts'

export const colours = {
  red: [220, 30, 30, 255],
  green: [30, 160, 40, 255],
  blue: [30, 40, 220, 255],
  yellow: [230, 220, 40, 255],
} as const

export type ColourName = keyof typeof colours

/** A picture of 96 × 64 pixels with a colour in each quarter. */
export function quarters(names: readonly ColourName[] = ['red', 'green', 'blue', 'yellow']): Canvas {
  const canvas = createCanvas(96, 64)
  const context = canvas.getContext('2d')
  names.forEach((name, index) => {
    context.fillStyle = `rgb(${colours[name].slice(0, 3).join()})`
    context.fillRect((index % 2) * 48, Math.floor(index / 2) * 32, 48, 32)
  })
  return canvas
}

/** A picture in which no two pixels beside each other are alike. */
export function noise(width: number, height: number, type: 'image/png' | 'image/jpeg' = 'image/png'): Buffer {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const image = context.createImageData(width, height)
  let state = 7
  for (let at = 0; at < image.data.length; at += 1) {
    state = (state * 1103515245 + 12345) % 2 ** 31
    image.data[at] = at % 4 === 3 ? 255 : (state >> 16) & 255
  }
  context.putImageData(image, 0, 0)
  return type === 'image/png' ? canvas.toBuffer(type) : canvas.toBuffer(type, 95)
}

/** Upright stripes of greys, each lighter than the one before. */
export function steps(
  width: number,
  height: number,
  stripe: number,
  type: 'image/png' | 'image/jpeg' = 'image/png',
): Buffer {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  for (let x = 0; x < width; x += stripe) {
    const grey = 20 + (20 * x) / stripe
    context.fillStyle = `rgb(${grey} ${grey} ${grey})`
    context.fillRect(x, 0, stripe, height)
  }
  return type === 'image/png' ? canvas.toBuffer(type) : canvas.toBuffer(type, 95)
}

export function jpegWith(orientation: number): Buffer {
  const jpeg = quarters().toBuffer('image/jpeg', 95)
  return Buffer.from(
    join(jpeg.subarray(0, 2), exifSegment(orientation, orientation % 2 === 0), jpeg.subarray(2)),
  )
}

/** Bytes up to the end of IHDR, which is always at the same place. */
const pngStart = 33

export function pngWith(...chunks: readonly Uint8Array[]): Buffer {
  const png = quarters().toBuffer('image/png')
  return Buffer.from(join(png.subarray(0, pngStart), ...chunks, png.subarray(pngStart)))
}

export const pngTurned = (orientation: number): Buffer => pngWith(pngChunk('eXIf', exif(orientation)))

export function webpTurned(orientation: number): Buffer {
  const webp = quarters().toBuffer('image/webp', 100)
  const chunks: [string, Uint8Array][] = []
  for (let at = 12; at + 8 <= webp.length;) {
    const length = webp.readUInt32LE(at + 4)
    chunks.push([webp.toString('latin1', at, at + 4), webp.subarray(at + 8, at + 8 + length)])
    at += 8 + length + (length % 2)
  }
  const image = chunks.filter(([name]) => name === 'VP8 ' || name === 'VP8L')
  const header = Uint8Array.of(0x08, 0, 0, 0, 95, 0, 0, 63, 0, 0)
  return Buffer.from(webpFile([['VP8X', header], ...image, ['EXIF', exif(orientation)]]))
}

/** An AVIF whose last property, the colours, is replaced by a turn or a mirror of the same length. */
export async function avifTurned(property: 'irot' | 'imir', value: number): Promise<Buffer> {
  const avif = await quarters().encode('avif', { quality: 100 })
  const at = avif.indexOf('colr') - 4
  const length = avif.readUInt32BE(at)
  const turn = join(
    [0, 0, 0, 9],
    property,
    [value],
    [0, 0, 0, length - 9],
    'free',
    new Uint8Array(length - 17),
  )
  avif.set(turn, at)
  // It is the fourth property; a turn has to be marked as one that readers must not skip.
  const link = avif.indexOf(Uint8Array.of(1, 2, 0x83, 4), avif.indexOf('ipma'))
  avif[link + 3] = 0x84
  return avif
}

const rows = (lines: readonly (readonly number[])[]): Uint8Array =>
  deflateSync(Uint8Array.from(lines.flatMap((line) => [0, ...line])))

/** One colour in 16 bits per channel. */
export const deepPng = (red: number, green: number, blue: number): Buffer => {
  const pixel = [red, green, blue].flatMap((value) => [value >> 8, value & 255])
  return Buffer.from(pngFile({ width: 2, height: 1, bits: 16, data: rows([[...pixel, ...pixel]]) }))
}

export const deepGreyPng = (grey: number): Buffer =>
  Buffer.from(pngFile({ width: 1, height: 1, bits: 16, kind: 0, data: rows([[grey >> 8, grey & 255]]) }))

export const greyAlphaPng = (grey: number, alpha: number): Buffer =>
  Buffer.from(pngFile({ width: 1, height: 1, kind: 4, data: rows([[grey, alpha]]) }))

/** Two pixels of a palette: the first one clear, the second one of the colour. */
export const palettePng = (colour: readonly number[]): Buffer => {
  const palette = pngChunk('PLTE', Uint8Array.from([9, 9, 9, ...colour.slice(0, 3)]))
  const before = [palette, pngChunk('tRNS', Uint8Array.of(0))]
  return Buffer.from(pngFile({ width: 2, height: 1, kind: 3, before, data: rows([[0, 1]]) }))
}

const imageData = (png: Buffer): Buffer => {
  const at = png.indexOf('IDAT')
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4))
}

const frameControl = (sequence: number): Uint8Array =>
  pngChunk('fcTL', join([0, 0, 0, sequence, 0, 0, 0, 96, 0, 0, 0, 64], new Uint8Array(8), [0, 1, 0, 2, 0, 0]))

/** An APNG that shows the quarters first and something else afterwards. */
export function animatedPng(): Buffer {
  const first = quarters().toBuffer('image/png')
  const second = quarters(['blue', 'blue', 'blue', 'blue']).toBuffer('image/png')
  return Buffer.from(
    join(
      first.subarray(0, pngStart),
      pngChunk('acTL', Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 0)),
      frameControl(0),
      pngChunk('IDAT', imageData(first)),
      frameControl(1),
      pngChunk('fdAT', join([0, 0, 0, 2], imageData(second))),
      pngChunk('IEND', new Uint8Array()),
    ),
  )
}

const be32 = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >> shift) & 255)
const fixed = (value: number): number[] => be32(Math.round(value * 65_536))

/** A colour profile whose red is green, whose green is blue and whose blue is red: ignoring it cannot go unseen. */
export function swappedProfile(): Uint8Array {
  const colourant = (xyz: readonly number[]): Uint8Array => join('XYZ ', be32(0), ...xyz.map(fixed))
  const [red, green, blue] = [
    [0.4361, 0.2225, 0.0139],
    [0.3851, 0.7169, 0.0971],
    [0.1431, 0.0606, 0.7141],
  ] as const
  const gamma = join('curv', be32(0), be32(1), [2, 51, 0, 0])
  const name = join('desc', be32(0), be32(8), 'Swapped\0', new Uint8Array(78))
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', name],
    ['wtpt', colourant([0.9642, 1, 0.8249])],
    ['rXYZ', colourant(green)],
    ['gXYZ', colourant(blue)],
    ['bXYZ', colourant(red)],
    ['rTRC', gamma],
    ['gTRC', gamma],
    ['bTRC', gamma],
    ['cprt', join('text', be32(0), 'none\0\0\0\0')],
  ]
  const padded = tags.map(([tag, data]) => [tag, join(data, new Uint8Array(-data.length & 3))] as const)
  let at = 132 + tags.length * 12
  const table = padded.map(([tag, data], index) => {
    const entry = join(tag, be32(at), be32(tags[index]?.[1].length ?? 0))
    at += data.length
    return entry
  })
  const header = join(
    be32(at),
    be32(0),
    be32(0x02100000),
    'mntrRGB XYZ ',
    new Uint8Array(12),
    'acsp',
    new Uint8Array(28),
    ...[0.9642, 1, 0.8249].map(fixed),
    new Uint8Array(48),
  )
  return join(header, be32(tags.length), ...table, ...padded.map(([, data]) => data))
}

export const profiledPng = (): Buffer =>
  pngWith(pngChunk('iCCP', join('Swapped\0\0', deflateSync(swappedProfile()))))
