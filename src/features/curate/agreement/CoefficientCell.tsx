import type { Coefficient } from '../../../domain/agreementCoefficients.ts'
import styles from './AgreementPage.module.css'
import { coefficientText, intervalText } from './figureText.ts'

/** A coefficient with its interval below it, or a dash with the reason why there is none. */
export function CoefficientCell({ of }: { readonly of: Coefficient | null }) {
  if (of === null) return <span className={styles.none}>–</span>
  if (of.value === null) {
    return (
      <span className={styles.none} title={of.reason}>
        <span aria-hidden>–</span>
        <span className={styles.heard}>{of.reason}</span>
      </span>
    )
  }
  const interval = intervalText(of)
  return (
    <span className={styles.coefficient}>
      {coefficientText(of.value)}
      {interval === null ? null : <small>{interval}</small>}
    </span>
  )
}
