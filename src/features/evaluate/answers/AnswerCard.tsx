import {
  IconCheck,
  IconEye,
  IconGavel,
  IconMinus,
  IconRefresh,
  IconUserCheck,
  IconX,
} from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { ItemAnswer } from '../../../evaluation/evaluation.ts'
import { useApp, useOpen } from '../../../state/useApp.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { EditableText } from '../../../ui/EditableText.tsx'
import { mostShown, shortened } from '../../../ui/longText.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import { answerId, type Standing } from './answerGroups.ts'
import styles from './AnswerCard.module.css'
import {
  askedWords,
  circumstances,
  foundWords,
  ruleWords,
  standingWords,
  toldWords,
  verdictWords,
} from './answerWords.ts'

interface AnswerCardProps {
  readonly projectId: string
  readonly answer: ItemAnswer
  /** Whose answer it is and to what, where that does not stand above it. */
  readonly name: string | null
  readonly standing: Standing
  readonly isInHand: boolean
  readonly isOpen: boolean
  readonly onTake: (answer: ItemAnswer) => void
  readonly onToggleText: (id: string) => void
  readonly onNote: (answer: ItemAnswer, right: boolean, words: string) => void
}

/** As much of a text as stands there before it is opened. */
const glimpse = 160

/** One answer: what was extracted, whether it is right and what settled that, and all that was said. */
export function AnswerCard(props: AnswerCardProps) {
  const { projectId, answer, name, standing, isInHand, isOpen, onTake, onToggleText, onNote } = props
  const { prediction, score } = answer
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isInHand) card.current?.scrollIntoView({ block: 'nearest' })
  }, [isInHand])
  const { text, told, boxes } = prediction
  const facts = [
    ...circumstances(answer),
    told ? toldWords(told) : null,
    boxes.length > 0
      ? `${countText(boxes.length, 'box', 'boxes')}${isInHand ? ', drawn on the picture' : ''}`
      : null,
  ].filter((each) => each !== null)
  return (
    <article
      ref={card}
      className={styles.card}
      data-answer={answerId(answer)}
      data-view={answer.view}
      data-standing={standing.isOpen ? 'open' : String(standing.right)}
      aria-current={isInHand ? 'true' : undefined}
      aria-label={`${answer.label.slice(0, 80)}, ${askedWords(answer)}`}
    >
      {name === null ? null : <p className={styles.name}>{name.slice(0, 200)}</p>}
      <button
        type="button"
        className={styles.said}
        aria-pressed={isInHand}
        title={isInHand ? undefined : 'Take this answer in hand'}
        onClick={() => onTake(answer)}
      >
        <StandingSign standing={standing} />
        <span className={styles.extracted} dir="auto">
          {score === null
            ? text === null
              ? 'No text came along'
              : 'Not scored'
            : score.extracted.trim() === ''
              ? 'No answer found'
              : shortened(score.extracted.trim(), 240)}
        </span>
      </button>
      {standing.rule === null ? null : (
        <p className={styles.rule}>
          <span title={ruleWords[standing.rule].hint}>{ruleWords[standing.rule].name}</span>
          {score === null || text === null ? null : `, ${foundWords[score.found]}`}
        </p>
      )}
      <VerdictLine
        standing={standing}
        isInHand={isInHand}
        onNote={(right, words) => onNote(answer, right, words)}
      />
      {text === null ? null : (
        <FullText
          text={text}
          isShort={text.trim() === score?.extracted.trim()}
          isOpen={isOpen}
          onToggle={() => onToggleText(answerId(answer))}
        />
      )}
      {facts.length > 0 || answer.hasAttention ? (
        <p className={styles.facts}>
          <span title={told ? shortened(told.words, 500) : undefined}>{facts.join(' · ')}</span>
          {answer.hasAttention ? (
            <a
              href={`#/project/${projectId}/evaluate/attention/${encodeURIComponent(prediction.itemId)}`}
              className={styles.attention}
            >
              <IconEye size={13} aria-hidden /> Where it looked
            </a>
          ) : null}
        </p>
      ) : null}
    </article>
  )
}

function StandingSign({ standing }: { readonly standing: Standing }) {
  const { right, isOpen } = standing
  const Icon = isOpen ? IconRefresh : right === null ? IconMinus : right ? IconCheck : IconX
  return (
    <span className={styles.standing} data-right={String(right)}>
      <Icon size={14} stroke={2.25} aria-hidden />
      {standingWords(standing)}
    </span>
  )
}

/** Who had the last word, when, and in which words; a person’s own words can be changed while the answer is in hand. */
function VerdictLine(props: {
  readonly standing: Standing
  readonly isInHand: boolean
  readonly onNote: (right: boolean, words: string) => void
}) {
  const { standing, isInHand, onNote } = props
  const people = useOpen(({ dataset }) => dataset.project.people)
  const me = useApp(annotatorOf)
  const { verdict } = standing
  if (!verdict) return null
  const nameOf = (who: string): string =>
    who === me.id ? 'You' : (people.find(({ id }) => id === who)?.name ?? 'Somebody').slice(0, 80)
  const Icon = verdict.by === 'judge' ? IconGavel : IconUserCheck
  const isOwn = verdict.by === 'person' && verdict.who === me.id
  const words = verdict.words.trim()
  return (
    <div className={styles.verdict}>
      <Icon size={14} aria-hidden />
      <div>
        {verdictWords(verdict, nameOf)}
        {isInHand && isOwn ? (
          <EditableText
            id="verdict-note"
            label="Why"
            placeholder="Write down why (E)"
            single
            className={styles.note ?? ''}
            value={verdict.words}
            onCommit={(text) => onNote(verdict.right, text)}
          />
        ) : words === '' ? null : (
          <span dir="auto">: “{shortened(words, 300)}”</span>
        )}
      </div>
    </div>
  )
}

function FullText(props: {
  readonly text: string
  /** Nothing more was said than what was extracted. */
  readonly isShort: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
}) {
  const { text, isShort, isOpen, onToggle } = props
  const start = startOf(text)
  const isCut = start.endsWith('…')
  if (isShort && !isCut) return null
  return (
    <div className={styles.full}>
      {isOpen ? (
        // Scrolled with the keys that scroll, so it can have the focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre dir="auto" tabIndex={0} role="group" aria-label="All that was said">
          {text.slice(0, mostShown)}
        </pre>
      ) : (
        <p dir="auto">{start}</p>
      )}
      {isOpen && text.length > mostShown ? (
        <p className={styles.cut}>
          The first {numberText(mostShown)} of {countText(text.length, 'character')}.
        </p>
      ) : null}
      <span className={styles.tools}>
        {isCut || isOpen ? (
          <button type="button" aria-expanded={isOpen} onClick={onToggle}>
            {isOpen ? 'Less' : 'All of it'}
          </button>
        ) : null}
        {isOpen ? (
          <button
            type="button"
            onClick={() => void navigator.clipboard.writeText(text).catch(() => undefined)}
          >
            Copy
          </button>
        ) : null}
      </span>
    </div>
  )
}

/** The beginning of a text in a line, or all of it. */
function startOf(text: string): string {
  const line = text
    .slice(0, glimpse * 2)
    .replaceAll(/\s+/g, ' ')
    .trim()
  return line.length > glimpse || text.length > glimpse * 2 ? `${line.slice(0, glimpse).trimEnd()}…` : line
}
