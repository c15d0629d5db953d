import {
  BlobReader,
  ERR_INVALID_CRC32,
  ERR_INVALID_UNCOMPRESSED_SIZE,
  ZipReader,
  type FileEntry,
} from '@zip.js/zip.js'
import type { Problem } from '../domain/problem.ts'
import type { ByteSource } from './format.ts'
import { error, note, placed, quoted, warning, type Remark } from './remark.ts'

/** What an archive may ask for. */
export interface ArchiveLimits {
  readonly entries: number
  /** Bytes of one unpacked entry. */
  readonly entryBytes: number
  /** Bytes of all unpacked entries. */
  readonly totalBytes: number
  /** Largest unpacked ÷ packed size of an entry of more than `freeBytes`. */
  readonly ratio: number
  readonly freeBytes: number
}

const mega = 1024 * 1024
export const archiveLimits: ArchiveLimits = {
  entries: 500_000,
  entryBytes: 8192 * mega,
  totalBytes: 262_144 * mega,
  ratio: 200,
  freeBytes: 64 * mega,
}

/**
 * Lists a ZIP without unpacking anything. Each entry is a byte source of its own that is unpacked as it is read, and
 * fails as soon as it yields more than the archive declared. What cannot be offered safely is a problem.
 */
export async function openArchive(
  source: ByteSource,
  limits: ArchiveLimits = archiveLimits,
  signal?: AbortSignal,
): Promise<{ readonly sources: readonly ByteSource[]; readonly problems: readonly Problem[] }> {
  const sources: ByteSource[] = []
  const problems: Problem[] = []
  const report = (remark: Remark): void => {
    problems.push(placed(remark, { file: source.path, line: null }))
  }
  const reader = new ZipReader(new BlobReader(await source.blob()), {
    strictness: 'tolerant',
    filenameValidation: 'tolerant',
    useWebWorkers: false,
  })
  const seen = new Set<string>()
  let count = 0
  let total = 0
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      signal?.throwIfAborted()
      if (++count > limits.entries) {
        report(
          error(
            'archive-too-many',
            `The archive holds more than ${limits.entries} files; the rest was left out.`,
          ),
        )
        break
      }
      if (entry.directory) continue
      const name = readEntryName(entry.filename)
      if (!name.ok) {
        report(name.remark)
        continue
      }
      const refusal = refuse(entry, name.path, limits, total)
      if (refusal) {
        report(refusal)
        continue
      }
      if (seen.has(name.path)) {
        report(
          warning(
            'entry-duplicate',
            `${quoted(name.path)} is in the archive twice; the first one was taken.`,
          ),
        )
        continue
      }
      seen.add(name.path)
      if (name.remark) report(name.remark)
      total += entry.uncompressedSize
      sources.push(entrySource(`${source.path}/${name.path}`, entry))
    }
  } catch (failure) {
    signal?.throwIfAborted()
    report(
      error(
        'archive-damaged',
        `The archive is damaged and could not be read to its end (${failure instanceof Error ? failure.message : 'unknown reason'}).`,
      ),
    )
  }
  return { sources, problems }
}

type EntryName =
  | { readonly ok: true; readonly path: string; readonly remark: Remark | null }
  | { readonly ok: false; readonly remark: Remark }

/** A name that stays inside the archive, with plain slashes; names that try to leave it are refused. */
export function readEntryName(name: string): EntryName {
  const refused = (why: string): EntryName => ({
    ok: false,
    remark: error('entry-name', `${quoted(name, 80)} was left out of the archive: ${why}.`),
  })
  const slashed = name.replaceAll('\\', '/')
  if (hasControl(name)) return refused('its name holds control characters')
  if (/^(?:\/|[A-Za-z]:)/.test(slashed)) return refused('its name is an absolute path')
  const segments = slashed.split('/').filter((segment) => segment !== '' && segment !== '.')
  if (segments.includes('..')) return refused('its name climbs out of the archive')
  if (segments.length === 0) return refused('it has no name')
  const path = segments.join('/')
  if (path.length > 1024 || segments.some((segment) => segment.length > 255))
    return refused('its name is too long')
  const remark =
    slashed === name ? null : note('entry-backslash', `${quoted(name)} was read as ${quoted(path)}.`)
  return { ok: true, path, remark }
}

const hasControl = (text: string): boolean =>
  Array.from(text).some((letter) => letter < ' ' || letter === '\x7f')

function refuse(entry: FileEntry, path: string, limits: ArchiveLimits, total: number): Remark | null {
  const { compressedSize, uncompressedSize } = entry
  const megabytes = Math.round(uncompressedSize / mega)
  if (entry.symlink) {
    return warning('entry-link', `${quoted(path)} is only a link to another file, so it was left out.`)
  }
  if (entry.encrypted) {
    return error(
      'entry-encrypted',
      `${quoted(path)} is protected by a password. Unpack it and import the file.`,
    )
  }
  if (/\.(?:zip|tar|tgz|gz|bz2|xz|7z|rar)$/i.test(path)) {
    return warning(
      'entry-nested',
      `${quoted(path)} is an archive inside the archive, which is not supported. Unpack it and import it by itself.`,
    )
  }
  const isBomb = uncompressedSize > limits.freeBytes && uncompressedSize > compressedSize * limits.ratio
  if (isBomb) {
    return error(
      'entry-bomb',
      `${quoted(path)} would unpack to ${megabytes} MB from ${Math.ceil(compressedSize / 1024)} KB, so it was left out. If it is sound, unpack it yourself and import the file.`,
    )
  }
  if (uncompressedSize > limits.entryBytes) {
    return error('entry-too-large', `${quoted(path)} would unpack to ${megabytes} MB, so it was left out.`)
  }
  if (total + uncompressedSize > limits.totalBytes) {
    return error('archive-too-large', `${quoted(path)} was left out: the archive unpacks to too much.`)
  }
  return null
}

function entrySource(path: string, entry: FileEntry): ByteSource {
  const stream = (): ReadableStream<Uint8Array> => unpack(entry)
  return { path, size: entry.uncompressedSize, stream, blob: () => new Response(stream()).blob() }
}

const nothing = (): void => undefined

/** Unpacks as fast as it is read; cancelling stops the unpacking. The library cuts what outgrows its declared size. */
function unpack(entry: FileEntry): ReadableStream<Uint8Array> {
  const stop = new AbortController()
  let wanted = nothing
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const sink = new WritableStream<Uint8Array>({
        async write(chunk) {
          if (stop.signal.aborted) return
          controller.enqueue(chunk)
          while ((controller.desiredSize ?? 1) <= 0 && !stop.signal.aborted) {
            await new Promise<void>((resolve) => (wanted = resolve))
          }
        },
      })
      entry.getData(sink, { useWebWorkers: false, signal: stop.signal, checkCrc32: true }).then(
        () => stop.signal.aborted || controller.close(),
        (failure: unknown) => stop.signal.aborted || controller.error(damage(failure)),
      )
    },
    pull: () => wanted(),
    cancel(reason) {
      stop.abort(reason)
      wanted()
    },
  })
}

function damage(failure: unknown): Error {
  const message = failure instanceof Error ? failure.message : ''
  const said =
    message === ERR_INVALID_UNCOMPRESSED_SIZE
      ? 'it unpacks to another size than the archive declares'
      : message === ERR_INVALID_CRC32
        ? 'its checksum is wrong'
        : message
  return new Error(`the archive is damaged here (${said}).`, { cause: failure })
}
