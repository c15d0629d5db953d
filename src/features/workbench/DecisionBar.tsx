import { decisions, isRevised, type Decision, type Judgement } from '../../domain/judgement.ts'
import type { Phase } from '../../domain/looks.ts'
import { useOpen } from '../../state/useApp.ts'
import { runCommand } from '../../ui/commands.ts'
import { Keycaps } from '../../ui/Keycaps.tsx'
import { reasonKeys } from '../../ui/keys.ts'
import styles from './DecisionBar.module.css'
import { decisionLooks, DecisionSign } from './decisions.tsx'

interface DecisionBarProps {
  readonly judgement: Judgement
  readonly phase: Phase
  /** True after Reject was pressed without a reason: the next keys pick reasons. */
  readonly picking: boolean
}

/** The reasons and the four decisions; one key each. */
export function DecisionBar({ judgement, phase, picking }: DecisionBarProps) {
  const reasons = useOpen(({ dataset }) => dataset.project.reasons)
  return (
    <footer className={styles.bar} aria-label="Decision">
      <div className={styles.reasons} role="group" aria-label="Reasons to reject" data-picking={picking}>
        <button type="button" className={styles.pick} onClick={() => runCommand('reason.pick')}>
          Reasons…
        </button>
        {picking ? (
          <span className={styles.hint} role="status">
            Pick one or more reasons, then press X or Enter. Esc goes back.
          </span>
        ) : null}
        <div className={styles.chips} data-picking={picking}>
          {phase === 'judge'
            ? reasons.map((reason, index) => {
                const given = judgement.reasons.includes(reason.code)
                const key = reasonKeys[index]
                return (
                  <button
                    key={reason.code}
                    type="button"
                    className={styles.reason}
                    aria-pressed={given}
                    onClick={() => runCommand(`reason.${reason.code}`)}
                  >
                    {key && (picking || index < 9) ? <Keycaps keys={key} /> : null}
                    {reason.name}
                  </button>
                )
              })
            : null}
        </div>
      </div>
      <div className={styles.decisions} role="group" aria-label="Decisions">
        {decisions.toReversed().map((decision) => (
          <DecisionButton key={decision} decision={decision} judgement={judgement} />
        ))}
      </div>
    </footer>
  )
}

function DecisionButton({ decision, judgement }: { decision: Decision; judgement: Judgement }) {
  const { name, keys } = decisionLooks[decision]
  const label = decision === 'accept' && isRevised(judgement) ? 'Fix and accept' : name
  return (
    <button
      type="button"
      className={styles.decision}
      data-decision={decision}
      aria-pressed={judgement.decision === decision}
      onClick={() => runCommand(`decide.${decision}`)}
    >
      <DecisionSign decision={decision} size={16} />
      <span>{label}</span>
      <Keycaps keys={keys} />
    </button>
  )
}
