import type { PredictionRun } from '../../../domain/prediction.ts'
import { leftOutWords, type CropTestPlan, type LeftOut } from '../../../formats/cropTestPlan.ts'
import { shortened } from '../../../ui/longText.ts'
import { countText, numberText } from '../../../ui/quantity.ts'

/** What stays out of all three sets, and why. */
export function leftSentences({ left }: CropTestPlan): readonly string[] {
  if (left.length === 0) return []
  const counts = new Map<LeftOut, number>()
  for (const { why } of left) counts.set(why, (counts.get(why) ?? 0) + 1)
  const parts = [...counts].map(([why, count]) => `${numberText(count)} ${leftOutWords[why]}`)
  return [`${countText(left.length, 'item')} left out of all three: ${parts.join('; ')}.`]
}

/** A run as it is chosen from a list. */
export const runName = ({ model, view, seed, source }: PredictionRun): string =>
  [
    shortened(model, 60),
    view === 'global' ? '' : view,
    seed === null ? '' : `seed ${seed}`,
    shortened(source.file.split('/').at(-1) ?? '', 60),
  ]
    .filter((part) => part !== '')
    .join(' · ')
