import { decodeCtc, type Reading } from './ctc.ts'
import type { Net } from '../ort.ts'
import type { Pause } from '../weights/pause.ts'
import { acrossOf, downOf, sample, turned, type Frame, type Normal, type Raster } from './raster.ts'

/** Height at which lines go into the recogniser. */
const lineHeight = 48
/** PP-OCR's own least width of a batch: shorter lines were taught with grey behind them. */
const leastWidth = 320
/** Longer lines are squeezed to this. */
const mostWidth = 2400
/** Widths in a batch together at most, so that nobody waits long between two of them. */
const batchWidth = 2560
/** Taller than wide by this: the line runs upwards or downwards (PP-OCR's own limit). */
const upright = 1.5

/** `v / 127.5 − 1`, in OpenCV's order of channels. */
const normal: Normal = { order: [2, 1, 0], mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] }

interface Line {
  readonly index: number
  readonly frame: Frame
  readonly width: number
}

/** Reads the line in each frame. `pause` is awaited between batches, and may throw to end it. */
export async function recognise(
  raster: Raster,
  frames: readonly Frame[],
  net: Net,
  dictionary: readonly string[],
  pause: Pause,
): Promise<readonly Reading[]> {
  const best: Reading[] = frames.map(() => ({ text: '', confidence: 0 }))
  for (const batch of batchesOf(frames)) {
    await pause()
    const readings = await readBatch(raster, batch, net, dictionary)
    for (const [place, { index }] of batch.entries()) {
      const reading = readings[place]
      if (reading && reading.text !== '' && reading.confidence > (best[index]?.confidence ?? 0))
        best[index] = reading
    }
  }
  return best
}

/** Both ways of reading a line that stands upright; the surer one wins. */
const waysOf = (frame: Frame): readonly Frame[] =>
  downOf(frame) >= upright * acrossOf(frame) ? [turned(frame, 'down'), turned(frame, 'up')] : [frame]

/** Lines of similar width together, the narrowest first. */
function batchesOf(frames: readonly Frame[]): readonly (readonly Line[])[] {
  const lines = frames
    .flatMap((frame, index) =>
      waysOf(frame).map((way): Line => {
        const width = Math.round((lineHeight * acrossOf(way)) / Math.max(1e-6, downOf(way)))
        return { index, frame: way, width: Math.min(mostWidth, Math.max(8, width)) }
      }),
    )
    .toSorted((a, b) => a.width - b.width)
  const batches: Line[][] = []
  for (const line of lines) {
    const last = batches.at(-1)
    const full = !last || (last.length + 1) * Math.max(leastWidth, line.width) > batchWidth
    if (full) batches.push([line])
    else last.push(line)
  }
  return batches
}

async function readBatch(
  raster: Raster,
  batch: readonly Line[],
  net: Net,
  dictionary: readonly string[],
): Promise<readonly Reading[]> {
  const width = Math.max(leastWidth, ...batch.map((line) => line.width))
  const plane = width * lineHeight
  const input = new Float32Array(batch.length * 3 * plane)
  for (const [place, line] of batch.entries())
    sample(raster, line.frame, { width: line.width, height: lineHeight }, normal, {
      values: input,
      offset: place * 3 * plane,
      stride: width,
      plane,
    })
  const { values, dims } = await net(input, [batch.length, 3, lineHeight, width])
  const [, steps = 0, classes = 0] = dims
  return batch.map((_, place) => decodeCtc(values, place * steps * classes, steps, classes, dictionary))
}
