import { lookOf } from '../../../canvas/boxColours.ts'
import type { Outline } from '../../../canvas/OverlaidStage.tsx'
import { contains, frameOf, intersection, type Rect, type Size } from '../../../domain/geometry.ts'
import { boxInPixels } from '../../../domain/predictedBoxes.ts'
import type { ItemAnswer } from '../../../evaluation/evaluation.ts'

/** Boxes of one answer that are drawn. */
const most = 100

export interface DrawnBoxes {
  readonly outlines: readonly Outline[]
  /** Boxes that have no place in the picture, or whose numbers nobody knows how to read. */
  readonly unplaced: number
}

/** The boxes of an answer in the picture, numbered in their order. */
export function drawnBoxes(
  answer: Pick<ItemAnswer, 'prediction' | 'convention'> | null,
  size: Size | null,
): DrawnBoxes {
  const boxes = answer?.prediction.boxes ?? []
  const convention = answer?.convention ?? null
  const outlines = boxes.slice(0, most).flatMap((given, index): readonly Outline[] => {
    const rect = convention && size ? boxInPixels(given, convention, size) : null
    if (!rect) return []
    const number = `${index + 1}`
    return [{ id: `box ${number}`, rect, look: lookOf(2), tag: number, thick: false }]
  })
  return { outlines, unplaced: Math.min(boxes.length, most) - outlines.length }
}

/** The region as an outline, without a tag: it is what the item is about. */
export const regionOutline = (region: Rect | null): readonly Outline[] =>
  region ? [{ id: 'region', rect: region, look: lookOf(1), tag: '', thick: true }] : []

/** What is cut out for the regional view; null where the region lies outside the picture. */
export const cropOf = (region: Rect | null, size: Size): Rect | null =>
  region && intersection(region, frameOf(size))

/** What of the outlines is seen inside a part of the picture; one that lies around all of it is not. */
export const outlinesIn = (outlines: readonly Outline[], part: Rect): readonly Outline[] =>
  outlines.flatMap((outline) => {
    const rect = contains(outline.rect, part) ? null : intersection(outline.rect, part)
    return rect ? [{ ...outline, rect }] : []
  })
