import { env, LogLevel, ModelFileNotFoundError } from '@huggingface/transformers'
import { InferenceError } from './inference.ts'
import type { Desk } from './adapter.ts'
import type { FileSource } from './modelSpec.ts'
import { inferenceError } from './faults.ts'
import { isRecord } from './isRecord.ts'
import { ortWasmPaths } from './ort.ts'

/**
 * The one place that says to the library where files come from. It never asks a network: every request of it ends at
 * `env.fetch` below and is answered from the desk, and it keeps no copies of its own.
 */

const root = '/model-files/'

/** The files of one source, as the library and the adapters ask for them. */
export interface LibraryFiles {
  /** The name under which the library asks for this source's files. */
  readonly id: string
  /** Null when there is no such file; every file is opened once. */
  file(path: string): Promise<Blob | null>
  /** A file that must be there, as a JSON object. */
  json(path: string): Promise<Readonly<Record<string, unknown>>>
  /** Files that will be read, so that progress has an end. */
  announce(files: readonly Blob[]): void
  /** Says that a file is not there. */
  missing(path: string): InferenceError
  /** What a failure to load comes down to, as a sentence that names a file where one is to blame. */
  fault(error: unknown, files: readonly string[]): unknown
}

const sources = new Map<string, (path: string) => Promise<Response>>()

function configure(threads: number): void {
  env.logLevel = LogLevel.NONE
  env.allowRemoteModels = false
  env.allowLocalModels = true
  env.localModelPath = root
  env.useFS = false
  env.useFSCache = false
  env.useBrowserCache = false
  env.useCustomCache = false
  env.useWasmCache = false
  env.experimental_useCrossOriginStorage = false
  env.fetch = (input) => answer(String(input))
  const wasm = env.backends.onnx.wasm
  if (!wasm) return
  wasm.wasmPaths = { ...ortWasmPaths }
  wasm.numThreads = threads
  wasm.proxy = false
}

function answer(address: string): Promise<Response> {
  const absent = Promise.resolve(new Response(null, { status: 404 }))
  if (!address.startsWith(root)) return absent
  const path = address.slice(root.length)
  const end = path.indexOf('/')
  return sources.get(path.slice(0, end))?.(path.slice(end + 1)) ?? absent
}

/** Puts a source's files where the library finds them, under a name that was never used before. */
export function openLibraryFiles(source: FileSource, desk: Desk): LibraryFiles {
  configure(desk.threads)
  const id = `source-${sources.size + 1}`
  const opened = new Map<string, Promise<Blob | null>>()
  let refused: { readonly error: unknown } | null = null
  let absent: string | null = null
  let total: number | null = null
  let done = 0

  const open = async (path: string): Promise<Blob | null> => {
    desk.alive()
    try {
      return await desk.openFile(source, path)
    } catch (error) {
      refused ??= { error }
      throw error
    } finally {
      desk.alive()
    }
  }
  const file = (path: string): Promise<Blob | null> => {
    const known = opened.get(path) ?? open(path)
    opened.set(path, known)
    return known
  }
  const missing = (path: string): InferenceError =>
    source.from === 'hub'
      ? new InferenceError(
          'download',
          `${source.repository} has no file “${path}”. Check the name and the precision of the model.`,
        )
      : new InferenceError(
          'bad-model',
          `The folder has no file “${path}”. Pick the folder that holds “config.json” and “onnx”, and a precision that is in it.`,
        )

  sources.set(id, async (path) => {
    const found = await file(path)
    if (!found) {
      absent = path
      return new Response(null, { status: 404 })
    }
    if (total !== null) {
      done = Math.min(total, done + found.size)
      desk.onProgress({ phase: 'reading', done, total })
    }
    return new Response(found, { headers: { 'content-length': String(found.size) } })
  })

  return {
    id,
    file,
    missing,
    json: async (path) => {
      const found = await file(path)
      if (!found) throw missing(path)
      return parsed(await found.text(), path)
    },
    announce: (files) => {
      total = files.reduce((sum, { size }) => sum + size, 0)
      desk.onProgress({ phase: 'reading', done: 0, total })
    },
    fault: (error, files) => {
      if (refused) return refused.error
      if (error instanceof InferenceError) return error
      if (error instanceof ModelFileNotFoundError && absent !== null) return missing(absent)
      const fault = inferenceError(error)
      if (fault.code !== 'bad-model' && fault.code !== 'failed') return fault
      return new InferenceError(
        'bad-model',
        `The model cannot be started: ${files.map((path) => `“${path}”`).join(' or ')} is damaged or of a kind that cannot run here. Load it again, or choose another precision.`,
        { cause: error },
      )
    },
  }
}

function parsed(text: string, path: string): Readonly<Record<string, unknown>> {
  let value: unknown = null
  try {
    value = JSON.parse(text)
  } catch {
    // Told below, together with everything else that is no object.
  }
  if (isRecord(value)) return value
  throw new InferenceError('bad-model', `“${path}” is damaged: it is not readable as JSON.`)
}
