import type { Size } from '../domain/geometry.ts'

/** Longest side, in pixels, below which no smaller level is worth keeping. */
export const smallestLevel = 512

/** Sizes of the levels of a picture: itself, then each half the one before, down to about 512 px. */
export function levelSizes(size: Size): readonly Size[] {
  const sizes = [size]
  for (let last = size; Math.max(last.width, last.height) > smallestLevel;) {
    last = { width: half(last.width), height: half(last.height) }
    sizes.push(last)
  }
  return sizes
}

const half = (side: number): number => Math.max(1, Math.round(side / 2))
