import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { upstreamCounts } from '../../../domain/judgeReply.ts'
import type { AskedAnswer } from '../../../state/judge.ts'
import { useEvaluation, useJudge } from '../../../state/useApp.ts'
import { shareText } from '../../../charts/chartText.ts'
import { shortened } from '../../../ui/longText.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import styles from './Judge.module.css'
import { countsText, judgeCheck, type JudgeCheck } from './judgeWords.ts'

interface CheckPanelProps {
  readonly projectId: string
  readonly canAsk: boolean
  readonly onCheck: (answers: readonly AskedAnswer[]) => void
}

/** How far a judge can be trusted: against people, and against the two ways in which its replies are counted upstream. */
export function CheckPanel({ projectId, canAsk, onCheck }: CheckPanelProps) {
  const verdicts = useEvaluation((state) => state.verdicts)
  const run = useJudge((state) => state.run)
  const replies = run?.spec.purpose === 'check' ? run.replies : null
  const unclear = run?.spec.purpose === 'settle' ? run.failed : null
  const people = useMemo(() => [...verdicts.values()].filter(({ by }) => by === 'person'), [verdicts])
  const check = useMemo(() => (replies ? judgeCheck(people, replies) : null), [people, replies])
  const counts = useMemo(() => {
    const judged = [...verdicts.values()].filter(({ by }) => by === 'judge')
    const words = [
      ...judged.map((each) => each.words),
      ...(unclear ?? []).flatMap((each) => each.words ?? []),
    ]
    return countsText(upstreamCounts(words), judged.filter(({ right }) => right).length)
  }, [verdicts, unclear])
  return (
    <section className={styles.panel} aria-labelledby="judge-check">
      <h2 id="judge-check">How far to trust it</h2>
      <p className={styles.note}>{counts}</p>
      <p className={styles.note}>
        There is one verdict for each answer: that of a person takes the place of the judge’s. To compare
        them, ask the judge about answers that people settled; what it says of those is only compared, and not
        kept.
      </p>
      {check && check.both > 0 ? <Agreement projectId={projectId} check={check} /> : null}
      <div className={styles.line}>
        <Button
          size="xs"
          variant="default"
          disabled={!canAsk || people.length === 0}
          onClick={() => onCheck(people.map(({ itemId, answer }) => ({ itemId, answer })))}
        >
          Check against {countText(people.length, 'verdict')} of people…
        </Button>
        {people.length === 0 ? <span>Settle some answers yourself first, under Item by item.</span> : null}
      </div>
    </section>
  )
}

/** More differences than this are not listed. */
const mostListed = 50

function Agreement({ projectId, check }: { readonly projectId: string; readonly check: JudgeCheck }) {
  const items = useEvaluation((state) => state.items)
  const { both, agreed, kappa, differences } = check
  const interval =
    kappa.value === null || kappa.interval === null
      ? ''
      : ` (95 %: ${kappa.interval.low.toFixed(2)} to ${kappa.interval.high.toFixed(2)})`
  return (
    <>
      <p role="status">
        Judge and people agree on {numberText(agreed)} of {countText(both, 'answer')} (
        {shareText(both === 0 ? 0 : agreed / both)}).{' '}
        {kappa.value === null ? kappa.reason : `Cohen’s κ ${kappa.value.toFixed(2)}${interval}.`}
      </p>
      {differences.length > 0 ? (
        <ul className={styles.differences} aria-label="Where they differ">
          {differences.slice(0, mostListed).map(({ verdict, reply }) => (
            <li key={`${verdict.itemId} ${verdict.answer}`}>
              <a
                dir="auto"
                href={`#/project/${projectId}/evaluate/items/${encodeURIComponent(verdict.itemId)}`}
              >
                {shortened(items.get(verdict.itemId)?.given.question ?? 'An item that is gone', 160)}
              </a>
              <span dir="auto">
                “{shortened(verdict.answer.trim(), 80)}”: people say {verdict.right ? 'right' : 'wrong'}, the
                judge {reply.right ? 'Yes' : 'No'}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
