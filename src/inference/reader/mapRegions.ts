import type { Point, Rect } from '../../domain/geometry.ts'

/** How likely each pixel is to belong to something: 0 to 255 for 0 to 1, row by row. */
export interface ProbabilityMap {
  readonly width: number
  readonly height: number
  readonly values: Uint8Array
}

/** Pixels above a threshold that hang together. */
export interface MapRegion {
  /** Half-open. */
  readonly bounds: Rect
  readonly pixels: number
  /** Mean probability over its pixels, 0 to 1. */
  readonly mean: number
  /** The leftmost and the rightmost pixel of each of its rows, in no order. */
  readonly outline: readonly Point[]
}

/** The regions of a map, diagonal neighbours included; those of fewer than `least` pixels are left out. */
export function regionsOf(map: ProbabilityMap, threshold: number, least: number): readonly MapRegion[] {
  const { width, height, values } = map
  const floor = threshold * 255
  const taken = new Uint8Array(values.length)
  const waiting = new Int32Array(values.length)
  const regions: MapRegion[] = []
  for (let start = 0; start < values.length; start++) {
    if (taken[start] || (values[start] ?? 0) <= floor) continue
    let end = 0
    waiting[end++] = start
    taken[start] = 1
    let sum = 0
    let x1 = width
    let x2 = 0
    let y2 = 0
    const y1 = Math.floor(start / width)
    const lefts = new Map<number, number>()
    const rights = new Map<number, number>()
    for (let next = 0; next < end; next++) {
      const at = waiting[next] ?? 0
      const y = Math.floor(at / width)
      const x = at - y * width
      sum += values[at] ?? 0
      if (x < x1) x1 = x
      if (x > x2) x2 = x
      if (y > y2) y2 = y
      if (x < (lefts.get(y) ?? width)) lefts.set(y, x)
      if (x > (rights.get(y) ?? -1)) rights.set(y, x)
      for (let nearY = Math.max(0, y - 1); nearY <= Math.min(height - 1, y + 1); nearY++)
        for (let nearX = Math.max(0, x - 1); nearX <= Math.min(width - 1, x + 1); nearX++) {
          const near = nearY * width + nearX
          if (taken[near] || (values[near] ?? 0) <= floor) continue
          taken[near] = 1
          waiting[end++] = near
        }
    }
    if (end < least) continue
    regions.push({
      bounds: { x1, y1, x2: x2 + 1, y2: y2 + 1 },
      pixels: end,
      mean: sum / end / 255,
      outline: [...lefts, ...rights].map(([y, x]) => ({ x, y })),
    })
  }
  return regions
}
