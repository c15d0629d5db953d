import type { PageProps } from '../../../ui/PageShell.tsx'
import { useEvaluation } from '../../../state/useApp.ts'
import { countText } from '../../../ui/quantity.ts'
import { EvaluatePage } from '../EvaluatePage.tsx'
import { WhenScored } from '../WhenScored.tsx'
import { JudgeBench } from './JudgeBench.tsx'
import { judgesIn } from './verdictRows.ts'
import styles from './Judge.module.css'

/** A model of one’s own decides about answers that rules cannot settle. */
export function JudgePage({ projectId }: PageProps) {
  const unsettled = useEvaluation((state) => state.scored?.unsettled ?? null)
  const verdicts = useEvaluation((state) => state.verdicts)
  const judged = [...judgesIn(verdicts.values()).values()].reduce((sum, count) => sum + count, 0)
  const people = verdicts.size - judged
  return (
    <EvaluatePage
      name="Judge"
      {...(unsettled === null
        ? {}
        : {
            status: `${countText(unsettled, 'answer')} without a verdict · ${countText(judged, 'verdict')} by judges · ${people} by people`,
          })}
    >
      <p className={styles.lead}>
        The rules call an answer right or find no match. Those without a match count as wrong until a judge or
        a person says something else. A judge is a model on a server of your own; it is given the question,
        the right answer and the given answer as text, and replies Yes or No.
      </p>
      <WhenScored projectId={projectId}>
        {(scored) => <JudgeBench projectId={projectId} scored={scored} />}
      </WhenScored>
    </EvaluatePage>
  )
}
