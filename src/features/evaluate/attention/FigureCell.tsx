import type { MeanOf } from '../../../domain/meanOf.ts'
import { countText } from '../../../ui/quantity.ts'
import styles from './AttentionPage.module.css'
import { intervalText, measureText, type ShownMeasure } from './attentionWords.ts'

interface FigureCellProps {
  readonly measure: ShownMeasure
  /** Null while it is worked out. */
  readonly figure: MeanOf | null
  /** Whether the number of items stands below. */
  readonly counted?: boolean
}

/** A mean and its interval. */
export function FigureCell({ measure, figure, counted = false }: FigureCellProps) {
  if (!figure) return <td className={styles.none}>…</td>
  return (
    <td className={figure.value === null ? styles.none : undefined}>
      {measureText(measure, figure.value)}
      {figure.interval ? <small>{intervalText(measure, figure)}</small> : null}
      {counted ? <small>{countText(figure.items, 'item')}</small> : null}
    </td>
  )
}
