import { isRecord } from '../isRecord.ts'

/** A file as a hub lists it. */
export interface ListedFile {
  readonly path: string
  readonly size: number
  /** In hex; null for small files, of which hubs tell none. */
  readonly sha256: string | null
  /** Changes whenever the file does. */
  readonly mark: string
}

/** A file that is kept, or will be when it is whole. */
export interface ShelvedFile extends ListedFile {
  readonly whole: boolean
}

/** What is written beside a model's kept files. */
export interface ShelfIndex {
  readonly sourceId: string
  /** Every file of the hub's repository when it was last asked; null for what came from a folder. */
  readonly listing: readonly ListedFile[] | null
  readonly files: readonly ShelvedFile[]
}

const version = 1

export const writtenIndex = (index: ShelfIndex): string => JSON.stringify({ version, ...index })

/** Null where it is none, was cut off, or comes from another version. */
export function readIndex(text: string): ShelfIndex | null {
  let written: unknown
  try {
    written = JSON.parse(text)
  } catch {
    return null
  }
  if (!isRecord(written) || written['version'] !== version || typeof written['sourceId'] !== 'string')
    return null
  const listing = written['listing'] === null ? null : allOf(written['listing'], listedFile)
  const files = allOf(written['files'], shelvedFile)
  if (listing === undefined || files === undefined) return null
  return { sourceId: written['sourceId'], listing, files }
}

function listedFile(value: unknown): ListedFile | null {
  if (!isRecord(value)) return null
  const { path, size, sha256, mark } = value
  if (typeof path !== 'string' || typeof mark !== 'string' || !isSize(size)) return null
  if (sha256 !== null && !isSha256(sha256)) return null
  return { path, size, sha256, mark }
}

function shelvedFile(value: unknown): ShelvedFile | null {
  const file = listedFile(value)
  if (!file || !isRecord(value) || typeof value['whole'] !== 'boolean') return null
  return { ...file, whole: value['whole'] }
}

/** Undefined where it is no list or one of its entries is not what it should be. */
function allOf<T>(value: unknown, read: (entry: unknown) => T | null): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined
  const entries: T[] = []
  for (const entry of value as readonly unknown[]) {
    const parsed = read(entry)
    if (parsed === null) return undefined
    entries.push(parsed)
  }
  return entries
}

export const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

export const isSha256 = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
