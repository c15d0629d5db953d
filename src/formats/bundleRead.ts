import type { Entry, Step } from '../domain/entry.ts'
import type { Problem } from '../domain/problem.ts'
import { safeParseEntry } from '../schema/entry.ts'
import { migrate, migrateStep, TooNew, VERSION } from '../schema/migrations.ts'
import { safeParseStep } from '../schema/step.ts'
import {
  bundleFormat,
  bundleRoot,
  entriesName,
  historyName,
  manifestName,
  typeOfExtension,
  type Manifest,
} from './bundle.ts'
import { createBreath } from './breath.ts'
import type { ByteSource } from './format.ts'
import { lineSplitter } from './pieces.ts'

/** A record that was read, or why it was not. */
export type Read<T> =
  | { readonly kind: 'good'; readonly value: T }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** A project read back from the files that `encodeBundle` wrote. Nothing is held in memory but one line or picture. */
export interface Bundle {
  readonly manifest: Manifest
  /** In the order of the file, in the current form. */
  entries(signal?: AbortSignal): AsyncIterable<Read<Entry>>
  /** Oldest first; a step is read whole or not at all. */
  history(signal?: AbortSignal): AsyncIterable<Read<Step>>
  /** By SHA-256. Each rejects with a `BundleError` when the bytes are not those that the name promises. */
  readonly blobs: ReadonlyMap<string, () => Promise<Blob>>
}

/** These files cannot be read as a project; the message is a sentence for a person. */
export class BundleError extends Error {
  override name = 'BundleError'
}

const largestManifest = 1 << 20
/** No picture that Saccade keeps is larger. */
const largestPicture = 1 << 30

/**
 * Opens a project from unpacked files or the entries of a ZIP. Rejects with a `BundleError` when they are none, and
 * with `TooNew` when a newer version wrote them. `digest` gives the SHA-256 of a file in hex.
 */
export async function readBundle(
  sources: readonly ByteSource[],
  digest: (file: Blob) => Promise<string>,
): Promise<Bundle> {
  const root = bundleRoot(sources.map(({ path }) => path))
  if (root === null) {
    throw new BundleError(
      `This is no Saccade project: there is no ${manifestName} with an ${entriesName} beside it.`,
    )
  }
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const manifest = await readManifest(byPath.get(root + manifestName))
  return {
    manifest,
    entries: (signal) => readEntries(byPath.get(root + entriesName), manifest.version, signal),
    history: (signal) => readHistory(byPath.get(root + historyName), manifest.version, signal),
    blobs: blobsOf(sources, `${root}pictures/`, digest),
  }
}

async function readManifest(source: ByteSource | undefined): Promise<Manifest> {
  if (!source || source.size > largestManifest) {
    throw new BundleError(`This is no Saccade project: its ${manifestName} is too large.`)
  }
  const json = parseLine(new Uint8Array(await (await source.blob()).arrayBuffer()))
  const { format, version, project, counts, writtenAt } = fieldsOf(json)
  if (format !== bundleFormat) {
    throw new BundleError(`This is no Saccade project: ${source.path} does not say “${bundleFormat}”.`)
  }
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new BundleError(`${source.path} does not say in which form the project was written.`)
  }
  if (version > VERSION) throw new TooNew(version)
  const { id, name } = fieldsOf(project)
  if (typeof id !== 'string' || id === '' || typeof name !== 'string') {
    throw new BundleError(`${source.path} does not name its project.`)
  }
  const count = fieldsOf(counts)
  return {
    format,
    version,
    project: { id, name },
    counts: {
      pictures: whole(count.pictures),
      items: whole(count.items),
      judgements: whole(count.judgements),
      resolutions: whole(count.resolutions),
    },
    writtenAt: typeof writtenAt === 'string' ? writtenAt : '',
  }
}

const whole = (value: unknown): number => (Number.isSafeInteger(value) ? Math.max(0, Number(value)) : 0)

