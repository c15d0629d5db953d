import type { Projection } from '../../../domain/projection.ts'
import type { Throughput, TimeLine } from '../../../domain/throughput.ts'
import { useOpen } from '../../../state/useApp.ts'
import { countText, numberText, spanText } from '../../../ui/quantity.ts'
import styles from './AgreementPage.module.css'
import { FigureTable } from './FigureTable.tsx'
import { secondsText, shareText } from './figureText.ts'

const decisionNames = {
  accept: 'Accept',
  reject: 'Reject',
  flag: 'Flag',
  skip: 'Skip',
  begun: 'Begun, not decided',
}

/** How long judgements take, who gives them, and how long the rest will take. */
export function PaceSection({
  throughput,
  projection,
}: {
  readonly throughput: Throughput
  readonly projection: Projection
}) {
  const project = useOpen(({ dataset }) => dataset.project)
  const personOf = (id: string): string => project.people.find((person) => person.id === id)?.name ?? id
  const categoryOf = (id: string | null): string =>
    id === null ? 'No category' : (project.categories.find((category) => category.id === id)?.name ?? id)
  const { yield: kept } = throughput
  return (
    <section aria-label="Pace">
      <h2>Pace</h2>
      <p className={styles.lead}>{leftText(projection)}</p>
      <FigureTable
        name="Active time per judgement"
        columns={['By', 'Judgements', 'Median', 'Middle half', 'Mean', 'In all']}
        rows={[
          row('all', 'All', throughput.all),
          ...throughput.byAnnotator.map((line) =>
            row(`who ${line.annotatorId}`, personOf(line.annotatorId), line),
          ),
          ...throughput.byCategory.map((line) =>
            row(`of ${line.category ?? ''}`, categoryOf(line.category), line),
          ),
          ...throughput.byDecision.map((line) =>
            row(`as ${line.decision}`, decisionNames[line.decision], line),
          ),
        ]}
      />
      <p className={styles.note}>
        {`Kept so far: ${numberText(kept.kept)} of ${countText(kept.items, 'item')} (${shareText(kept.share)}), ${kept.secondsPerKept === null ? 'no time per kept item yet' : `${secondsText(kept.secondsPerKept)} of people’s active time for each`}. `}
        Active time leaves out pauses of 30 seconds and more; judgements that came without times are not in
        it.
      </p>
      <FigureTable
        name="Checks per item"
        columns={['Annotators who decided', 'Items', 'Kept']}
        rows={kept.checks.map(({ annotators, items, kept: accepted }) => ({
          key: String(annotators),
          cells: [numberText(annotators), numberText(items), numberText(accepted)],
        }))}
      />
    </section>
  )
}

const row = (key: string, name: string, line: TimeLine) => ({
  key,
  cells: [
    name,
    numberText(line.judgements),
    secondsText(line.medianSeconds),
    line.lowerQuartileSeconds === null
      ? '–'
      : `${line.lowerQuartileSeconds.toFixed(1)} to ${secondsText(line.upperQuartileSeconds)}`,
    secondsText(line.meanSeconds),
    line.activeSeconds === 0 ? '–' : spanText(line.activeSeconds),
  ],
})

/** What is left, how long it takes, and at which pace of the last days it ends. */
function leftText({ judgements, items, disputed, seconds, perDay, days }: Projection): string {
  const disputes =
    disputed === 0
      ? ''
      : ` ${countText(disputed, 'item')} ${disputed === 1 ? 'waits' : 'wait'} for an adjudicator.`
  if (judgements === 0) return `Every item has the judgements that the policy asks for.${disputes}`
  const left = `${countText(judgements, 'judgement')} on ${countText(items, 'item')} ${judgements === 1 ? 'is' : 'are'} left to give.`
  const time =
    seconds === null
      ? ' How long that takes is not known yet.'
      : ` That is about ${spanText(seconds.median)} of active time (by the quartiles, ${spanText(seconds.low)} to ${spanText(seconds.high)}).`
  const pace =
    perDay === null || days === null
      ? ''
      : ` At the pace of the last ${countText(perDay.days, 'day')} with work, ${numberText(Math.round(perDay.rate))} a day, that is ${countText(Math.ceil(days), 'day')} of work.`
  return `${left}${time}${pace}${disputes}`
}
