import { frameOf, type Rect, type Size } from '../../../domain/geometry.ts'
import type { Match } from '../../../domain/leaks.ts'
import { printWindows } from '../../../domain/printWindows.ts'

/** Two pictures laid over one another: where each of them lies, so that what both show is at the same place. */
export interface Frame {
  readonly size: Size
  readonly first: Rect
  readonly second: Rect
}

/** A picture of which nothing is known is taken to have the size of the other. */
export function frameFor(match: Match, first: Size | null, second: Size | null): Frame {
  const size = first ?? second ?? { width: 1000, height: 1000 }
  const whole = frameOf(size)
  const window = match.kind === 'looks' && match.part > 0 ? printWindows[match.part] : undefined
  if (match.kind !== 'looks' || !window) return { size, first: whole, second: whole }
  if (match.within === 'first') return { size, first: whole, second: partOf(size, window) }
  const larger = second ?? size
  return { size: larger, first: partOf(larger, window), second: frameOf(larger) }
}

const partOf = ({ width, height }: Size, { x1, y1, x2, y2 }: Rect): Rect => ({
  x1: x1 * width,
  y1: y1 * height,
  x2: x2 * width,
  y2: y2 * height,
})

/** A rect of a picture, where it lies in the frame. */
export function placed(rect: Rect, of: Size, lies: Rect): Rect {
  const [across, down] = [(lies.x2 - lies.x1) / of.width, (lies.y2 - lies.y1) / of.height]
  return {
    x1: lies.x1 + rect.x1 * across,
    y1: lies.y1 + rect.y1 * down,
    x2: lies.x1 + rect.x2 * across,
    y2: lies.y1 + rect.y2 * down,
  }
}

/** The view grown or shrunk about a point, no larger than the frame and no smaller than a few pixels of it. */
export function zoomed(
  view: Rect,
  frame: Size,
  by: number,
  about: { readonly x: number; readonly y: number },
): Rect {
  const most = Math.max(frame.width / (view.x2 - view.x1), frame.height / (view.y2 - view.y1))
  const least = 8 / Math.min(view.x2 - view.x1, view.y2 - view.y1)
  const share = Math.max(least, Math.min(most, 1 / by))
  return {
    x1: about.x - (about.x - view.x1) * share,
    y1: about.y - (about.y - view.y1) * share,
    x2: about.x + (view.x2 - about.x) * share,
    y2: about.y + (view.y2 - about.y) * share,
  }
}

/** Room around a region when it is looked at closely: as much as it is long, on every side. */
export function around(region: Rect, frame: Size): Rect {
  const room = Math.max(region.x2 - region.x1, region.y2 - region.y1, 24)
  const grown = { x1: region.x1 - room, y1: region.y1 - room, x2: region.x2 + room, y2: region.y2 + room }
  return {
    x1: Math.max(0, grown.x1),
    y1: Math.max(0, grown.y1),
    x2: Math.min(frame.width, grown.x2),
    y2: Math.min(frame.height, grown.y2),
  }
}
