import { useEffect, useState } from 'react'
import type { AttentionChoices } from '../../../domain/attentionMeasures.ts'
import type { AttentionReport } from '../../../domain/attentionReport.ts'
import { sentenceOf } from '../../../domain/refusal.ts'
import type { Evaluation, EvaluationState } from '../../../state/evaluation.ts'
import { useAppActions, useEvaluation } from '../../../state/useApp.ts'
import { useTaskReport, type PacedReport } from '../../../ui/taskReport.ts'

export interface AttentionMeasuring {
  /** Of the present choices, or those before while it is measured anew; null before the first time. */
  readonly report: AttentionReport | null
  /** Whether the report is of the present choices, runs and items. */
  readonly isCurrent: boolean
  readonly progress: PacedReport | null
  /** Why it was not measured, a sentence. */
  readonly failure: string | null
  readonly isStopped: boolean
  readonly stop: () => void
  readonly start: () => void
}

/** What a report was made of. */
interface Made extends Pick<EvaluationState, 'runs' | 'items'> {
  readonly choices: string
  readonly report: AttentionReport
}

/** The last report of each open project: going to another page and back reads no map again. */
const made = new WeakMap<Evaluation, Made>()

type Ended = { readonly of: object; readonly kind: 'stopped' | 'failed'; readonly sentence: string }

/** Measures all maps whenever the choices, the runs or the items changed; what was measured before stands until then. */
export function useAttentionReport(choices: AttentionChoices): AttentionMeasuring {
  const { evaluation } = useAppActions().session()
  const runs = useEvaluation((state) => state.runs)
  const items = useEvaluation((state) => state.items)
  const isScored = useEvaluation((state) => state.isCurrent)
  const [known, setKnown] = useState<Made | null>(() => made.get(evaluation) ?? null)
  const [ended, setEnded] = useState<Ended | null>(null)
  const [attempt, setAttempt] = useState<AbortController | null>(null)
  const [asked, setAsked] = useState(0)
  const [progress, setProgress] = useTaskReport()
  const key = JSON.stringify(choices)
  const isCurrent = known?.choices === key && known.runs === runs && known.items === items

  useEffect(() => {
    if (isCurrent || !isScored || runs === null) return undefined
    const control = new AbortController()
    setAttempt(control)
    setEnded(null)
    evaluation
      .room()
      .attentionReport(
        choices,
        ({ done, total }) => {
          if (!control.signal.aborted)
            setProgress({ label: 'Measuring attention', done, total, unit: 'predictions' })
        },
        control.signal,
      )
      .then((report) => {
        const fresh: Made = { choices: key, runs, items, report }
        made.set(evaluation, fresh)
        if (control.signal.aborted) return
        setProgress(null)
        setKnown(fresh)
      })
      .catch((error: unknown) => {
        const isStopped = control.signal.reason === 'stopped'
        if (control.signal.aborted && !isStopped) return
        setProgress(null)
        setEnded({
          of: control,
          kind: isStopped ? 'stopped' : 'failed',
          sentence: isStopped ? '' : sentenceOf(error),
        })
      })
    return () => {
      control.abort()
      setProgress(null)
    }
    // The choices are told apart by their key.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [evaluation, runs, items, key, isScored, isCurrent, asked])

  const own = ended !== null && ended.of === attempt ? ended : null
  return {
    report: known?.report ?? null,
    isCurrent,
    progress,
    failure: own?.kind === 'failed' ? own.sentence : null,
    isStopped: own?.kind === 'stopped',
    stop: () => attempt?.abort('stopped'),
    start: () => setAsked((count) => count + 1),
  }
}
