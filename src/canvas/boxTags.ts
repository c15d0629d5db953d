import { areaOf, heightOf, intersection, type Point, type Rect, type Size } from '../domain/geometry.ts'

/** Where the small tags go that name the boxes. All lengths are screen pixels. */

export interface Tag {
  readonly id: string
  /** The box on the screen. */
  readonly rect: Rect
  readonly width: number
}

export interface PlacedTag {
  readonly id: string
  readonly at: Rect
}

export const tagHeight = 16
/** The room that a box's own line takes. */
const gap = 3

/** Outside the box, at its corners: above first, then below; beside it where it reaches from top to bottom. */
function places({ rect, width }: Tag): readonly Point[] {
  const above = rect.y1 - gap - tagHeight
  const below = rect.y2 + gap
  return [
    { x: rect.x1 - gap, y: above },
    { x: rect.x2 + gap - width, y: above },
    { x: rect.x1 - gap, y: below },
    { x: rect.x2 + gap - width, y: below },
    { x: rect.x2 + gap, y: rect.y1 },
    { x: rect.x1 - gap - width, y: rect.y1 },
  ]
}

/** Inside the corner, for a box that fills the pane. */
const insideOf = ({ rect }: Tag): Point => ({ x: Math.max(rect.x1, 0) + gap, y: Math.max(rect.y1, 0) + gap })

const tagAt = ({ x, y }: Point, width: number): Rect => ({ x1: x, y1: y, x2: x + width, y2: y + tagHeight })

const meets = (a: Rect, b: Rect): boolean => intersection(a, b) !== null

/**
 * A place for each tag, the first ones first: in the pane, on no other tag, and on no box that is smaller than its
 * own. A tag without such a place is left out rather than laid over something.
 */
export function placeTags(
  tags: readonly Tag[],
  pane: Size,
  taken: readonly Rect[] = [],
): readonly PlacedTag[] {
  const placed: PlacedTag[] = []
  const inPane = (at: Rect) => at.x1 >= 0 && at.y1 >= 0 && at.x2 <= pane.width && at.y2 <= pane.height
  for (const tag of tags) {
    const fills =
      tag.rect.x1 < tagHeight && tag.rect.y1 < tagHeight + gap && heightOf(tag.rect) > pane.height / 2
    const candidates = fills ? [...places(tag), insideOf(tag)] : places(tag)
    const found = candidates
      .map((place) => tagAt(place, tag.width))
      .find(
        (at) =>
          inPane(at) &&
          !taken.some((other) => meets(other, at)) &&
          !placed.some((other) => meets(other.at, at)) &&
          !tags.some(
            (other) => other !== tag && areaOf(other.rect) < areaOf(tag.rect) && meets(other.rect, at),
          ),
      )
    if (found) placed.push({ id: tag.id, at: found })
  }
  return placed
}
