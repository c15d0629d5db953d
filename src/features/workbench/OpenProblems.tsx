import { ActionIcon, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { dismissProblem, restoreProblem } from '../../domain/edits.ts'
import type { Judgement } from '../../domain/judgement.ts'
import type { Problem } from '../../domain/problem.ts'
import { useAppActions } from '../../state/useApp.ts'
import styles from './OpenProblems.module.css'

type Shown = Pick<Problem, 'code' | 'severity' | 'sentence'>

interface OpenProblemsProps<P extends Shown> {
  readonly label: string
  readonly judgement: Judgement
  /** At most one of each code, the dismissed ones among them. */
  readonly problems: readonly P[]
  /** Makes each sentence a button that leads to what it is about. */
  readonly onPick?: (problem: P) => void
  /** Further lines, which nobody can dismiss. */
  readonly children?: ReactNode
}

const iconNames = { note: 'Note', warning: 'Warning', error: 'Error' } as const

/** What looks wrong as it stands now, each a sentence that can be dismissed for this item and brought back. */
export function OpenProblems<P extends Shown>(props: OpenProblemsProps<P>) {
  const { label, judgement, problems, onPick, children } = props
  const app = useAppActions()
  const edit = (name: string, change: (it: Judgement) => Judgement) =>
    app.session().edit(judgement.itemId, name, change)
  const dismissed = problems.filter(({ code }) => judgement.dismissed.includes(code))
  return (
    <ul className={styles.problems} aria-label={label}>
      {problems.map((problem) => {
        const { code, severity, sentence } = problem
        return dismissed.includes(problem) ? null : (
          <ProblemLine key={code} severity={severity} code={code} name={iconNames[severity]}>
            {onPick ? (
              <button type="button" className={styles.sentence} onClick={() => onPick(problem)}>
                {sentence}
              </button>
            ) : (
              <span className={styles.sentence}>{sentence}</span>
            )}
            <Tooltip label="Dismiss for this item">
              <ActionIcon
                variant="subtle"
                color="gray"
                size={20}
                aria-label={`Dismiss: ${sentence}`}
                onClick={() => edit('Dismiss a problem', (it) => dismissProblem(it, code))}
              >
                <IconX size={13} />
              </ActionIcon>
            </Tooltip>
          </ProblemLine>
        )
      })}
      {children}
      {dismissed.length > 0 ? (
        <li>
          <button
            type="button"
            className={styles.restore}
            onClick={() =>
              edit('Show dismissed problems', (it) =>
                dismissed.reduce((now, { code }) => restoreProblem(now, code), it),
              )
            }
          >
            Show {dismissed.length} dismissed
          </button>
        </li>
      ) : null}
    </ul>
  )
}

/** A note that came with the item, for `OpenProblems`. */
export function NoteLine({ name, sentence }: { name: string; sentence: string }) {
  return (
    <ProblemLine severity="note" name={name}>
      <span className={styles.sentence}>{sentence}</span>
    </ProblemLine>
  )
}

interface ProblemLineProps {
  readonly severity: Problem['severity']
  readonly code?: string
  /** What the icon says to those who do not see it. */
  readonly name: string
  readonly children: ReactNode
}

function ProblemLine({ severity, code, name, children }: ProblemLineProps) {
  const Icon = severity === 'note' ? IconInfoCircle : IconAlertTriangle
  return (
    <li className={styles.problem} data-severity={severity} data-code={code}>
      <Icon size={15} aria-label={name} />
      {children}
    </li>
  )
}
