import type { InHand } from '../../../canvas/boxPreview.ts'
import type { Box } from '../../../domain/judgement.ts'

/** Id of a box that is still being drawn; no box of a judgement has it. */
const drawnId = 'being-drawn'

/** The boxes in the hand as they would be, for numbers that follow it; null while nothing is. */
export function handBoxes(
  boxes: readonly Box[],
  hand: Pick<InHand, 'rects' | 'drawn'>,
): readonly Box[] | null {
  const held = boxes.flatMap((box) => {
    const rect = hand.rects.get(box.id)
    return rect ? [{ ...box, rect }] : []
  })
  const drawn: readonly Box[] = hand.drawn
    ? [{ id: drawnId, parentId: null, rect: hand.drawn, label: '', locked: false, activeMs: 0 }]
    : []
  return held.length + drawn.length > 0 ? [...held, ...drawn] : null
}
