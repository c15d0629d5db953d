import { useMemo, useState } from 'react'
import {
  acceptAsGiven,
  acceptFresh,
  lettered,
  rejectItem,
  takeJudgement,
} from '../../../domain/adjudication.ts'
import type { Dispute } from '../../../domain/disputes.ts'
import type { Judgement } from '../../../domain/judgement.ts'
import { mayAdjudicate } from '../../../domain/project.ts'
import { everything } from '../../../domain/queue.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { useApp, useAppActions, useOpen, usePicture } from '../../../state/useApp.ts'
import { useCommands } from '../../../ui/commands.ts'
import type { PageProps } from '../../../ui/PageShell.tsx'
import styles from './DisputeBench.module.css'
import { DisputeHead } from './DisputeHead.tsx'
import { disputeCommands } from './disputeCommands.ts'
import { DisputeViews } from './DisputeViews.tsx'
import { calledIn } from './disputeWords.ts'
import { FreshForm } from './FreshForm.tsx'
import { JudgementCards } from './JudgementCards.tsx'
import { voicesOf, type Voice } from './outlines.ts'
import { SettleBar } from './SettleBar.tsx'
import { WhatStands } from './WhatStands.tsx'
import { useSettling, type Settling } from './useSettling.ts'

interface DisputeBenchProps extends Pick<PageProps, 'projectId' | 'navigate'> {
  readonly dispute: Dispute
  /** Goes along the list; with `skipSettled` to the next that still waits. False at the end. */
  readonly onStep: (by: 1 | -1, skipSettled?: boolean) => boolean
  readonly onGoTo: (itemId: string) => void
  /** Tells a screen reader what was done. */
  readonly onTold: (sentence: string) => void
}

/** One disputed item: the pictures with everybody's boxes, what each of them said, and what is made of it. */
export function DisputeBench(props: DisputeBenchProps) {
  const { dispute, projectId, navigate, onStep, onGoTo, onTold } = props
  const { item, judgements } = dispute
  const app = useAppActions()
  const settling = useSettling()
  const project = useOpen(({ dataset }) => dataset.project)
  const me = useApp((state) => annotatorOf(state).id)
  const picture = usePicture(item.pictureId)
  const [mode, setMode] = useState<'look' | 'reject' | 'fresh'>('look')
  const [picked, setPicked] = useState<readonly string[]>([])
  const voices = useMemo(() => voicesOf(lettered(item.id, judgements.filter(isHeard))), [item.id, judgements])
  const canSettle = mayAdjudicate(project, me)
  const called = (voice: Voice) => calledIn(project, voice.letter, voice.judgement.annotatorId)

  /** Once it is set, the next one that waits is in sight. The sentence of a refusal that is still to be shown, or null. */
  const settle = (
    label: string,
    words: string,
    resolve: Parameters<Settling['settle']>[2],
  ): string | null => {
    const settled = settling.settle(item.id, label, resolve)
    if (!settled.done) return settled.sentence
    setMode('look')
    setPicked([])
    onTold(onStep(1, true) ? `${words}. Next dispute.` : `${words}. Nothing else waits in this list.`)
    return null
  }
  const tell = (refusal: string | null) => {
    if (refusal !== null) app.deps.notify({ tone: 'bad', sentence: refusal, key: 'refusal' })
  }
  const accept = (content: Parameters<typeof acceptFresh>[1], from: string | null) =>
    settle('Settle a dispute: accept a new wording', 'Accepted in a new wording', (sitting) =>
      acceptFresh(sitting, content, from),
    )

  useCommands(
    disputeCommands({
      voices,
      called,
      canSettle,
      mode,
      reasons: project.reasons,
      picked,
      step: (by) => void onStep(by),
      take: (voice) =>
        tell(
          settle('Settle a dispute: take a judgement', `${called(voice)} was followed`, (sitting) =>
            takeJudgement(sitting, voice.judgement),
          ),
        ),
      asGiven: () => tell(settle('Settle a dispute: accept as given', 'Accepted as given', acceptAsGiven)),
      setMode,
      pick: (code) =>
        setPicked(picked.includes(code) ? picked.filter((each) => each !== code) : [...picked, code]),
      reject: () =>
        tell(settle('Settle a dispute: reject', 'Rejected', (sitting) => rejectItem(sitting, picked))),
      takeBack() {
        const id = dispute.state === 'settled' ? item.id : settling.last()
        if (id === null)
          app.deps.notify({ tone: 'plain', sentence: 'You have settled nothing yet.', key: 'undo' })
        else if (settling.takeBack(id)) {
          onTold('The resolution was taken back.')
          onGoTo(id)
        }
      },
      toWorkbench() {
        const session = app.session()
        const { queue } = app.store.getState().open ?? {}
        if (!queue?.ids.includes(item.id)) session.arrange(everything, 'order')
        session.goTo(item.id)
        navigate(
          `/project/${projectId}${project.task === 'nest' || dispute.about.includes('boxes') ? '/boxes' : ''}`,
        )
      },
    }),
  )

  return (
    <div className={styles.bench} data-dispute={item.id} data-state={dispute.state}>
      <DisputeHead dispute={dispute} project={project} voices={voices} me={me} canSettle={canSettle} />
      <div className={styles.pictures}>
        {picture ? <DisputeViews item={item} picture={picture} voices={voices} called={called} /> : null}
      </div>
      {/* Scrolled with the keys that scroll, so it can have the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles.said} aria-label="What the annotators said" tabIndex={0}>
        {mode === 'fresh' ? (
          <FreshForm
            item={item}
            project={project}
            voices={voices}
            called={called}
            onSettle={accept}
            onClose={() => setMode('look')}
          />
        ) : null}
        {dispute.state === 'settled' && dispute.resolution ? (
          <WhatStands item={item} resolution={dispute.resolution} project={project} />
        ) : null}
        {voices.length > 0 ? (
          <JudgementCards dispute={dispute} project={project} voices={voices} canSettle={canSettle} />
        ) : (
          <p className={styles.nobody}>Nobody has judged this item.</p>
        )}
      </section>
      {canSettle ? (
        <SettleBar
          mode={mode}
          reasons={project.reasons}
          picked={picked}
          voices={voices}
          isSettled={dispute.state === 'settled'}
        />
      ) : null}
    </div>
  )
}

/** Whoever only came by and said nothing has no card. */
const isHeard = ({ decision, boxes, revision, note }: Judgement): boolean =>
  decision !== null || boxes.length > 0 || Object.keys(revision).length > 0 || note !== ''
