import { InferenceError } from './inference.ts'
import type { Precision } from './modelSpec.ts'
import { looksWhole } from './onnxFile.ts'
import { substitutes, suffixes } from './precisionFiles.ts'
import { isRecord } from './isRecord.ts'
import type { LibraryFiles } from './transformers.ts'

/** Which files a model's sessions are made of, for a precision. */
export interface SessionFiles {
  /** Per session, as the library takes it. */
  readonly dtype: Readonly<Record<string, Precision>>
  /** Per file name, how many files of outside data belong to it. */
  readonly outside: Readonly<Record<string, number>>
  readonly paths: readonly string[]
  readonly blobs: readonly Blob[]
}

const mostOutsideFiles = 100

export interface SessionNames {
  /** Sessions that must exist in the very precision. */
  readonly exact: readonly string[]
  /** Sessions that may be of another one, where the precision's file is missing. */
  readonly close: readonly string[]
}

/**
 * Finds and checks the files of every session. A missing or broken file is told here by its name; the library would
 * hang on a missing file of outside data.
 */
export async function findSessionFiles(
  library: LibraryFiles,
  config: Readonly<Record<string, unknown>>,
  precision: Precision,
  names: SessionNames,
): Promise<SessionFiles> {
  const dtype: Record<string, Precision> = {}
  const outside: Record<string, number> = {}
  const paths: string[] = []
  const blobs: Blob[] = []
  const take = async (path: string): Promise<Blob> => {
    const found = await library.file(path)
    if (!found) throw library.missing(path)
    paths.push(path)
    blobs.push(found)
    return found
  }

  for (const name of [...names.exact, ...names.close]) {
    const allowed = names.exact.includes(name) ? [] : substitutes[precision]
    const taken = await firstThere(library, name, [precision, ...allowed])
    dtype[name] = taken
    const file = fileName(name, taken)
    if (!(await looksWhole(await take(`onnx/${file}`))))
      throw new InferenceError('bad-model', `“onnx/${file}” is damaged or not complete. Get it again.`)
    const parts = declaredParts(config, file, name)
    const more = parts > 0 ? parts : (await library.file(`onnx/${file}_data`)) ? 1 : 0
    outside[file] = more
    for (let part = 0; part < more; part += 1) await take(`onnx/${file}_data${part === 0 ? '' : `_${part}`}`)
  }
  return { dtype, outside, paths, blobs }
}

const fileName = (session: string, precision: Precision): string => `${session}${suffixes[precision]}.onnx`

async function firstThere(
  library: LibraryFiles,
  name: string,
  choices: readonly Precision[],
): Promise<Precision> {
  for (const choice of choices) if (await library.file(`onnx/${fileName(name, choice)}`)) return choice
  const [wanted = 'fp32'] = choices
  throw library.missing(`onnx/${fileName(name, wanted)}`)
}

/** How many files of outside data the model's own configuration tells of (the library's `use_external_data_format`). */
function declaredParts(config: Readonly<Record<string, unknown>>, file: string, session: string): number {
  const own = config['transformers.js_config']
  const told = isRecord(own) ? own['use_external_data_format'] : null
  const value = isRecord(told) ? (Object.hasOwn(told, file) ? told[file] : told[session]) : told
  const parts = Number(value ?? 0)
  if (Number.isSafeInteger(parts) && parts >= 0 && parts <= mostOutsideFiles) return parts
  throw new InferenceError('bad-model', '“config.json” tells of more data files than can be right.')
}

/** Refuses a precision that this machine cannot calculate in. */
export async function checkPrecision(precision: Precision, device: 'webgpu' | 'wasm'): Promise<void> {
  if (precision !== 'fp16' && precision !== 'q4f16') return
  if (device === 'webgpu' && (await hasHalfPrecision())) return
  throw new InferenceError(
    'bad-model',
    `The precision ${precision} needs a graphics card that calculates in 16 bits (WebGPU with shader-f16), and there is none here. Choose q4, q8 or fp32.`,
  )
}

async function hasHalfPrecision(): Promise<boolean> {
  try {
    const adapter = await navigator.gpu.requestAdapter()
    return adapter?.features.has('shader-f16') ?? false
  } catch {
    return false
  }
}
