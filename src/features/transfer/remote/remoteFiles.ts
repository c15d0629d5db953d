import { groupedBy } from '../../../formats/groupedBy.ts'

/** A file somewhere on the web. */
export interface RemoteFile {
  readonly path: string
  readonly url: string
  /** Null where the server does not say. */
  readonly size: number | null
}

/** What can be fetched from a place. */
export interface RemoteListing {
  readonly files: readonly RemoteFile[]
  /** Set where there are more than were listed. */
  readonly isCut: boolean
}

/** A line of the list that a person chooses from: a file, or all pictures of a folder. */
export interface RemoteLine {
  readonly key: string
  readonly kind: 'file' | 'pictures'
  readonly files: readonly RemoteFile[]
  readonly bytes: number
}

const isData = (path: string): boolean => /\.(?:parquet|jsonl?|ndjson|csv|tsv|xml|txt|zip)$/i.test(path)
const isPicture = (path: string): boolean => /\.(?:png|jpe?g|webp|gif|bmp|avif|tiff?)$/i.test(path)

/** Files about a dataset; they hold none of its records. */
const isAside =
  /(?:^|\/)(?:readme[^/]*|licen[cs]e[^/]*|requirements[^/]*|dataset_infos?\.json|croissant[^/]*|\.[^/]*|(?:tokenizer|config|preprocessor|generation)[^/]*\.json|package(?:-lock)?\.json)$/i

/** What of a listing can be imported, data first; pictures by their folders. */
export function remoteLines(files: readonly RemoteFile[]): readonly RemoteLine[] {
  const data = files.filter(({ path }) => isData(path) && !isAside.test(path))
  const folders = groupedBy(
    files.filter(({ path }) => isPicture(path) && !isAside.test(path)),
    ({ path }) => path.slice(0, path.lastIndexOf('/') + 1),
  )
  return [
    ...data.map((file): RemoteLine => ({
      key: file.path,
      kind: 'file',
      files: [file],
      bytes: file.size ?? 0,
    })),
    ...[...folders].map(([folder, inside]): RemoteLine => ({
      key: folder,
      kind: 'pictures',
      files: inside,
      bytes: bytesOf(inside),
    })),
  ]
}

export const bytesOf = (files: readonly RemoteFile[]): number =>
  files.reduce((sum, { size }) => sum + (size ?? 0), 0)

const splits = ['test', 'validation', 'val', 'dev', 'train'] as const

/**
 * The lines that are chosen unless somebody says otherwise: Parquet files where there are some, else the other data
 * files with the folders of pictures. Of several splits the one for tests, for that is what is verified.
 */
export function usualLines(lines: readonly RemoteLine[]): ReadonlySet<string> {
  const tables = lines.filter(({ key, kind }) => kind === 'file' && /\.parquet$/i.test(key))
  const inData = tables.filter(({ key }) => key.startsWith('data/'))
  const isZip = ({ key }: RemoteLine): boolean => /\.zip$/i.test(key)
  const others = lines.filter(({ kind }) => kind === 'file')
  const data = inData.length > 0 ? inData : tables.length > 0 ? tables : others
  const chosen = ofOneSplit(data.filter((line) => !isZip(line)))
  // Tables mostly hold their pictures; where there are none, they lie beside them.
  const beside =
    tables.length > 0 ? [] : [...lines.filter(({ kind }) => kind === 'pictures'), ...data.filter(isZip)]
  return new Set([...chosen, ...beside].map(({ key }) => key))
}

function ofOneSplit(lines: readonly RemoteLine[]): readonly RemoteLine[] {
  const splitOf = ({ key }: RemoteLine): string | null =>
    splits.find((split) => new RegExp(`(?:^|[/_.-])${split}(?:[/_.-]|$)`, 'i').test(key)) ?? null
  if (lines.some((line) => splitOf(line) === null)) return lines
  const first = splits.find((split) => lines.some((line) => splitOf(line) === split))
  return first === undefined ? lines : lines.filter((line) => splitOf(line) === first)
}
