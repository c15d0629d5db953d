import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../../domain/refusal.ts'
import { rows } from '../../domain/table.ts'
import type { Bundle } from '../../formats/bundleRead.ts'
import type { ByteSource } from '../../formats/format.ts'
import type { Mapping } from '../../formats/mapping.ts'
import { planImport, type ImportPlan, type PlannedFile, type PlanProgress } from '../../formats/plan.ts'
import type { Choice } from '../../formats/planRead.ts'
import type { ReturnedFile } from '../../formats/returnedRead.ts'
import type { App } from '../../state/app.ts'
import { useAppActions } from '../../state/useApp.ts'
import { useTaskReport, type PacedReport, type TaskReport } from '../../ui/taskReport.ts'
import { allRead } from './allRead.ts'
import { findBundle } from './bundleSource.ts'
import { prepareImport, type ImportProgress, type Prepared } from './importing.ts'
import { rememberedMappings } from './mappingMemory.ts'
import { findReturned } from './packs/returnedSources.ts'
import type { Status } from './preview.ts'
import { startTableDesk, type TableDesk } from './tables/tableDesk.ts'

/** Where an import stands. */
export type ImportStep =
  | { readonly kind: 'choose' }
  | { readonly kind: 'reading' }
  /** `isChanging` while a file is read in another way. */
  | { readonly kind: 'preview'; readonly plan: ImportPlan; readonly isChanging: boolean }
  | { readonly kind: 'mapping'; readonly plan: ImportPlan; readonly file: PlannedFile }
  | { readonly kind: 'bundle'; readonly bundle: Bundle }
  | { readonly kind: 'merge'; readonly files: readonly ReturnedFile[] }
  | { readonly kind: 'importing'; readonly plan: ImportPlan }
  | { readonly kind: 'done'; readonly prepared: Prepared }
  | { readonly kind: 'failed'; readonly sentence: string; readonly plan: ImportPlan | null }

export interface ImportRun {
  readonly step: ImportStep
  readonly report: PacedReport | null
  readonly read: (files: readonly ByteSource[]) => void
  /** Reads a file in another way; null leaves it to the program again. */
  readonly choose: (plan: ImportPlan, file: PlannedFile, choice: Choice | null) => void
  /** Asks what the columns of a file are, or goes back from there. */
  readonly map: (plan: ImportPlan, file: PlannedFile | null) => void
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
  const desk = useRef<TableDesk | null>(null)

  const tables = (): TableDesk => (desk.current ??= startTableDesk())
  const stop = () => {
    control.current?.abort()
    desk.current?.interrupt()
  }

  /** Does one thing and goes on to the step it leads to, unless it was cancelled meanwhile. */
  const run = async (plan: ImportPlan | null, act: (signal: AbortSignal) => Promise<ImportStep>) => {
    stop()
    const mine = new AbortController()
    control.current = mine
    send(null)
    const next = await act(mine.signal).catch((failure: unknown): ImportStep => ({
      kind: 'failed',
      sentence: sentenceOf(failure),
      plan,
    }))
    if (mine.signal.aborted) return
    send(null)
    setStep(next)
  }

  const planNow = (
    sources: readonly ByteSource[],
    choices: ReadonlyMap<string, Choice>,
    earlier: ImportPlan | null,
    signal: AbortSignal,
  ): Promise<ImportPlan> =>
    planImport(
      sources,
      { choices, prepare: (source) => tables().over(source), ...(earlier ? { earlier } : {}) },
      (progress) => send(readingReport(progress)),
      signal,
    )

  const readNow = (sources: readonly ByteSource[]) =>
    run(null, async (signal): Promise<ImportStep> => {
      const bundle = await findBundle(sources, signal)
      if (bundle) return { kind: 'bundle', bundle }
      const files = await findReturned(sources, (path, done) => send(mergeReport(path, done)), signal)
      if (files) {
        await allRead(app, signal)
        return { kind: 'merge', files }
      }
      const plan = await planNow(sources, new Map(), null, signal)
      const said = mappingsFor(plan, app)
      return {
        kind: 'preview',
        plan: said.size > 0 ? await planNow(sources, said, plan, signal) : plan,
        isChanging: false,
      }
    })

  useEffect(() => {
    if (files) void readNow(files)
    return () => {
      control.current?.abort()
      desk.current?.end()
      desk.current = null
    }
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
    choose(plan, { path }, choice) {
      setStep({ kind: 'preview', plan, isChanging: true })
      const choices = new Map(plan.files.flatMap((each) => (each.choice ? [[each.path, each.choice]] : [])))
      if (choice === null) choices.delete(path)
      else choices.set(path, choice)
      void run(plan, async (signal): Promise<ImportStep> => ({
        kind: 'preview',
        plan: await planNow([], choices, plan, signal),
        isChanging: false,
      }))
    },
    map(plan, file) {
      stop()
      setStep(file ? { kind: 'mapping', plan, file } : { kind: 'preview', plan, isChanging: false })
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
      stop()
      send(null)
      setStep((now) =>
        now.kind === 'importing' || now.kind === 'preview'
          ? { kind: 'preview', plan: now.plan, isChanging: false }
          : { kind: 'choose' },
      )
    },
    restart() {
      stop()
      setStep({ kind: 'choose' })
    },
  }
}

/** What was said before of files with the very same columns. */
function mappingsFor(plan: ImportPlan, app: App): ReadonlyMap<string, Mapping> {
  const memory = rememberedMappings(app.deps.shelf)
  return new Map(
    plan.files.flatMap(({ path, columns }) => {
      const known = columns && memory.of(columns)
      return known ? [[path, known] as const] : []
    }),
  )
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

const mergeReport = (path: string, done: number): TaskReport => ({
  label: 'Reading the judgements',
  done,
  total: null,
  unit: 'files',
  detail: path,
})

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
