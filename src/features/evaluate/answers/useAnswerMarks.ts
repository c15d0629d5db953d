import { useEffect, useMemo, useState } from 'react'
import type { AnswerMarks } from '../../../domain/answerFilterFacts.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import { useAppActions, useEvaluation } from '../../../state/useApp.ts'

/** So many answers that no rule settles are fetched for a count alone; more only once somebody filters by them. */
const mostForCount = 20_000

/** Which items scores alone do not tell of: where profiles differ, what is unsettled, what somebody settled. */
export function useAnswerMarks(scored: Scored, wantsUnsettled: boolean): AnswerMarks {
  const app = useAppActions()
  const verdicts = useEvaluation((state) => state.verdicts)
  const [profilesDiffer, setProfilesDiffer] = useState<ReadonlySet<string> | null>(null)
  const [unsettled, setUnsettled] = useState<ReadonlySet<string> | null>(null)
  useEffect(() => {
    let isHeard = true
    const { evaluation } = app.session()
    const asked = scored.differences.count === 0 ? Promise.resolve([]) : evaluation.differences()
    void asked.then(
      (differences) => {
        if (isHeard) setProfilesDiffer(new Set(differences.map(({ itemId }) => itemId)))
      },
      () => undefined,
    )
    return () => {
      isHeard = false
    }
  }, [app, scored])
  const isFetched = wantsUnsettled || scored.unsettled <= mostForCount
  useEffect(() => {
    if (!isFetched) return
    let isHeard = true
    const { evaluation } = app.session()
    const asked = scored.unsettled === 0 ? Promise.resolve([]) : evaluation.unsettled()
    void asked.then(
      (answers) => {
        if (isHeard) setUnsettled(new Set(answers.map(({ itemId }) => itemId)))
      },
      () => undefined,
    )
    return () => {
      isHeard = false
    }
  }, [app, scored, isFetched])
  return useMemo(() => {
    const said = (by: 'judge' | 'person') =>
      new Set([...verdicts.values()].filter((verdict) => verdict.by === by).map(({ itemId }) => itemId))
    return { profilesDiffer, unsettled, judge: said('judge'), person: said('person') }
  }, [verdicts, profilesDiffer, unsettled])
}
