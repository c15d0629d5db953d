import { Button } from '@mantine/core'
import { takeFocus } from './focus.ts'
import styles from './ImportDialog.module.css'

/** Asks before something that is under way is stopped. */
export function StopFooter({ onStop, onGoOn }: { onStop: () => void; onGoOn: () => void }) {
  return (
    <div className={styles.foot} role="alertdialog" aria-label="Stop?">
      <span className={styles.note}>Stop? Nothing of this will be kept.</span>
      <Button size="sm" variant="default" onClick={onGoOn} ref={takeFocus}>
        Go on
      </Button>
      <Button size="sm" variant="default" className={styles.danger ?? ''} onClick={onStop}>
        Stop
      </Button>
    </div>
  )
}
