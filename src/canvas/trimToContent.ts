import { heightOf, outward, widthOf, type Rect, type Size } from '../domain/geometry.ts'
import { trimUniformBorder } from '../domain/trimming.ts'
import { tilesOf, type Level } from './level.ts'

/** No side of the looked-at pixels is longer: a rough drag around much is trimmed on fewer pixels. */
const longestSide = 1024
/** How far a channel may differ from the border's own colour, of 255: more than a JPEG's noise, less than an edge. */
const tolerance = 20

/**
 * The rect without the uniform border around what it holds, in picture pixels; null where there is nothing to trim, or
 * nothing but border. Reads the pixels of the decoded picture.
 */
export function trimToContent(levels: readonly Level[], picture: Size, rect: Rect): Rect | null {
  const whole = outward(rect, picture)
  const scale = Math.min(1, longestSide / Math.max(widthOf(whole), heightOf(whole)))
  const width = Math.max(1, Math.round(widthOf(whole) * scale))
  const height = Math.max(1, Math.round(heightOf(whole) * scale))
  const [level] = levels
  if (!level || level.width === 0) return null
  const context = new OffscreenCanvas(width, height).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  })
  if (!context) return null
  const [kx, ky] = [level.width / picture.width, level.height / picture.height]
  const [sx, sy] = [width / (widthOf(whole) * kx), height / (heightOf(whole) * ky)]
  context.setTransform(sx, 0, 0, sy, -whole.x1 * kx * sx, -whole.y1 * ky * sy)
  for (const { x, y, bitmap } of tilesOf(level)) context.drawImage(bitmap, x, y)
  const { data } = context.getImageData(0, 0, width, height)
  const inner = trimUniformBorder(data, width, height, tolerance)
  const trimmed = {
    x1: whole.x1 + inner.x1 / scale,
    y1: whole.y1 + inner.y1 / scale,
    x2: whole.x1 + inner.x2 / scale,
    y2: whole.y1 + inner.y2 / scale,
  }
  const kept = outward(trimmed, picture)
  return widthOf(kept) < widthOf(whole) || heightOf(kept) < heightOf(whole) ? kept : null
}
