import { useMemo } from 'react'
import { decidedIn, tallyOf } from '../../domain/tally.ts'
import { annotatorOf } from '../../state/appState.ts'
import { useOpen } from '../../state/useApp.ts'
import styles from './Progress.module.css'

/** How far one is, and how fast. */
export function Progress({ shown, narrowed }: { shown: number; narrowed: boolean }) {
  const total = useOpen(({ dataset }) => dataset.items.size)
  const tally = useOpen(({ dataset }, state) => tallyOf(dataset.tally, annotatorOf(state).id))
  const loaded = useOpen((open) => open.loaded)
  const decided = decidedIn(tally)
  const pace = useMemo(() => (decided > 0 ? tally.activeMs / decided : null), [decided, tally.activeMs])
  const left = pace === null ? null : pace * Math.max(0, total - decided)
  return (
    <footer className={styles.progress}>
      <div
        className={styles.track}
        role="progressbar"
        aria-label="Items decided"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={decided}
      >
        <span style={{ width: `${total === 0 ? 0 : (decided / total) * 100}%` }} />
      </div>
      <div className={styles.line}>
        <span>
          {loaded ? (
            <>
              <strong>{decided}</strong> of {total} decided
            </>
          ) : (
            'Reading…'
          )}
        </span>
        <span>{narrowed ? `${shown} shown` : pace === null ? '' : `${duration(pace)} each`}</span>
      </div>
      {loaded && left !== null && decided < total ? (
        <div className={styles.line}>
          <span>About {duration(left)} left at your pace</span>
        </div>
      ) : null}
    </footer>
  )
}

function duration(ms: number): string {
  const seconds = ms / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 90) return `${Math.round(seconds)} s`
  const minutes = seconds / 60
  return minutes < 90 ? `${Math.round(minutes)} min` : `${(minutes / 60).toFixed(1)} h`
}
