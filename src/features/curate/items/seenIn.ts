import type { ShownPreview } from '../../../domain/judgement.ts'
import { budgetCode, type View } from '../../../domain/preview.ts'
import type { PreviewOutcome } from '../../../domain/previewOutcome.ts'
import type { How } from '../../../state/previewAsk.ts'

/** The answers of models that a cell of the table gives away. */
export function seenIn(
  { quadrant, disagrees, tooEasy }: PreviewOutcome,
  how: How | null,
): readonly ShownPreview[] {
  if (!how) return []
  const views: readonly View[] = [
    ...(quadrant !== null || tooEasy ? (['global'] as const) : []),
    ...(quadrant !== null || disagrees ? (['regional'] as const) : []),
  ]
  return views.map((view) => ({ modelId: how.modelId, budget: budgetCode(how.budget), view }))
}
