import { Button } from '@mantine/core'
import type { JudgeRun } from '../../../state/judge.ts'
import { useAppActions, useModels } from '../../../state/useApp.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import styles from './Judge.module.css'
import { runText, whoText } from './judgeWords.ts'

const titles = { running: 'Judging', paused: 'Paused', done: 'Judged' } as const

/** How far the judge is, and what can be done about it. */
export function RunPanel({ run }: { readonly run: JudgeRun }) {
  const app = useAppActions()
  const entries = useModels((state) => state.entries)
  const { phase, done, spec, failed } = run
  const total = spec.answers.length
  const share = total === 0 ? 1 : Math.min(1, done / total)
  const judge = () => app.session().judge
  const unclear = failed.filter(({ words }) => words !== null).length
  const label = spec.purpose === 'check' ? `${titles[phase]}, against people` : titles[phase]
  return (
    <section className={styles.panel} aria-labelledby="judge-run" data-phase={phase}>
      <div className={styles.panelHead}>
        <h2 id="judge-run">{label}</h2>
        <span className={styles.note}>{whoText({ by: 'judge', who: spec.modelId }, entries, [])}</span>
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
        aria-valuetext={`${numberText(done)} of ${numberText(total)} answers`}
      >
        <span style={{ width: `${share * 100}%` }} />
      </div>
      <p className={run.sentence === null ? styles.note : styles.failure}>
        {`${numberText(done)} of ${numberText(total)}. ${runText(run)}`}
      </p>
      <span className={styles.heard} role="status">
        {phase === 'running' ? `${label}: ${Math.floor(share * 10) * 10} %` : `${label}. ${runText(run)}`}
      </span>
      <div className={styles.line}>
        {phase === 'running' ? (
          <Button size="xs" variant="default" onClick={() => judge().pause()}>
            Pause
          </Button>
        ) : null}
        {phase === 'paused' ? (
          <Button size="xs" onClick={() => judge().resume()}>
            Resume
          </Button>
        ) : null}
        {(phase === 'paused' && unclear > 0) || (phase === 'done' && failed.length > 0) ? (
          <Button size="xs" variant="default" onClick={() => judge().resume(true)}>
            Ask again about {countText(failed.length, 'answer')} without a verdict
          </Button>
        ) : null}
        {phase === 'running' ? null : (
          <Button size="xs" variant="subtle" color="gray" onClick={() => judge().dismiss()}>
            {phase === 'done' ? 'Close' : 'Cancel'}
          </Button>
        )}
        {unclear > 0 && spec.purpose === 'settle' ? (
          <span>Replies that are neither Yes nor No are listed below, until this page is reloaded.</span>
        ) : null}
      </div>
    </section>
  )
}
