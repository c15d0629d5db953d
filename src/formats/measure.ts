import type { Rect, Size } from '../domain/geometry.ts'
import type { Measure } from './format.ts'

/** The rect in upright pixels of its picture of `size`. */
export function inPixels(rect: Rect, measure: Measure, size: Size): Rect {
  if (measure === 'pixels') return rect
  const { of } = measure
  if (measure.share === 'side') {
    const [x, y] = [size.width / of, size.height / of]
    return { x1: rect.x1 * x, y1: rect.y1 * y, x2: rect.x2 * x, y2: rect.y2 * y }
  }
  const side = Math.max(size.width, size.height)
  const [left, top] = [(side - size.width) / 2, (side - size.height) / 2]
  const scale = side / of
  return {
    x1: rect.x1 * scale - left,
    y1: rect.y1 * scale - top,
    x2: rect.x2 * scale - left,
    y2: rect.y2 * scale - top,
  }
}
