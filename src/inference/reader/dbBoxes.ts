import type { Point } from '../../domain/geometry.ts'
import { regionsOf, type ProbabilityMap } from './mapRegions.ts'
import { acrossOf, boundsOf, downOf, type Frame } from './raster.ts'

/** What becomes a text box; the defaults of PP-OCR's post-processing of DB (Liao et al. 2020). */
export interface BoxRule {
  /** Probability above which a pixel belongs to text. */
  readonly pixel: number
  /** Least mean probability inside a box. */
  readonly box: number
  /** How much wider the text is than the shrunk kernel that the network was taught to mark. */
  readonly unclip: number
  /** Least shorter side of a kernel, in pixels of the map. */
  readonly side: number
}

export const usualRule: BoxRule = { pixel: 0.3, box: 0.6, unclip: 1.5, side: 3 }

export interface TextFrame {
  readonly frame: Frame
  /** Mean probability inside the kernel, 0 to 1. */
  readonly score: number
}

/** The text boxes of a detector's map, in pixels of the map: the smallest slanted rect around each kernel, widened. */
export function dbBoxes(map: ProbabilityMap, rule: BoxRule = usualRule): readonly TextFrame[] {
  const found: TextFrame[] = []
  for (const region of regionsOf(map, rule.pixel, rule.side * rule.side)) {
    const corners = region.outline.flatMap(({ x, y }) => [
      { x, y },
      { x: x + 1, y },
      { x, y: y + 1 },
      { x: x + 1, y: y + 1 },
    ])
    const kernel = smallestFrame(hullOf(corners))
    if (!kernel || Math.min(acrossOf(kernel), downOf(kernel)) < rule.side) continue
    const score = meanInside(map, kernel)
    if (score >= rule.box) found.push({ frame: unclipped(kernel, rule.unclip), score })
  }
  return found
}

/** Every side moved outward by area × ratio ÷ perimeter (DB §3.5). */
function unclipped(frame: Frame, ratio: number): Frame {
  const width = acrossOf(frame)
  const height = downOf(frame)
  const by = (width * height * ratio) / (2 * (width + height))
  const along = { x: (frame.across.x / width) * by, y: (frame.across.y / width) * by }
  const below = { x: (frame.down.x / height) * by, y: (frame.down.y / height) * by }
  return {
    corner: { x: frame.corner.x - along.x - below.x, y: frame.corner.y - along.y - below.y },
    across: { x: frame.across.x + 2 * along.x, y: frame.across.y + 2 * along.y },
    down: { x: frame.down.x + 2 * below.x, y: frame.down.y + 2 * below.y },
  }
}

const cross = (o: Point, a: Point, b: Point): number => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x)

/** The convex hull, by Andrew's monotone chain. */
export function hullOf(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y)
  return [...halfOf(sorted), ...halfOf(sorted.toReversed())]
}

function halfOf(run: readonly Point[]): readonly Point[] {
  const chain: Point[] = []
  for (const point of run) {
    for (let last = chain.at(-1), before = chain.at(-2); last && before;) {
      if (cross(before, last, point) > 0) break
      chain.pop()
      last = before
      before = chain.at(-2)
    }
    chain.push(point)
  }
  return chain.slice(0, -1)
}

/** The rect of least area around a hull, whose `across` points to the right, at most 45° up or down. */
export function smallestFrame(hull: readonly Point[]): Frame | null {
  let best: Frame | null = null
  let least = Infinity
  for (const [index, from] of hull.entries()) {
    const to = hull[(index + 1) % hull.length] ?? from
    const length = Math.hypot(to.x - from.x, to.y - from.y)
    if (length === 0) continue
    const frame = frameAlong(hull, rightward({ x: (to.x - from.x) / length, y: (to.y - from.y) / length }))
    const area = acrossOf(frame) * downOf(frame)
    if (area >= least) continue
    least = area
    best = frame
  }
  return best
}

/** The direction, or one at right angles to it, that points most to the right. */
function rightward({ x, y }: Point): Point {
  if (Math.abs(x) >= Math.abs(y)) return x > 0 ? { x, y } : { x: -x, y: -y }
  return y < 0 ? { x: -y, y: x } : { x: y, y: -x }
}

function frameAlong(hull: readonly Point[], u: Point): Frame {
  const along = hull.map(({ x, y }) => x * u.x + y * u.y)
  const below = hull.map(({ x, y }) => y * u.x - x * u.y)
  const [u1, u2] = [Math.min(...along), Math.max(...along)]
  const [v1, v2] = [Math.min(...below), Math.max(...below)]
  return {
    corner: { x: u1 * u.x - v1 * u.y, y: u1 * u.y + v1 * u.x },
    across: { x: (u2 - u1) * u.x, y: (u2 - u1) * u.y },
    down: { x: -(v2 - v1) * u.y, y: (v2 - v1) * u.x },
  }
}

/** Mean probability over the pixels whose middle lies in the frame. */
function meanInside({ width, height, values }: ProbabilityMap, frame: Frame): number {
  const { x1, y1, x2, y2 } = boundsOf(frame)
  const { corner, across, down } = frame
  const acrossSquared = across.x ** 2 + across.y ** 2
  const downSquared = down.x ** 2 + down.y ** 2
  let sum = 0
  let count = 0
  for (let y = Math.max(0, Math.floor(y1)); y < Math.min(height, y2); y++)
    for (let x = Math.max(0, Math.floor(x1)); x < Math.min(width, x2); x++) {
      const dx = x + 0.5 - corner.x
      const dy = y + 0.5 - corner.y
      const u = (dx * across.x + dy * across.y) / acrossSquared
      const v = (dx * down.x + dy * down.y) / downSquared
      if (u < 0 || u > 1 || v < 0 || v > 1) continue
      sum += values[y * width + x] ?? 0
      count++
    }
  return count === 0 ? 0 : sum / count / 255
}
