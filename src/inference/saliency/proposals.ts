import { areaOf, heightOf, intersection, widthOf, type Rect, type Size } from '../../domain/geometry.ts'
import type { Proposal } from '../inference.ts'
import { regionsOf, type ProbabilityMap } from '../reader/mapRegions.ts'

/** Probability above which a pixel stands out. */
const standsOut = 0.5
/** Fewest pixels of the map that make a proposal. */
const leastPixels = 12
/** Proposals that share more of their union than this are about the same thing. */
const sameThing = 0.5
const mostProposals = 20
/** Side in original pixels below which a tile shows nothing that the whole does not. */
const leastTile = 512
/** Each tile is a run, which takes seconds on a slow processor. */
const mostTiles = 10
/** By how much tiles are enlarged until they are few enough. */
const growth = 1.1
/** Share of a tile that its neighbour sees as well, so that what one border cuts lies whole in the other tile. */
const overlap = 0.25

/**
 * The parts of a picture that are looked at: all of it, and, where it is large, a grid of overlapping tiles, so that what
 * is small in the whole is large in one of them.
 */
export function partsOf(size: Size): readonly Rect[] {
  const whole = { x1: 0, y1: 0, x2: size.width, y2: size.height }
  let side = leastTile
  let across = stretchesOf(size.width, side)
  let down = stretchesOf(size.height, side)
  while (across.length * down.length > mostTiles) {
    side *= growth
    across = stretchesOf(size.width, side)
    down = stretchesOf(size.height, side)
  }
  if (across.length * down.length < 2) return [whole]
  const tiles = down.flatMap(({ from: y1, to: y2 }) =>
    across.map(({ from: x1, to: x2 }) => ({ x1, y1, x2, y2 })),
  )
  return [whole, ...tiles]
}

/** Evenly spread tiles along a length; one for all of it when a tile covers nearly that. */
function stretchesOf(
  length: number,
  side: number,
): readonly { readonly from: number; readonly to: number }[] {
  if (length <= side * (1 + overlap)) return [{ from: 0, to: length }]
  const count = 1 + Math.ceil((length - side) / (side * (1 - overlap)))
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor(((length - side) * index) / (count - 1))
    return { from, to: Math.min(length, Math.ceil(from + side)) }
  })
}

/** What stands out in the map of a part, in original pixels; what an inner border of the part cuts is left out. */
export function standouts(map: ProbabilityMap, part: Rect, size: Size): readonly Proposal[] {
  const x = widthOf(part) / map.width
  const y = heightOf(part) / map.height
  return regionsOf(map, standsOut, leastPixels)
    .filter(
      ({ bounds }) =>
        (bounds.x1 > 0 || part.x1 === 0) &&
        (bounds.y1 > 0 || part.y1 === 0) &&
        (bounds.x2 < map.width || part.x2 === size.width) &&
        (bounds.y2 < map.height || part.y2 === size.height),
    )
    .map(({ bounds, mean }) => ({
      rect: {
        x1: part.x1 + bounds.x1 * x,
        y1: part.y1 + bounds.y1 * y,
        x2: part.x1 + bounds.x2 * x,
        y2: part.y1 + bounds.y2 * y,
      },
      confidence: mean,
    }))
}

/** The strongest proposals under a share of the picture (τ of 004 §3.1), each thing once. */
export function strongest(all: readonly Proposal[], size: Size, areaRatio: number): readonly Proposal[] {
  const most = size.width * size.height * areaRatio
  const kept: Proposal[] = []
  const small = all.filter(({ rect }) => areaOf(rect) < most)
  for (const proposal of small.toSorted((a, b) => b.confidence - a.confidence)) {
    if (kept.length === mostProposals) break
    if (kept.every(({ rect }) => unionShare(rect, proposal.rect) <= sameThing)) kept.push(proposal)
  }
  return kept
}

/** Intersection over union. */
function unionShare(a: Rect, b: Rect): number {
  const both = intersection(a, b)
  const shared = both ? areaOf(both) : 0
  return shared / (areaOf(a) + areaOf(b) - shared)
}
