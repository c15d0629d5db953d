import { Button } from '@mantine/core'
import type { JudgeSpec } from '../../../state/judge.ts'
import type { EndpointSpec } from '../../../state/models.ts'
import { FramedDialog } from '../../../ui/FramedDialog.tsx'
import { countText } from '../../../ui/quantity.ts'
import styles from './Judge.module.css'
import { hostText } from './judgeWords.ts'

interface AskDialogProps {
  readonly judge: EndpointSpec
  readonly asking: Omit<JudgeSpec, 'modelId'>
  readonly onAsk: () => void
  readonly onClose: () => void
}

/** Says how many requests go where, before any does. */
export function AskDialog({ judge, asking, onAsk, onClose }: AskDialogProps) {
  const { answers, purpose } = asking
  return (
    <FramedDialog
      title={purpose === 'check' ? 'Check the judge against people' : 'Ask the judge'}
      size={480}
      onClose={onClose}
    >
      <div className={styles.dialog}>
        <p>
          <strong>{countText(answers.length, 'request')}</strong> will go to{' '}
          <strong className={styles.host}>{hostText(judge.baseUrl)}</strong>, for the model{' '}
          <strong className={styles.host}>{judge.model.slice(0, 300)}</strong>.
        </p>
        <p>
          Each holds one question with its options, its right answer, and one answer of a model, as text. No
          picture is sent, nor anything about the people of this project.
        </p>
        <p>
          {purpose === 'check'
            ? 'What people said stays as it is: the replies are only compared with it.'
            : 'Its verdicts are kept with its words as they come, and change the results at once. You can pause, and forget them later.'}
        </p>
        <div className={styles.foot}>
          <Button size="sm" variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button size="sm" onClick={onAsk} data-autofocus>
            Ask
          </Button>
        </div>
      </div>
    </FramedDialog>
  )
}
