import { Loader } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import type { Scored } from '../../evaluation/evaluation.ts'
import { useEvaluation, useAppActions } from '../../state/useApp.ts'
import { countText } from '../../ui/quantity.ts'
import { TaskProgress } from '../../ui/TaskProgress.tsx'
import styles from './EvaluatePage.module.css'
import { useWorkReport } from './useWorkReport.ts'

interface WhenScoredProps {
  readonly projectId: string
  readonly children: (scored: Scored) => ReactNode
}

/** What is shown once predictions are there and scored; until then, how far that is, or what is missing. */
export function WhenScored({ projectId, children }: WhenScoredProps) {
  useOpened()
  const runs = useEvaluation((state) => state.runs)
  const scored = useEvaluation((state) => state.scored)
  const isCurrent = useEvaluation((state) => state.isCurrent)
  const failure = useEvaluation((state) => state.failure)
  const report = useWorkReport()
  if (failure !== null) {
    return (
      <p className={styles.failure} role="alert">
        {failure}
      </p>
    )
  }
  if (runs?.length === 0) {
    return (
      <div className={styles.waiting}>
        <p>There are no predictions yet. Import what an evaluator wrote, or ask a model here.</p>
        <a href={`#/project/${projectId}/evaluate/predictions`}>Go to Predictions</a>
      </div>
    )
  }
  // Scored before there was anything is as good as not scored yet.
  if (!scored || (scored.columns.length === 0 && !isCurrent)) {
    return report ? (
      <TaskProgress report={report} />
    ) : (
      <Loader size="sm" color="gray" aria-label="Reading the predictions" />
    )
  }
  if (scored.itemIds.length === 0) {
    return (
      <p>
        No item has an answer to compare with: nothing was accepted yet. {countText(scored.answers, 'answer')}{' '}
        wait.
      </p>
    )
  }
  return (
    <div className={styles.scored} aria-busy={!isCurrent}>
      {children(scored)}
      {!isCurrent && report ? (
        <div className={styles.again}>
          <TaskProgress report={report} />
        </div>
      ) : null}
    </div>
  )
}

/** Reads and scores what is kept, once somebody looks. */
export function useOpened(): void {
  const app = useAppActions()
  useEffect(() => {
    const { evaluation } = app.session()
    // What went wrong stands in the state, where every page shows it.
    evaluation.open().catch(() => undefined)
    return evaluation.watch()
  }, [app])
}
