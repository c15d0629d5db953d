import { useRef } from 'react'
import type { PredictionRun } from '../../../domain/prediction.ts'
import { sentenceOf } from '../../../domain/refusal.ts'
import type { App } from '../../../state/app.ts'
import { useAppActions } from '../../../state/useApp.ts'

export type RunEdit = Partial<
  Pick<PredictionRun, 'model' | 'view' | 'seed' | 'budget' | 'crop' | 'boxes' | 'source'>
>

export interface RunEdits {
  readonly edit: (runs: readonly PredictionRun[], edit: RunEdit) => void
  readonly warn: (sentence: string) => void
}

/** Changes runs; of two changes that follow quickly the second stands upon the first. */
export function useRunEdits(): RunEdits {
  const app = useAppActions()
  const latest = useRef(new Map<string, PredictionRun>())
  return {
    warn: (sentence) => warn(app, sentence),
    edit(runs, edit) {
      const { evaluation } = app.session()
      const changed = runs.map((run) => ({ ...(latest.current.get(run.id) ?? run), ...edit }))
      for (const run of changed) latest.current.set(run.id, run)
      void evaluation
        .change(changed)
        .catch((error: unknown) => warn(app, sentenceOf(error)))
        .finally(() => {
          for (const run of changed) {
            if (latest.current.get(run.id) === run) latest.current.delete(run.id)
          }
        })
    },
  }
}

export function removeRuns(app: App, runIds: readonly string[]): void {
  app
    .session()
    .evaluation.remove(runIds)
    .catch((error: unknown) => warn(app, sentenceOf(error)))
}

const warn = (app: App, sentence: string): void =>
  app.deps.notify({ tone: 'bad', key: 'predictions', sentence })