async function* readEntries(
  source: ByteSource | undefined,
  version: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Read<Entry>> {
  if (!source) return
  for await (const { line, json } of linesOf(source, signal)) {
    if (json === undefined) {
      yield unreadableLine(source, line)
      continue
    }
    const parsed = safeParseEntry(migrate(version, json))
    yield 'entry' in parsed
      ? { kind: 'good', value: parsed.entry }
      : { kind: 'problem', problem: { ...parsed.problem, file: source.path, line } }
  }
}

/** The step whose lines are being gathered. */
interface OpenStep {
  readonly line: number
  readonly header: unknown
  readonly expected: unknown
  readonly changes: unknown[]
  damagedAt: number | null
}

async function* readHistory(
  source: ByteSource | undefined,
  version: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Read<Step>> {
  if (!source) {
    const sentence = `The project comes without its history: there is no ${historyName} beside its ${entriesName}.`
    const absent: Problem = {
      code: 'history-missing',
      severity: 'warning',
      sentence,
      file: null,
      line: null,
      field: null,
    }
    yield { kind: 'problem', problem: absent }
    return
  }
  let open: OpenStep | null = null
  for await (const { line, json } of linesOf(source, signal)) {
    const { step, changes } = fieldsOf(json)
    if (step !== undefined) {
      if (open) yield closeStep(open, source, version)
      open = { line, header: step, expected: changes, changes: [], damagedAt: null }
    } else if (!open) yield unreadableLine(source, line)
    else if (json === undefined) open.damagedAt ??= line
    else open.changes.push(json)
  }
  if (open) yield closeStep(open, source, version)
}

function closeStep(open: OpenStep, source: ByteSource, version: number): Read<Step> {
  const { line, header, expected, changes, damagedAt } = open
  if (damagedAt !== null) return unreadableLine(source, damagedAt)
  if (changes.length !== expected) {
    return problem(
      source,
      line,
      'step-incomplete',
      `Line ${line} of ${source.path} begins a step of ${String(expected)} changes, but ${changes.length} follow: the step was left out.`,
    )
  }
  const parsed = safeParseStep(migrateStep(version, { ...fieldsOf(header), changes }))
  return 'step' in parsed
    ? { kind: 'good', value: parsed.step }
    : { kind: 'problem', problem: { ...parsed.problem, file: source.path, line } }
}

function blobsOf(
  sources: readonly ByteSource[],
  folder: string,
  digest: (file: Blob) => Promise<string>,
): ReadonlyMap<string, () => Promise<Blob>> {
  const blobs = new Map<string, () => Promise<Blob>>()
  for (const source of sources) {
    if (!source.path.startsWith(folder)) continue
    const [, sha256, extension] = /^([0-9a-f]{64})\.([a-z]+)$/.exec(source.path.slice(folder.length)) ?? []
    if (sha256 === undefined || extension === undefined) continue
    blobs.set(sha256, async () => {
      if (source.size > largestPicture) throw new BundleError(`The picture ${source.path} is too large.`)
      const blob = await source.blob()
      if ((await digest(blob)) !== sha256) {
        throw new BundleError(
          `The picture ${source.path} is damaged: its bytes are not those that were written.`,
        )
      }
      return blob.slice(0, blob.size, typeOfExtension(extension))
    })
  }
  return blobs
}

interface Line {
  readonly line: number
  /** Undefined when the line is no JSON. */
  readonly json: unknown
}

async function* linesOf(source: ByteSource, signal: AbortSignal | undefined): AsyncGenerator<Line> {
  const splitter = lineSplitter()
  const breath = createBreath()
  for await (const chunk of source.stream()) {
    const pause = breath()
    if (pause) await pause
    signal?.throwIfAborted()
    for (const { place, bytes } of splitter.push(chunk)) {
      if (bytes?.length !== 0) yield { line: place, json: bytes ? parseLine(bytes) : undefined }
    }
  }
  for (const { place, bytes } of splitter.end()) {
    yield { line: place, json: bytes ? parseLine(bytes) : undefined }
  }
}

function parseLine(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    return undefined
  }
}

/** The fields of a JSON object; none of anything else. */
const fieldsOf = (json: unknown): Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null ? { ...json } : {}

const unreadableLine = (source: ByteSource, line: number): Read<never> =>
  problem(
    source,
    line,
    'line-unreadable',
    `Line ${line} of ${source.path} is damaged: it is no JSON that Saccade wrote. The rest was read.`,
  )

const problem = (source: ByteSource, line: number, code: string, sentence: string): Read<never> => ({
  kind: 'problem',
  problem: { code, severity: 'error', sentence, file: source.path, line, field: null },
})
