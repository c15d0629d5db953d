import { Button } from '@mantine/core'
import { useApp, useAppActions } from '../../state/useApp.ts'
import { bytesText } from '../../ui/quantity.ts'
import styles from './ProjectsPage.module.css'

/** How much room is used and left, and whether the browser promised to keep it. */
export function StorageLine() {
  const app = useAppActions()
  const usage = useApp((state) => state.usage)
  const held = useApp((state) => (state.projects ?? []).reduce((sum, { bytes }) => sum + bytes, 0))
  if (!usage) return <footer className={styles.storage} />
  const { left, persistent } = usage
  // The browser's own number lags behind and is sometimes nought; what the projects hold is known.
  const used = usage.used === null ? null : Math.max(usage.used, held)
  const ask = async () => {
    const granted = await app.persist().catch(() => false)
    if (!granted) {
      app.deps.notify({
        tone: 'plain',
        sentence:
          'The browser did not promise to keep the data. It usually does once the page is installed or bookmarked; export your projects to be safe.',
      })
    }
  }
  return (
    <footer className={styles.storage}>
      <span>
        {used === null ? 'This browser does not say how much room is used.' : `${bytesText(used)} used`}
        {left === null ? '' : ` · about ${bytesText(left)} left`}
      </span>
      <span>·</span>
      {persistent ? (
        <span>The browser has promised to keep it</span>
      ) : (
        <>
          <span>The browser may clear it when room runs out</span>
          <Button size="compact-xs" variant="default" onClick={() => void ask()}>
            Ask it to keep the data
          </Button>
        </>
      )}
    </footer>
  )
}
