import { pointsText } from '../../../domain/figureText.ts'
import type { HumanAccuracy } from '../../../domain/humanGap.ts'
import type { Group, OrderEffects } from '../../../domain/orderEffects.ts'
import { useOpen } from '../../../state/useApp.ts'
import { numberText } from '../../../ui/quantity.ts'
import styles from './AgreementPage.module.css'
import { CoefficientCell } from './CoefficientCell.tsx'
import { FigureTable } from './FigureTable.tsx'
import { secondsText, shareText } from './figureText.ts'

/** How often people are right from each view before the given answer is shown, and whether order mattered. */
export function PeopleSection({
  accuracy,
  order,
}: {
  readonly accuracy: HumanAccuracy
  readonly order: OrderEffects
}) {
  const names = useOpen(({ dataset }) => dataset.project.categories)
  const { global, regional, gap } = accuracy
  const nameOf = (category: string | null): string =>
    category === null ? 'No category' : (names.find(({ id }) => id === category)?.name ?? category)
  const lines = [
    ...(gap.overall ? [{ key: 'all', name: 'All', line: gap.overall }] : []),
    ...gap.categories.map((line) => ({
      key: `of ${line.category ?? ''}`,
      name: nameOf(line.category),
      line,
    })),
  ]
  return (
    <section aria-label="People and the two views">
      <h2>People and the two views</h2>
      {global.answers + regional.answers === 0 ? (
        <p className={styles.lead}>
          Nobody answered before the given answer was shown. Choose “Global first” or “Blind” under Project
          settings → Look: what people answer from each view is the human zooming gap.
        </p>
      ) : (
        <>
          <dl className={styles.figures}>
            <Figure name="Right from the whole picture" share={global.accuracy} of={global.answers} />
            <Figure name="Right from the region" share={regional.accuracy} of={regional.answers} />
            <div>
              <dt>Human zooming gap</dt>
              <dd>
                {gap.overall ? `${pointsText(gap.overall.gap)} points` : '–'}
                <small>{`${numberText(gap.overall?.items ?? 0)} answered from both`}</small>
              </dd>
            </div>
          </dl>
          {lines.length > 0 ? (
            <FigureTable
              name="Human zooming gap by category"
              columns={['Category', 'Answers', 'Global', 'Regional', 'Gap']}
              rows={lines.map(({ key, name, line }) => ({
                key,
                cells: [
                  name,
                  numberText(line.items),
                  shareText(line.global),
                  shareText(line.regional),
                  `${pointsText(line.gap)} points`,
                ],
              }))}
            />
          ) : null}
          <p className={styles.note}>
            Over accepted items, against the answer that was accepted; “cannot tell” is not right. Gap:
            regional minus global accuracy of those who answered from both views (ZoomBench, §5.1).
          </p>
        </>
      )}
      <FigureTable
        name="Order effects"
        columns={[
          'Compared',
          'First',
          'Second',
          'Difference in share accepted',
          'Median time, first and second',
        ]}
        rows={[
          { name: 'First half of the work, second half', of: order.halves },
          { name: 'Right after an accept, right after a reject', of: order.afterDecision },
        ].map(({ name, of }) => ({
          key: name,
          cells: [
            name,
            groupText(of.first),
            groupText(of.second),
            <CoefficientCell key="difference" of={of.difference} />,
            `${secondsText(of.first.medianSeconds)}, ${secondsText(of.second.medianSeconds)}`,
          ],
        }))}
      />
      {order.secondView.answers > 0 ? (
        <p className={styles.note}>
          {`Of ${numberText(order.secondView.answers)} who answered from the whole picture and then from the region: ${numberText(order.secondView.bothRight)} right in both, ${numberText(order.secondView.mended)} mended by the region, ${numberText(order.secondView.spoiled)} spoiled by it, ${numberText(order.secondView.bothWrong)} wrong in both.`}
        </p>
      ) : null}
    </section>
  )
}

function Figure({
  name,
  share,
  of,
}: {
  readonly name: string
  readonly share: number | null
  readonly of: number
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {shareText(share)}
        <small>{`of ${numberText(of)} answers`}</small>
      </dd>
    </div>
  )
}

const groupText = ({ share, decisions }: Group): string =>
  decisions === 0 ? '–' : `${shareText(share)} of ${numberText(decisions)}`
