import { ActionIcon, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle, IconX } from '@tabler/icons-react'
import { dismissProblem, restoreProblem } from '../../domain/edits.ts'
import type { Judgement } from '../../domain/judgement.ts'
import type { Item } from '../../domain/item.ts'
import { problemsOn } from '../../domain/problemsOn.ts'
import { useAppActions, useOpen } from '../../state/useApp.ts'
import styles from './ItemProblems.module.css'

/** What looks wrong with the item as it stands now, each a sentence that can be dismissed. */
export function ItemProblems({ item, judgement }: { item: Item; judgement: Judgement }) {
  const app = useAppActions()
  const problems = useOpen(({ dataset }) => problemsOn(dataset, item, judgement))
  const open = problems.filter(({ code }) => !judgement.dismissed.includes(code))
  const dismissed = problems.length - open.length
  const notes = item.source.notes
  if (problems.length === 0 && notes.length === 0) return null

  return (
    <ul className={styles.problems} aria-label="Problems">
      {open.map((problem) => (
        <li
          key={problem.code}
          className={styles.problem}
          data-severity={problem.severity}
          data-code={problem.code}
        >
          {problem.severity === 'note' ? (
            <IconInfoCircle size={15} aria-label="Note" />
          ) : (
            <IconAlertTriangle size={15} aria-label="Warning" />
          )}
          <span className={styles.sentence}>{problem.sentence}</span>
          <Tooltip label="Dismiss for this item">
            <ActionIcon
              variant="subtle"
              color="gray"
              size={20}
              aria-label={`Dismiss: ${problem.sentence}`}
              onClick={() =>
                app.session().edit(item.id, 'Dismiss a problem', (it) => dismissProblem(it, problem.code))
              }
            >
              <IconX size={13} />
            </ActionIcon>
          </Tooltip>
        </li>
      ))}
      {notes.map((note) => (
        <li key={note} className={styles.problem} data-severity="note">
          <IconInfoCircle size={15} aria-label="Note from the import" />
          <span className={styles.sentence}>{note}</span>
        </li>
      ))}
      {dismissed > 0 ? (
        <li>
          <button
            type="button"
            className={styles.restore}
            onClick={() =>
              app
                .session()
                .edit(item.id, 'Show dismissed problems', (it) =>
                  judgement.dismissed.reduce(restoreProblem, it),
                )
            }
          >
            Show {dismissed} dismissed
          </button>
        </li>
      ) : null}
    </ul>
  )
}
