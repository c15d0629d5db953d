import {
  centreOf,
  frameOf,
  heightOf,
  holdsPoint,
  slideInto,
  widthOf,
  type Point,
  type Rect,
  type Size,
} from '../../../../domain/geometry.ts'

/** A part with less around it shows a model too little to tell a thing from what it stands on. */
const smallestSide = 256
/** A part that is hardly smaller than the picture is no help. */
const largestShare = 0.8

/** A part with the rect in it, three times as wide and high; null where that is the picture. */
function aroundOf(rect: Rect, picture: Size): Rect | null {
  const { x, y } = centreOf(rect)
  const width = Math.min(picture.width, Math.max(smallestSide, widthOf(rect) * 3))
  const height = Math.min(picture.height, Math.max(smallestSide, heightOf(rect) * 3))
  const isPicture = width >= picture.width * largestShare && height >= picture.height * largestShare
  const part = { x1: x - width / 2, y1: y - height / 2, x2: x + width / 2, y2: y + height / 2 }
  return isPicture ? null : slideInto(part, frameOf(picture))
}

/**
 * What a model looks at to find a thing, so that a small one is large enough for it: the surroundings of the selected
 * box, else of the region, whichever holds what was pointed out; null for the whole picture.
 */
export function lookedAt(
  what: { readonly point: Point } | { readonly box: Rect },
  selected: Rect | null,
  region: Rect | null,
  picture: Size,
): Rect | null {
  if ('box' in what) return aroundOf(what.box, picture)
  const parts = [selected, region].map((rect) => rect && aroundOf(rect, picture))
  return parts.find((part) => part && holdsPoint(part, what.point)) ?? null
}

/** Where text is read: around the selected box, else around the region; null for the whole picture. */
export function readAt(selected: Rect | null, region: Rect | null, picture: Size): Rect | null {
  const rect = selected ?? region
  return rect && aroundOf(rect, picture)
}
