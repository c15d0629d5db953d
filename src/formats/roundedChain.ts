import { outward, sameRect, type Rect, type Size } from '../domain/geometry.ts'

/**
 * The levels in whole pixels, rounded outward: each still contains the one before and covers b1. A level that the
 * rounding makes equal to the one before is left out.
 */
export function roundedChain<T extends { readonly rect: Rect }>(
  levels: readonly T[],
  picture: Size,
): readonly T[] {
  const rounded: T[] = []
  for (const level of levels) {
    const rect = outward(level.rect, picture)
    if (!sameRect(rect, rounded.at(-1)?.rect ?? null)) rounded.push({ ...level, rect })
  }
  return rounded
}
