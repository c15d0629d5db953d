import { useMemo } from 'react'
import type { AdjustedComparison } from '../../../domain/resultMarks.ts'
import { significant } from '../../../domain/resultMarks.ts'
import { chanceText } from '../../../domain/figureText.ts'
import { viewNames } from '../../../domain/viewNames.ts'
import { shortened } from '../../../ui/longText.ts'
import { numberText } from '../../../ui/quantity.ts'
import { ScrollFrame } from '../ScrollFrame.tsx'
import styles from './Results.module.css'
import { testName } from './tableWords.ts'

/** Pairs that are listed. */
const mostListed = 300

/** Columns of words, not of figures. */
const wordy = new Set(['View', 'First', 'Second'])

/** Which models differ, by the items on which only one of the two is right. */
export function Comparisons({
  comparisons,
  baseline,
}: {
  readonly comparisons: readonly AdjustedComparison[]
  readonly baseline: string | null
}) {
  const listed = useMemo(
    () =>
      comparisons.length > mostListed
        ? comparisons.toSorted((a, b) => (a.p ?? 1) - (b.p ?? 1)).slice(0, mostListed)
        : comparisons,
    [comparisons],
  )
  if (comparisons.length === 0) return null
  return (
    <section aria-label="Paired comparisons" className={styles.section}>
      <h2>Paired comparisons</h2>
      <p className={styles.lead}>
        McNemar’s test on the items that both answered: of those on which only one is right, each model is
        expected to have half. Exact up to 1,000 such items, else χ² with Edwards’ correction. Of more than 60
        models the first 60 are compared.{' '}
        {baseline === null
          ? 'Adjusted p: Holm over all pairs shown, for each view by itself.'
          : 'Adjusted p: Holm over the comparisons with the baseline, for each view by itself.'}
      </p>
      {listed.length < comparisons.length ? (
        <p className={styles.lead}>
          The {numberText(listed.length)} pairs of {numberText(comparisons.length)} with the smallest p are
          listed.
        </p>
      ) : null}
      <ScrollFrame name="Paired comparisons" tall>
        <table className={styles.plain}>
          <thead>
            <tr>
              {[
                'View',
                'First',
                'Second',
                'Items',
                'Only first',
                'Only second',
                'p',
                'Adjusted p',
                'Test',
              ].map((name) => (
                <th key={name} scope="col" className={wordy.has(name) ? styles.words : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listed.map((each) => (
              <tr key={JSON.stringify([each.view, each.first, each.second])}>
                <td>{viewNames[each.view]}</td>
                <th scope="row" dir="auto">
                  {shortened(each.first, 80)}
                </th>
                <td className={styles.name} dir="auto">
                  {shortened(each.second, 80)}
                </td>
                <td>{numberText(each.items)}</td>
                <td>{numberText(each.onlyFirst)}</td>
                <td>{numberText(each.onlySecond)}</td>
                <td>{chanceText(each.p)}</td>
                <td>
                  {each.adjusted !== null && each.adjusted <= significant ? (
                    <b>{`${chanceText(each.adjusted)} *`}</b>
                  ) : (
                    chanceText(each.adjusted)
                  )}
                </td>
                <td>{testName(each)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      <p className={styles.fine}>* at most 5 % after adjustment.</p>
    </section>
  )
}
