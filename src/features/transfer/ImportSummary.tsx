import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { countText } from '../../ui/quantity.ts'
import { takeFocus } from './focus.ts'
import styles from './ImportDialog.module.css'
import type { Prepared } from './importing.ts'
import { groupProblems } from './preview.ts'
import { ProblemList, SaveProblems } from './ProblemList.tsx'

/** What came of an import. */
export function ImportSummary({ prepared, onClose }: { prepared: Prepared; onClose: () => void }) {
  const { items, relinked, withWarning, missing, merged, rejected, unchosen, problems } = prepared
  const groups = useMemo(() => groupProblems(problems), [problems])
  const unread = problems.filter(({ severity, line }) => severity === 'error' && line !== null).length
  const lines = [
    relinked > 0 && items > 0 ? `${countText(relinked, 'missing picture')} found.` : '',
    withWarning > 0 ? `${countText(withWarning, 'item')} came with a warning; look twice.` : '',
    missing > 0 ? `${countText(missing, 'picture')} missing: import the files later and they are found.` : '',
    unread > 0
      ? `${countText(unread, 'problem')} left a record out${rejected > 0 ? ' or an item that does not fit its picture' : ''}.`
      : '',
    merged > 0 ? `${countText(merged, 'record')} said what is there already.` : '',
    unchosen > 0 ? `${countText(unchosen, 'record')} of other statuses left out, as you chose.` : '',
  ].filter((line) => line !== '')
  return (
    <>
      <div className={styles.pad}>
        <p className={styles.headline} role="status">
          {items === 0 && relinked > 0
            ? `${countText(relinked, 'picture')} found`
            : `${countText(items, 'item')} imported`}
        </p>
        {lines.map((line) => (
          <p key={line} className={styles.line}>
            {line}
          </p>
        ))}
        {problems.length > 0 ? (
          <div className={styles.after}>
            <ProblemList groups={groups} />
          </div>
        ) : null}
      </div>
      <footer className={styles.foot}>
        <span className={styles.note}>
          {problems.length > 0 ? <SaveProblems problems={problems} /> : null}
        </span>
        <Button size="sm" onClick={onClose} ref={takeFocus}>
          Done
        </Button>
      </footer>
    </>
  )
}
