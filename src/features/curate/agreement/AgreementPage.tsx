import { Loader } from '@mantine/core'
import { useAppActions } from '../../../state/useApp.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import { AgreementSection } from './AgreementSection.tsx'
import styles from './AgreementPage.module.css'
import { PaceSection } from './PaceSection.tsx'
import { PeopleSection } from './PeopleSection.tsx'
import { useFigures } from './useFigures.ts'

/** How far annotators agree, how often they are right before they are told, and how long all that takes. */
export function AgreementPage() {
  const { now } = useAppActions().deps
  const state = useFigures(now)
  return (
    <div className={styles.page}>
      <h1>Agreement and pace</h1>
      {state.kind === 'failed' ? (
        <p role="alert">The figures could not be worked out. Reload the page to try again.</p>
      ) : null}
      {state.kind === 'counting' ? (
        <p className={styles.counting} role="status">
          <Loader size="xs" color="gray" aria-hidden />
          {`Counting: ${numberText(state.done)} of ${countText(state.total, 'item')}`}
        </p>
      ) : null}
      {state.kind === 'counted' ? (
        state.figures.throughput.all.judgements === 0 ? (
          <p className={styles.lead}>
            Nobody has judged anything yet. Check items, or make work packs for several annotators and merge
            what they give back: how far they agree is shown here.
          </p>
        ) : (
          <>
            <AgreementSection agreement={state.figures.agreement} pairs={state.figures.pairs} />
            <PeopleSection accuracy={state.figures.accuracy} order={state.figures.order} />
            <PaceSection throughput={state.figures.throughput} projection={state.figures.projection} />
          </>
        )
      ) : null}
    </div>
  )
}
