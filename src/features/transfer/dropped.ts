import { bytesFromBlob } from '../../formats/byteSource.ts'
import type { ByteSource } from '../../formats/format.ts'
import { givenPath } from '../../ui/givenPath.ts'

/** Byte sources of dropped or picked files, by their paths inside what was dropped. */
export const sourcesOf = (files: readonly File[]): readonly ByteSource[] =>
  files.map((file) => bytesFromBlob(givenPath(file), file))
