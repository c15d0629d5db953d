import type { Agreement, SubjectAgreement } from '../../../domain/agreement.ts'
import type { Coefficient } from '../../../domain/agreementCoefficients.ts'
import { subjectNames } from '../../../domain/agreementSubjects.ts'
import type { PairAgreement } from '../../../domain/pairAgreement.ts'
import { useOpen } from '../../../state/useApp.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import styles from './AgreementPage.module.css'
import { CoefficientCell } from './CoefficientCell.tsx'
import { FigureTable } from './FigureTable.tsx'

const definitions: readonly (readonly [term: string, text: string])[] = [
  ['Raw', 'Share of the pairs of judgements on an item that agree, averaged over items (Fleiss 1971).'],
  [
    'Cohen’s κ',
    'For exactly two annotators, over the items that both judged (Cohen 1960); of more, see every two of them.',
  ],
  [
    'Fleiss’ κ',
    'For any number of annotators (Fleiss 1971); with unequal numbers of judgements as in Gwet 2014.',
  ],
  ['Krippendorff’s α', 'Nominal; judgements may be missing (Krippendorff 2004, 2011).'],
  ['Gwet’s AC1', 'Chance-corrected without the paradox of very uneven answers (Gwet 2008).'],
  [
    'Gwet’s AC2',
    'AC1 with ordinal weights, where answers have an order: near misses count in part (Gwet 2014).',
  ],
  ['Interval', 'Below each figure, 95 %: percentile bootstrap over items, seeded (Efron 1979).'],
  [
    'Decision',
    'Accept, reject or flag; a skip is no judgement. Accepting says yes to every check left open.',
  ],
  [
    'Boxes',
    'Chains of two annotators are matched by their b1; figures are means over items. Coverage is the share of the other’s b1 that a box covers, passing means above 0.9 (Learning to Focus, §4.2).',
  ],
]

const coefficients: readonly {
  readonly name: string
  readonly read: (about: SubjectAgreement) => Coefficient | null
}[] = [
  { name: 'Raw', read: (about) => about.coefficients.raw },
  { name: 'Cohen’s κ', read: (about) => about.coefficients.cohen },
  { name: 'Fleiss’ κ', read: (about) => about.coefficients.fleiss },
  { name: 'Krippendorff’s α', read: (about) => about.coefficients.krippendorff },
  { name: 'Gwet’s AC1', read: (about) => about.coefficients.ac1 },
  { name: 'Gwet’s AC2', read: (about) => about.ac2 },
]

/** How far annotators say the same, about everything that they can say. */
export function AgreementSection({
  agreement,
  pairs,
}: {
  readonly agreement: Agreement
  readonly pairs: readonly PairAgreement[]
}) {
  const people = useOpen(({ dataset }) => dataset.project.people)
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? id
  const { subjects, boxes } = agreement
  const compared = subjects.filter(({ items }) => items > 0)
  // Some figures are for two annotators only, or for answers with an order.
  const figures = coefficients.filter(({ read }) =>
    compared.some((about) => (read(about)?.value ?? null) !== null),
  )
  return (
    <section aria-label="Agreement">
      <h2>Agreement</h2>
      {compared.length === 0 ? (
        <p className={styles.lead}>
          No item was judged by two annotators yet, so there is nothing to compare. Make work packs with two
          or more judgements per item.
        </p>
      ) : (
        <FigureTable
          name="How far annotators agree"
          columns={['About', 'Items', 'Judgements', 'Annotators', ...figures.map(({ name }) => name)]}
          rows={compared.map((about) => ({
            key: about.subject,
            cells: [
              subjectNames[about.subject],
              numberText(about.items),
              numberText(about.judgements),
              numberText(about.annotators),
              ...figures.map(({ name, read }) => <CoefficientCell key={name} of={read(about)} />),
            ],
          }))}
        />
      )}
      {pairs.length > 1 ? (
        <FigureTable
          name="Every two annotators, about the decision"
          columns={['Annotators', 'Items', 'Raw', 'Cohen’s κ']}
          rows={pairs.map(({ first, second, items, raw, cohen }) => ({
            key: `${first} ${second}`,
            cells: [
              <span key="both">
                <bdi>{nameOf(first)}</bdi> and <bdi>{nameOf(second)}</bdi>
              </span>,
              numberText(items),
              <CoefficientCell key="raw" of={raw} />,
              <CoefficientCell key="cohen" of={cohen} />,
            ],
          }))}
        />
      ) : null}
      {boxes.items > 0 ? (
        <>
          <FigureTable
            name="How far boxes agree"
            columns={['Level', 'Items', 'IoU', 'Coverage of the other’s b1', 'Passing the 0.9 gate']}
            rows={boxes.levels.map(({ level, items, iou, coverage, passing }) => ({
              key: String(level),
              cells: [
                `b${level}`,
                numberText(items),
                <CoefficientCell key="iou" of={iou} />,
                <CoefficientCell key="coverage" of={coverage} />,
                <CoefficientCell key="passing" of={passing} />,
              ],
            }))}
          />
          <p className={styles.note}>
            {`${countText(boxes.pairs, 'pair')} of annotators compared; ${countText(boxes.unmatched, 'chain')} without a counterpart.`}
          </p>
        </>
      ) : null}
      <details className={styles.definitions}>
        <summary>What the figures mean</summary>
        <dl>
          {definitions.map(([term, text]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
}
