import { Button, Loader, Tooltip } from '@mantine/core'
import { IconCheck, IconEyeOff, IconMinus, IconX } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Pane } from '../../../canvas/Pane.tsx'
import { indexOfLetter, type Content } from '../../../domain/item.ts'
import type { Preview, View } from '../../../domain/preview.ts'
import type { ViewVerdict } from '../../../domain/previewOutcome.ts'
import type { SaliencyCoverage } from '../../../domain/saliencyCoverage.ts'
import { viewNames } from '../../../domain/viewNames.ts'
import { agreeWords, answerWords, readWords, verdictWords } from './answerWords.ts'
import { untilWords, type CardState } from './cardState.ts'
import { fitInto } from './heat.ts'
import { OptionBars } from './OptionBars.tsx'
import { costWords, shareWords, sizeWords, timeWords, viewTerms } from './previewWords.ts'
import { SeenPixels } from './SeenPixels.tsx'
import type { SeenView } from './seenView.ts'
import styles from './ViewCard.module.css'

interface ViewCardProps {
  readonly view: View
  readonly state: CardState
  readonly content: Content
  readonly verdict: ViewVerdict | null
  /** What the model was shown; null while nothing was, and in the blind view. */
  readonly seen: SeenView | null
  readonly coverage: SaliencyCoverage | null
  readonly onEnlarge: () => void
  readonly onRetry: () => void
}

/** One view: what the model was shown, and what it said. */
export function ViewCard(props: ViewCardProps) {
  const { view, state, verdict } = props
  const told = state.kind === 'answered' || state.kind === 'refused' ? state.preview : null
  const size = told?.seen ?? null
  return (
    <article className={styles.card} aria-label={`${viewNames[view]} view`} data-state={state.kind}>
      <header className={styles.head}>
        <Tooltip label={viewTerms[view]}>
          <h3 className={styles.name}>{viewNames[view]}</h3>
        </Tooltip>
        <span className={styles.size}>{size ? `${sizeWords(size)} px` : ''}</span>
        {verdict && told ? <VerdictMark verdict={verdict} /> : null}
      </header>
      <CardBody {...props} />
    </article>
  )
}

function CardBody(props: ViewCardProps) {
  const { state, onRetry } = props
  switch (state.kind) {
    case 'cannot':
      return <Message>{state.sentence}</Message>
    case 'blank':
      return <Message>Not asked yet</Message>
    case 'asking':
      return <Asking />
    case 'hidden':
      return (
        <Message>
          <IconEyeOff size={16} stroke={1.5} aria-hidden />
          Hidden {untilWords[state.until]}
        </Message>
      )
    case 'failed':
      return (
        <Message bad>
          {state.sentence}
          <Button size="compact-xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        </Message>
      )
    case 'refused':
      return (
        <div className={styles.body}>
          <Pixels {...props} preview={state.preview} />
          <div className={styles.says}>
            <p className={styles.refusal}>{state.sentence}</p>
            <Facts {...props} preview={state.preview} />
          </div>
        </div>
      )
    case 'answered':
      return (
        <div className={styles.body}>
          <Pixels {...props} preview={state.preview} />
          <div className={styles.says}>
            <Answer {...props} preview={state.preview} />
            <Facts {...props} preview={state.preview} />
          </div>
        </div>
      )
  }
}

function Message({ children, bad = false }: { children: ReactNode; bad?: boolean }) {
  return (
    <div className={styles.message} data-bad={bad}>
      {children}
    </div>
  )
}

function Asking() {
  const seconds = useSeconds()
  return (
    <Message>
      <Loader size={14} color="gray" aria-hidden />
      <span className={styles.clock}>Asking{seconds < 1 ? '…' : ` · ${timeWords(seconds * 1000)}`}</span>
    </Message>
  )
}

/** Whole seconds since this was first drawn. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = window.setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => window.clearInterval(timer)
  }, [])
  return seconds
}

/** Right or wrong: a sign and a word, so that it is not told by colour alone. */
function VerdictMark({ verdict }: { verdict: ViewVerdict }) {
  const { kind } = verdict
  return (
    <span className={styles.mark} data-verdict={kind}>
      {kind === 'right' ? <IconCheck size={13} stroke={2.5} aria-hidden /> : null}
      {kind === 'wrong' ? <IconX size={13} stroke={2.5} aria-hidden /> : null}
      {kind === 'refused' ? <IconMinus size={13} stroke={2.5} aria-hidden /> : null}
      {verdictWords(verdict)}
    </span>
  )
}

type Answered = ViewCardProps & { readonly preview: Preview }

function Pixels({ view, seen, preview, onEnlarge }: Answered) {
  if (!seen) return null
  return (
    <button
      type="button"
      className={styles.well}
      onClick={onEnlarge}
      aria-label={`Enlarge what the model saw in the ${viewNames[view].toLowerCase()} view`}
      title={
        seen.seen.bitmap
          ? 'Enlarge'
          : 'Enlarge. Resized by the browser, so single pixels may differ a little; ask again to see the model’s own.'
      }
    >
      <Pane>
        {(pane) => (
          <span className={styles.centred}>
            <SeenPixels
              seen={seen.seen}
              shown={fitInto(seen.seen.size, pane)}
              label={`What the model saw, ${seen.seen.size.width} by ${seen.seen.size.height} pixels`}
              saliency={view === 'global' ? preview.saliency : null}
              outline={seen.outline}
            />
          </span>
        )}
      </Pane>
    </button>
  )
}

function Answer({ content, verdict, preview }: Answered) {
  const said = verdict?.consensus?.answer ?? preview.answers[0]
  const words = said ? answerWords(said, content) : null
  const agree = verdict ? agreeWords(verdict) : ''
  return (
    <>
      {words ? (
        <p className={styles.answer} title={words.text}>
          {words.letter === null ? null : <span className={styles.letter}>{words.letter}</span>}
          <span className={styles.text} dir="auto">
            {words.text}
          </span>
          {agree === '' ? null : <span className={styles.agree}>{agree}</span>}
        </p>
      ) : null}
      {preview.scores && content.options.length > 0 ? (
        <OptionBars
          options={content.options}
          scores={preview.scores}
          chosen={said?.option ?? null}
          given={indexOfLetter(content.answerLetter)}
        />
      ) : null}
    </>
  )
}

function Facts({ preview, coverage }: Answered) {
  return (
    <div className={styles.facts}>
      {coverage ? (
        <Tooltip
          multiline
          w={280}
          label="How much of the saliency lies in the region: over the cells of the ZwZ coverage script, whose ends are counted in, and by exact area."
        >
          <p className={styles.line}>
            Coverage {shareWords(coverage.cells)} · by area {shareWords(coverage.area)}
          </p>
        </Tooltip>
      ) : null}
      {preview.textBoxes.length > 0 ? (
        <p className={styles.line} title={readWords(preview.textBoxes)}>
          {readWords(preview.textBoxes)}
        </p>
      ) : null}
      <p className={styles.line}>{costWords(preview)}</p>
    </div>
  )
}
