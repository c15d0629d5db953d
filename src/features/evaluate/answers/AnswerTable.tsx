import { useState } from 'react'
import type { ItemAnswer } from '../../../evaluation/evaluation.ts'
import { countText } from '../../../ui/quantity.ts'
import { AnswerCard } from './AnswerCard.tsx'
import { answerId, standingOf, type GroupedAnswers, type VerdictOn } from './answerGroups.ts'
import styles from './AnswerTable.module.css'
import { askedWords } from './answerWords.ts'

interface AnswerTableProps extends Handed {
  readonly grouped: GroupedAnswers
  readonly withOthers: boolean
  readonly onOthers: (shown: boolean) => void
}

/** What every answer is shown with. */
interface Handed {
  readonly projectId: string
  readonly inHand: ItemAnswer | null
  /** Ids of answers that are shown whole. */
  readonly open: ReadonlySet<string>
  readonly verdictOn: VerdictOn
  readonly onTake: (answer: ItemAnswer) => void
  readonly onToggleText: (id: string) => void
  /** Says the same again, with these words. */
  readonly onNote: (answer: ItemAnswer, right: boolean, words: string) => void
}

/** Every model’s answers, the two views side by side; the others under a line that opens. */
export function AnswerTable({ grouped, withOthers, onOthers, ...handed }: AnswerTableProps) {
  const { rows, others } = grouped
  return (
    <div className={styles.table}>
      {rows.map(({ label, global, regional }) => (
        <section key={label} className={styles.model} aria-label={`Answers of ${label.slice(0, 100)}`}>
          <h3 dir="auto">{label.slice(0, 200)}</h3>
          <div className={styles.views}>
            {([global, regional] as const).map((answers, place) => {
              const name = place === 0 ? 'Global view' : 'Regional view'
              return (
                <div key={name} className={styles.view}>
                  <h4>{name}</h4>
                  {answers.length > 0 ? (
                    <Cards answers={answers} {...handed} />
                  ) : (
                    <p className={styles.none}>Not asked, or no answer.</p>
                  )}
                </div>
              )
            })}
          </div>
        </section>
      ))}
      {others.length > 0 ? (
        <section className={styles.model} aria-label="Other answers">
          <button
            type="button"
            className={styles.others}
            aria-expanded={withOthers}
            onClick={() => onOthers(!withOthers)}
          >
            {withOthers ? 'Hide' : 'Show'} {countText(others.length, 'other answer')}: blind, or from the crop
            test
          </button>
          {withOthers ? <Cards answers={others} isNamed {...handed} /> : null}
        </section>
      ) : null}
    </div>
  )
}

/** Samples that are listed at first; of a hostile file there may be thousands. */
const atFirst = 8

function Cards(props: Handed & { readonly answers: readonly ItemAnswer[]; readonly isNamed?: boolean }) {
  const { answers, isNamed = false, projectId, inHand, open, verdictOn, onTake, onToggleText, onNote } = props
  const [shown, setShown] = useState(atFirst)
  const at = inHand ? answers.indexOf(inHand) : -1
  const listed = answers.slice(0, Math.max(shown, at + 1))
  return (
    <>
      {listed.map((answer) => {
        const id = answerId(answer)
        return (
          <AnswerCard
            key={id}
            projectId={projectId}
            answer={answer}
            name={isNamed ? `${answer.label}, ${askedWords(answer)}` : null}
            standing={standingOf(answer, verdictOn)}
            isInHand={answer === inHand}
            isOpen={open.has(id)}
            onTake={onTake}
            onToggleText={onToggleText}
            onNote={onNote}
          />
        )
      })}
      {listed.length < answers.length ? (
        <button type="button" className={styles.others} onClick={() => setShown(listed.length + 50)}>
          Show more of {countText(answers.length, 'answer')}
        </button>
      ) : null}
    </>
  )
}
