import { useCallback } from 'react'
import type { CropUseColumn } from '../../../domain/cropUseColumns.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import { useMeasured, type Measure, type Measured } from '../useMeasured.ts'
import { choicesOf, type CropUseChoice } from './cropUseChoice.ts'

/** Where models crop, under this choice. */
export function useCropUse(scored: Scored, choice: CropUseChoice): Measured<readonly CropUseColumn[]> {
  const measure = useCallback<Measure<readonly CropUseColumn[]>>(
    (room, onProgress, signal) => room.cropUse(choicesOf(choice), onProgress, signal),
    [choice],
  )
  return useMeasured('Measuring crops', scored, measure)
}
