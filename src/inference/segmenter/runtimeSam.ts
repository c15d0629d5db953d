import * as ort from 'onnxruntime-web/webgpu'
import type { Desk } from '../adapter.ts'
import { InferenceError } from '../inference.ts'
import { inferenceError } from '../faults.ts'
import { ortWasmPaths, type Device } from '../ort.ts'
import { masksOf, type Sam, type SamPlace } from './sam.ts'

/**
 * SAM 2 as an encoder and a decoder of the usual export of its image predictor: `image` goes in, three maps come out and
 * go into the decoder together with points and their labels.
 */

type Maps = Readonly<Record<string, ort.Tensor>>

const side = 1024
const maskSide = 256
/** What a point says: an object, or the first and the last corner of a box (segment_anything's prompt encoder). */
const labels = { object: 1, firstCorner: 2, lastCorner: 3 } as const

export async function loadRuntimeSam(encoderFile: Blob, decoderFile: Blob, desk: Desk): Promise<Sam<Maps>> {
  const total = encoderFile.size + decoderFile.size
  desk.onProgress({ phase: 'reading', done: 0, total })
  ort.env.wasm.wasmPaths = ortWasmPaths
  ort.env.wasm.numThreads = desk.threads
  const open = async (file: Blob, done: number): Promise<ort.InferenceSession> => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    desk.onProgress({ phase: 'reading', done, total })
    const session = await started(bytes, desk.device)
    desk.alive()
    return session
  }
  const decoder = await open(decoderFile, decoderFile.size)
  const encoder = await open(encoderFile, total)
  const wanted = ['image_embed', 'high_res_feats_0', 'high_res_feats_1', 'point_coords', 'point_labels']
  if (!encoder.inputNames.includes('image') || wanted.some((name) => !decoder.inputNames.includes(name)))
    throw new InferenceError(
      'bad-model',
      'These are not the encoder and the decoder of SAM 2: their inputs have other names.',
    )
  return {
    fit: () => ({ width: side, height: side }),
    encode: async (pixels) => ran(encoder, { image: floats(levelled(pixels), [1, 3, side, side]) }),
    decode: async (maps, at) => {
      const points = pointsOf(at)
      const outputs = await ran(decoder, {
        ...maps,
        point_coords: floats(Float32Array.from(points.flatMap(({ x, y }) => [x, y])), [1, points.length, 2]),
        point_labels: floats(
          Float32Array.from(points, ({ label }) => label),
          [1, points.length],
        ),
        mask_input: floats(new Float32Array(maskSide * maskSide), [1, 1, maskSide, maskSide]),
        has_mask_input: floats(new Float32Array(1), [1]),
      })
      const { masks, iou_predictions: scores } = outputs
      return masksOf(masks?.data, masks?.dims ?? [], scores?.data, { width: 1, height: 1 })
    },
  }
}

function pointsOf(
  at: SamPlace,
): readonly { readonly x: number; readonly y: number; readonly label: number }[] {
  if ('point' in at) return [{ ...at.point, label: labels.object }]
  const { x1, y1, x2, y2 } = at.box
  return [
    { x: x1, y: y1, label: labels.firstCorner },
    { x: x2, y: y2, label: labels.lastCorner },
  ]
}

/** Planes of −1 to 1, which this export was seen to do best with. */
function levelled({ data, width, height }: ImageData): Float32Array {
  const area = width * height
  const planes = new Float32Array(3 * area)
  for (let index = 0; index < area; index += 1)
    for (let channel = 0; channel < 3; channel += 1)
      planes[channel * area + index] = (data[index * 4 + channel] ?? 0) / 127.5 - 1
  return planes
}

const floats = (values: Float32Array, dims: readonly number[]): ort.Tensor =>
  new ort.Tensor('float32', values, dims)

async function started(bytes: Uint8Array, device: Device): Promise<ort.InferenceSession> {
  try {
    return await ort.InferenceSession.create(bytes, { executionProviders: [device], logSeverityLevel: 3 })
  } catch (error) {
    throw inferenceError(error)
  }
}

async function ran(session: ort.InferenceSession, feeds: Maps): Promise<Maps> {
  try {
    return await session.run(feeds)
  } catch (error) {
    throw inferenceError(error)
  }
}
