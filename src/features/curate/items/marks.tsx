import {
  IconCheck,
  IconChecks,
  IconFlag,
  IconPlayerSkipForward,
  IconX,
  IconZoomCancel,
  IconZoomIn,
  IconZoomOut,
  type Icon,
} from '@tabler/icons-react'
import { useEffect, useMemo } from 'react'
import type { ValueWords } from '../../../domain/itemFieldWords.ts'
import type { Decision, Judgement } from '../../../domain/judgement.ts'
import type { PreviewOutcome } from '../../../domain/previewOutcome.ts'
import { quadrantNames, type Quadrant } from '../../../domain/quadrant.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { useApp, useAppActions, useHow } from '../../../state/useApp.ts'
import styles from './ItemGrid.module.css'
import { seenIn } from './seenIn.ts'

const decisionSigns: Readonly<Record<Decision, { readonly Sign: Icon; readonly color: string }>> = {
  accept: { Sign: IconCheck, color: 'var(--yes)' },
  reject: { Sign: IconX, color: 'var(--no)' },
  flag: { Sign: IconFlag, color: 'var(--warn)' },
  skip: { Sign: IconPlayerSkipForward, color: 'var(--skip)' },
}

/** The first letter of a name; of somebody without one, the first of their id (“Annotator 4be1”). */
const initialOf = (name: string): string => Array.from(name.replace(/^Annotator /, ''))[0] ?? ''

/** Who decided what, each a sign beside the person's initial. */
export function DecisionMarks(props: {
  readonly judgements: readonly Judgement[]
  readonly words: ValueWords
  readonly text: string
}) {
  const { judgements, words, text } = props
  return (
    <span className={styles.marks} role="img" aria-label={text} title={text}>
      {judgements.map(({ annotatorId, decision }) => {
        if (decision === null) return null
        const { Sign, color } = decisionSigns[decision]
        return (
          <span key={annotatorId} className={styles.mark}>
            {initialOf(words('annotator', annotatorId))}
            <Sign size={13} stroke={2.25} color={color} aria-hidden />
          </span>
        )
      })}
    </span>
  )
}

const quadrantSigns: Readonly<Record<Quadrant, Icon>> = {
  'zoom-helps': IconZoomIn,
  'zoom-hurts': IconZoomOut,
  neither: IconZoomCancel,
  'both-right': IconChecks,
}

/** What a model came to. That it was seen is remembered, as everywhere. */
export function OutcomeCell(props: {
  readonly itemId: string
  readonly outcome: PreviewOutcome
  readonly text: string
}) {
  const { itemId, outcome, text } = props
  const app = useAppActions()
  const how = useHow()
  const annotatorId = useApp((state) => annotatorOf(state).id)
  const seen = useMemo(() => seenIn(outcome, how), [outcome, how])
  useEffect(() => app.session().saw(itemId, annotatorId, seen), [app, itemId, annotatorId, seen])
  const Sign = outcome.quadrant && quadrantSigns[outcome.quadrant]
  return (
    <span className={styles.marks} title={text}>
      {Sign && outcome.quadrant ? (
        <Sign size={14} aria-hidden data-quadrant={quadrantNames[outcome.quadrant]} />
      ) : null}
      {text}
    </span>
  )
}
