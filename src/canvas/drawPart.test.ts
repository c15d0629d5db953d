import { expect, it } from 'vitest'
import { drawPart } from './drawPart.ts'
import type { Level } from './level.ts'

/** Keeps note of what is drawn, and how it is moved and scaled. */
function notedContext() {
  const drawn: { bitmap: unknown; x: number; y: number; transform: readonly number[] }[] = []
  let transform: readonly number[] = []
  return {
    drawn,
    context: {
      imageSmoothingEnabled: false,
      imageSmoothingQuality: 'low' as const,
      setTransform: (...numbers: readonly unknown[]) => {
        transform = numbers.map(Number)
      },
      resetTransform: () => {
        transform = []
      },
      drawImage: (bitmap: unknown, x: number, y: number) => void drawn.push({ bitmap, x, y, transform }),
    },
  }
}

const bitmapOf = (width: number, height: number): ImageBitmap => ({
  width,
  height,
  close: () => undefined,
})
const picture = { width: 400, height: 200 }
const whole: Level = bitmapOf(400, 200)
const half: Level = bitmapOf(200, 100)

it('draws the smallest level that has enough pixels, scaled to fill what is asked for', () => {
  const { context, drawn } = notedContext()
  const part = { x1: 0, y1: 0, x2: 400, y2: 200 }
  drawPart(context, [whole, half], picture, part, { width: 200, height: 100 })
  expect(drawn).toEqual([{ bitmap: half, x: 0, y: 0, transform: [1, 0, 0, 1, -0, -0] }])
})

it('moves the part to the corner', () => {
  const { context, drawn } = notedContext()
  drawPart(
    context,
    [whole, half],
    picture,
    { x1: 100, y1: 50, x2: 200, y2: 100 },
    { width: 200, height: 100 },
  )
  expect(drawn[0]).toMatchObject({ bitmap: whole, transform: [2, 0, 0, 2, -200, -100] })
})

it('draws only the tiles that the part reaches', () => {
  const [left, right] = [bitmapOf(200, 200), bitmapOf(200, 200)]
  const tiled: Level = {
    ...picture,
    tiles: [
      { x: 0, y: 0, bitmap: left },
      { x: 200, y: 0, bitmap: right },
    ],
  }
  const { context, drawn } = notedContext()
  drawPart(context, [tiled], picture, { x1: 220, y1: 0, x2: 300, y2: 100 }, { width: 80, height: 100 })
  expect(drawn.map(({ bitmap }) => bitmap)).toEqual([right])
})

it('draws nothing of a level that was closed', () => {
  const { context, drawn } = notedContext()
  drawPart(context, [bitmapOf(0, 0)], picture, { x1: 0, y1: 0, x2: 9, y2: 9 }, { width: 9, height: 9 })
  drawPart(context, [], picture, { x1: 0, y1: 0, x2: 9, y2: 9 }, { width: 9, height: 9 })
  expect(drawn).toEqual([])
})
