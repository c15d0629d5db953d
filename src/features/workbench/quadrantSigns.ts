import { IconChecks, IconZoomCancel, IconZoomIn, IconZoomOut, type Icon } from '@tabler/icons-react'
import type { Quadrant } from '../../domain/quadrant.ts'

/** Told apart by their shapes, so that colour is never needed. */
export const quadrantSigns: Readonly<Record<Quadrant, Icon>> = {
  'zoom-helps': IconZoomIn,
  'zoom-hurts': IconZoomOut,
  neither: IconZoomCancel,
  'both-right': IconChecks,
}
