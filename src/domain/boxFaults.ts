import { boxOf, rootsOf, subtreeOf } from './boxes.ts'
import { contains, frameOf, heightOf, widthOf, type Rect, type Size } from './geometry.ts'
import { brief } from './itemProblem.ts'
import type { Box } from './judgement.ts'

/** The smallest side of a box, in pixels. */
export const smallestSide = 1
/** What repeated moves by fractions of a pixel may take from a side without the box counting as too small. */
const dust = 1e-6

export const isLargeEnough = (rect: Rect): boolean =>
  widthOf(rect) >= smallestSide - dust && heightOf(rect) >= smallestSide - dust

/** A rule of boxes that does not hold. Edits never lead here; what was imported may. */
export interface BoxFault {
  readonly code: 'box-repeated' | 'box-orphaned' | 'box-circular' | 'box-small' | 'box-outside'
  readonly boxId: string
  readonly sentence: string
}

const named = (name: string): string => `The box “${brief(name)}”`

/** How a sentence calls a box that can be seen. */
export const calledBox = ({ label }: Pick<Box, 'label'>): string =>
  label.trim() === '' ? 'A box' : named(label.trim())

/**
 * Everything that breaks the rules: ids differ, parents exist, nothing goes round in a circle, each side is at least
 * a pixel, and each box lies inside its parent and inside the picture.
 */
export function faultsOf(boxes: readonly Box[], picture: Size): readonly BoxFault[] {
  const frame = frameOf(picture)
  const reached = new Set(rootsOf(boxes).flatMap((root) => subtreeOf(boxes, root.id)))
  return boxes.flatMap((box): readonly BoxFault[] => {
    const fault = (code: BoxFault['code'], said: string): readonly BoxFault[] => [
      { code, boxId: box.id, sentence: `${named(box.label.trim() || box.id)} ${said}` },
    ]
    if (boxOf(boxes, box.id) !== box) return fault('box-repeated', 'has the id of another box; draw it anew.')
    if (!isLargeEnough(box.rect)) return fault('box-small', 'is smaller than one pixel; draw it larger.')
    if (!contains(frame, box.rect)) return fault('box-outside', 'reaches beyond the picture; draw it inside.')
    if (box.parentId === null) return []
    const parent = boxOf(boxes, box.parentId)
    if (!parent) return fault('box-orphaned', 'lies in a box that does not exist; take it out of there.')
    if (!reached.has(box))
      return fault('box-circular', 'lies in itself by way of others; take it out of there.')
    return contains(parent.rect, box.rect)
      ? []
      : fault('box-outside', 'reaches beyond the box it lies in; draw it inside or take it out of there.')
  })
}
