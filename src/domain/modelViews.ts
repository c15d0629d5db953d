import { heightOf, outward, widthOf, type Rect, type Size } from './geometry.ts'
import { ruleOfTokens, smartResize } from './smartResize.ts'
import {
  maxTilesOf,
  tiledCells,
  tiledGrid,
  tiledRanges,
  tiledSize,
  tiledTokens,
  tileCells,
  tileSide,
  tilingOf,
  type Tiling,
} from './tiling.ts'
import {
  cellCount,
  cellsTouched,
  rangesOfSpan,
  type CellSpan,
  type TokenGrid,
  type TokenRange,
} from './tokenCells.ts'

/** How a model turns a picture into tokens: it resizes it as a whole, or cuts it into tiles. */
export type ModelFamily = { readonly id: string; readonly name: string } & (
  | { readonly way: 'resize'; readonly factor: number; readonly minTokens: number }
  | { readonly way: 'tile' }
)

/** The families whose view is shown (FORMATS §3.1 and §3.4). */
export const modelFamilies: readonly ModelFamily[] = [
  { id: 'qwen2.5-vl', name: 'Qwen2.5-VL', way: 'resize', factor: 28, minTokens: 4 },
  { id: 'qwen3-vl', name: 'Qwen3-VL', way: 'resize', factor: 32, minTokens: 64 },
  { id: 'internvl', name: 'InternVL', way: 'tile' },
]

/** The limits on the visual tokens of one picture under which 001 §5 reports. */
export const budgets: readonly number[] = [1024, 16_384]

/** A picture as tokens. */
export interface TokenLayout {
  /** Width and height in pixels of the picture as the model sees it; all tiles together, without the thumbnail. */
  readonly resized: Size
  /** Tokens over the picture; those of all tiles, without the thumbnail. */
  readonly grid: TokenGrid
  /** Side of one token in pixels of the resized picture. */
  readonly cellSide: number
  /** All of the picture's tokens, the thumbnail's included. */
  readonly tokens: number
  /** Null where the model does not tile. */
  readonly tiling: Tiling | null
}

/**
 * How a model lays out a picture of `size` pixels within a budget of tokens (FORMATS §3.1, §3.4). Null where the model's
 * own code refuses the picture: no area, or sides more than 200 to 1 apart under smart_resize.
 */
export function layoutOf(size: Size, family: ModelFamily, budget: number): TokenLayout | null {
  if (family.way === 'tile') {
    const tiling = tilingOf(size, maxTilesOf(budget))
    return (
      tiling && {
        resized: tiledSize(tiling),
        grid: tiledGrid(tiling),
        cellSide: tileSide / tileCells,
        tokens: tiledTokens(tiling),
        tiling,
      }
    )
  }
  const resized = smartResize(size, ruleOfTokens(family.factor, family.minTokens, budget))
  if (!resized) return null
  const grid = { columns: resized.width / family.factor, rows: resized.height / family.factor }
  return { resized, grid, cellSide: family.factor, tokens: grid.columns * grid.rows, tiling: null }
}

/** A box as a model sees it. */
export interface BoxInTokens {
  /** Width and height of the box in pixels of the resized picture, unrounded. */
  readonly seen: Size
  /** The lesser of the two, in those pixels and in sides of a token. */
  readonly minSide: number
  readonly minSideInTokens: number
  /** The cells of the layout's grid that the box touches. */
  readonly cells: CellSpan
  /** The cells of the thumbnail that it touches; null without one. */
  readonly thumbnailCells: CellSpan | null
  /** Tokens that see any of the box, the thumbnail's included. */
  readonly tokens: number
}

/** `rect` is in upright original pixels of the picture of `size` that was laid out, half-open (FORMATS §3.2, §3.4). */
export function boxInTokens(rect: Rect, size: Size, layout: TokenLayout): BoxInTokens {
  const seen = {
    width: (widthOf(rect) * layout.resized.width) / size.width,
    height: (heightOf(rect) * layout.resized.height) / size.height,
  }
  const minSide = Math.min(seen.width, seen.height)
  const cells = cellsTouched(rect, size, layout.grid)
  const tiled = layout.tiling && tiledCells(rect, size, layout.tiling)
  return {
    seen,
    minSide,
    minSideInTokens: minSide / layout.cellSide,
    cells,
    thumbnailCells: tiled?.thumbnail ?? null,
    tokens: tiled ? tiled.count : cellCount(cells),
  }
}

/**
 * The numbers of the tokens that see any of `rect`, ascending, counted from 0 at the picture's first token (FORMATS
 * §3.2, §3.4). `rect` and `size` as in `boxInTokens`.
 */
export const tokenRanges = (rect: Rect, size: Size, layout: TokenLayout): readonly TokenRange[] =>
  layout.tiling
    ? tiledRanges(tiledCells(rect, size, layout.tiling), layout.tiling)
    : rangesOfSpan(cellsTouched(rect, size, layout.grid), layout.grid)

/** One line of “as the model gets it”. */
export interface ModelView {
  readonly family: ModelFamily
  readonly budget: number
  /** Whether the model is shown the whole picture, or the box cut out of the original pixels. */
  readonly subject: 'picture' | 'crop'
  /** Width and height in original pixels of what the model is given. */
  readonly given: Size
  /** Null where the model's own code refuses what it is given. */
  readonly layout: TokenLayout | null
  /** Null exactly when the layout is. */
  readonly box: BoxInTokens | null
}

/**
 * The whole picture and then the crop, each under every family and budget. `box` lies in a picture of `size`, in its
 * upright original pixels; the crop is what covers it in whole pixels.
 */
export function modelViews(box: Rect, size: Size): readonly ModelView[] {
  const crop = outward(box, size)
  const cropSize = { width: widthOf(crop), height: heightOf(crop) }
  const inCrop = {
    x1: box.x1 - crop.x1,
    y1: box.y1 - crop.y1,
    x2: box.x2 - crop.x1,
    y2: box.y2 - crop.y1,
  }
  return [...viewsOf('picture', box, size), ...viewsOf('crop', inCrop, cropSize)]
}

const viewsOf = (subject: ModelView['subject'], box: Rect, given: Size): readonly ModelView[] =>
  modelFamilies.flatMap((family) =>
    budgets.map((budget) => {
      const layout = layoutOf(given, family, budget)
      return { family, budget, subject, given, layout, box: layout && boxInTokens(box, given, layout) }
    }),
  )
