import type { Size } from '../../domain/geometry.ts'
import { dbBoxes, usualRule, type BoxRule, type TextFrame } from './dbBoxes.ts'
import type { ProbabilityMap } from './mapRegions.ts'
import type { Net } from '../ort.ts'
import type { Pause } from '../weights/pause.ts'
import { frameAround, sample, scaled, type Normal, type Raster } from './raster.ts'

/** Text boxes, in pixels of the raster, and the map that they were found in. */
export interface Detection {
  readonly boxes: readonly TextFrame[]
  readonly map: ProbabilityMap
}

/** The detector wants sides that are multiples of this. */
const step = 32
/** Longest side that the detector gets at once; more is looked at in tiles. */
const tileSide = 1280
/** What a tile sees beyond the part that is taken from it: as much as the detector looks around. */
const tileMargin = 96

/** PP-OCR was taught on OpenCV's order of channels. */
const normal: Normal = { order: [2, 1, 0], mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] }

export interface DetectRule extends BoxRule {
  /** Shorter side to which small rasters are enlarged, and by how much at most. */
  readonly shortSide: number
  readonly mostEnlarged: number
}

export const usualDetectRule: DetectRule = { ...usualRule, shortSide: 320, mostEnlarged: 4 }

/** Sides at which a raster of a size goes into the detector. */
export function detectorSize({ width, height }: Size, rule: DetectRule): Size {
  const by = Math.min(rule.mostEnlarged, Math.max(1, rule.shortSide / Math.min(width, height)))
  const rounded = (side: number): number => Math.max(step, Math.round((side * by) / step) * step)
  return { width: rounded(width), height: rounded(height) }
}

/** A stretch of one axis: what a tile sees, and what of it is taken. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly seenFrom: number
  readonly seenTo: number
}

/** Cuts a length (a multiple of 32) into equal stretches that see at most a tile's side. */
export function stretchesOf(length: number): readonly Stretch[] {
  const inner = tileSide - 2 * tileMargin
  const count = length <= tileSide ? 1 : Math.ceil(length / inner)
  const each = Math.ceil(length / count / step) * step
  return Array.from({ length: count }, (_, index) => {
    const from = index * each
    const to = Math.min(length, from + each)
    return { from, to, seenFrom: Math.max(0, from - tileMargin), seenTo: Math.min(length, to + tileMargin) }
  }).filter(({ from, to }) => to > from)
}

/** Finds text. `pause` is awaited between tiles, and may throw to end it. */
export async function detect(
  raster: Raster,
  net: Net,
  pause: Pause,
  rule: DetectRule = usualDetectRule,
): Promise<Detection> {
  const size = detectorSize(raster, rule)
  const by = { x: raster.width / size.width, y: raster.height / size.height }
  const values = new Uint8Array(size.width * size.height)
  for (const rows of stretchesOf(size.height))
    for (const columns of stretchesOf(size.width)) {
      await pause()
      const tile = { width: columns.seenTo - columns.seenFrom, height: rows.seenTo - rows.seenFrom }
      const input = new Float32Array(3 * tile.width * tile.height)
      const seen = { x1: columns.seenFrom, y1: rows.seenFrom, x2: columns.seenTo, y2: rows.seenTo }
      const target = { values: input, offset: 0, stride: tile.width, plane: tile.width * tile.height }
      sample(raster, scaled(frameAround(seen), by), tile, normal, target)
      const output = await net(input, [1, 3, tile.height, tile.width])
      for (let y = rows.from; y < rows.to; y++)
        for (let x = columns.from; x < columns.to; x++)
          values[y * size.width + x] =
            255 * (output.values[(y - rows.seenFrom) * tile.width + x - columns.seenFrom] ?? 0)
    }
  const map = { ...size, values }
  const boxes = dbBoxes(map, rule).map(({ frame, score }) => ({ frame: scaled(frame, by), score }))
  return { boxes, map }
}
