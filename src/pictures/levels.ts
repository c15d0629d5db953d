import { frameOf, type Rect, type Size } from '../domain/geometry.ts'
import type { Level } from './pictures.ts'

/** Longest side, in pixels, below which no smaller level is worth keeping. */
export const smallestLevel = 512

/** A level with a longer side is cut into tiles; many graphics cards take 16,384 px at most, and slowly. */
export const longestWhole = 8192
export const tileSide = 2048

/** Sizes of the levels of a picture: itself, then each half the one before, down to about 512 px. */
export function levelSizes(size: Size): readonly Size[] {
  const sizes = [size]
  for (let last = size; Math.max(last.width, last.height) > smallestLevel;) {
    last = { width: part(last.width, 2), height: part(last.height, 2) }
    sizes.push(last)
  }
  return sizes
}

/** The rects of a level's tiles, row by row; null for a level that stays whole. */
export function tileRects(size: Size): readonly Rect[] | null {
  if (Math.max(size.width, size.height) <= longestWhole) return null
  const frame = frameOf(size)
  const rects: Rect[] = []
  for (let y1 = 0; y1 < frame.y2; y1 += tileSide)
    for (let x1 = 0; x1 < frame.x2; x1 += tileSide)
      rects.push({
        x1,
        y1,
        x2: Math.min(frame.x2, x1 + tileSide),
        y2: Math.min(frame.y2, y1 + tileSide),
      })
  return rects
}

/** Pixels up to which the whole picture is there nearly as soon as a small level. */
const quickPixels = 16_000_000
/** Longest side that a first level should have: about what a view shows when the picture is fitted. */
const firstSide = 960

/** Size of the small level to begin with; null where it would not come noticeably sooner than the whole. */
export function firstLevelSize(size: Size): Size | null {
  if (size.width * size.height <= quickPixels) return null
  // JPEG decoders reduce by eighths while decoding (ITU T.81 blocks of 8 × 8): an eighth needs no inverse transform.
  const by = Math.max(size.width, size.height) / 8 >= firstSide ? 8 : 4
  return { width: part(size.width, by), height: part(size.height, by) }
}

const part = (side: number, by: number): number => Math.max(1, Math.round(side / by))

/** All bitmaps that levels are made of. */
export const bitmapsOf = (levels: readonly Level[]): readonly ImageBitmap[] =>
  levels.flatMap((level) => ('tiles' in level ? level.tiles.map(({ bitmap }) => bitmap) : [level]))

export function closeLevels(levels: readonly Level[]): void {
  for (const bitmap of bitmapsOf(levels)) bitmap.close()
}
