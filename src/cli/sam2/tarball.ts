/** Takes named files out of a package's tarball, without unpacking what nobody wants. */

const block = 512
const text = new TextDecoder()

export interface TarEntry {
  readonly path: string
  readonly size: number
}

/** A header block of the ustar format; null for the blocks of zeros at the end. Throws where it is no header. */
export function tarEntry(header: Uint8Array): TarEntry | null {
  if (header.every((byte) => byte === 0)) return null
  const said = numberIn(header, 148, 8)
  let sum = 0
  for (const [index, byte] of header.entries()) sum += index >= 148 && index < 156 ? 32 : byte
  if (said !== sum) throw new Error('The package is damaged: a header of its archive is not right.')
  const prefix = stringIn(header, 345, 155)
  const name = stringIn(header, 0, 100)
  return { path: prefix ? `${prefix}/${name}` : name, size: numberIn(header, 124, 12) }
}

const stringIn = (header: Uint8Array, from: number, length: number): string =>
  text.decode(header.subarray(from, from + length)).replace(/\0.*$/s, '')

function numberIn(header: Uint8Array, from: number, length: number): number {
  const value = Number.parseInt(stringIn(header, from, length).trim() || '0', 8)
  if (Number.isSafeInteger(value) && value >= 0) return value
  throw new Error('The package is damaged: its archive holds a number that is none.')
}

/** Called with the pieces of a wanted file, in order. */
export type Taker = (path: string, piece: Uint8Array) => Promise<void>

/** Reads an unzipped archive as it comes, and hands the wanted files on piece by piece; answers with those found. */
export async function takeFiles(
  archive: AsyncIterable<Uint8Array>,
  wanted: ReadonlySet<string>,
  take: Taker,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  let header = new Uint8Array(0)
  let entry: TarEntry | null = null
  let left = 0
  let padding = 0
  for await (const chunk of archive) {
    let rest = chunk
    while (rest.length > 0) {
      if (left > 0) {
        const piece = rest.subarray(0, left)
        if (entry && wanted.has(entry.path)) await take(entry.path, piece)
        left -= piece.length
        rest = rest.subarray(piece.length)
      } else if (padding > 0) {
        const skipped = Math.min(padding, rest.length)
        padding -= skipped
        rest = rest.subarray(skipped)
      } else {
        const missing = block - header.length
        header = Uint8Array.from([...header, ...rest.subarray(0, missing)])
        rest = rest.subarray(missing)
        if (header.length < block) continue
        entry = tarEntry(header)
        header = new Uint8Array(0)
        left = entry?.size ?? 0
        padding = (block - (left % block)) % block
        if (entry) found.add(entry.path)
      }
    }
  }
  if (left > 0) throw new Error('The package was cut off.')
  return new Set([...found].filter((path) => wanted.has(path)))
}
