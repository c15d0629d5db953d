import { Button, SegmentedControl } from '@mantine/core'
import { sentenceOf } from '../../../domain/refusal.ts'
import { useMemo, useState } from 'react'
import { useAppActions, useEvaluation, useJudge, useModels } from '../../../state/useApp.ts'
import { FramedDialog } from '../../../ui/FramedDialog.tsx'
import { countText, numberText } from '../../../ui/quantity.ts'
import styles from './Judge.module.css'
import { whoText } from './judgeWords.ts'
import { VerdictFiles } from './VerdictFiles.tsx'
import { VerdictList } from './VerdictList.tsx'
import { isShown, judgesIn, shownCounts, verdictRows, type Shown } from './verdictRows.ts'

const names: readonly (readonly [Shown, string])[] = [
  ['all', 'All'],
  ['yes', 'Yes'],
  ['no', 'No'],
  ['unclear', 'Unclear'],
  ['people', 'People'],
]

/** Every verdict there is, and ways to forget it. */
export function VerdictPanel({ projectId }: { readonly projectId: string }) {
  const verdicts = useEvaluation((state) => state.verdicts)
  const failed = useJudge(({ run }) => (run?.spec.purpose === 'settle' ? run.failed : null))
  const [shown, setShown] = useState<Shown>('all')
  const [forgetting, setForgetting] = useState<string | null>(null)
  const rows = useMemo(() => verdictRows(verdicts.values(), failed ?? []), [verdicts, failed])
  const counts = useMemo(() => shownCounts(rows), [rows])
  const listed = useMemo(() => rows.filter((row) => isShown(row, shown)), [rows, shown])
  const judges = useMemo(() => judgesIn(verdicts.values()), [verdicts])
  const entries = useModels((state) => state.entries)
  const nameOf = (who: string): string => whoText({ by: 'judge', who }, entries, [])
  return (
    <section className={styles.panel} aria-labelledby="judge-verdicts">
      <div className={styles.panelHead}>
        <h2 id="judge-verdicts">Verdicts</h2>
        {rows.length > 0 ? (
          <SegmentedControl
            size="xs"
            className={styles.filter ?? ''}
            aria-label="Which verdicts"
            value={shown}
            onChange={setShown}
            data={names.map(([value, name]) => ({ value, label: `${name} ${numberText(counts[value])}` }))}
          />
        ) : null}
      </div>
      {rows.length === 0 ? (
        <p className={styles.note}>
          Nobody has settled an answer yet. Ask a judge above, or settle answers yourself under Item by item.
        </p>
      ) : (
        <VerdictList projectId={projectId} rows={listed} />
      )}
      <div className={styles.line}>
        <VerdictFiles />
        {[...judges].map(([who, count]) => (
          <Button key={who} size="xs" variant="default" onClick={() => setForgetting(who)}>
            <span className={styles.ellipsis}>
              Forget {countText(count, 'verdict')} of {nameOf(who)}…
            </span>
          </Button>
        ))}
      </div>
      {forgetting === null ? null : (
        <ForgetJudge
          who={forgetting}
          name={nameOf(forgetting)}
          count={judges.get(forgetting) ?? 0}
          onClose={() => setForgetting(null)}
        />
      )}
    </section>
  )
}

interface ForgetJudgeProps {
  readonly who: string
  readonly name: string
  readonly count: number
  readonly onClose: () => void
}

/** Asks once more: a judge may have taken hours. */
function ForgetJudge({ who, name, count, onClose }: ForgetJudgeProps) {
  const app = useAppActions()
  const verdicts = useEvaluation((state) => state.verdicts)
  const forget = (): void => {
    const keys = [...verdicts].flatMap(([key, each]) =>
      each.by === 'judge' && each.who === who ? [key] : [],
    )
    app
      .session()
      .evaluation.unsay(keys)
      .catch((error: unknown) =>
        app.deps.notify({
          tone: 'bad',
          sentence: `The verdicts could not be forgotten. ${sentenceOf(error)}`,
        }),
      )
    onClose()
  }
  return (
    <FramedDialog title="Forget the verdicts of a judge" size={440} onClose={onClose}>
      <div className={styles.dialog}>
        <p className={styles.host}>
          {countText(count, 'verdict')} of {name} will be forgotten, with what it said. The answers count as
          the rules have them, until somebody settles them again. Verdicts of people stay.
        </p>
        <div className={styles.foot}>
          <Button size="sm" variant="default" onClick={onClose} data-autofocus>
            Keep them
          </Button>
          <Button size="sm" variant="default" className={styles.danger ?? ''} onClick={forget}>
            Forget them
          </Button>
        </div>
      </div>
    </FramedDialog>
  )
}
