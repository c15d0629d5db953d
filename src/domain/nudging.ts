import { moveBox, mustHave, resizeBox } from './boxEdits.ts'
import type { Rect, Size } from './geometry.ts'
import type { Judgement } from './judgement.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

const ways: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
}

/** Moves a box, with all that is inside it, by some pixels (arrow keys). */
export function nudge(
  judgement: Judgement,
  id: string,
  direction: Direction,
  pixels: number,
  picture: Size,
): Judgement {
  const [x, y] = ways[direction]
  return moveBox(judgement, id, x * pixels, y * pixels, picture)
}

/** The rect with its right or its lower edge moved. */
export function stretched(rect: Rect, direction: Direction, pixels: number): Rect {
  const [x, y] = ways[direction]
  return { ...rect, x2: rect.x2 + x * pixels, y2: rect.y2 + y * pixels }
}

/** Moves the right or the lower edge of a box by some pixels (arrow keys with Ctrl). */
export function stretch(
  judgement: Judgement,
  id: string,
  direction: Direction,
  pixels: number,
  picture: Size,
): Judgement {
  const { rect } = mustHave(judgement.boxes, id)
  return resizeBox(judgement, id, stretched(rect, direction, pixels), picture)
}
