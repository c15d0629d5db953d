import { frameOf, type Rect, type Size } from './geometry.ts'
import type { Box } from './judgement.ts'

/**
 * The boxes of a judgement as a tree. They are kept as a flat list whose order is the reading order among siblings;
 * the picture itself is the outermost room. Every answer here is total: a parent that does not exist is taken for
 * the picture, and boxes that go round in a circle are walked once, so that what was imported can be shown and mended.
 */
interface BoxTree {
  readonly byId: ReadonlyMap<string, Box>
  /** Children in list order; under null, the boxes that lie directly in the picture. */
  readonly children: ReadonlyMap<string | null, readonly Box[]>
}

const none: readonly Box[] = []

/** The answer for a list of boxes, worked out once: a list never changes. */
function onceFor<T>(answer: (boxes: readonly Box[]) => T): (boxes: readonly Box[]) => T {
  const known = new WeakMap<readonly Box[], { readonly answer: T }>()
  return (boxes) => {
    const found = known.get(boxes) ?? { answer: answer(boxes) }
    known.set(boxes, found)
    return found.answer
  }
}

const treeOf = onceFor((boxes): BoxTree => {
  const byId = new Map<string, Box>()
  for (const box of boxes) if (!byId.has(box.id)) byId.set(box.id, box)
  const children = new Map<string | null, Box[]>()
  for (const box of boxes) {
    const parent = box.parentId !== null && byId.has(box.parentId) ? box.parentId : null
    const siblings = children.get(parent)
    if (siblings) siblings.push(box)
    else children.set(parent, [box])
  }
  return { byId, children }
})

/** The boxes and all below them, each once, parents first. */
function walk(from: readonly Box[], children: ReadonlyMap<string | null, readonly Box[]>): readonly Box[] {
  const seen = new Set<Box>()
  const waiting = from.toReversed()
  for (let box = waiting.pop(); box; box = waiting.pop()) {
    if (seen.has(box)) continue
    seen.add(box)
    for (const child of (children.get(box.id) ?? none).toReversed()) waiting.push(child)
  }
  return [...seen]
}

const levelsOf = onceFor((boxes): ReadonlyMap<Box, number> => {
  const levels = new Map<Box, number>()
  for (const box of readingOrder(boxes).toReversed()) {
    let below = 0
    for (const child of childrenOf(boxes, box.id)) below = Math.max(below, levels.get(child) ?? 0)
    levels.set(box, below + 1)
  }
  return levels
})

export const boxOf = (boxes: readonly Box[], id: string): Box | null => treeOf(boxes).byId.get(id) ?? null

/** The children of a box in reading order; of null, the outermost boxes. */
export const childrenOf = (boxes: readonly Box[], id: string | null): readonly Box[] =>
  treeOf(boxes).children.get(id) ?? none

export const rootsOf = (boxes: readonly Box[]): readonly Box[] => childrenOf(boxes, null)

/** The box that a box lies in; null when it lies directly in the picture. */
export function parentOf(boxes: readonly Box[], id: string): Box | null {
  const parentId = boxOf(boxes, id)?.parentId ?? null
  return parentId === null ? null : boxOf(boxes, parentId)
}

/** The boxes with the same parent, itself among them, in reading order. */
export const siblingsOf = (boxes: readonly Box[], id: string): readonly Box[] =>
  childrenOf(boxes, parentOf(boxes, id)?.id ?? null)

/** The box and everything inside it, parents first; empty for an unknown box. */
export function subtreeOf(boxes: readonly Box[], id: string): readonly Box[] {
  const box = boxOf(boxes, id)
  return box ? walk([box], treeOf(boxes).children) : none
}

/** The boxes around a box, the nearest first. */
export function ancestorsOf(boxes: readonly Box[], id: string): readonly Box[] {
  const around = new Set<Box>()
  for (let box = parentOf(boxes, id); box && box.id !== id && !around.has(box);) {
    around.add(box)
    box = parentOf(boxes, box.id)
  }
  return [...around]
}

/** The outermost box around a box, or itself. */
export const outermostOf = (boxes: readonly Box[], id: string): Box | null =>
  ancestorsOf(boxes, id).at(-1) ?? boxOf(boxes, id)

/** Depth counted from the leaf: 1 for a leaf (b1), else one more than the highest child; 0 for an unknown box. */
export function levelOf(boxes: readonly Box[], id: string): number {
  const box = boxOf(boxes, id)
  return box ? (levelsOf(boxes).get(box) ?? 0) : 0
}

/** Depth counted from the picture: 0 for an outermost box. For the drawing and the indent of the tree. */
export const depthOf = (boxes: readonly Box[], id: string): number => ancestorsOf(boxes, id).length

/** What a box may move within: its parent, or the picture. */
export const roomOf = (boxes: readonly Box[], id: string, picture: Size): Rect =>
  parentOf(boxes, id)?.rect ?? frameOf(picture)

/** All boxes as the tree reads from top to bottom: each parent before its children. */
export const readingOrder = onceFor((boxes): readonly Box[] => {
  const { children } = treeOf(boxes)
  const order = walk(children.get(null) ?? none, children)
  return order.length === boxes.length ? order : walk([...order, ...boxes], children)
})

const lockedIn = onceFor((boxes): ReadonlyMap<string, Box> => {
  const found = new Map<string, Box>()
  for (const box of boxes) {
    if (!box.locked) continue
    for (const { id } of [box, ...ancestorsOf(boxes, box.id)]) if (!found.has(id)) found.set(id, box)
  }
  return found
})

/** A locked box in the subtree of this one, itself among it: what keeps it from being moved or deleted as a whole. */
export const lockedWithin = (boxes: readonly Box[], id: string): Box | null => lockedIn(boxes).get(id) ?? null

/** The box before or after in reading order, null past the ends; the first (or last) one when none is selected. */
export function nextInReading(boxes: readonly Box[], id: string | null, by: 1 | -1): Box | null {
  const order = readingOrder(boxes)
  const place = order.findIndex((box) => box.id === id)
  if (place < 0) return order.at(by > 0 ? 0 : -1) ?? null
  return order[place + by] ?? null
}

/** One level out: the parent. */
export const outerOf = parentOf

/** One level in: the child on the way to `towards` (a box further in that was selected before), else the first. */
export function innerOf(boxes: readonly Box[], id: string, towards: string | null = null): Box | null {
  const children = childrenOf(boxes, id)
  const path = towards === null ? none : [boxOf(boxes, towards), ...ancestorsOf(boxes, towards)]
  return children.find((child) => path.includes(child)) ?? children[0] ?? null
}
