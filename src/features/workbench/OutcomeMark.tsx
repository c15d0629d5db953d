import { IconAlertTriangle } from '@tabler/icons-react'
import type { PreviewOutcome } from '../../domain/previewOutcome.ts'
import { quadrantNames } from '../../domain/quadrant.ts'
import { quadrantSigns } from './quadrantSigns.ts'
import styles from './OutcomeMark.module.css'

/** What a model came to about an item, at a glance. */
export function OutcomeMark({ outcome }: { outcome: PreviewOutcome }) {
  const { quadrant, disagrees } = outcome
  const Sign = quadrant && quadrantSigns[quadrant]
  if (!Sign && !disagrees) return null
  return (
    <span className={styles.mark} data-quadrant={quadrant ?? 'none'}>
      {disagrees ? (
        <IconAlertTriangle size={14} color="var(--warn)" role="img" aria-label="Model disagrees" />
      ) : null}
      {Sign && quadrant ? <Sign size={14} role="img" aria-label={quadrantNames[quadrant]} /> : null}
    </span>
  )
}
