import type { Step } from '../../domain/entry.ts'
import { sampleFolder } from '../../domain/sample.ts'
import { bytesFromBlob } from '../../formats/byteSource.ts'
import type { ByteSource } from '../../formats/format.ts'
import { planImport } from '../../formats/plan.ts'
import type { App } from '../../state/app.ts'
import { annotatorOf } from '../../state/appState.ts'
import { digestOfFile } from './digest.ts'
import { prepareImport } from './importing.ts'
import { usualStatuses } from './preview.ts'

/** The sample cannot be had; the message is a sentence for a person. */
export class SampleError extends Error {
  override name = 'SampleError'
}

type Fetch = (address: URL) => Promise<Response>

/**
 * Makes the sample project of files that lie beside the page, by the same way that any import takes. `onShare` hears
 * how far it is, from 0 to 1. When it fails or is cancelled, no project stays.
 */
export async function createSample(
  app: App,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const get: Fetch = (address) => fetch(address, { signal })
  const sources = await fetchSample(new URL(sampleFolder, document.baseURI), get, (done, total) =>
    onShare(done / total / 2),
  )
  const projectId = await app.create('Sample project')
  try {
    await fill(app, projectId, sources, (share) => onShare((1 + share) / 2), signal)
  } catch (failure) {
    await app.remove(projectId).catch(() => undefined)
    throw failure
  }
  await app.refresh()
  return projectId
}

async function fill(
  app: App,
  projectId: string,
  sources: readonly ByteSource[],
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { storage, pictures, newId, now } = app.deps
  const store = await storage.open(projectId)
  try {
    const plan = await planImport(sources, {}, undefined, signal)
    const prepared = await prepareImport(
      plan,
      usualStatuses(plan),
      { items: [], pictures: [] },
      { pictures, store, newId },
      (progress) => {
        if (progress.phase === 'pictures') onShare(progress.bytes / progress.ofBytes)
      },
      signal,
    )
    const step: Step = {
      id: newId(),
      at: now(),
      by: annotatorOf(app.store.getState()).id,
      label: prepared.label,
      role: 'do',
      of: null,
      changes: prepared.changes,
    }
    await store.write(step)
  } finally {
    store.close()
  }
}

/** Fetches the files that the manifest of the sample lists, and checks that they are those that were drawn. */
export async function fetchSample(
  folder: URL,
  get: Fetch,
  onBytes: (done: number, total: number) => void,
): Promise<readonly ByteSource[]> {
  const manifest = await fetched(new URL('manifest.json', folder), get)
  const files = parseManifest(await manifest.text()).filter(({ path }) => isForImport(path))
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const sources: ByteSource[] = []
  let done = 0
  for (const { path, bytes, sha256 } of files) {
    onBytes(done, total)
    const file = await fetched(new URL(path, folder), get)
    if ((await digestOfFile(file)) !== sha256) {
      throw new SampleError(`The sample file ${path} is damaged; reload the page and try again.`)
    }
    sources.push(bytesFromBlob(`${sampleFolder}${path}`, file))
    done += bytes
  }
  onBytes(done, total)
  return sources
}

/** The truth about the sample is for the debrief, not for the import. */
const isForImport = (path: string): boolean => path.endsWith('.jsonl') || path.startsWith('images/')

async function fetched(address: URL, get: Fetch): Promise<Blob> {
  const response = await get(address)
  if (!response.ok) {
    throw new SampleError('The sample is not part of this copy of Saccade, or cannot be reached right now.')
  }
  return response.blob()
}

interface SampleFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

function parseManifest(text: string): readonly SampleFile[] {
  const files = fieldsOf(parsed(text)).files
  if (!Array.isArray(files)) throw new SampleError('The list of the sample’s files cannot be read.')
  return files.map((file) => {
    const { path, bytes, sha256 } = fieldsOf(file)
    const isPlain = typeof path === 'string' && /^(?:[\w-]+\/)*[\w-][\w.-]*$/.test(path)
    if (!isPlain || typeof bytes !== 'number' || typeof sha256 !== 'string') {
      throw new SampleError('The list of the sample’s files cannot be read.')
    }
    return { path, bytes, sha256 }
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const fieldsOf = (json: unknown): Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null ? { ...json } : {}
