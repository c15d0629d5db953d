import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../../../domain/refusal.ts'
import { issuing } from '../../../domain/issuedPacks.ts'
import { countText } from '../../../ui/quantity.ts'
import type { App } from '../../../state/app.ts'
import { writeFolder, type Clash } from '../../../formats/folderWrite.ts'
import type { OutputFile } from '../../../formats/format.ts'
import type { WriteProgress } from '../../../formats/outputBytes.ts'
import { useAppActions } from '../../../state/useApp.ts'
import { useTaskReport, type PacedReport, type TaskReport } from '../../../ui/taskReport.ts'
import { canPickFolder, isDismissal, pickFolder } from '../../../ui/savePicker.ts'
import type { PacksDraft, ShareDraft } from './drafting.ts'
import { saveOutput } from '../../../ui/saveOutput.ts'
import { packFile, packNames, writePack } from './writingPacks.ts'

export interface PackSaving {
  readonly report: PacedReport | null
  /** Names under which packs were saved, by pack id. */
  readonly saved: ReadonlyMap<string, string>
  readonly failure: string | null
  /** A file of the chosen folder is there already. */
  readonly clash: { readonly path: string; readonly answer: (clash: Clash) => void } | null
  readonly saveOne: (share: ShareDraft) => void
  /** All of them: into a folder where the browser has a picker for one, else as downloads one by one. */
  readonly saveAll: () => void
  /** Stops writing; nothing half-written stays. */
  readonly cancel: () => void
}

const zipType = 'application/zip'

export function useSavePacks(draft: PacksDraft | null, withProvenance: boolean): PackSaving {
  const app = useAppActions()
  const [report, send] = useTaskReport()
  const [saved, setSaved] = useState<ReadonlyMap<string, string>>(new Map())
  const [failure, setFailure] = useState<string | null>(null)
  const [clash, setClash] = useState<PackSaving['clash']>(null)
  const control = useRef<AbortController | null>(null)
  useEffect(() => () => control.current?.abort(), [])

  const start = (act: (signal: AbortSignal) => Promise<void>) => {
    const mine = new AbortController()
    control.current = mine
    setFailure(null)
    act(mine.signal)
      .catch((error: unknown) => {
        if (!mine.signal.aborted && !isDismissal(error)) setFailure(sentenceOf(error))
      })
      .finally(() => {
        setClash(null)
        send(null)
      })
  }

  const note = (share: ShareDraft, name: string) =>
    setSaved((before) => new Map(before).set(share.pack.id, name))

  /** Once one of them is saved they are all made: what goes out is remembered, whoever closes the dialog. */
  const remember = (share: ShareDraft) => {
    if (draft) rememberMade(app, draft, share)
  }

  const writing =
    (share: ShareDraft, signal: AbortSignal) =>
    (sink: WritableStream<Uint8Array>): Promise<void> => {
      const show = (progress: WriteProgress) => send(reportOf(share, progress))
      show({ files: 0, bytes: 0, path: '' })
      return writePack(app, share, withProvenance, sink, show, signal)
    }

  const names = draft ? packNames(draft) : new Map<string, string>()
  const nameOf = ({ pack }: ShareDraft): string => names.get(pack.id) ?? 'pack.saccade.zip'

  const saveInto = async (shares: readonly ShareDraft[], signal: AbortSignal): Promise<void> => {
    const folder = await pickFolder()
    const earlier = saved
    const files = async function* (): AsyncGenerator<OutputFile> {
      for (const share of shares) {
        yield packFile(nameOf(share), share.pack.madeAt, writing(share, signal))
        note(share, nameOf(share))
      }
    }
    const onClash = (path: string): Promise<Clash> =>
      new Promise((resolve) => {
        const answer = (said: Clash) => {
          setClash(null)
          resolve(said)
        }
        setClash({ path, answer })
        signal.addEventListener('abort', () => answer('stop'))
      })
    try {
      await writeFolder(files(), folder, onClash, undefined, signal)
    } catch (error) {
      // Nothing stays of what was written there.
      const gone = new Set(shares.map(({ pack }) => pack.id))
      const lost = ([id, name]: readonly [string, string]) => gone.has(id) && earlier.get(id) !== name
      setSaved((before) => new Map([...before].filter((each) => !lost(each))))
      throw error
    }
    for (const share of shares) remember(share)
  }

  return {
    report,
    saved,
    failure,
    clash,
    saveOne: (share) =>
      start(async (signal) => {
        const place = await saveOutput(nameOf(share), zipType, writing(share, signal))
        if (!place) return
        note(share, place.name)
        remember(share)
      }),
    saveAll() {
      const shares = draft?.shares.filter(({ itemIds }) => itemIds.length > 0) ?? []
      start(async (signal) => {
        if (canPickFolder()) return saveInto(shares, signal)
        for (const share of shares) {
          const place = await saveOutput(nameOf(share), zipType, writing(share, signal), false)
          if (!place) return
          note(share, place.name)
          remember(share)
        }
      })
    },
    cancel: () => control.current?.abort(),
  }
}

function rememberMade(app: App, { shares }: PacksDraft, { pack }: ShareDraft): void {
  const project = app.store.getState().open?.dataset.project
  if (!project || project.packs.some(({ id }) => id === pack.id)) return
  const change = issuing(project, shares)
  if (!change) return
  const known = new Set(project.packs.map(({ id }) => id))
  const news = shares.filter(({ pack: { id }, itemIds }) => itemIds.length > 0 && !known.has(id))
  if (!app.session().commit(`Make ${countText(news.length, 'work pack')}`, [change])) {
    throw new Error(
      'The pack is saved, but the project could not note that it is out. Save it once more when the project can be changed.',
    )
  }
}

const reportOf = ({ pack, pictures }: ShareDraft, { files, bytes, path }: WriteProgress): TaskReport => ({
  label: `Writing the pack for ${pack.seat.name}`,
  done: files,
  // Manifest, entries and history besides.
  total: pictures + 3,
  unit: 'files',
  bytes,
  detail: path,
})
