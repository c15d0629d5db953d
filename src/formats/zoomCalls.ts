import { frameOf, sameRect, type Rect, type Size } from '../domain/geometry.ts'
import type { BoxedRow } from './exportRows.ts'

/** One look closer: a region in whole pixels of the original picture, cut out of it. */
export interface ZoomCall {
  readonly rect: Rect
  readonly label: string
  /** The look before, in which it lies; null for the original picture. */
  readonly within: number | null
}

/**
 * The looks that lead from the whole picture to each b1, context first (FORMATS §2.3). What chains share is looked at
 * once; a level that is the whole picture shows nothing new.
 */
export function zoomCalls({ chains, picture }: Pick<BoxedRow, 'chains' | 'picture'>): readonly ZoomCall[] {
  const calls: ZoomCall[] = []
  for (const { levels } of chains) {
    let within: number | null = null
    for (const { rect, label } of levels.toReversed()) {
      if (sameRect(rect, frameOf(picture))) continue
      const known = calls.findIndex((call) => sameRect(call.rect, rect))
      if (known < 0) calls.push({ rect, label, within })
      within = known < 0 ? calls.length - 1 : known
    }
  }
  return calls
}

/** A rect as shares of the sides of what it lies in. */
export function sharesOf(rect: Rect, frame: Rect): readonly [number, number, number, number] {
  const [width, height] = [frame.x2 - frame.x1, frame.y2 - frame.y1]
  return [
    (rect.x1 - frame.x1) / width,
    (rect.y1 - frame.y1) / height,
    (rect.x2 - frame.x1) / width,
    (rect.y2 - frame.y1) / height,
  ]
}

/** What the tools of DeepEyes and Mini-o3 refuse or blur (FORMATS §2.3): sides of 30 pixels or less, and long strips. */
export const isTooSmall = ({ x1, y1, x2, y2 }: Rect): boolean => {
  const [short, long] = [Math.min(x2 - x1, y2 - y1), Math.max(x2 - x1, y2 - y1)]
  return short <= 30 || long / short > 100
}

/** The frame of a call: the look before, or the whole picture. */
export const frameAround = (call: ZoomCall, calls: readonly ZoomCall[], picture: Size): Rect =>
  (call.within === null ? null : calls[call.within]?.rect) ?? frameOf(picture)
