import type { Size } from '../domain/geometry.ts'
import { sha256 } from './hash.ts'
import { spliced, type Header } from './header/header.ts'
import { readHeader } from './header/read.ts'
import { recognise, recogniseBytes } from './header/recognise.ts'
import { checkBytes, checkSize, shown, strangerError } from './limits.ts'
import { PictureError, type Admitted, type Encoding } from './pictures.ts'
import { remarks } from './remarks.ts'

/** The part of admitting that needs a browser. */
export interface Codec<Bitmap extends DecodedSize> {
  /** Decodes the first frame as it is stored; rejects when the file is broken. */
  decode(file: Blob): Promise<Bitmap>
  /** Decodes what there is of a file that ends early. */
  salvage(file: Blob): Promise<Bitmap>
  /** Encodes the pixels, turned upright. */
  upright(bitmap: Bitmap, orientation: number, as: Encoding): Promise<Blob>
  /** Waits until there is room for so many pixels; the answer gives it back. */
  room(pixels: number, signal?: AbortSignal): Promise<() => void>
}

export interface DecodedSize extends Size {
  close(): void
}

/** Takes a picture file in, as `Pictures.admit` promises. */
export async function admit<Bitmap extends DecodedSize>(
  codec: Codec<Bitmap>,
  file: Blob,
  path: string,
  signal?: AbortSignal,
): Promise<Admitted> {
  const bytes = await readPicture(file, path)
  signal?.throwIfAborted()
  const header = readHeader(bytes)
  if (!header)
    throw new PictureError(
      'picture-damaged',
      `${shown(path)} is damaged: it begins like a picture but does not say how large it is. Get the file again.`,
    )
  checkSize(header.stored, shown(path))
  const given = await sha256(bytes)

  const giveBack = await codec.room(header.stored.width * header.stored.height, signal)
  try {
    const prepared = await prepare(codec, file, path, header)
    signal?.throwIfAborted()
    const { stored, size } = prepared
    const kept = stored === file ? bytes : new Uint8Array(await stored.arrayBuffer())
    const id = stored === file ? given : await sha256(kept)
    const problems = remarks(path, header, size)
    const typed = stored.type === prepared.type ? stored : stored.slice(0, stored.size, prepared.type)
    return {
      stored: typed,
      problems,
      picture: {
        id,
        sha256: id,
        name: path.split(/[\\/]/).at(-1) ?? path,
        type: prepared.type,
        bytes: stored.size,
        width: size.width,
        height: size.height,
        origin: {
          path,
          sha256: given,
          stored: header.stored,
          orientation: header.orientation,
          notes: problems.map((problem) => problem.sentence),
          plainJpeg: header.complete && isPlainJpeg(readHeader(kept)),
        },
      },
    }
  } finally {
    giveBack()
  }
}

/** All bytes of a file that begins like a picture; others are refused before the rest of them is read. */
async function readPicture(file: Blob, path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const head = new Uint8Array(await file.slice(0, recogniseBytes).arrayBuffer())
    const recognised = recognise(head)
    if (recognised.kind === 'stranger') throw strangerError(recognised.stranger, shown(path))
    checkBytes(file.size, shown(path))
    return new Uint8Array(await file.arrayBuffer())
  } catch (error) {
    if (error instanceof PictureError) throw error
    throw new PictureError(
      'picture-unreadable',
      `${shown(path)} could not be read from the disk. It may have been moved or changed meanwhile: pick it again.`,
    )
  }
}

interface Prepared {
  readonly stored: Blob
  readonly type: string
  readonly size: Size
}

/** Proves that the picture can be shown, and makes the file that is stored: the given one where nothing is to be done. */
async function prepare<Bitmap extends DecodedSize>(
  codec: Codec<Bitmap>,
  file: Blob,
  path: string,
  header: Header,
): Promise<Prepared> {
  const orientation = header.untag.length > 0 ? (header.orientation ?? 1) : 1
  const untag = orientation > 1 ? header.untag : []
  const splices = [...untag, ...header.mend]
  const given = splices.length > 0 ? spliced(file, splices, header.type) : file
  const { bitmap, salvaged } = await decodeGiven(codec, given, path, header)
  try {
    // A GIF's first frame may reach beyond its screen and an AVIF may be cropped or turned: their decoders decide.
    const isSure = header.type !== 'image/gif' && header.type !== 'image/avif'
    checkSize(bitmap, shown(path))
    if (isSure && (bitmap.width !== header.stored.width || bitmap.height !== header.stored.height))
      throw new PictureError(
        'picture-damaged',
        `${shown(path)} is damaged: it says ${header.stored.width} × ${header.stored.height} pixels but holds ${bitmap.width} × ${bitmap.height}. Save it again in another program.`,
      )
    const size = { width: bitmap.width, height: bitmap.height }
    if (orientation === 1 && header.frames === 1 && !salvaged)
      return { stored: given, type: header.type, size }
    const type = header.type === 'image/jpeg' ? 'image/jpeg' : 'image/png'
    const stored = await codec.upright(bitmap, orientation, type)
    const turned = orientation >= 5 ? { width: size.height, height: size.width } : size
    return { stored, type, size: turned }
  } finally {
    bitmap.close()
  }
}

async function decodeGiven<Bitmap extends DecodedSize>(
  codec: Codec<Bitmap>,
  file: Blob,
  path: string,
  header: Header,
): Promise<{ readonly bitmap: Bitmap; readonly salvaged: boolean }> {
  try {
    return { bitmap: await codec.decode(file), salvaged: false }
  } catch {
    if (!header.complete) {
      const bitmap = await codec.salvage(file).catch(() => null)
      if (bitmap) return { bitmap, salvaged: true }
    }
    throw new PictureError(
      'picture-damaged',
      header.complete
        ? `${shown(path)} is damaged: it begins like a picture but cannot be decoded. Get the file again, or save it anew in another program.`
        : `${shown(path)} is cut short and too little of it is left to show. Get the file again.`,
    )
  }
}

/** An upright 8-bit RGB JPEG that an export may copy byte for byte. */
const isPlainJpeg = (header: Header | null): boolean =>
  header?.type === 'image/jpeg' &&
  header.model === 'rgb' &&
  header.bits === 8 &&
  header.complete &&
  header.srgb &&
  (header.orientation ?? 1) === 1
