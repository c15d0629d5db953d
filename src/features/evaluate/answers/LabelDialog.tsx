import { Button } from '@mantine/core'
import type { Decision, Judgement } from '../../../domain/judgement.ts'
import { useOpen } from '../../../state/useApp.ts'
import { FramedDialog } from '../../../ui/FramedDialog.tsx'
import { shortened } from '../../../ui/longText.ts'
import { momentText } from '../../../ui/moment.ts'
import styles from './LabelDialog.module.css'
import type { Doubt } from './wrongLabel.ts'

interface LabelDialogProps {
  readonly judgement: Judgement
  /** What would be added to the note. */
  readonly line: string
  readonly onDoubt: (how: Doubt) => void
  readonly onClose: () => void
}

const done: Readonly<Record<Decision, string>> = {
  accept: 'accepted',
  reject: 'rejected',
  flag: 'flagged',
  skip: 'skipped',
}

/** Shows the judgement that is there before a doubt about the label takes the place of its decision. */
export function LabelDialog({ judgement, line, onDoubt, onClose }: LabelDialogProps) {
  const project = useOpen(({ dataset }) => dataset.project)
  const { decision, decidedAt, note, reasons } = judgement
  if (decision === null) return null
  const isNoted = line === '' || note.includes(line)
  const names = reasons.map((code) => project.reasons.find((each) => each.code === code)?.name ?? code)
  return (
    <FramedDialog title="The label is wrong" size={520} onClose={onClose}>
      <div className={styles.body}>
        <p>
          You {done[decision]} this item{decidedAt === null ? '' : ` on ${momentText(decidedAt)}`}.
          {decision === 'flag'
            ? ' It stays flagged.'
            : ' Flagging it takes the place of that decision; everything else that you said stays.'}
          {decision === 'accept' ? ' It leaves the benchmark until somebody accepts it again.' : ''}
        </p>
        {names.length > 0 ? <p className={styles.quoted}>Reasons: {names.join(', ').slice(0, 500)}</p> : null}
        {note === '' ? null : (
          <p className={styles.quoted} dir="auto">
            Note: {shortened(note, 1000)}
          </p>
        )}
        {isNoted ? null : (
          <>
            <p>This is added to the note:</p>
            <p className={styles.quoted}>{line}</p>
          </>
        )}
        <div className={styles.actions}>
          <Button size="sm" variant="default" onClick={onClose} data-autofocus>
            Leave it
          </Button>
          {isNoted ? null : (
            <Button size="sm" variant="default" onClick={() => onDoubt('note')}>
              Only add to the note
            </Button>
          )}
          {decision === 'flag' ? null : (
            <Button size="sm" onClick={() => onDoubt('flag')}>
              Flag it instead
            </Button>
          )}
        </div>
      </div>
    </FramedDialog>
  )
}
