import { IconAlertTriangle, IconCircleCheck, IconCircleHalf2, IconMinus } from '@tabler/icons-react'
import type { ClaimOutcome } from '../../../domain/published/publishedClaim.ts'
import type { Standing } from '../../../domain/published/publishedChecks.ts'
import styles from './Reproduction.module.css'

const icons = {
  follows: IconCircleCheck,
  holds: IconCircleCheck,
  rounded: IconCircleHalf2,
  partly: IconCircleHalf2,
  off: IconAlertTriangle,
  fails: IconAlertTriangle,
  given: IconMinus,
} as const

/** What became of a figure or of a claim, by a sign and in words. */
export function StandingMark({
  standing,
  words,
}: {
  readonly standing: Standing | ClaimOutcome
  readonly words: string
}) {
  const Icon = icons[standing]
  return (
    <span className={styles.standing} data-standing={standing}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {words}
    </span>
  )
}
