import type { TokenCells } from '../../../canvas/RestingBoxes.tsx'
import type { Rect, Size } from '../../../domain/geometry.ts'
import { boxInTokens, layoutOf } from '../../../domain/modelViews.ts'
import type { ShownCells } from './ModelTable.tsx'

/** Width and height of one token in picture pixels, as the chosen model lays the whole picture out; null where it cannot. */
export function cellSizeOf({ family, budget }: ShownCells, picture: Size): Size | null {
  const layout = layoutOf(picture, family, budget)
  return layout && { width: picture.width / layout.grid.columns, height: picture.height / layout.grid.rows }
}

/** The token grid and the cells that the rects touch, for drawing over the picture. */
export function tokenCellsOf(
  { family, budget }: ShownCells,
  picture: Size,
  rects: readonly Rect[],
): TokenCells | null {
  const layout = layoutOf(picture, family, budget)
  if (!layout) return null
  return { grid: layout.grid, spans: rects.map((rect) => boxInTokens(rect, picture, layout).cells) }
}
