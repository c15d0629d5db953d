import * as ort from 'onnxruntime-web/webgpu'
import glueUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url'
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url'
import { inferenceError } from './faults.ts'
import { InferenceError } from './inference.ts'

/**
 * ONNX Runtime as this program uses it: from its own files, inside a worker that belongs to one model. Everything that
 * runs a session itself does it through here. The module is the same that `@huggingface/transformers` imports, so that
 * a build holds one runtime; importing this file is what keeps that library, too, from looking for it elsewhere.
 */

/** A network with one input: values and their shape in, those of its first output out. One run at a time. */
export type Net = (
  values: Float32Array,
  dims: readonly number[],
) => Promise<{ readonly values: Float32Array; readonly dims: readonly number[] }>

export type Device = 'webgpu' | 'wasm'

/** The two files of the runtime, which every execution provider shares. */
export const ortWasmPaths = { mjs: glueUrl, wasm: wasmUrl } as const

ort.env.wasm.wasmPaths = ortWasmPaths
ort.env.wasm.proxy = false
ort.env.logLevel = 'error'

/**
 * Starts a model file's bytes; rejects with a fault and a sentence where they are no model that runs here. How many
 * threads there are is decided by the first one of a worker.
 */
export async function openNet(bytes: Uint8Array, device: Device, threads: number): Promise<Net> {
  ort.env.wasm.numThreads = threads
  let session: ort.InferenceSession
  try {
    session = await ort.InferenceSession.create(bytes, {
      executionProviders: [device],
      graphOptimizationLevel: 'all',
      logSeverityLevel: 3,
    })
  } catch (error) {
    throw inferenceError(error)
  }
  return (values, dims) => {
    const answer = turn.then(() => run(session, new ort.Tensor('float32', values, dims)))
    turn = answer.catch(() => {})
    return answer
  }
}

/** The runtime refuses to start a run while another one is under way, whatever the session. */
let turn: Promise<unknown> = Promise.resolve()

async function run(session: ort.InferenceSession, input: ort.Tensor): ReturnType<Net> {
  const [inputName = ''] = session.inputNames
  const [outputName = ''] = session.outputNames
  try {
    const output = (await session.run({ [inputName]: input }, [outputName]))[outputName]
    const values = await output?.getData(true)
    if (output && values instanceof Float32Array) return { values, dims: output.dims }
  } catch (error) {
    throw inferenceError(error)
  }
  throw new InferenceError('bad-model', 'The model answered with something that is not numbers.')
}

/**
 * What a small model runs on: wasm where WebGPU is only computed by the processor, which is some hundred times slower.
 * `reason` says so.
 */
export async function quickDevice(
  device: Device,
  gpuOf: () => Pick<GPU, 'requestAdapter'> | undefined = () => navigator.gpu,
): Promise<{ readonly device: Device; readonly reason: string | null }> {
  if (device === 'wasm') return { device, reason: null }
  const adapter = await gpuOf()
    ?.requestAdapter({ powerPreference: 'high-performance' })
    .catch(() => null)
  if (!adapter || !isSoftware(adapter.info)) return { device, reason: null }
  return {
    device: 'wasm',
    reason:
      'This model runs on the processor (wasm), because the graphics card that WebGPU offers here is only imitated by software, which is much slower.',
  }
}

const isSoftware = ({ isFallbackAdapter, architecture, description }: GPUAdapterInfo): boolean =>
  isFallbackAdapter ||
  /swiftshader|llvmpipe|lavapipe|software|basic render/i.test(`${architecture} ${description}`)
