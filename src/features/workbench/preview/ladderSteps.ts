import { sameAnswer } from '../../../domain/answerMatch.ts'
import type { Size } from '../../../domain/geometry.ts'
import type { ModelAnswer } from '../../../domain/preview.ts'
import { beginSelecting, sidesBelow, type AskedSide } from '../../../domain/resolutionSelection.ts'

/** One size on the way down the ladder. */
export interface LadderStep {
  /** Longest side in pixels; null for full resolution. */
  readonly side: number | null
  /** `same` and `differs` compare with the answer at full resolution. */
  readonly standing: 'open' | 'asking' | 'full' | 'same' | 'differs' | 'silent' | 'spared'
  readonly answer: ModelAnswer | null
}

/**
 * The whole way down for a picture, full resolution first: what was answered so far, where the answer first differs,
 * and what need not be asked after that. `asking` is the place of the step that is being asked, -1 for none; `seen` is what
 * the model gets at full resolution, null while nobody knows.
 */
export function ladderSteps(
  schedule: readonly number[],
  picture: Size,
  asked: readonly AskedSide[],
  asking: number,
  seen: Size | null = null,
): readonly LadderStep[] {
  const { sides: smaller } = beginSelecting(schedule, picture)
  const sides = [null, ...(seen ? sidesBelow(smaller, seen) : smaller)]
  const first = asked[0]?.answer ?? null
  let ended = false
  return sides.map((side, place): LadderStep => {
    const found = asked.find((each) => each.side === side)
    if (!found) {
      const standing = ended ? 'spared' : place === asking ? 'asking' : 'open'
      return { side, standing, answer: null }
    }
    const { answer } = found
    if (side === null) {
      if (answer === null) ended = true
      return { side, standing: answer === null ? 'silent' : 'full', answer }
    }
    if (first && answer && sameAnswer(first, answer)) return { side, standing: 'same', answer }
    ended = true
    return { side, standing: answer === null ? 'silent' : 'differs', answer }
  })
}

/** What the way down came to: one sentence. */
export function ladderWords(steps: readonly LadderStep[]): string {
  const [full] = steps
  if (!full || full.standing === 'open')
    return 'Goes down from full resolution until the answer changes: below that, the evidence is lost to the model.'
  if (full.standing === 'silent')
    return 'The model has no answer at full resolution, so there is nothing to compare with.'
  const end = steps.find(
    ({ standing, side }) => side !== null && (standing === 'differs' || standing === 'silent'),
  )
  if (end) return `The answer first differs at ${end.side} pixels. That resolution is kept.`
  if (steps.some(({ standing }) => standing === 'asking' || standing === 'open')) return 'Going down…'
  return steps.length === 1
    ? 'No step of the schedule is smaller than what the model gets at full resolution.'
    : 'The answer stays the same all the way down.'
}
