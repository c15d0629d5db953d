import {
  areaOf,
  frameOf,
  heightOf,
  intersection,
  outward,
  widthOf,
  type Rect,
  type Size,
} from '../../../domain/geometry.ts'
import { boxInTokens, layoutOf, type ModelFamily } from '../../../domain/modelViews.ts'

/** What a model is given: the whole picture, or the box cut out of it. */
export type Subject = 'picture' | 'crop'

/** A box as a model gets it. */
export interface CropView {
  /** What is drawn, in pixels of the picture: the box, out to whole pixels of what the model sees. */
  readonly rect: Rect
  /** How many of those pixels the box gets. */
  readonly pixels: Size
  /** What the model is given, resized. */
  readonly resized: Size
  /** Tokens that see any of the box. */
  readonly tokens: number
}

/** Null where the model's own code refuses what it is given (FORMATS §3.1). */
export function cropView(
  box: Rect,
  picture: Size,
  family: ModelFamily,
  budget: number,
  subject: Subject,
): CropView | null {
  const crop = outward(box, picture)
  if (areaOf(crop) === 0) return null
  const frame = subject === 'crop' ? crop : frameOf(picture)
  const given = { width: widthOf(frame), height: heightOf(frame) }
  const layout = layoutOf(given, family, budget)
  if (!layout) return null
  const { resized } = layout
  const inGiven = {
    x1: box.x1 - frame.x1,
    y1: box.y1 - frame.y1,
    x2: box.x2 - frame.x1,
    y2: box.y2 - frame.y1,
  }
  const [kx, ky] = [resized.width / given.width, resized.height / given.height]
  const seen = outward(
    { x1: inGiven.x1 * kx, y1: inGiven.y1 * ky, x2: inGiven.x2 * kx, y2: inGiven.y2 * ky },
    resized,
  )
  return {
    rect: {
      x1: frame.x1 + seen.x1 / kx,
      y1: frame.y1 + seen.y1 / ky,
      x2: frame.x1 + seen.x2 / kx,
      y2: frame.y1 + seen.y2 / ky,
    },
    pixels: { width: widthOf(seen), height: heightOf(seen) },
    resized,
    tokens: boxInTokens(inGiven, given, layout).tokens,
  }
}

/** What the crop shows of the box: whole pixels, as every crop is cut. Null outside the picture. */
export const cropOf = (box: Rect, picture: Size): Rect | null => {
  const inside = intersection(box, frameOf(picture))
  return inside && outward(inside, picture)
}

/** A size at `scale`, or as large as fits, with the scale that it came to. */
export function fitted(
  size: Size,
  scale: number,
  room: Size,
): { readonly size: Size; readonly scale: number } {
  const fits = Math.min(scale, room.width / size.width, room.height / size.height)
  return { size: { width: size.width * fits, height: size.height * fits }, scale: fits }
}

/** `×2`, `×0.5`, `×0.03`. */
export const scaleText = (scale: number): string =>
  `×${scale >= 0.95 ? Math.round(scale * 10) / 10 : Number(scale.toPrecision(1))}`
