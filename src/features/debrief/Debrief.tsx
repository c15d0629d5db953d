import { Button, Loader } from '@mantine/core'
import { useMemo, useState } from 'react'
import { judgementOf, type Dataset } from '../../domain/dataset.ts'
import { debrief, type Debrief as Result } from '../../domain/debrief.ts'
import type { Judgement } from '../../domain/judgement.ts'
import { paceOf } from '../../domain/pace.ts'
import { get, rows } from '../../domain/table.ts'
import { annotatorOf } from '../../state/appState.ts'
import { useAppActions, useOpen } from '../../state/useApp.ts'
import { FramedDialog } from '../../ui/FramedDialog.tsx'
import styles from './Debrief.module.css'
import { FindingList } from './FindingList.tsx'
import {
  advice,
  decidedOf,
  flawsIn,
  goodIn,
  groupsOf,
  headline,
  paceSentence,
  paperSeconds,
  secondsText,
} from './telling.ts'
import { truthOf, type Truths } from './truth.ts'
import { useTruths } from './useTruths.ts'

interface DebriefProps {
  readonly onClose: () => void
}

/** After the sample: how one's decisions compare with what is known about its items. */
export function Debrief({ onClose }: DebriefProps) {
  const [attempt, setAttempt] = useState(0)
  return (
    <FramedDialog title="How you did" size={760} onClose={onClose}>
      <Attempt key={attempt} onClose={onClose} onAgain={() => setAttempt((count) => count + 1)} />
    </FramedDialog>
  )
}

function Attempt({ onClose, onAgain }: { onClose: () => void; onAgain: () => void }) {
  const state = useTruths()
  const loaded = useOpen((open) => open.loaded)
  if (state.kind === 'failed') {
    return (
      <div className={styles.message} role="alert">
        <p>{state.sentence}</p>
        <Button variant="default" onClick={onAgain}>
          Try again
        </Button>
      </div>
    )
  }
  if (state.kind === 'loading' || !loaded) {
    return (
      <div className={styles.message} aria-busy>
        <Loader size="sm" color="gray" aria-label="Comparing" />
      </div>
    )
  }
  return <Comparison truths={state.truths} onClose={onClose} />
}

function Comparison({ truths, onClose }: { truths: Truths; onClose: () => void }) {
  const app = useAppActions()
  const dataset = useOpen((open) => open.dataset)
  const annotatorId = useOpen((_, state) => annotatorOf(state).id)
  const compared = useMemo(() => compare(dataset, annotatorId, truths), [dataset, annotatorId, truths])
  const { now } = app.deps
  const pace = useMemo(() => paceOf(dataset, annotatorId, now()), [dataset, annotatorId, now])
  const { result, judgements } = compared

  if (result.findings.length === 0) {
    return (
      <div className={styles.message}>
        <p>
          Nothing is known in advance about the items of this project, so there is nothing to compare. Open
          the sample project to see how you do.
        </p>
      </div>
    )
  }
  const timed = paceSentence(pace.medianActiveMs)
  return (
    <div className={styles.scroll}>
      <div className={styles.head}>
        <h2 className={styles.headline} tabIndex={-1} ref={takeFocus}>
          {decidedOf(result) === 0 ? 'You have not decided any item yet.' : headline(result)}
        </h2>
        <p className={styles.advice}>{[advice(result), timed].filter(Boolean).join(' ')}</p>
        <dl className={styles.figures}>
          <Figure name="Flaws found" share={result.counts.found} of={flawsIn(result)} />
          <Figure name="Good pairs kept" share={result.counts.kept} of={goodIn(result)} />
          <div className={styles.figure}>
            <dt>Median time for a decision</dt>
            <dd>
              {pace.medianActiveMs === null ? '–' : secondsText(pace.medianActiveMs / 1000)}
              <span className={styles.of}>paper: about {paperSeconds} s</span>
            </dd>
          </div>
        </dl>
      </div>
      {groupsOf(result).map((group) => (
        <FindingList
          key={group.outcome}
          group={group}
          judgements={judgements}
          onGo={(itemId) => {
            app.session().goTo(itemId)
            onClose()
          }}
        />
      ))}
      {result.counts.kept > 0 ? (
        <p className={styles.kept}>
          {result.counts.kept === 1
            ? 'The one good pair that you kept is not listed.'
            : `The ${result.counts.kept} good pairs that you kept are not listed.`}
        </p>
      ) : null}
    </div>
  )
}

/** The answer has come: read it first, and let the arrow keys scroll on. */
function takeFocus(headline: HTMLElement | null): void {
  headline?.focus()
}

function Figure({ name, share, of }: { name: string; share: number; of: number }) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>
        {share}
        <span className={styles.of}>of {of}</span>
        <span className={styles.track} aria-hidden>
          <span style={{ width: `${of === 0 ? 0 : (share / of) * 100}%` }} />
        </span>
      </dd>
    </div>
  )
}

interface Compared {
  readonly result: Result
  readonly judgements: ReadonlyMap<string, Judgement>
}

function compare(dataset: Dataset, annotatorId: string, truths: Truths): Compared {
  const items = rows(dataset.items)
  const judgements = new Map(
    items.flatMap(({ id }) => {
      const own = judgementOf(dataset, id, annotatorId)
      return own ? [[id, own] as const] : []
    }),
  )
  const result = debrief(items, judgements, (item) =>
    truthOf(truths, item, get(dataset.pictures, item.pictureId)?.name ?? item.source.picturePath),
  )
  return { result, judgements }
}
