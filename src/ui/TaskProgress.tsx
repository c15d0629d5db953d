import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { bytesText, numberText, spanText } from './quantity.ts'
import { perSecond, secondsLeft } from './taskRate.ts'
import type { PacedReport } from './taskReport.ts'
import styles from './TaskProgress.module.css'

interface TaskProgressProps {
  readonly report: PacedReport
  readonly onCancel?: (() => void) | undefined
}

/**
 * A long task: how far it is, how fast, and how long it will take, with a way out. A page that goes away in the
 * middle of it asks first, because the task would have to be done again.
 */
export function TaskProgress({ report, onCancel }: TaskProgressProps) {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [])
  const { label, done, total, unit, detail, pace, bytePace } = report
  const share = total === null || total === 0 ? null : Math.min(1, done / total)
  const rate = perSecond(unit === 'bytes' ? pace : bytePace)
  const left = total === null || share === 1 ? null : secondsLeft(pace, total)
  const amount = amountText(done, total, unit)
  const facts = [
    amount,
    rate === null ? '' : `${bytesText(rate)}/s`,
    left === null ? '' : `about ${spanText(left)} left`,
  ].filter((fact) => fact !== '')

  return (
    <div className={styles.task}>
      <div className={styles.head}>
        <span className={styles.label}>{label}</span>
        {share === null ? null : <span className={styles.share}>{Math.floor(share * 100)} %</span>}
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(share === null ? {} : { 'aria-valuenow': Math.floor(share * 100) })}
        aria-valuetext={amount === '' ? label : amount}
        data-unknown={share === null}
      >
        <span style={share === null ? undefined : { width: `${share * 100}%` }} />
      </div>
      <div className={styles.facts}>
        <span>{facts.join(' · ')}</span>
        {onCancel ? (
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        ) : null}
      </div>
      <div className={styles.detail} title={detail}>
        {detail}
      </div>
      <span className={styles.heard} role="status">
        {`${label}${share === null ? '' : `: ${Math.floor(share * 10) * 10} %`}`}
      </span>
    </div>
  )
}

function amountText(done: number, total: number | null, unit: string): string {
  if (total === null && done === 0) return ''
  const text = unit === 'bytes' ? bytesText : numberText
  const amount = total === null ? text(done) : `${text(done)} of ${text(total)}`
  return unit === 'bytes' ? amount : `${amount} ${unit}`
}
