import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { bytesText, numberText, spanText } from './quantity.ts'
import { paced, perSecond, secondsLeft, startPace } from './taskRate.ts'
import styles from './TaskProgress.module.css'

interface TaskProgressProps {
  /** What is being done: `Importing pictures`. */
  readonly label: string
  /** How far it is, in bytes or in things; the time left is reckoned from this. */
  readonly done: number
  /** Null while nobody knows. */
  readonly total: number | null
  /** `bytes` are told as such, with a rate; anything else is a noun in the plural. */
  readonly unit: string
  /** Bytes done, where `done` counts things: for the rate. */
  readonly bytes?: number
  /** More about how far it is: `12 of 37 pictures`. */
  readonly more?: string
  /** The file at hand. */
  readonly detail?: string
  readonly onCancel?: (() => void) | undefined
}

/** A long task: how far it is, how fast, and how long it will take, with a way out. */
export function TaskProgress(props: TaskProgressProps) {
  const { label, done, total, unit, bytes, more, detail, onCancel } = props
  const [pace, setPace] = useState(() => startPace(performance.now(), done))
  const [bytePace, setBytePace] = useState(() => startPace(performance.now(), bytes ?? 0))
  useEffect(() => setPace((before) => paced(before, done, performance.now())), [done])
  useEffect(() => {
    if (bytes !== undefined) setBytePace((before) => paced(before, bytes, performance.now()))
  }, [bytes])

  const share = total === null || total === 0 ? null : Math.min(1, done / total)
  const rate = unit === 'bytes' ? perSecond(pace) : perSecond(bytePace)
  const left = total === null ? null : secondsLeft(pace, total)
  const amount =
    unit === 'bytes'
      ? total === null
        ? bytesText(done)
        : `${bytesText(done)} of ${bytesText(total)}`
      : total === null
        ? `${numberText(done)} ${unit}`
        : `${numberText(done)} of ${numberText(total)} ${unit}`
  const facts = [
    more,
    amount,
    rate === null ? null : `${bytesText(rate)}/s`,
    left === null || share === 1 ? null : `about ${spanText(left)} left`,
  ].filter((fact) => fact !== null && fact !== undefined)

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
        aria-valuetext={amount}
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
