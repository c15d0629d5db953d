import { IconArrowBigUp } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import type { Dispute } from '../../../domain/disputes.ts'
import type { Project } from '../../../domain/project.ts'
import { runCommand } from '../../../ui/commands.ts'
import { Keycaps } from '../../../ui/Keycaps.tsx'
import { calledIn } from './disputeWords.ts'
import styles from './JudgementCards.module.css'
import { fieldsFor } from './judgementFields.tsx'
import { LineSample } from './LineSample.tsx'
import type { Voice } from './outlines.ts'

interface JudgementCardsProps {
  readonly dispute: Dispute
  readonly project: Project
  readonly voices: readonly Voice[]
  /** False for whoever can only read. */
  readonly canSettle: boolean
}

/**
 * What each annotator said, one card beside the other with the same things in the same line. What differs is marked;
 * what nobody said anything about is left out.
 */
export function JudgementCards({ dispute, project, voices, canSettle }: JudgementCardsProps) {
  const fields = fieldsFor(dispute, project, voices)
  const taken = dispute.state === 'settled' ? (dispute.resolution?.by ?? []) : []
  const style: CSSProperties = { gridTemplateRows: `repeat(${fields.length + 1}, auto)` }
  return (
    <div className={styles.cards} style={style}>
      {voices.map((voice, place) => {
        const { letter, judgement } = voice
        const name = calledIn(project, letter, judgement.annotatorId)
        const decides = judgement.decision === 'accept' || judgement.decision === 'reject'
        return (
          <article
            key={letter}
            className={styles.card}
            style={{ gridRow: `span ${fields.length + 1}` }}
            aria-label={name}
            data-letter={letter}
          >
            <header className={styles.head}>
              <LineSample look={voice.look} />
              <h3 className={styles.name}>
                {project.adjudication.namesHidden ? null : <span className={styles.letter}>{letter}</span>}
                {name}
              </h3>
              {taken.includes(judgement.annotatorId) ? (
                <span className={styles.taken}>
                  <IconArrowBigUp size={12} aria-hidden /> stands
                </span>
              ) : null}
              {canSettle && decides ? (
                <button
                  type="button"
                  className={styles.take}
                  aria-label={`Take what ${name} said`}
                  onClick={() => runCommand(`dispute.take.${letter}`)}
                >
                  Take {place < 9 ? <Keycaps keys={`Digit${place + 1}`} /> : null}
                </button>
              ) : null}
            </header>
            <dl className={styles.fields}>
              {fields.map(({ name: field, differs, value }) => (
                <div key={field} className={styles.field} data-differs={differs(voice)}>
                  <dt>
                    {field}
                    {differs(voice) ? <span className={styles.mark}>≠ differs</span> : null}
                  </dt>
                  <dd dir="auto">{value(voice)}</dd>
                </div>
              ))}
            </dl>
          </article>
        )
      })}
    </div>
  )
}
