import { useEffect, useRef, useState } from 'react'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import type { Project } from '../../../domain/project.ts'
import { sentenceOf } from '../../../domain/refusal.ts'
import { useTaskReport, type PacedReport } from '../../../ui/taskReport.ts'
import { saveFile } from '../../../ui/saveFile.ts'
import { breath } from '../useFacts.ts'
import { measured } from './measured.ts'
import type { OverviewCounts } from './overviewCounts.ts'
import { reportOf } from './reportOf.ts'

export interface ReportRun {
  /** Null while none is being made. */
  readonly progress: PacedReport | null
  /** Why the last one was not made, a sentence. */
  readonly failure: string | null
  readonly save: (project: Project, facts: readonly ItemFacts[], counts: OverviewCounts) => void
  readonly cancel: () => void
}

/** Makes the report on the project and hands it over as a file. */
export function useReport(now: () => number): ReportRun {
  const [progress, send] = useTaskReport()
  const [failure, setFailure] = useState<string | null>(null)
  const control = useRef<AbortController | null>(null)
  useEffect(() => () => control.current?.abort(), [])
  return {
    progress,
    failure,
    save(project, facts, counts) {
      const mine = new AbortController()
      control.current?.abort()
      control.current = mine
      setFailure(null)
      const say = (done: number) =>
        send(
          done < facts.length
            ? { label: 'Gathering the judgements', done, total: facts.length, unit: 'items' }
            : { label: 'Working out agreement and times', done: 0, total: null, unit: 'items' },
        )
      say(0)
      measured(facts, project, say, mine.signal)
        .then(async (figures) => {
          const html = await reportOf(project, counts, figures, now(), breatheUntil(mine.signal))
          saveFile(fileName(project.name), new Blob([html], { type: 'text/html;charset=utf-8' }))
        })
        .catch((reason: unknown) => {
          if (!mine.signal.aborted) setFailure(sentenceOf(reason))
        })
        .finally(() => {
          if (control.current === mine) send(null)
        })
    },
    cancel: () => control.current?.abort(),
  }
}

const breatheUntil = (signal: AbortSignal) => async (): Promise<void> => {
  await breath()
  signal.throwIfAborted()
}

/** Letters, digits and hyphens of the project's name. */
export function fileName(project: string): string {
  const plain = project
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '')
  return `${plain === '' ? 'project' : plain}-report.html`
}
