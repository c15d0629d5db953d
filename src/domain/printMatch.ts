import type { Rect } from './geometry.ts'
import { colourSide, printWindows } from './printWindows.ts'

/** The fingerprints of a picture, read for comparing. */
export interface Print {
  /** 64 bits each in two words: the whole, then the parts as `printWindows` has them, or the whole alone. */
  readonly words: Uint32Array
  /** Mean colours, red, green and blue of each; null where they are not known. */
  readonly colours: Uint8Array | null
}

/** The most bits of 64 in which two parts differ that show the same. */
export const mostBits = 10
/** The same where no colours are known that would tell what only happens to be alike. */
const mostBitsUncoloured = 6

/** The most that the same places of two pictures differ, on average, in 256 levels: in tint, in relative light, in light. */
const mostTint = 10
const mostShade = 15
const mostLight = 30

const hexOf = (bytes: number): RegExp => new RegExp(`^[0-9a-f]{${2 * bytes}}$`, 'i')
const wholeHex = hexOf(8)
const partsHex = hexOf(8 * (printWindows.length - 1))
const coloursHex = hexOf(3 * colourSide * colourSide)

/**
 * Reads fingerprints as `pictures.fingerprints` gives them and as manifests keep them: 64 bits of the whole in hex,
 * those of the parts in one text, the colours in another. The whole alone will do; null for what is no fingerprint.
 */
export function readPrint([whole, parts = '', colours = '']: readonly string[]): Print | null {
  if (whole === undefined || !wholeHex.test(whole)) return null
  const text = partsHex.test(parts) ? whole + parts : whole
  const words = Uint32Array.from({ length: text.length / 8 }, (_, at) =>
    Number.parseInt(text.slice(at * 8, at * 8 + 8), 16),
  )
  return { words, colours: coloursHex.test(colours) ? bytesOf(colours) : null }
}

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16))

/** How many bits of a word are set. */
export function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** Whether the whole of `a` may be the part of `b`, when so many bits differ: their colours must not speak against it. */
export function confirms(a: Print, b: Print, part: number, bits: number): boolean {
  if (bits > mostBits) return false
  if (!a.colours || !b.colours) return bits <= mostBitsUncoloured
  return haveSameColours(a.colours, b.colours, printWindows[part] ?? { x1: 0, y1: 0, x2: 1, y2: 1 })
}

/** Places across in which colours are compared. */
const places = 6

function haveSameColours(whole: Uint8Array, of: Uint8Array, window: Rect): boolean {
  const all = Array.from({ length: places * places }, (_, at) => {
    const x = ((at % places) + 0.5) / places
    const y = (Math.floor(at / places) + 0.5) / places
    const a = colourAt(whole, x, y)
    const b = colourAt(of, window.x1 + x * (window.x2 - window.x1), window.y1 + y * (window.y2 - window.y1))
    const [light, other] = [lightOf(a), lightOf(b)]
    const tint = (Math.abs(a.red - light - (b.red - other)) + Math.abs(a.blue - light - (b.blue - other))) / 2
    return { light, other, tint }
  })
  const mean = (of: (place: (typeof all)[number]) => number): number =>
    all.reduce((sum, place) => sum + of(place), 0) / all.length
  const [light, other] = [mean((place) => place.light), mean((place) => place.other)]
  const brightest = Math.max(light, other)
  const shade = mean((place) =>
    Math.abs(place.light / Math.max(darkest, light) - place.other / Math.max(darkest, other)),
  )
  return (
    Math.abs(light - other) <= mostLight &&
    mean(({ tint }) => tint) <= mostTint &&
    shade * brightest <= mostShade
  )
}

/** Light below this is taken for this much, so that nothing is divided by nothing. */
const darkest = 8

interface Colour {
  readonly red: number
  readonly green: number
  readonly blue: number
}

/** ITU-R BT.601, as everywhere in JPEG. */
const lightOf = ({ red, green, blue }: Colour): number => 0.299 * red + 0.587 * green + 0.114 * blue

/** The colour at a place, in shares of the sides, between the mean colours around it. */
function colourAt(colours: Uint8Array, x: number, y: number): Colour {
  const last = colourSide - 1
  const [across, down] = [x, y].map((share) => Math.max(0, Math.min(last, share * colourSide - 0.5)))
  const [left, top] = [Math.floor(across ?? 0), Math.floor(down ?? 0)]
  const [right, bottom] = [Math.min(last, left + 1), Math.min(last, top + 1)]
  const [fx, fy] = [(across ?? 0) - left, (down ?? 0) - top]
  const channel = (at: number): number => {
    const of = (column: number, row: number) => colours[(row * colourSide + column) * 3 + at] ?? 0
    return (
      (of(left, top) * (1 - fx) + of(right, top) * fx) * (1 - fy) +
      (of(left, bottom) * (1 - fx) + of(right, bottom) * fx) * fy
    )
  }
  return { red: channel(0), green: channel(1), blue: channel(2) }
}
