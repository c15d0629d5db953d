import { Button } from '@mantine/core'
import { useAppActions, usePreviews } from '../../../state/useApp.ts'
import { FramedDialog } from '../../../ui/FramedDialog.tsx'
import { countText } from '../../../ui/quantity.ts'
import styles from './RunDialog.module.css'

/** Asks once more before what models answered is deleted: asking again may take hours. */
export function ForgetDialog({ onClose }: { onClose: () => void }) {
  const app = useAppActions()
  const known = usePreviews((state) => state.known)
  return (
    <FramedDialog title="Forget all answers" size={440} onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.lead}>
          {countText(known.size, 'answer')} of all models to the items of this project will be deleted, and a
          run in the background ends. Judgements stay as they are, and the models can be asked again.
        </p>
        <div className={styles.foot}>
          <span className={styles.count} />
          <Button size="sm" variant="default" onClick={onClose} data-autofocus>
            Keep them
          </Button>
          <Button
            size="sm"
            variant="default"
            className={styles.danger ?? ''}
            onClick={() => {
              void app.session().previews.forget()
              onClose()
            }}
          >
            Forget them
          </Button>
        </div>
      </div>
    </FramedDialog>
  )
}
