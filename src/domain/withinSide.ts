import type { Size } from './geometry.ts'

/** Pillow's `thumbnail`: longest side at most `side`, never enlarged, each side at least one pixel. */
export function withinSide(given: Size, side: number): Size {
  const { width, height } = given
  if (side >= Math.max(width, height)) return given
  const most = Math.max(1, Math.floor(side))
  const aspect = width / height
  return aspect <= 1
    ? { width: nearer(most * aspect, (whole) => Math.abs(aspect - whole / most)), height: most }
    : {
        width: most,
        height: nearer(most / aspect, (whole) => (whole === 0 ? 0 : Math.abs(aspect - most / whole))),
      }
}

/** The whole number next to `exact` of the lesser error, the lower one where they are equal; at least 1. */
function nearer(exact: number, errorOf: (whole: number) => number): number {
  const below = Math.floor(exact)
  const above = Math.ceil(exact)
  return Math.max(1, errorOf(above) < errorOf(below) ? above : below)
}
