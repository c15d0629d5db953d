import { paceOf } from '../../../state/previewRun.ts'
import type { RunState } from '../../../state/previews.ts'
import { countText, numberText, spanText } from '../../../ui/quantity.ts'

/** How far a run is: `123 of 412`. */
export const doneWords = ({ done, spec }: Pick<RunState, 'done' | 'spec'>): string =>
  `${numberText(done)} of ${numberText(spec.itemIds.length)}`

/** How fast it is and how long it still takes, or why it stands. */
export function runWords(run: RunState): string {
  const left = numberText(Math.max(0, run.spec.itemIds.length - run.done))
  if (run.phase === 'done') return `Asked about ${countText(run.done, 'item')}.`
  if (run.phase === 'paused') return `${run.sentence ?? 'Paused.'} ${left} left.`
  const { perMinute, leftMs } = paceOf(run)
  if (perMinute === null || leftMs === null || run.asked < 2) return `${left} left.`
  const rate = perMinute >= 10 ? numberText(Math.round(perMinute)) : perMinute.toFixed(1)
  return `${rate} a minute, about ${spanText(leftMs / 1000)} left.`
}
