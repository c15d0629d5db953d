import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { answerBlind } from '../../domain/edits.ts'
import { contentOf, type Judgement } from '../../domain/judgement.ts'
import { isMultipleChoice, letterAt, type Item } from '../../domain/item.ts'
import { useAppActions } from '../../state/useApp.ts'
import { Keycaps } from '../../ui/Keycaps.tsx'
import { shortened } from '../../ui/longText.ts'
import styles from './OwnAnswer.module.css'

interface OwnAnswerProps {
  readonly item: Item
  readonly judgement: Judgement
  readonly view: 'global' | 'regional'
}

/** One's own answer from one view, before the given one is shown. */
export function OwnAnswer({ item, judgement, view }: OwnAnswerProps) {
  const app = useAppActions()
  const [text, setText] = useState('')
  const content = contentOf(item, judgement.revision)
  const answer = (own: string) => {
    app
      .session()
      .edit(item.id, `Answer from the ${view} view`, (it) => answerBlind(it, view, own, app.deps.now()))
    setText('')
  }
  const earlier = judgement.blindAnswers.find((each) => each.view === 'global' && view === 'regional')

  return (
    <div className={styles.own}>
      <p className={styles.ask} aria-live="polite">
        {view === 'global'
          ? 'Answer from the whole picture. The region and the given answer come next.'
          : 'Answer with the region in sight. The given answer comes next.'}
        {earlier
          ? ` From the whole picture you said ${earlier.answer === '' ? '“cannot tell”' : earlier.answer}.`
          : ''}
      </p>
      {isMultipleChoice(content) ? (
        <div className={styles.options} role="group" aria-label="Your answer">
          {content.options.map((option, index) => (
            <button
              key={letterAt(index)}
              type="button"
              className={styles.option}
              onClick={() => answer(letterAt(index))}
            >
              <span className={styles.letter}>{letterAt(index)}</span>
              <span className={styles.text}>{shortened(option)}</span>
              {index < 9 ? <Keycaps keys={`Digit${index + 1}`} /> : null}
            </button>
          ))}
          <button type="button" className={styles.option} onClick={() => answer('')}>
            <span className={styles.letter}>–</span>
            <span className={styles.text}>Cannot tell</span>
            <Keycaps keys="Minus" />
          </button>
        </div>
      ) : (
        <form
          className={styles.open}
          onSubmit={(event) => {
            event.preventDefault()
            if (text.trim() !== '') answer(text)
          }}
        >
          <TextInput
            id="own-answer"
            aria-label="Your answer"
            placeholder="Your answer"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            style={{ flex: 1 }}
          />
          <Button type="submit" size="sm" disabled={text.trim() === ''}>
            Answer
          </Button>
          <Button variant="default" size="sm" onClick={() => answer('')}>
            Cannot tell
          </Button>
        </form>
      )}
    </div>
  )
}
