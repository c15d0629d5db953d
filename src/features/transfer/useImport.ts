import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../../domain/refusal.ts'
import { rows } from '../../domain/table.ts'
import type { Bundle } from '../../formats/bundleRead.ts'
import type { ByteSource } from '../../formats/format.ts'
import { planImport, type ImportPlan, type PlanProgress } from '../../formats/plan.ts'
import type { App } from '../../state/app.ts'
import { useAppActions } from '../../state/useApp.ts'
import { useTaskReport, type PacedReport, type TaskReport } from '../../ui/taskReport.ts'
import { allRead } from './allRead.ts'
import { findBundle } from './bundleSource.ts'
import { prepareImport, type ImportProgress, type Prepared } from './importing.ts'
import type { Status } from './preview.ts'

/** Where an import stands. */
export type ImportStep =
  | { readonly kind: 'choose' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'preview'; readonly plan: ImportPlan }
  | { readonly kind: 'bundle'; readonly bundle: Bundle }
  | { readonly kind: 'importing'; readonly plan: ImportPlan }
  | { readonly kind: 'done'; readonly prepared: Prepared }
  | { readonly kind: 'failed'; readonly sentence: string; readonly plan: ImportPlan | null }

export interface ImportRun {
  readonly step: ImportStep
  readonly report: PacedReport | null
  readonly read: (files: readonly ByteSource[]) => void
  readonly take: (plan: ImportPlan, statuses: ReadonlySet<Status>) => void
  /** Stops what is going on and goes one step back; nothing of it stays. */
  readonly cancel: () => void
  readonly restart: () => void
}

/** Reads files, then imports what was chosen of them; one thing at a time. */
export function useImport(files: readonly ByteSource[] | null, onImported: () => void): ImportRun {
  const app = useAppActions()
  const [step, setStep] = useState<ImportStep>({ kind: files ? 'reading' : 'choose' })
  const [report, send] = useTaskReport()
  const control = useRef<AbortController | null>(null)

  /** Does one thing and goes on to the step it leads to, unless it was cancelled meanwhile. */
  const run = async (plan: ImportPlan | null, act: (signal: AbortSignal) => Promise<ImportStep>) => {
    control.current?.abort()
    const mine = new AbortController()
    control.current = mine
    send(null)
    const next = await act(mine.signal).catch((failure: unknown): ImportStep => ({
      kind: 'failed',
      sentence: sentenceOf(failure),
      plan,
    }))
    if (!mine.signal.aborted) setStep(next)
  }

  const readNow = (sources: readonly ByteSource[]) =>
    run(null, async (signal): Promise<ImportStep> => {
      const bundle = await findBundle(sources, signal)
      if (bundle) return { kind: 'bundle', bundle }
      const plan = await planImport(sources, {}, (progress) => send(readingReport(progress)), signal)
      return { kind: 'preview', plan }
    })

  useEffect(() => {
    if (files) void readNow(files)
    return () => control.current?.abort()
    // The files that the dialog was opened with are read once; later ones come through `read`.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [])

  return {
    step,
    report,
    read(sources) {
      setStep({ kind: 'reading' })
      void readNow(sources)
    },
    take(plan, statuses) {
      setStep({ kind: 'importing', plan })
      void run(plan, async (signal): Promise<ImportStep> => {
        const prepared = await importNow(
          app,
          plan,
          statuses,
          (progress) => send(importReport(progress)),
          signal,
        )
        onImported()
        return { kind: 'done', prepared }
      })
    },
    cancel() {
      control.current?.abort()
      send(null)
      setStep((now) => (now.kind === 'importing' ? { kind: 'preview', plan: now.plan } : { kind: 'choose' }))
    },
    restart() {
      control.current?.abort()
      setStep({ kind: 'choose' })
    },
  }
}

async function importNow(
  app: App,
  plan: ImportPlan,
  statuses: ReadonlySet<Status>,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<Prepared> {
  await allRead(app, signal)
  const session = app.session()
  const { dataset, role } = app.store.getState().open ?? {}
  if (!dataset) throw new Error('The project was closed. Open it and import the files again.')
  if (role === 'follower') {
    throw new Error('Another tab is writing this project. Take over here first, at the top of the page.')
  }
  const { pictures, newId } = app.deps
  const prepared = await prepareImport(
    plan,
    statuses,
    { items: rows(dataset.items), pictures: rows(dataset.pictures) },
    { pictures, store: session.store, newId },
    onProgress,
    signal,
  )
  const forget = () => session.store.unstage(prepared.batch).catch(() => undefined)
  if (!session.commit(prepared.label, prepared.changes)) {
    await forget()
    throw new Error('The project was changed meanwhile, so nothing was imported. Import the files again.')
  }
  // What was staged and not used is forgotten; only once the step that names the rest is on the disk.
  void session.settled().then(forget)
  return prepared
}

const readingReport = ({ phase, path, done, total }: PlanProgress): TaskReport =>
  phase === 'looking'
    ? { label: 'Looking at the files', done, total, unit: 'files', detail: path }
    : { label: 'Reading the records', done, total, unit: 'bytes', detail: path }

const importReport = (progress: ImportProgress): TaskReport =>
  progress.phase === 'building'
    ? { label: 'Putting the items together', done: 0, total: null, unit: 'items' }
    : {
        label: 'Importing pictures',
        done: progress.pictures,
        total: progress.ofPictures,
        unit: 'pictures',
        bytes: progress.bytes,
        detail: progress.path,
      }
