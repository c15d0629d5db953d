import { Button } from '@mantine/core'
import { useOpen } from '../../state/useApp.ts'
import { runCommand } from '../../ui/commands.ts'
import styles from './Workbench.module.css'

/** What to do when there is no item in sight. */
export function WorkbenchEmpty({ task }: { task: 'verify' | 'nest' }) {
  const loaded = useOpen((open) => open.loaded)
  const narrowed = useOpen(({ queue }) => queue.filter.accepted)
  const items = useOpen(({ dataset }) => dataset.items.size)
  if (!loaded) return <div className={styles.empty} aria-busy />
  if (items > 0 && task === 'nest' && narrowed) {
    return (
      <div className={styles.empty}>
        <h2>Nothing is accepted yet</h2>
        <p>
          Boxes are drawn on accepted items. Check some items first, or let all of them come up for boxing in
          the settings.
        </p>
        <Button variant="default" onClick={() => runCommand('project.verify')}>
          Check items
        </Button>
      </div>
    )
  }
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
        Drop files, a folder or a ZIP anywhere on this page: R2I files, a benchmark or a training set as JSON,
        CSV, TSV or Parquet, or the files of another annotation tool, together with their pictures. What you
        drop does not leave this computer.
      </p>
      <Button size="sm" onClick={() => runCommand('project.import')}>
        Import files
      </Button>
    </div>
  )
}
