import type { Rect } from './geometry.ts'

/** How much a mild crop takes off a side, in shares of it; what lies between two of them is near enough to one. */
const taken = [0, 0.075, 0.15]

/**
 * The parts of a picture that get a fingerprint of their own, in shares of its sides: the whole comes first, then all
 * that is left by a mild crop. A picture that was cropped looks as a whole like one of the parts of what it was.
 */
export const printWindows: readonly Rect[] = taken.flatMap((left) =>
  taken.flatMap((top) =>
    taken.flatMap((right) =>
      taken.map((bottom): Rect => ({ x1: left, y1: top, x2: 1 - right, y2: 1 - bottom })),
    ),
  ),
)

/** A picture's colours are kept as a square of so many mean colours. */
export const colourSide = 8
