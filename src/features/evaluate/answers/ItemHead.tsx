import { IconAlertTriangle, IconCheck, IconFlag, IconInfoCircle } from '@tabler/icons-react'
import { letterAt, type Content, type Item } from '../../../domain/item.ts'
import type { Decision } from '../../../domain/judgement.ts'
import { useJudgement, useOpen } from '../../../state/useApp.ts'
import { runCommand } from '../../../ui/commands.ts'
import { shortened } from '../../../ui/longText.ts'
import { countText } from '../../../ui/quantity.ts'
import styles from './ItemHead.module.css'

interface ItemHeadProps {
  readonly item: Item
  /** As it was accepted, or as it was given where nobody decided anything. */
  readonly content: Pick<Content, 'question' | 'options' | 'answerLetter' | 'answerText' | 'category'>
  readonly isInBenchmark: boolean
  readonly isListed: boolean
}

const decided: Readonly<Record<Decision, string>> = {
  accept: 'You accepted this item.',
  reject: 'You rejected this item.',
  flag: 'You flagged this item.',
  skip: 'You skipped this item.',
}

/** Options that are listed; nobody reads more. */
const mostOptions = 26

/** What is asked, with the right answer marked, and where one stands with it. */
export function ItemHead({ item, content, isInBenchmark, isListed }: ItemHeadProps) {
  const { question, options, answerLetter, answerText, category } = content
  const categories = useOpen(({ dataset }) => dataset.project.categories)
  const judgement = useJudgement(item)
  const categoryName =
    category === null ? 'No category' : (categories.find(({ id }) => id === category)?.name ?? category)
  const given = item.source.id
  return (
    <header className={styles.head}>
      <h2 dir="auto">{shortened(question, 2000)}</h2>
      {options.length > 0 ? (
        <ol className={styles.options} aria-label="Options">
          {options.slice(0, mostOptions).map((option, index) => {
            const letter = letterAt(index)
            const isRight = letter === answerLetter
            return (
              <li key={letter} data-right={isRight}>
                <span className={styles.letter}>{letter}</span>
                <span dir="auto">{shortened(option, 300)}</span>
                {isRight ? (
                  <span className={styles.right}>
                    <IconCheck size={12} aria-hidden /> right
                  </span>
                ) : null}
              </li>
            )
          })}
          {options.length > mostOptions ? (
            <li>and {countText(options.length - mostOptions, 'option')} more</li>
          ) : null}
        </ol>
      ) : (
        <p className={styles.answer}>
          <span className={styles.right}>
            <IconCheck size={12} aria-hidden /> right
          </span>
          <span dir="auto">{answerText === '' ? 'No answer was given.' : shortened(answerText, 500)}</span>
        </p>
      )}
      <p className={styles.facts}>
        {[
          categoryName.slice(0, 80),
          `id ${item.id.slice(0, 80)}`,
          given !== null && given !== item.id ? `source id ${given.slice(0, 80)}` : null,
        ]
          .filter((each) => each !== null)
          .join(' · ')}
      </p>
      {isInBenchmark ? null : (
        <p className={styles.remark}>
          <IconAlertTriangle size={14} aria-hidden />
          It is not part of the benchmark, because it was not accepted; so nothing here is scored.
        </p>
      )}
      {isInBenchmark && !isListed ? (
        <p className={styles.remark}>
          <IconInfoCircle size={14} aria-hidden />
          The list on the left does not show this item now.
        </p>
      ) : null}
      {judgement.decision === null ? null : (
        <p className={styles.remark} data-decision={judgement.decision}>
          <IconFlag size={14} aria-hidden />
          <span>
            {decided[judgement.decision]}
            {judgement.note === '' ? '' : ` ${shortened(judgement.note, 300)}`}
          </span>
          <button type="button" className={styles.open} onClick={() => runCommand('answers.workbench')}>
            Open in the workbench
          </button>
        </p>
      )}
    </header>
  )
}
