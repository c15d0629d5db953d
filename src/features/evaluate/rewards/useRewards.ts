import { useCallback } from 'react'
import type { RewardChoices, RewardColumn } from '../../../domain/trainingRewardColumns.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import { useMeasured, type Measure, type Measured } from '../useMeasured.ts'

/** What training would have rewarded, under these choices and the present scores. */
export function useRewards(scored: Scored, choices: RewardChoices): Measured<readonly RewardColumn[]> {
  const measure = useCallback<Measure<readonly RewardColumn[]>>(
    (room, onProgress, signal) => room.rewards(choices, onProgress, signal),
    [choices],
  )
  return useMeasured('Working out rewards', scored, measure)
}
