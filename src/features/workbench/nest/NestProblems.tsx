import { ActionIcon, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle, IconX } from '@tabler/icons-react'
import { dismissProblem, restoreProblem } from '../../../domain/edits.ts'
import type { Item } from '../../../domain/item.ts'
import type { Judgement } from '../../../domain/judgement.ts'
import type { NestProblem } from '../../../domain/nestProblems.ts'
import { useAppActions, useOpen } from '../../../state/useApp.ts'
import styles from './NestProblems.module.css'

interface NestProblemsProps {
  readonly item: Item
  readonly judgement: Judgement
  readonly problems: readonly NestProblem[]
  readonly onSelect: (ids: readonly string[]) => void
}

/** What looks wrong with the chains, each a sentence that leads to its boxes and can be dismissed. */
export function NestProblems({ item, judgement, problems, onSelect }: NestProblemsProps) {
  const app = useAppActions()
  const muted = useOpen(({ dataset }) => dataset.project.mutedProblems)
  const heard = problems.filter(({ code }) => !muted.includes(code))
  const open = heard.filter(({ code }) => !judgement.dismissed.includes(code))
  const dismissed = heard.filter(({ code }) => judgement.dismissed.includes(code))
  if (heard.length === 0) return null
  return (
    <ul className={styles.problems} aria-label="Problems of the boxes">
      {open.map(({ code, severity, sentence, boxIds }) => (
        <li key={code} className={styles.problem} data-severity={severity} data-code={code}>
          {severity === 'note' ? (
            <IconInfoCircle size={15} aria-label="Note" />
          ) : (
            <IconAlertTriangle size={15} aria-label={severity === 'error' ? 'Error' : 'Warning'} />
          )}
          <button type="button" className={styles.sentence} onClick={() => onSelect(boxIds)}>
            {sentence}
          </button>
          <Tooltip label="Dismiss for this item">
            <ActionIcon
              variant="subtle"
              color="gray"
              size={20}
              aria-label={`Dismiss: ${sentence}`}
              onClick={() =>
                app.session().edit(item.id, 'Dismiss a problem', (it) => dismissProblem(it, code))
              }
            >
              <IconX size={13} />
            </ActionIcon>
          </Tooltip>
        </li>
      ))}
      {dismissed.length > 0 ? (
        <li>
          <button
            type="button"
            className={styles.restore}
            onClick={() =>
              app
                .session()
                .edit(item.id, 'Show dismissed problems', (it) =>
                  dismissed.reduce((judgement, { code }) => restoreProblem(judgement, code), it),
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
