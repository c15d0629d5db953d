import { createCanvas, loadImage, type Canvas, type Image } from '@napi-rs/canvas'
import { readPrints } from '../domain/nearDuplicates.ts'
import { lookalikePairs, type Lookalike } from '../domain/printIndex.ts'
import { fingerprintSide, fingerprintsOf } from './fingerprint.ts'

/** Draws a part of a picture, in shares of its sides, at a share of its size. */
export function part(of: Canvas | Image, [x1, y1, x2, y2]: Quad = [0, 0, 1, 1], scale = 1): Canvas {
  const [left, top] = [Math.round(x1 * of.width), Math.round(y1 * of.height)]
  const [width, height] = [Math.round(x2 * of.width) - left, Math.round(y2 * of.height) - top]
  const canvas = createCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)))
  const context = canvas.getContext('2d')
  context.imageSmoothingQuality = 'high'
  context.drawImage(of, left, top, width, height, 0, 0, canvas.width, canvas.height)
  return canvas
}

export type Quad = readonly [x1: number, y1: number, x2: number, y2: number]

function brightened(of: Canvas, by: number): Canvas {
  const canvas = part(of)
  const context = canvas.getContext('2d')
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
  for (let at = 0; at < pixels.data.length; at += 1) {
    if (at % 4 !== 3) pixels.data[at] = (pixels.data[at] ?? 0) * by
  }
  context.putImageData(pixels, 0, 0)
  return canvas
}

const recompressed = (of: Canvas, quality: number): Promise<Image> =>
  loadImage(of.toBuffer('image/jpeg', quality))

export function printOf(of: Canvas | Image): readonly string[] {
  const context = createCanvas(fingerprintSide, fingerprintSide).getContext('2d')
  context.imageSmoothingQuality = 'high'
  context.fillStyle = 'white'
  context.fillRect(0, 0, fingerprintSide, fingerprintSide)
  context.drawImage(of, 0, 0, fingerprintSide, fingerprintSide)
  return fingerprintsOf(context.getImageData(0, 0, fingerprintSide, fingerprintSide).data)
}

/** What is done to a picture, by the name of the kind under which it is counted. */
async function* variantsOf(
  picture: Canvas,
  random: () => number,
): AsyncGenerator<readonly [string, Canvas | Image]> {
  for (const scale of [0.5, 0.25, 0.1]) yield [`resized to ${scale * 100} %`, part(picture, undefined, scale)]
  for (const quality of [30, 50, 70, 95]) yield [`JPEG at ${quality}`, await recompressed(picture, quality)]
  for (const by of [0.9, 1.1]) yield ['brightness ±10 %', brightened(picture, by)]
  for (const off of [0.05, 0.1, 0.15]) {
    const percent = Math.round(off * 100)
    yield [`${percent} % off all sides`, part(picture, [off, off, 1 - off, 1 - off])]
    const ends: readonly Quad[] = [
      [off, 0, 1, 1],
      [0, off, 1, 1],
      [0, 0, 1 - off, 1],
      [0, 0, 1, 1 - off],
    ]
    for (const quad of ends) yield [`${percent} % off one side`, part(picture, quad)]
  }
  for (const most of [0.1, 0.15]) {
    for (let at = 0; at < 4; at += 1) {
      const quad: Quad = [random() * most, random() * most, 1 - random() * most, 1 - random() * most]
      yield [
        `up to ${most * 100} % off each side, halved, JPEG at 60`,
        await recompressed(part(picture, quad, 0.5), 60),
      ]
    }
  }
}

export interface Measured {
  /** By kind of change: how many of the changed pictures are found again. */
  readonly recall: ReadonlyMap<string, { readonly found: number; readonly of: number }>
  readonly pairs: number
  readonly falsePairs: readonly Lookalike[]
}

/** How many changed pictures are found again, and how many different ones are taken for the same. */
export async function measure(
  pictures: ReadonlyMap<string, Canvas>,
  different: ReadonlyMap<string, Canvas>,
): Promise<Measured> {
  const random = numbers()
  const recall = new Map<string, { found: number; of: number }>()
  const known = new Map([...pictures].map(([name, picture]) => [name, printOf(picture)]))
  for (const [name, picture] of pictures) {
    const variants = new Map<string, readonly string[]>()
    for await (const [kind, variant] of variantsOf(picture, random)) {
      variants.set(`${kind}/${variants.size}`, printOf(variant))
    }
    const found = new Set(
      lookalikesOf(new Map([...known].filter(([each]) => each === name)), variants).map(
        ({ second }) => second,
      ),
    )
    for (const variant of variants.keys()) {
      const kind = variant.replace(/\/\d+$/, '')
      const counted = recall.get(kind) ?? { found: 0, of: 0 }
      recall.set(kind, { found: counted.found + Number(found.has(variant)), of: counted.of + 1 })
    }
  }
  const others = new Map([...different].map(([name, picture]) => [name, printOf(picture)]))
  return { recall, pairs: (others.size * (others.size - 1)) / 2, falsePairs: lookalikesOf(others) }
}

export function lookalikesOf(
  known: ReadonlyMap<string, readonly string[]>,
  others?: ReadonlyMap<string, readonly string[]>,
): readonly Lookalike[] {
  const search = lookalikePairs(readPrints(known), others ? readPrints(others) : null)
  let next = search.next()
  while (!next.done) next = search.next()
  return next.value
}

/** Numbers between 0 and 1, the same each time. */
export function numbers(seed = 1): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
