import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { PreviewOutcome } from '../../domain/previewOutcome.ts'
import { quadrantNames } from '../../domain/quadrant.ts'
import { useHow } from '../../state/useApp.ts'
import { seenAsMark } from './preview/seenPreviews.ts'
import { useSaw } from './preview/useSaw.ts'
import { quadrantSigns } from './quadrantSigns.ts'
import styles from './OutcomeMark.module.css'

/** What a model came to about an item, at a glance. */
export function OutcomeMark({ itemId, outcome }: { itemId: string; outcome: PreviewOutcome }) {
  const { quadrant, disagrees } = outcome
  const how = useHow()
  useSaw(
    itemId,
    useMemo(() => seenAsMark(outcome, how), [outcome, how]),
  )
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
