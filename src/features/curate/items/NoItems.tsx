import { Button } from '@mantine/core'
import { runCommand } from '../../../ui/commands.ts'
import styles from './Items.module.css'

/** A project in which nothing is yet. */
export function NoItems() {
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <div className={styles.titleLine}>
          <h1>All items</h1>
        </div>
      </div>
      <div className={styles.empty}>
        <h2>There are no items yet</h2>
        <p>Bring in question–answer pairs; then every item stands here, with all that was said about it.</p>
        <Button onClick={() => runCommand('project.import')}>Import files</Button>
      </div>
    </div>
  )
}
