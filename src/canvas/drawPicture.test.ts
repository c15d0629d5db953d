import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaOf, intersection, widthOf, type Rect, type Size } from '../domain/geometry.ts'
import { drawPicture, type PictureContext, type PictureScene } from './drawPicture.ts'
import type { Level } from './level.ts'
import { centreOn, fit, rectToScreen, turned, visible, type Turn } from './viewport.ts'

const pane = { width: 800, height: 600 }
const bitmap = (width: number, height: number): ImageBitmap => ({ width, height, close: () => {} })

interface Drawn {
  readonly bitmap: unknown
  /** In pixels of the bitmap. */
  readonly from: Rect
  /** On the screen, after the turn. */
  readonly at: Rect
}

const rect = (x: number, y: number, width: number, height: number): Rect => ({
  x1: x,
  y1: y,
  x2: x + width,
  y2: y + height,
})

/** A context that keeps what was drawn, and where it ended on the screen. */
function recorder() {
  const drawn: Drawn[] = []
  let matrix = [1, 0, 0, 1, 0, 0]
  const onScreen = (x: number, y: number) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = matrix
    return { x: a * x + c * y + e, y: b * x + d * y + f }
  }
  const context: PictureContext = {
    imageSmoothingEnabled: true,
    imageSmoothingQuality: 'low',
    save: () => {},
    restore: () => {
      matrix = [1, 0, 0, 1, 0, 0]
    },
    transform: (...next: number[]) => {
      matrix = next
    },
    drawImage: (image: unknown, ...numbers: number[]) => {
      const [sx = 0, sy = 0, sw = 0, sh = 0, x = 0, y = 0, w = 0, h = 0] = numbers
      const [one, other] = [onScreen(x, y), onScreen(x + w, y + h)]
      const at = {
        x1: Math.min(one.x, other.x),
        y1: Math.min(one.y, other.y),
        x2: Math.max(one.x, other.x),
        y2: Math.max(one.y, other.y),
      }
      drawn.push({ bitmap: image, from: rect(sx, sy, sw, sh), at })
    },
  }
  return { context, drawn }
}

function tiled({ width, height }: Size, side: number): Level {
  const tiles = []
  for (let y = 0; y < height; y += side)
    for (let x = 0; x < width; x += side)
      tiles.push({ x, y, bitmap: bitmap(Math.min(side, width - x), Math.min(side, height - y)) })
  return { width, height, tiles }
}

const scene = (picture: Size, levels: readonly Level[], over: Partial<PictureScene>): PictureScene => ({
  pane,
  frame: { x1: 0, y1: 0, x2: picture.width, y2: picture.height },
  picture,
  levels,
  viewport: fit({ x1: 0, y1: 0, x2: picture.width, y2: picture.height }, pane),
  deviceRatio: 1,
  ...over,
})

const picture = { width: 16_000, height: 9000 }
const turns = fc.constantFrom<Turn>(0, 1, 2, 3)

