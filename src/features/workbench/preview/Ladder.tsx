import { Button, Loader } from '@mantine/core'
import { IconArrowRight, IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import { isRight } from '../../../domain/answerMatch.ts'
import type { Content } from '../../../domain/item.ts'
import { numberText } from '../../../ui/quantity.ts'
import { answerWords } from './answerWords.ts'
import styles from './Ladder.module.css'
import { ladderWords, type LadderStep } from './ladderSteps.ts'

interface LadderProps {
  readonly steps: readonly LadderStep[]
  readonly content: Content
  readonly busy: boolean
  readonly onStart: () => void
  readonly onStop: () => void
}

const standingNames: Readonly<Record<LadderStep['standing'], string>> = {
  open: 'not asked',
  asking: 'being asked',
  full: 'the answer to compare with',
  same: 'same answer',
  differs: 'another answer',
  silent: 'no answer',
  spared: 'not needed',
}

/** The resolutions of a picture as steps, each with what the model answered there (001 §4.1). */
export function Ladder({ steps, content, busy, onStart, onStop }: LadderProps) {
  return (
    <div className={styles.ladder}>
      <ol className={styles.steps} aria-label="Resolutions, largest first">
        {steps.map((step) => (
          <Step key={String(step.side)} step={step} content={content} />
        ))}
      </ol>
      <div className={styles.foot}>
        <p className={styles.words} role="status">
          {ladderWords(steps)}
        </p>
        {busy ? (
          <Button size="compact-xs" variant="default" onClick={onStop}>
            Stop
          </Button>
        ) : (
          <Button size="compact-xs" variant="default" onClick={onStart}>
            {steps[0]?.standing === 'open' ? 'Find the resolution' : 'Find it again'}
          </Button>
        )}
      </div>
    </div>
  )
}

function Step({ step, content }: { step: LadderStep; content: Content }) {
  const { side, standing, answer } = step
  const name = side === null ? 'Full' : numberText(side)
  const words = answer && answerWords(answer, content)
  const right = answer && isRight(answer, content)
  const said = words ? `: ${[words.letter, words.text].filter(Boolean).join(' ')}` : ''
  const mark = right === null ? '' : right ? ', right' : ', wrong'
  return (
    <li
      className={styles.step}
      data-standing={standing}
      title={words?.text}
      aria-label={`${side === null ? 'Full resolution' : `${name} pixels`}, ${standingNames[standing]}${said}${mark}`}
    >
      <span className={styles.side}>{name}</span>
      <span className={styles.answer}>
        {standing === 'asking' ? <Loader size={12} color="gray" aria-hidden /> : null}
        {words ? (words.letter ?? words.text) : null}
        {standing === 'silent' ? <IconMinus size={12} aria-hidden /> : null}
      </span>
      <span className={styles.mark} data-right={right}>
        {right === true ? <IconCheck size={12} stroke={2.5} aria-hidden /> : null}
        {right === false ? <IconX size={12} stroke={2.5} aria-hidden /> : null}
      </span>
      {standing === 'differs' ? (
        <span className={styles.flag}>
          <IconArrowRight size={10} stroke={2.5} aria-hidden />
          differs
        </span>
      ) : null}
    </li>
  )
}
