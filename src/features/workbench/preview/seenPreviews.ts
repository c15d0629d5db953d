import type { ShownPreview } from '../../../domain/judgement.ts'
import { budgetCode, type Budget, type View } from '../../../domain/preview.ts'
import type { PreviewOutcome } from '../../../domain/previewOutcome.ts'
import type { How } from '../../../state/previewAsk.ts'
import type { LadderStep } from './ladderSteps.ts'

/** The views whose answers stand in cards, or are made into a verdict under them. */
export const seenInCards = (views: readonly View[], how: How | null): readonly ShownPreview[] =>
  how ? views.map((view) => ({ modelId: how.modelId, budget: budgetCode(how.budget), view })) : []

/** The steps of the ladder that show an answer: each is the whole picture under a budget of its own. */
export const seenOnLadder = (steps: readonly LadderStep[], modelId: string): readonly ShownPreview[] =>
  steps
    .filter(({ answer }) => answer !== null)
    .map(({ side }) => {
      const budget: Budget = side === null ? { kind: 'native' } : { kind: 'side', side }
      return { modelId, budget: budgetCode(budget), view: 'global' }
    })

/** What a mark in the queue gives away. */
export function seenAsMark(
  { quadrant, disagrees }: PreviewOutcome,
  how: How | null,
): readonly ShownPreview[] {
  if (quadrant !== null) return seenInCards(['global', 'regional'], how)
  return disagrees ? seenInCards(['regional'], how) : []
}
