import type { Size } from '../domain/geometry.ts'

/** Canvas transform: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Transform = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** Size of a picture once its EXIF orientation is baked in: 5 to 8 swap the sides. */
export const uprightSize = (stored: Size, orientation: number): Size =>
  orientation >= 5 ? { width: stored.height, height: stored.width } : stored

/** Where each stored pixel belongs in the upright picture (EXIF 2.3 §4.6.4, tag 0x0112). */
export function uprightTransform(stored: Size, orientation: number): Transform {
  const { width: w, height: h } = stored
  switch (orientation) {
    case 2:
      return [-1, 0, 0, 1, w, 0]
    case 3:
      return [-1, 0, 0, -1, w, h]
    case 4:
      return [1, 0, 0, -1, 0, h]
    case 5:
      return [0, 1, 1, 0, 0, 0]
    case 6:
      return [0, 1, -1, 0, h, 0]
    case 7:
      return [0, -1, -1, 0, h, w]
    case 8:
      return [0, -1, 1, 0, 0, w]
    default:
      return [1, 0, 0, 1, 0, 0]
  }
}
