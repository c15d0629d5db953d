import { useEffect } from 'react'
import { useEvaluation } from '../../state/useApp.ts'
import { useTaskReport, type PacedReport } from '../../ui/taskReport.ts'

const labels = { reading: 'Reading predictions', scoring: 'Scoring' } as const

/** How far reading or scoring is; null while neither goes on. */
export function useWorkReport(): PacedReport | null {
  const work = useEvaluation((state) => state.work)
  const [report, setReport] = useTaskReport()
  useEffect(() => {
    setReport(work && { label: labels[work.kind], done: work.done, total: work.total, unit: work.unit })
  }, [work, setReport])
  return report
}
