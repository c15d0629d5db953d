import { labelsIn } from '../../../domain/scoreColumns.ts'
import { useEvaluation } from '../../../state/useApp.ts'
import type { PageProps } from '../../../ui/PageShell.tsx'
import { countText } from '../../../ui/quantity.ts'
import { EvaluatePage } from '../EvaluatePage.tsx'
import { WhenScored } from '../WhenScored.tsx'
import { Results } from './Results.tsx'
import { ScoringBar } from './ScoringBar.tsx'

/** How right models are in both views, by which rules, and whether they differ. */
export function ResultsPage({ projectId }: PageProps) {
  const scored = useEvaluation((state) => state.scored)
  const isCurrent = useEvaluation((state) => state.isCurrent)
  const hasRuns = useEvaluation((state) => state.runs !== null && state.runs.length > 0)
  const status = scored
    ? `${countText(labelsIn(scored.columns).length, 'model')}, ${countText(scored.itemIds.length, 'item')}, ${countText(scored.answers, 'answer')}${isCurrent ? '' : '; scoring anew…'}`
    : undefined
  return (
    <EvaluatePage name="Results" {...(hasRuns && status !== undefined ? { status } : {})}>
      {hasRuns ? <ScoringBar /> : null}
      <WhenScored projectId={projectId}>{(all) => <Results projectId={projectId} scored={all} />}</WhenScored>
    </EvaluatePage>
  )
}
