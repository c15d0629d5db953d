import { useEffect } from 'react'
import type { LoadProgress } from '../../state/models.ts'
import { phaseWords } from '../../state/modelWords.ts'
import { useTaskReport, type PacedReport } from '../../ui/taskReport.ts'

/** How far a load or a copy is, with its pace; null while there is none. */
export function useLoadReport(progress: LoadProgress | null, loading: boolean): PacedReport | null {
  const [report, tell] = useTaskReport()
  const busy = loading || progress !== null
  useEffect(() => {
    tell(
      busy
        ? {
            label: loading || progress?.phase === 'downloading' ? phaseWords(progress) : 'Copying',
            done: progress?.done ?? 0,
            total: progress?.total ?? null,
            unit: 'bytes',
          }
        : null,
    )
  }, [busy, loading, progress, tell])
  return busy ? report : null
}
