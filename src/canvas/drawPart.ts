import { heightOf, widthOf, type Rect, type Size } from '../domain/geometry.ts'
import { tilesOf, type Level } from './level.ts'
import { levelFor } from './viewport.ts'

type Context = Pick<
  CanvasRenderingContext2D,
  'drawImage' | 'setTransform' | 'resetTransform' | 'imageSmoothingEnabled' | 'imageSmoothingQuality'
>

/** Draws a part of a picture so that it fills `pixels`, from the smallest of the levels that has enough of them. */
export function drawPart(
  context: Context,
  levels: readonly Level[],
  picture: Size,
  part: Rect,
  { width, height }: Size,
): void {
  const { x1, y1, x2, y2 } = part
  const scale = Math.max(width / widthOf(part), height / heightOf(part))
  const widths = levels.map((level) => level.width)
  const level = levels[levelFor(widths, scale, 1)]
  // A level that was closed meanwhile has no pixels any more.
  if (!level || level.width === 0) return
  const [kx, ky] = [level.width / picture.width, level.height / picture.height]
  context.imageSmoothingEnabled = true
  context.imageSmoothingQuality = 'high'
  const [sx, sy] = [width / Math.max(1e-3, widthOf(part) * kx), height / Math.max(1e-3, heightOf(part) * ky)]
  context.setTransform(sx, 0, 0, sy, -x1 * kx * sx, -y1 * ky * sy)
  for (const { x, y, bitmap } of tilesOf(level)) {
    const reaches = x < x2 * kx && y < y2 * ky && x + bitmap.width > x1 * kx && y + bitmap.height > y1 * ky
    if (reaches) context.drawImage(bitmap, x, y)
  }
  context.resetTransform()
}
