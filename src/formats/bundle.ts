import type { Entry, Step } from '../domain/entry.ts'
import type { Picture } from '../domain/picture.ts'
import { VERSION } from '../schema/migrations.ts'
import type { OutputFile, WholeProject } from './format.ts'
import type { ExportDesk } from './target.ts'
import { textBytes } from './textBytes.ts'

/**
 * A whole project in one ZIP, `project.saccade.zip`, for moving it to another browser:
 *
 * - `manifest.json`: what this is, in which form it is written, and how much of it there is
 * - `entries.jsonl`: one `{kind, value}` on each line: project, pictures, items, provenance, judgements, resolutions
 * - `history.jsonl`: of each step, oldest first, a line `{step, changes}` with the number of its changes, then one
 *   line `{before, after}` for each change. An import is one step with as many changes as the project has items, so
 *   it could not be one line.
 * - `pictures/<sha256>.<extension>`: the kept files, untouched
 */
export interface Manifest {
  readonly format: typeof bundleFormat
  /** The written form of entries and steps (`VERSION`). */
  readonly version: number
  readonly project: { readonly id: string; readonly name: string }
  readonly counts: {
    readonly pictures: number
    readonly items: number
    readonly judgements: number
    readonly resolutions: number
  }
  /** ISO time. */
  readonly writtenAt: string
}

export const bundleFormat = 'saccade-project'
export const manifestName = 'manifest.json'
export const entriesName = 'entries.jsonl'
export const historyName = 'history.jsonl'

/** The first line of a step in `history.jsonl`. */
export interface StepLine {
  readonly step: Omit<Step, 'changes'>
  readonly changes: number
}

/** Extensions of kept pictures by media type, and back. A picture of any other type is written as `.bin`. */
const extensions: readonly (readonly [type: string, extension: string])[] = [
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['image/webp', 'webp'],
  ['image/avif', 'avif'],
  ['image/gif', 'gif'],
  ['image/bmp', 'bmp'],
]

export const typeOfExtension = (extension: string): string =>
  extensions.find(([, known]) => known === extension)?.[0] ?? ''

const extensionOf = ({ type }: Picture): string => extensions.find(([known]) => known === type)?.[1] ?? 'bin'

export async function* encodeBundle(
  whole: WholeProject,
  history: AsyncIterable<Step>,
  desk: Pick<ExportDesk, 'kept'>,
  writtenAt: number,
): AsyncGenerator<OutputFile> {
  const modifiedAt = writtenAt
  const manifest = JSON.stringify(manifestOf(whole, writtenAt), null, 2)
  yield { path: manifestName, modifiedAt, content: () => textBytes([`${manifest}\n`]) }
  yield { path: entriesName, modifiedAt, content: () => textBytes(entryLines(whole)) }
  yield { path: historyName, modifiedAt, content: () => textBytes(historyLines(history)) }

  const written = new Set<string>()
  for (const picture of whole.pictures) {
    if (picture.sha256 === null || written.has(picture.sha256)) continue
    written.add(picture.sha256)
    const path = `pictures/${picture.sha256}.${extensionOf(picture)}`
    yield { path, modifiedAt, content: () => desk.kept(picture) }
  }
}

const manifestOf = (
  { project, pictures, items, judgements, resolutions }: WholeProject,
  writtenAt: number,
): Manifest => ({
  format: bundleFormat,
  version: VERSION,
  project: { id: project.id, name: project.name },
  counts: {
    pictures: pictures.length,
    items: items.length,
    judgements: judgements.length,
    resolutions: resolutions.length,
  },
  writtenAt: new Date(writtenAt).toISOString(),
})

const line = (entry: Entry): string => `${JSON.stringify(entry)}\n`

async function* entryLines(whole: WholeProject): AsyncGenerator<string> {
  yield line({ kind: 'project', value: whole.project })
  for (const value of whole.pictures) yield line({ kind: 'picture', value })
  for (const value of whole.items) {
    yield line({ kind: 'item', value })
    const provenance = await whole.provenance(value.id)
    if (provenance) yield line({ kind: 'provenance', value: provenance })
  }
  for (const value of whole.judgements) yield line({ kind: 'judgement', value })
  for (const value of whole.resolutions) yield line({ kind: 'resolution', value })
}

async function* historyLines(history: AsyncIterable<Step>): AsyncGenerator<string> {
  for await (const { changes, ...step } of history) {
    const first: StepLine = { step, changes: changes.length }
    yield `${JSON.stringify(first)}\n`
    for (const change of changes) yield `${JSON.stringify(change)}\n`
  }
}

/** Whether files with these paths are a project that `encodeBundle` wrote, in one folder at whatever depth. */
export const recogniseBundle = (paths: readonly string[]): boolean => bundleRoot(paths) !== null

/** The folder of the bundle among the paths, empty or with a slash at its end; null when there is none. */
export function bundleRoot(paths: readonly string[]): string | null {
  const all = new Set(paths)
  const roots = paths
    .filter((path) => path === manifestName || path.endsWith(`/${manifestName}`))
    .map((path) => path.slice(0, -manifestName.length))
    .filter((root) => all.has(root + entriesName))
  return roots.toSorted((a, b) => a.length - b.length)[0] ?? null
}
