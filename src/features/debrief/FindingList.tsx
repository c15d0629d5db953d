import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCircleDashed, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Finding, Outcome } from '../../domain/debrief.ts'
import type { Judgement } from '../../domain/judgement.ts'
import { get } from '../../domain/table.ts'
import { useOpen } from '../../state/useApp.ts'
import styles from './Debrief.module.css'
import { verdictOn, type FindingGroup } from './telling.ts'

const signs: Readonly<Record<Outcome, ReactNode>> = {
  missed: <IconAlertTriangle size={15} aria-hidden />,
  lost: <IconX size={15} aria-hidden />,
  spoilt: <IconX size={15} aria-hidden />,
  found: <IconCheck size={15} aria-hidden />,
  kept: <IconCheck size={15} aria-hidden />,
  open: <IconCircleDashed size={15} aria-hidden />,
}

interface FindingListProps {
  readonly group: FindingGroup
  readonly judgements: ReadonlyMap<string, Judgement>
  readonly onGo: (itemId: string) => void
}

/** Items that came out alike, each with why. */
export function FindingList({ group, judgements, onGo }: FindingListProps) {
  return (
    <section className={styles.group} aria-label={group.name}>
      <h3 className={styles.groupName} data-outcome={group.outcome}>
        {signs[group.outcome]}
        {group.name}
        <span className={styles.count}>{group.findings.length}</span>
      </h3>
      <ul className={styles.list}>
        {group.findings.map((finding) => (
          <FindingRow
            key={finding.itemId}
            finding={finding}
            judgement={judgements.get(finding.itemId)}
            onGo={() => onGo(finding.itemId)}
          />
        ))}
      </ul>
    </section>
  )
}

interface FindingRowProps {
  readonly finding: Finding
  readonly judgement: Judgement | undefined
  readonly onGo: () => void
}

function FindingRow({ finding, judgement, onGo }: FindingRowProps) {
  const reasons = useOpen(({ dataset }) => dataset.project.reasons)
  const question = useOpen(({ dataset }) => get(dataset.items, finding.itemId)?.question ?? '')
  const open = finding.outcome === 'open'
  const verdict = verdictOn(finding, judgement, reasons)
  return (
    <li className={styles.finding} data-item={finding.itemId}>
      <div className={styles.words}>
        <p className={styles.question} dir="auto">
          {question}
        </p>
        {/* What is not decided yet is not given away. */}
        {open ? null : <p className={styles.why}>{finding.explanation}</p>}
        {verdict === '' ? null : <p className={styles.verdict}>{verdict}</p>}
      </div>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`${open ? 'Decide' : 'Look again'}: ${question}`}
        onClick={onGo}
      >
        {open ? 'Decide' : 'Look again'}
      </Button>
    </li>
  )
}
