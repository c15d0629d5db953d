import type { Rect, Size } from '../../domain/geometry.ts'
import type { Adapter } from '../adapter.ts'
import type { Proposal } from '../inference.ts'
import type { SaliencySpec } from '../modelSpec.ts'
import { openNet, quickDevice, type Net } from '../ort.ts'
import type { ProbabilityMap } from '../reader/mapRegions.ts'
import { frameAround, sample, type Normal, type Raster } from '../reader/raster.ts'
import { keepRecent } from '../reader/recent.ts'
import { fetchWeights } from '../weights/fetchWeights.ts'
import { pauseOf } from '../weights/pause.ts'
import { partsOf, standouts, strongest } from './proposals.ts'
import { saliencyWeights } from './weights.ts'

/** U²-Net sees every picture as a square of this side (Qin et al. 2020 §4.2). */
const square: Size = { width: 320, height: 320 }
const normal: Normal = { order: [0, 1, 2], mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] }

/** Maps of parts that are kept, so that another share of the picture is asked for at no cost: some 100 KB each. */
const mapsKept = 40

/** Proposes what stands out in a picture and in pieces of it (U²-Netp). It answers no questions. */
export const saliencyAdapter: Adapter<SaliencySpec> = async (_spec, desk) => {
  const { device, reason } = await quickDevice(desk.device)
  const bytes = await fetchWeights(saliencyWeights, desk)
  desk.onProgress({ phase: 'starting', done: saliencyWeights.bytes, total: saliencyWeights.bytes })
  const net = await openNet(bytes, device, desk.threads)
  const recent = keepRecent<ProbabilityMap>(mapsKept)

  return {
    running: { backend: device, reason },
    abilities: { answers: false, samples: false, segments: false, proposes: true, reads: false, says: false },

    propose: async ({ photo, areaRatio }, signal) => {
      const pause = pauseOf(desk.alive, signal)
      const lookAt = async (part: Rect | null) => {
        await pause()
        const seen = await desk.seeing.see(photo, part, () => square, signal)
        const { x1, y1, x2, y2 } = seen.part
        const key = [photo.sha256, x1, y1, x2, y2].join(' ')
        return { part: seen.part, map: await recent(key, () => mapOf(seen.pixels, net)) }
      }
      const whole = await lookAt(null)
      const size = { width: whole.part.x2, height: whole.part.y2 }
      const found: Proposal[] = [...standouts(whole.map, whole.part, size)]
      for (const tile of partsOf(size).slice(1)) {
        const { part, map } = await lookAt(tile)
        found.push(...standouts(map, part, size))
      }
      return strongest(found, size, areaRatio)
    },
  }
}

async function mapOf(pixels: Raster, net: Net): Promise<ProbabilityMap> {
  const { width, height } = pixels
  const input = new Float32Array(3 * width * height)
  const frame = frameAround({ x1: 0, y1: 0, x2: width, y2: height })
  sample(pixels, frame, pixels, normal, { values: input, offset: 0, stride: width, plane: width * height })
  const output = await net(input, [1, 3, height, width])
  return {
    width,
    height,
    values: Uint8Array.from({ length: width * height }, (_, at) => 255 * (output.values[at] ?? 0)),
  }
}
