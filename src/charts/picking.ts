import type { RenderFunction } from '@observablehq/plot'

/** Marks what a mark draws with the row of the table it stands for, so that it can be picked. Data are in row order. */
export const marksRows =
  (rowOf: (index: number) => number = (index) => index): RenderFunction =>
  (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null
    if (group)
      index.forEach((each, place) => {
        group.children.item(place)?.setAttribute('data-row', String(rowOf(each)))
      })
    return group
  }
