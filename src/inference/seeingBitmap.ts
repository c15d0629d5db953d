import { widthOf } from '../domain/geometry.ts'
import { readHeader } from '../pictures/header/read.ts'
import { checkSize } from '../pictures/limits.ts'
import { InferenceError } from './inference.ts'
import type { Eyes } from './seeing.ts'

/** First bytes in which nearly every header ends; a longer one costs a second read. */
const headBytes = 256 * 1024

/** Decodes as the browser does, colours in sRGB. It belongs in a worker. */
export const browserEyes: Eyes = {
  measure: async (file) => {
    const header =
      (await headerOf(file.slice(0, headBytes))) ?? (file.size > headBytes ? await headerOf(file) : null)
    if (!header) throw damaged()
    checkSize(header.stored, 'This picture')
    return header.stored
  },

  decode: async (file) => {
    const bitmap = await createImageBitmap(file).catch((cause: unknown) => {
      throw damaged(cause)
    })
    let band: OffscreenCanvasRenderingContext2D | null = null
    return {
      size: { width: bitmap.width, height: bitmap.height },
      rows: (part, top, count) => {
        const width = widthOf(part)
        if (band?.canvas.width !== width || band.canvas.height !== count) band = canvas(width, count)
        band.fillStyle = 'white'
        band.fillRect(0, 0, width, count)
        band.drawImage(bitmap, part.x1, part.y1 + top, width, count, 0, 0, width, count)
        return band.getImageData(0, 0, width, count).data
      },
      close: () => bitmap.close(),
    }
  },
}

const headerOf = async (part: Blob) => {
  try {
    return readHeader(new Uint8Array(await part.arrayBuffer()))
  } catch (cause) {
    throw new InferenceError(
      'picture',
      'The stored bytes of this picture could not be read. Reload the page; if that does not help, import the picture again.',
      { cause },
    )
  }
}

const damaged = (cause?: unknown): InferenceError =>
  new InferenceError(
    'picture',
    'This picture can no longer be decoded. Import it again from the file that it came from.',
    { cause },
  )

function canvas(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  })
  if (context) return context
  throw new InferenceError(
    'out-of-memory',
    'The browser has no room left for a picture of this size. Close other tabs and try again.',
  )
}
