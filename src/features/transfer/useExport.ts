import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../../domain/refusal.ts'
import { rows } from '../../domain/table.ts'
import { writeFolder, type Clash } from '../../formats/folderWrite.ts'
import { exportManifestName } from '../../formats/manifest.ts'
import type { WriteProgress } from '../../formats/outputBytes.ts'
import { writeZip } from '../../formats/zipWrite.ts'
import type { App } from '../../state/app.ts'
import { useAppActions } from '../../state/useApp.ts'
import { useTaskReport, type PacedReport, type TaskReport } from '../../ui/taskReport.ts'
import { allRead } from './allRead.ts'
import { exportDeskFrom } from '../../state/exportPictures.ts'
import { readSelected } from './exportSelected.ts'
import { viewExport, type ExportView } from './exportView.ts'
import { outgoing, zipName, type ExportRequest, type Outgoing } from './outgoing.ts'
import { startDownload } from '../../ui/saveFile.ts'
import { isDismissal, pickFile, pickFolder } from '../../ui/savePicker.ts'
import { downloadTarget, fileTarget, type Download } from '../../ui/saveTarget.ts'

/** Where an export stands. */
export type ExportStep =
  | { readonly kind: 'looking' }
  | { readonly kind: 'ready'; readonly view: ExportView; readonly failure: string | null }
  | { readonly kind: 'writing'; readonly view: ExportView }
  /** A file of the chosen folder is there already. */
  | {
      readonly kind: 'clash'
      readonly view: ExportView
      readonly path: string
      readonly answer: (clash: Clash) => void
    }
  | {
      readonly kind: 'done'
      readonly out: Outgoing
      readonly place: string
      readonly download: Download | null
    }
  | { readonly kind: 'failed'; readonly sentence: string }

export interface ExportRun {
  readonly step: ExportStep
  readonly report: PacedReport | null
  readonly start: (view: ExportView, request: ExportRequest) => void
  /** Stops writing; nothing half-written stays. */
  readonly cancel: () => void
}

const zipType = 'application/zip'

interface Written {
  readonly out: Outgoing
  readonly place: string
  readonly download: Download | null
}

/** Looks at what an export would hold, then writes it where the person says. */
export function useExport(): ExportRun {
  const app = useAppActions()
  const [step, setStep] = useState<ExportStep>({ kind: 'looking' })
  const [report, send] = useTaskReport()
  const control = useRef<AbortController | null>(null)
  const download = useRef<Download | null>(null)

  useEffect(() => {
    const looking = new AbortController()
    lookNow(app, looking.signal).then(
      (view) => setStep({ kind: 'ready', view, failure: null }),
      (failure: unknown) => {
        if (!looking.signal.aborted) setStep({ kind: 'failed', sentence: sentenceOf(failure) })
      },
    )
    return () => {
      looking.abort()
      control.current?.abort()
      download.current?.release()
    }
  }, [app])

  const write = async (view: ExportView, request: ExportRequest, signal: AbortSignal): Promise<Written> => {
    const begin = (out: Outgoing) => {
      send(writingReport(out, { files: 0, bytes: 0, path: '' }))
      setStep({ kind: 'writing', view })
      return (progress: WriteProgress) => send(writingReport(out, progress))
    }
    if (request.kind === 'targets' && request.place === 'folder') {
      const folder = await pickFolder()
      const out = await prepare(app, request, view, signal)
      const onProgress = begin(out)
      let answer: Clash | null = null
      const onClash = async (path: string): Promise<Clash> => {
        answer ??= await new Promise<Clash>((resolve) => {
          setStep({ kind: 'clash', view, path, answer: resolve })
          signal.addEventListener('abort', () => resolve('stop'))
        })
        if (!signal.aborted) setStep({ kind: 'writing', view })
        return answer
      }
      await writeFolder(out.open(), folder, onClash, onProgress, signal, exportManifestName)
      return { out, place: folder.name, download: null }
    }
    const name = zipName(request, view)
    const picked = await pickFile(name, zipType)
    const out = await prepare(app, request, view, signal)
    const onProgress = begin(out)
    const target = picked === 'download' ? await downloadTarget(name, zipType) : await fileTarget(picked)
    try {
      await writeZip(out.open(), target.sink, onProgress, signal)
    } catch (failure) {
      await target.discard().catch(() => undefined)
      throw failure
    }
    return { out, place: picked === 'download' ? name : picked.name, download: await target.finish() }
  }

  return {
    step,
    report,
    start(view, request) {
      const mine = new AbortController()
      control.current = mine
      write(view, request, mine.signal).then(
        (written) => {
          send(null)
          download.current = written.download
          if (mine.signal.aborted) {
            written.download?.release()
            return
          }
          if (written.download) startDownload(written.download.url, written.download.name)
          setStep({ kind: 'done', ...written })
        },
        (failure: unknown) => {
          send(null)
          const quiet = mine.signal.aborted || isDismissal(failure)
          setStep({ kind: 'ready', view, failure: quiet ? null : sentenceOf(failure) })
        },
      )
    },
    cancel: () => control.current?.abort(),
  }
}

async function lookNow(app: App, signal: AbortSignal): Promise<ExportView> {
  await allRead(app, signal)
  const { open } = app.store.getState()
  if (!open) throw new Error('The project was closed. Open it and export again.')
  const { store, previews } = app.session()
  const { selections } = previews.store.getState()
  const selected = await readSelected(app, open.dataset, signal)
  return viewExport(open.dataset, rows(selections), (sha256) => store.hasBlob(sha256), signal, selected)
}

async function prepare(
  app: App,
  request: ExportRequest,
  view: ExportView,
  signal: AbortSignal,
): Promise<Outgoing> {
  const session = app.session()
  const { store } = session
  if (request.kind === 'project') {
    if (app.store.getState().open?.saving.kind === 'failed') {
      throw new Error(
        'Something could not be saved yet, so the project file would not be whole. Save it first.',
      )
    }
    await session.settled()
  }
  return outgoing(request, view, {
    desk: exportDeskFrom((sha256) => store.blob(sha256), app.deps.pictures, signal),
    provenance: (itemId) => store.provenance(itemId),
    history: () => store.history(),
    now: app.deps.now(),
  })
}

const writingReport = (out: Outgoing, { files, bytes, path }: WriteProgress): TaskReport => ({
  label: 'Writing',
  done: files,
  total: out.files,
  unit: out.files === 1 ? 'file' : 'files',
  bytes,
  detail: path,
})
