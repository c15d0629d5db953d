import { emptyHand, type InHand } from './boxPreview.ts'
import { idle, type BoxGesture } from './boxScene.ts'

/** What is going on under the pointer. Kept beside React, so that a drag or a hover redraws one layer only. */
export interface Hand {
  readonly gesture: BoxGesture
  readonly shown: InHand
  /** The box that a click would pick. */
  readonly hover: string | null
}

export const emptyHanded: Hand = { gesture: idle, shown: emptyHand, hover: null }

/** Names what the hand has lifted off the resting boxes; the same text for the whole of a drag. */
export const liftedBy = ({ gesture }: Hand): string =>
  gesture.kind === 'moving' || gesture.kind === 'resizing' ? `${gesture.kind} ${gesture.id}` : ''
