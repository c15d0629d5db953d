import { centreOf, heightOf, type Rect } from '../../domain/geometry.ts'

interface Placed {
  readonly rect: Rect
}

/** Two boxes are on one line when their middles are this close, in heights of the lower one. */
const sameLine = 0.5

/** Boxes as lines: from the top down, and each line from left to right. */
export function linesOf<Box extends Placed>(boxes: readonly Box[]): readonly (readonly Box[])[] {
  const lines: Box[][] = []
  for (const box of boxes.toSorted((a, b) => centreOf(a.rect).y - centreOf(b.rect).y)) {
    const last = lines.at(-1)
    const before = last?.at(-1)
    if (last && before && together(before.rect, box.rect)) last.push(box)
    else lines.push([box])
  }
  return lines.map((line) => line.toSorted((a, b) => a.rect.x1 - b.rect.x1))
}

const together = (a: Rect, b: Rect): boolean =>
  Math.abs(centreOf(a).y - centreOf(b).y) <= sameLine * Math.min(heightOf(a), heightOf(b))