describe('a picture', () => {
  it('is drawn from its small level alone until the others are there, at the size of the picture', () => {
    const { context, drawn } = recorder()
    drawPicture(context, scene(picture, [bitmap(2000, 1125)], {}))
    expect(drawn).toHaveLength(1)
    expect(drawn[0]?.from).toEqual({ x1: 0, y1: 0, x2: 2000, y2: 1125 })
    expect(drawn[0]?.at).toMatchObject({ x1: 0, x2: 800 })
  })

  it('is left out while its bitmaps are closed', () => {
    const { context, drawn } = recorder()
    drawPicture(context, scene(picture, [bitmap(0, 0)], {}))
    drawPicture(context, scene(picture, [], {}))
    expect(drawn).toEqual([])
  })

  it('has sharp squares for pixels above 200 %, and not at 200 %', () => {
    const { context } = recorder()
    const frame = { x1: 0, y1: 0, x2: 100, y2: 100 }
    const at = (scale: number) =>
      drawPicture(
        context,
        scene({ width: 100, height: 100 }, [bitmap(100, 100)], { viewport: centreOn(frame, scale, pane) }),
      )
    at(2.01)
    expect(context.imageSmoothingEnabled).toBe(false)
    at(2)
    expect(context.imageSmoothingEnabled).toBe(true)
  })

  it('is smooth at any zoom while a small level stands in for it', () => {
    const { context } = recorder()
    const frame = { x1: 0, y1: 0, x2: 16_000, y2: 9000 }
    drawPicture(context, scene(picture, [bitmap(2000, 1125)], { viewport: centreOn(frame, 8, pane) }))
    expect(context.imageSmoothingEnabled).toBe(true)
  })

  it('is turned about its corner, the same pixels at the place that the viewport says', () => {
    fc.assert(
      fc.property(turns, fc.double({ min: 0.05, max: 20, noNaN: true }), (turn, scale) => {
        const { context, drawn } = recorder()
        const viewport = centreOn({ x1: 4000, y1: 3000, x2: 4100, y2: 3050 }, scale, pane, turn)
        drawPicture(context, scene(picture, [bitmap(16_000, 9000)], { viewport }))
        const [one] = drawn
        if (!one) throw new Error('nothing was drawn')
        const at = rectToScreen(viewport, one.from)
        for (const side of ['x1', 'y1', 'x2', 'y2'] as const) expect(one.at[side]).toBeCloseTo(at[side], 4)
      }),
    )
  })
})

describe('a tiled picture', () => {
  it('draws only the tiles in sight, which fill what is seen without gap or overlap, at every turn', () => {
    const level = tiled(picture, 2048)
    fc.assert(
      fc.property(
        turns,
        fc.double({ min: 0.3, max: 12, noNaN: true }),
        fc.integer({ min: 0, max: 16_000 }),
        fc.integer({ min: 0, max: 9000 }),
        fc.constantFrom(1, 1.5, 2),
        (turn, scale, x, y, deviceRatio) => {
          const { context, drawn } = recorder()
          const viewport = centreOn({ x1: x, y1: y, x2: x, y2: y }, scale, pane, turn)
          const given = scene(picture, [level], { viewport, deviceRatio })
          drawPicture(context, given)
          const seen = rectToScreen(viewport, visible(viewport, pane, given.frame))
          const area = drawn.reduce((sum, { at }) => sum + areaOf(at), 0)
          // The outer edges, too, lie on whole device pixels.
          const slack = (1 / deviceRatio) * 2 * (pane.width + pane.height)
          expect(Math.abs(area - areaOf(seen))).toBeLessThanOrEqual(slack)
          for (const [index, one] of drawn.entries())
            for (const other of drawn.slice(index + 1)) {
              const common = intersection(one.at, other.at)
              expect(common === null || areaOf(common) < 1e-6).toBe(true)
            }
          for (const { at } of drawn)
            expect(at.x1 * deviceRatio).toBeCloseTo(Math.round(at.x1 * deviceRatio), 6)
        },
      ),
    )
  })

  it('draws a handful of tiles at 100 %, not all of them', () => {
    const { context, drawn } = recorder()
    const viewport = centreOn({ x1: 8000, y1: 4000, x2: 8001, y2: 4001 }, 1, pane)
    drawPicture(context, scene(picture, [tiled(picture, 2048)], { viewport }))
    expect(drawn.length).toBeLessThanOrEqual(4)
    expect(drawn.reduce((sum, { from }) => sum + widthOf(from) * (from.y2 - from.y1), 0)).toBeCloseTo(
      pane.width * pane.height,
    )
  })
})

it('turns the axes of the screen the way points are turned', () => {
  const { context, drawn } = recorder()
  const viewport = { scale: 1, x: 300, y: 200, turn: 1 as const }
  drawPicture(context, scene({ width: 100, height: 50 }, [bitmap(100, 50)], { viewport }))
  const corner = turned({ x: 100, y: 50 }, 1)
  expect(drawn[0]?.at).toEqual({ x1: 300 + corner.x, y1: 200, x2: 300, y2: 200 + corner.y })
})
