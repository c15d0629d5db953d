import { useState } from 'react'
import { paced, startPace, type Pace } from './taskRate.ts'

/** How far a long task is. */
export interface TaskReport {
  /** What is being done: `Importing pictures`. Another label is another task, with a pace of its own. */
  readonly label: string
  readonly done: number
  /** Null while nobody knows. */
  readonly total: number | null
  /** `bytes`, or what is counted, in the plural; the time left is reckoned from it. */
  readonly unit: string
  /** Bytes done, where something else is counted: for the rate. */
  readonly bytes?: number
  /** The file at hand. */
  readonly detail?: string
}

export interface PacedReport extends TaskReport {
  readonly pace: Pace
  readonly bytePace: Pace
}

/** The report with its pace, given the one before it. */
export function pacedReport(before: PacedReport | null, report: TaskReport, at: number): PacedReport {
  const bytes = report.bytes ?? 0
  const same = before?.label === report.label ? before : null
  return {
    ...report,
    pace: same ? paced(same.pace, report.done, at) : startPace(at, report.done),
    bytePace: same ? paced(same.bytePace, bytes, at) : startPace(at, bytes),
  }
}

/** More often than this nobody can read. */
const apartMs = 100

/** The latest report of a task, and where to send reports, however many there are; null clears it. */
export function useTaskReport(): readonly [PacedReport | null, (report: TaskReport | null) => void] {
  const [shown, setShown] = useState<PacedReport | null>(null)
  const [report] = useState(() => thinned(setShown))
  return [shown, report]
}

function thinned(
  show: (change: (before: PacedReport | null) => PacedReport | null) => void,
): (report: TaskReport | null) => void {
  let label: string | null = null
  let last = 0
  return (report) => {
    const at = performance.now()
    if (report && report.label === label && at - last < apartMs) return
    label = report?.label ?? null
    last = at
    show((before) => report && pacedReport(before, report, at))
  }
}
