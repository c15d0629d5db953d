/** What a file is by its first bytes, whatever it is called. */
export type Sniffed =
  | 'image/png'
  | 'image/jpeg'
  | 'image/gif'
  | 'image/webp'
  | 'image/avif'
  | 'image/bmp'
  | 'image/tiff'
  | 'image/svg+xml'
  | 'application/zip'
  | 'application/vnd.apache.parquet'

/** Null for text and for everything that is not known here. */
export function sniff(head: Uint8Array): Sniffed | null {
  const starts = (text: string, at = 0): boolean =>
    head.length >= at + text.length &&
    Array.from(text).every((letter, index) => head[at + index] === letter.charCodeAt(0))
  if (starts('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (starts('\xff\xd8\xff')) return 'image/jpeg'
  if (starts('GIF87a') || starts('GIF89a')) return 'image/gif'
  if (starts('RIFF') && starts('WEBP', 8)) return 'image/webp'
  if (starts('ftyp', 4) && (starts('avif', 8) || starts('avis', 8) || brands(head).includes('avif')))
    return 'image/avif'
  if (starts('BM') && bitmapHeaders.has(head[14] ?? 0)) return 'image/bmp'
  if (starts('II*\0') || starts('MM\0*')) return 'image/tiff'
  if (starts('PK\x03\x04') || starts('PK\x05\x06')) return 'application/zip'
  if (starts('PAR1')) return 'application/vnd.apache.parquet'
  return isSvg(head) ? 'image/svg+xml' : null
}

export const isPicture = (sniffed: Sniffed | null): boolean => sniffed?.startsWith('image/') ?? false

const extensions: readonly (readonly [RegExp, Sniffed])[] = [
  [/\.png$/i, 'image/png'],
  [/\.jpe?g$/i, 'image/jpeg'],
  [/\.gif$/i, 'image/gif'],
  [/\.webp$/i, 'image/webp'],
  [/\.avif$/i, 'image/avif'],
  [/\.bmp$/i, 'image/bmp'],
  [/\.tiff?$/i, 'image/tiff'],
  [/\.svg$/i, 'image/svg+xml'],
]

/** The kind of picture that a file claims to be by its name, which proves nothing. */
export const pictureNamed = (path: string): Sniffed | null =>
  extensions.find(([ending]) => ending.test(path))?.[1] ?? null

/** Sizes of the bitmap headers in use. */
const bitmapHeaders = new Set([12, 40, 52, 56, 64, 108, 124])

/** The compatible brands of an ISO media file. */
function brands(head: Uint8Array): string {
  const length = ((head[2] ?? 0) << 8) | (head[3] ?? 0)
  return String.fromCharCode(...head.subarray(8, Math.min(length, 64)))
}

function isSvg(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head.subarray(0, 2048))
  return /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[^]*?-->\s*)*(?:<!doctype svg[^>]*>\s*)?<svg[\s>]/i.test(
    text,
  )
}
