import { bytesFromBlob } from '../../formats/byteSource.ts'
import type { ByteSource } from '../../formats/format.ts'

/** What tells where a file lay: a drop says it in `path`, a folder input in `webkitRelativePath`. */
type Placed = File & { readonly path?: unknown; readonly relativePath?: unknown }

/** Byte sources of dropped or picked files, by their paths inside what was dropped. */
export const sourcesOf = (files: readonly File[]): readonly ByteSource[] =>
  files.map((file) => bytesFromBlob(pathOf(file), file))

function pathOf(file: Placed): string {
  const path = [file.webkitRelativePath, file.path, file.relativePath].find(
    (each) => typeof each === 'string' && each !== '',
  )
  return (typeof path === 'string' ? path : file.name).replace(/^(?:\.?\/)+/, '')
}
