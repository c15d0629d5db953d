import { Button } from '@mantine/core'
import { useOpen } from '../../state/useApp.ts'
import { runCommand } from '../../ui/commands.ts'
import styles from './Workbench.module.css'

/** What to do when there is no item in sight. */
export function WorkbenchEmpty() {
  const loaded = useOpen((open) => open.loaded)
  const items = useOpen(({ dataset }) => dataset.items.size)
  if (!loaded) return <div className={styles.empty} aria-busy />
  if (items > 0) {
    return (
      <div className={styles.empty}>
        <h2>No item matches</h2>
        <p>The filters of the queue leave nothing to show. Change them, or see everything again.</p>
        <Button variant="default" onClick={() => runCommand('queue.everything')}>
          Show all items
        </Button>
      </div>
    )
  }
  return (
    <div className={styles.empty}>
      <h2>Bring in question–answer pairs</h2>
      <p>
        Drop files, a folder or a ZIP anywhere on this page: the R2I files <code>validated_vqa.jsonl</code>,{' '}
        <code>generated_questions.jsonl</code> and <code>generated_bboxes.jsonl</code>, or a ZoomBench JSON
        file, together with their pictures. Nothing leaves this computer.
      </p>
      <Button size="sm" onClick={() => runCommand('project.import')}>
        Import files
      </Button>
    </div>
  )
}
