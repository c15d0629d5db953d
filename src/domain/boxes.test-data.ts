import { exampleJudgement } from './example.ts'
import type { Rect } from './geometry.ts'
import type { Box, Judgement } from './judgement.ts'

/** Small boxes that tests start from. */

export const rectOf = (x1: number, y1: number, x2: number, y2: number): Rect => ({ x1, y1, x2, y2 })

export const boxIn = (parentId: string | null, id: string, rect: Rect, over: Partial<Box> = {}): Box => ({
  id,
  parentId,
  rect,
  label: '',
  locked: false,
  activeMs: 0,
  ...over,
})

export const judgementWith = (...boxes: readonly Box[]): Judgement => exampleJudgement({ boxes })

export const picture = { width: 1000, height: 800 }

/** Two chains in one room: a1 in a2 in room, b1 in room. */
export const twoChains: readonly Box[] = [
  boxIn(null, 'room', rectOf(0, 0, 500, 400)),
  boxIn('room', 'a2', rectOf(100, 100, 200, 200)),
  boxIn('a2', 'a1', rectOf(120, 120, 160, 160)),
  boxIn('room', 'b1', rectOf(300, 100, 340, 140)),
]

/** So many boxes, each a pixel further in than the one before, the outermost first. */
export const deepTree = (levels: number): readonly Box[] =>
  Array.from({ length: levels }, (_, depth) =>
    boxIn(depth === 0 ? null : `d${depth - 1}`, `d${depth}`, rectOf(depth, depth, 1000 - depth, 800 - depth)),
  )
