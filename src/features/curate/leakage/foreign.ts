import type { Entry } from '../../../domain/entry.ts'
import type { ForeignPicture } from '../../../domain/leaks.ts'
import { bytesFromBlob } from '../../../formats/byteSource.ts'
import { readManifest } from '../../../formats/pictureManifest.ts'
import type { App } from '../../../state/app.ts'
import { lookAtAll } from '../../../state/lookAtAll.ts'
import type { TaskReport } from '../../../ui/taskReport.ts'

/** What the pictures of the project are compared with. */
export type Against =
  | { readonly kind: 'inside' }
  | { readonly kind: 'project'; readonly id: string; readonly name: string }
  | { readonly kind: 'files'; readonly files: readonly File[] }

/** Pictures of somewhere else, as far as they are at hand. */
export interface Foreign {
  readonly name: string
  readonly pictures: readonly ForeignPicture[]
  /** Files and lines that say nothing of a picture. */
  readonly unread: number
  /** The pixels of a picture; null where only its hashes are known. */
  readonly blob: (picture: ForeignPicture) => Promise<Blob | null>
  readonly close: () => void
}

export type Report = (report: TaskReport | null) => void

/** Opens another project of this browser, and looks at its pictures. */
export async function foreignProject(
  app: App,
  { id, name }: { readonly id: string; readonly name: string },
  signal: AbortSignal,
  report: Report,
): Promise<Foreign> {
  const store = await app.deps.storage.open(id)
  try {
    const found = new Map<string, Omit<ForeignPicture, 'fingerprints'>>()
    const take = (entry: Entry): void => {
      if (entry.kind !== 'picture') return
      const { sha256, origin } = entry.value
      if (sha256 !== null) found.set(sha256, { path: origin.path, sha256, givenSha256: origin.sha256 })
    }
    await store.load((entries) => entries.forEach(take), signal)
    const prints = await lookAtAll(
      { hashes: found.keys(), bytesOf: (sha256) => store.blob(sha256) },
      app.deps.pictures,
      app.deps.storage.prints(id),
      new Map(),
      signal,
      (done, total) => report({ label: `Looking at the pictures of ${name}`, done, total, unit: 'pictures' }),
    )
    signal.throwIfAborted()
    return {
      name,
      pictures: [...found].map(([sha256, picture]) => ({
        ...picture,
        fingerprints: prints.get(sha256) ?? [],
      })),
      unread: 0,
      blob: ({ sha256 }) => (sha256 === null ? Promise.resolve(null) : store.blob(sha256)),
      close: () => store.close(),
    }
  } catch (error) {
    store.close()
    throw error
  }
}

/** A file larger than this is no picture, and is not read. */
const mostBytes = 400 * 2 ** 20

const isManifest = ({ name }: File): boolean => /\.(?:jsonl|ndjson|csv|tsv)$/i.test(name)

/** Reads manifests, and looks at pictures that were dropped or picked. What was looked at once is kept. */
export async function foreignFiles(
  app: App,
  files: readonly File[],
  signal: AbortSignal,
  report: Report,
): Promise<Foreign> {
  const listed: ForeignPicture[] = []
  let unread = 0
  for (const file of files.filter(isManifest)) {
    const read = await readManifest(bytesFromBlob(file.name, file), signal, (bytes) =>
      report({ label: `Reading ${file.name}`, done: bytes, total: file.size, unit: 'bytes' }),
    )
    for (const picture of read.pictures) listed.push(picture)
    unread += read.unread
  }
  const pictures = files.filter((file) => !isManifest(file))
  const byHash = new Map<string, File>()
  for (const [done, file] of pictures.entries()) {
    signal.throwIfAborted()
    if (file.size > mostBytes) {
      unread += 1
      continue
    }
    report({ label: 'Reading files', done, total: pictures.length, unit: 'files', detail: file.name })
    byHash.set(await sha256Of(file), file)
  }
  const prints = await lookAtAll(
    { hashes: byHash.keys(), bytesOf: (sha256) => Promise.resolve(byHash.get(sha256) ?? null) },
    app.deps.pictures,
    app.deps.storage.prints(app.session().store.projectId),
    new Map(),
    signal,
    (done, total) => report({ label: 'Looking at the pictures', done, total, unit: 'pictures' }),
  )
  signal.throwIfAborted()
  const looked = [...byHash].map(([sha256, file]) => ({
    path: file.webkitRelativePath || file.name,
    sha256,
    givenSha256: null,
    fingerprints: prints.get(sha256) ?? [],
  }))
  return {
    name: nameOf(files),
    pictures: [...listed, ...looked.filter(({ fingerprints }) => fingerprints.length > 0)],
    unread: unread + looked.filter(({ fingerprints }) => fingerprints.length === 0).length,
    blob: ({ sha256 }) => Promise.resolve((sha256 !== null && byHash.get(sha256)) || null),
    close: () => undefined,
  }
}

function nameOf(files: readonly File[]): string {
  const [first] = files
  const folder = first?.webkitRelativePath.split('/')[0] ?? ''
  if (folder !== '') return folder
  return files.length === 1 && first ? first.name : 'these files'
}

async function sha256Of(file: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
