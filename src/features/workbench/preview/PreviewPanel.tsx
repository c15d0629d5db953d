import { Tooltip } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { View } from '../../../domain/preview.ts'
import type { ModelEntry, Standing } from '../../../state/models.ts'
import { runningWords, standingWords } from '../../../state/modelWords.ts'
import { useAppActions, useOpen, usePreviews } from '../../../state/useApp.ts'
import { runCommand } from '../../../ui/commands.ts'
import { hiddenWords, untilWords } from './cardState.ts'
import { Ladder } from './Ladder.tsx'
import { PreviewHead, type Body } from './PreviewHead.tsx'
import styles from './PreviewPanel.module.css'
import { SeenDialog } from './SeenDialog.tsx'
import { seenOnLadder } from './seenPreviews.ts'
import { Spoken } from './Spoken.tsx'
import { useLadder, usePreview, type PreviewState, type PreviewSubject } from './usePreview.ts'
import { useSaw } from './useSaw.ts'
import { Verdict } from './Verdict.tsx'
import { ViewCard } from './ViewCard.tsx'

/** What a model answers from the whole picture, from the region and from the question alone, side by side. */
export function PreviewPanel(props: PreviewSubject) {
  const { item, judgement } = props
  const app = useAppActions()
  const preview = usePreview(props)
  const [body, setBody] = useState<Body>('views')
  useSaw(item.id, preview.shown)
  const selecting = usePreviews((state) => state.selecting?.itemId === item.id)
  // What begins comes into sight, whatever was looked at before.
  const [before, setBefore] = useState({ selecting: false, asking: false })
  const { asking } = preview
  if (before.selecting !== selecting || before.asking !== asking) {
    setBefore({ selecting, asking })
    if (selecting && !before.selecting) setBody('ladder')
    else if (asking && !before.asking) setBody('views')
  }
  const [enlarged, setEnlarged] = useState<{ readonly itemId: string; readonly view: View } | null>(null)
  const offersTooEasy = useOpen(({ dataset }) =>
    dataset.project.reasons.some(({ code }) => code === 'too-easy'),
  )
  const hidden = preview.views.filter(({ state }) => state.kind === 'hidden').length
  const shown =
    enlarged?.itemId === item.id && preview.revealed
      ? preview.views.find(({ view }) => view === enlarged.view)
      : undefined

  return (
    <section className={styles.panel} aria-label="Preview" data-revealed={preview.revealed}>
      <PreviewHead preview={preview} picture={props.picture} body={body} onBody={setBody} />
      {body === 'ladder' ? (
        <LadderBody subject={props} preview={preview} />
      ) : (
        <div className={styles.cards}>
          {preview.views.map((each) => (
            <ViewCard
              key={each.view}
              view={each.view}
              state={each.state}
              content={preview.content}
              verdict={preview.outcome[each.view]}
              seen={each.seen}
              coverage={each.coverage}
              onEnlarge={() => setEnlarged({ itemId: item.id, view: each.view })}
              onRetry={() => app.session().previews.ask(item.id, [each.view], true)}
            />
          ))}
        </div>
      )}
      <footer className={styles.foot}>
        {preview.revealed ? (
          <Verdict
            outcome={preview.outcome}
            offersTooEasy={offersTooEasy && !judgement.reasons.includes('too-easy')}
          />
        ) : (
          <span className={styles.hidden}>{hiddenWords(preview.until, hidden)}</span>
        )}
        {preview.entry ? <Backing entry={preview.entry} /> : null}
      </footer>
      <Spoken itemId={item.id} preview={preview} />
      {shown?.preview && shown.seen ? (
        <SeenDialog
          view={shown.view}
          preview={shown.preview}
          seen={shown.seen}
          coverage={shown.coverage}
          onClose={() => setEnlarged(null)}
        />
      ) : null}
    </section>
  )
}

function LadderBody({ subject, preview }: { subject: PreviewSubject; preview: PreviewState }) {
  const app = useAppActions()
  const { steps, busy } = useLadder(subject)
  const modelId = preview.entry?.spec.id ?? ''
  const { revealed } = preview
  useSaw(
    subject.item.id,
    useMemo(() => (revealed ? seenOnLadder(steps, modelId) : []), [revealed, steps, modelId]),
  )
  if (!revealed) return <p className={styles.message}>Hidden {untilWords[preview.until]}</p>
  return (
    <Ladder
      steps={steps}
      content={preview.content}
      busy={busy}
      onStart={() => app.session().previews.selectResolution(subject.item.id)}
      onStop={() => app.session().previews.stop()}
    />
  )
}

/** What the model runs on, and why where that is not what one would want; the way to the models. */
function Backing({ entry }: { entry: ModelEntry }) {
  const { standing, spec } = entry
  const why = whyWords(standing)
  return (
    <Tooltip label={why} multiline w={320} position="top-end">
      <button
        type="button"
        className={styles.backing}
        data-bad={standing.kind === 'failed'}
        aria-label={`${spec.name}: ${why} Open the models.`}
        onClick={() => runCommand('models.open')}
      >
        {standing.kind === 'ready' && standing.running.reason !== null ? (
          <IconInfoCircle size={13} aria-hidden />
        ) : null}
        <span>{standing.kind === 'failed' ? why : standingWords(standing)}</span>
      </button>
    </Tooltip>
  )
}

function whyWords(standing: Standing): string {
  if (standing.kind === 'ready') return runningWords(standing.running)
  return standing.kind === 'failed' ? standing.sentence : `${standingWords(standing)}.`
}
