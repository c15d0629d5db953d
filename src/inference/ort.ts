import * as ort from 'onnxruntime-web/webgpu'
import glueUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url'
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url'
import { InferenceError, type InferenceFault } from './inference.ts'

/**
 * ONNX Runtime as this program uses it: from its own files, inside a worker that belongs to one model. Everything that
 * runs a session itself does it through here. The module is the same that `@huggingface/transformers` imports, so that
 * a build holds one runtime; importing this file is what keeps that library, too, from looking for it elsewhere.
 */

export type Session = ort.InferenceSession
export type Tensor = ort.Tensor

/** The two files of the runtime, which every execution provider shares. */
export const ortWasmPaths = { mjs: glueUrl, wasm: wasmUrl } as const

const mostThreads = 4

/** Threads for wasm: one where pages may not share memory, else as many as leave a larger machine half of itself. */
export function ortThreads(): number {
  if (!globalThis.crossOriginIsolated) return 1
  const cores = navigator.hardwareConcurrency || 1
  return Math.min(mostThreads, cores, Math.max(2, Math.ceil(cores / 2)))
}

ort.env.wasm.wasmPaths = ortWasmPaths
ort.env.wasm.numThreads = ortThreads()
ort.env.wasm.proxy = false
ort.env.logLevel = 'error'

/** A session for a model file's bytes; rejects with a fault and a sentence where they are no model that runs here. */
export async function createSession(bytes: Uint8Array, device: 'webgpu' | 'wasm'): Promise<Session> {
  try {
    return await ort.InferenceSession.create(bytes, {
      executionProviders: [device],
      graphOptimizationLevel: 'all',
      logSeverityLevel: 3,
    })
  } catch (error) {
    throw ortFault(error, 'bad-model')
  }
}

/** Runs a session and hands back the output of that name as numbers, with its shape. */
export async function runSession(
  session: Session,
  input: Tensor,
): Promise<{ readonly values: Float32Array; readonly dims: readonly number[] }> {
  const [inputName = ''] = session.inputNames
  const [outputName = ''] = session.outputNames
  let outputs: Awaited<ReturnType<Session['run']>>
  try {
    outputs = await session.run({ [inputName]: input }, [outputName])
  } catch (error) {
    throw ortFault(error, 'failed')
  }
  const output = outputs[outputName]
  const values = await output?.getData(true)
  if (!output || !(values instanceof Float32Array))
    throw new InferenceError('bad-model', 'The model answered with something that is not numbers.')
  return { values, dims: output.dims }
}

export const floats = (values: Float32Array, dims: readonly number[]): Tensor =>
  new ort.Tensor('float32', values, dims)

const sentences: Readonly<Partial<Record<InferenceFault, string>>> = {
  'bad-model': 'The model’s file is damaged, or is no model that can run here. Load it again.',
  'out-of-memory':
    'The model needs more memory than there is. Close other tabs, or choose a smaller model or budget.',
  'device-lost': 'The graphics card went away while the model was running.',
}

/** What an error of the runtime comes down to; `otherwise` where its text tells nothing more. */
export function ortFault(error: unknown, otherwise: InferenceFault): InferenceError {
  if (error instanceof InferenceError) return error
  const text = error instanceof Error ? error.message : String(error)
  const code =
    /out of memory|bad_alloc|failed to allocate|allocation failed|memory access out of bounds/i.test(text)
      ? 'out-of-memory'
      : /device (?:was |is )?lost|lost device|device.{0,20}destroyed/i.test(text)
        ? 'device-lost'
        : otherwise
  return new InferenceError(code, sentences[code] ?? 'The model stopped with an error.', { cause: error })
}
