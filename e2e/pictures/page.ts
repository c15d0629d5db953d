import { startPictures } from '../../src/pictures/client.ts'
import { bitmapsOf } from '../../src/pictures/levels.ts'
import { PictureError, type Admitted, type Encoding, type Rendering } from '../../src/pictures/pictures.ts'

/** Red, green, blue and alpha. */
export type Colour = readonly number[]
/** Place in a picture as shares of its width and height. */
export type Place = readonly [x: number, y: number]

export interface Examined {
  readonly name: string
  /** Code and sentence of the refusal, when it was refused. */
  readonly refused: readonly [code: string, sentence: string] | null
  readonly picture: Admitted['picture'] | null
  readonly problems: readonly string[]
  /** Width and height of every level, and what the first shows at the places. */
  readonly levels: readonly (readonly [width: number, height: number])[]
  readonly shown: readonly Colour[]
  readonly lastShown: readonly Colour[]
  readonly storedBytes: readonly number[]
  readonly flat: Readonly<Record<Encoding, Encoded>> | null
}

export interface Piece {
  readonly at: readonly [x: number, y: number, width: number, height: number]
  readonly colour: Colour
}

export interface Encoded {
  readonly type: string
  readonly size: readonly [width: number, height: number]
  readonly colours: readonly Colour[]
  readonly head: readonly number[]
}

export interface Trial {
  /** Admits, opens and flattens every picked file, and reads colours at the places. */
  readonly examine: (places: readonly Place[]) => Promise<readonly Examined[]>
  /** Admits the first picked file, crops it, and says how the crop differs at most from those pixels of the picture. */
  readonly crop: (
    region: readonly [x1: number, y1: number, x2: number, y2: number],
    as: Encoding,
    scale: number,
  ) => Promise<Encoded & { readonly difference: number }>
  /** Opens the first picked file: sizes of what came early, and every piece of its levels with its first pixel. */
  readonly pieces: () => Promise<{
    readonly early: readonly (readonly [width: number, height: number])[]
    readonly levels: readonly (readonly Piece[])[]
  }>
  /** Admits all picked files while the first one is opened over and over; how often it was opened meanwhile. */
  readonly openWhileAdmitting: () => Promise<number>
}

declare global {
  interface Window {
    trial: Trial
  }
}

const pictures = startPictures()
const picked = (): readonly File[] => [...(document.querySelector('input')?.files ?? [])]

function pixels(bitmap: ImageBitmap, at: readonly [number, number, number, number]): Colour {
  const [x, y, width, height] = at
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  context.drawImage(bitmap, -x, -y)
  return [...context.getImageData(0, 0, width, height).data]
}

const coloursOf = (bitmap: ImageBitmap, places: readonly Place[]): readonly Colour[] =>
  places.map(([x, y]) => pixels(bitmap, [Math.floor(x * bitmap.width), Math.floor(y * bitmap.height), 1, 1]))

/** A rendering of all of a picture, as it is. */
const whole = (as: Encoding): Rendering => ({ part: null, size: null, frame: null, as })

async function encoded(blob: Blob, places: readonly Place[]): Promise<Encoded> {
  const bitmap = await createImageBitmap(blob)
  return {
    type: blob.type,
    size: [bitmap.width, bitmap.height],
    colours: coloursOf(bitmap, places),
    head: [...new Uint8Array(await blob.slice(0, 2048).arrayBuffer())],
  }
}

async function examineOne(file: File, places: readonly Place[]): Promise<Examined> {
  const nothing = {
    picture: null,
    problems: [],
    levels: [],
    shown: [],
    lastShown: [],
    storedBytes: [],
    flat: null,
  }
  try {
    const { stored, picture, problems } = await pictures.admit(file, file.name)
    const open = await pictures.open(stored)
    const bitmaps = bitmapsOf(open.levels)
    const [first, last] = [bitmaps[0], bitmaps.at(-1)]
    const examined: Examined = {
      name: file.name,
      refused: null,
      picture,
      problems: problems.map(({ code }) => code),
      levels: open.levels.map((level) => [level.width, level.height]),
      shown: first ? coloursOf(first, places) : [],
      lastShown: last ? coloursOf(last, places) : [],
      storedBytes: [...new Uint8Array(await stored.slice(0, 65_536).arrayBuffer())],
      flat: {
        'image/png': await encoded(await pictures.render(stored, whole('image/png')), places),
        'image/jpeg': await encoded(await pictures.render(stored, whole('image/jpeg')), places),
      },
    }
    open.close()
    return examined
  } catch (error) {
    if (!(error instanceof PictureError)) throw error
    return { ...nothing, name: file.name, refused: [error.code, error.message] }
  }
}

window.trial = {
  examine: async (places) => {
    const all: Examined[] = []
    for (const file of picked()) all.push(await examineOne(file, places))
    return all
  },

  crop: async ([x1, y1, x2, y2], as, scale) => {
    const [file] = picked()
    if (!file) throw new Error('nothing picked')
    const { stored } = await pictures.admit(file, file.name)
    const blob = await pictures.crop(stored, { x1, y1, x2, y2 }, as, scale)
    const [whole, part] = [await createImageBitmap(stored), await createImageBitmap(blob)]
    const given = pixels(whole, [Math.floor(x1), Math.floor(y1), part.width, part.height])
    const cut = pixels(part, [0, 0, part.width, part.height])
    const difference = cut.reduce((most, value, at) => Math.max(most, Math.abs(value - (given[at] ?? 0))), 0)
    return { ...(await encoded(blob, [])), difference }
  },

  pieces: async () => {
    const [file] = picked()
    if (!file) throw new Error('nothing picked')
    const early: [number, number][] = []
    const open = await pictures.open(file, undefined, (first) => {
      for (const bitmap of bitmapsOf(first.levels)) early.push([bitmap.width, bitmap.height])
      first.close()
    })
    const levels = open.levels.map((level) => {
      const tiles = 'tiles' in level ? level.tiles : [{ x: 0, y: 0, bitmap: level }]
      return tiles.map(({ x, y, bitmap }): Piece => {
        const { width, height } = bitmap
        return { at: [x, y, width, height], colour: pixels(bitmap, [0, 0, 1, 1]) }
      })
    })
    open.close()
    return { early, levels }
  },

  openWhileAdmitting: async () => {
    const files = picked()
    const [first] = files
    if (!first) throw new Error('nothing picked')
    const admitting = Promise.all(files.map((file) => pictures.admit(file, file.name))).then(() => null)
    for (let opened = 0; ; opened += 1) {
      const open = await Promise.race([admitting, pictures.open(first)])
      if (!open) return opened
      open.close()
    }
  },
}
