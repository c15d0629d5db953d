import type { Adapter, Desk } from '../adapter.ts'
import { InferenceError } from '../inference.ts'
import type { SegmenterSpec } from '../modelSpec.ts'
import { predictorType } from '../runnable.ts'
import { looksWhole } from '../onnxFile.ts'
import { quickDevice } from '../ort.ts'
import { openLibraryFiles, type LibraryFiles } from '../transformers.ts'
import { loadLibrarySam } from './librarySam.ts'
import { loadRuntimeSam } from './runtimeSam.ts'
import { servingSam } from './servingSam.ts'

/** Models that box what is clicked: SAM 2, SlimSAM and their like. */
export const segmenterAdapter: Adapter<SegmenterSpec> = async (spec, lent) => {
  const { device, reason } = await quickDevice(lent.device)
  const desk: Desk = { ...lent, device }
  const library = openLibraryFiles(spec.source, desk)
  const files = await predictorFiles(library, spec)
  return files
    ? servingSam(await loadRuntimeSam(...files, desk), desk, reason)
    : servingSam(await loadLibrarySam(library, await library.json('config.json'), spec, desk), desk, reason)
}

/** The two files of an image predictor; null where the folder is in the library's layout. */
async function predictorFiles(
  library: LibraryFiles,
  { source }: SegmenterSpec,
): Promise<readonly [encoder: Blob, decoder: Blob] | null> {
  if (await library.file('config.json')) {
    const { model_type: type } = await library.json('config.json')
    if (type !== predictorType) return null
    return [
      await wholeFile(library, 'onnx/vision_encoder.onnx'),
      await wholeFile(library, 'onnx/prompt_encoder_mask_decoder.onnx'),
    ]
  }
  if (source.from !== 'folder') return null
  const named = (sign: RegExp): string | undefined => source.files.find(({ path }) => sign.test(path))?.path
  const encoder = named(/encoder[^/]*\.(?:ort|onnx)$/i)
  const decoder = named(/decoder[^/]*\.(?:ort|onnx)$/i)
  return encoder !== undefined && decoder !== undefined
    ? [await wholeFile(library, encoder), await wholeFile(library, decoder)]
    : null
}

async function wholeFile(library: LibraryFiles, path: string): Promise<Blob> {
  const file = await library.file(path)
  if (!file) throw library.missing(path)
  if (await looksWhole(file)) return file
  throw new InferenceError('bad-model', `“${path}” is damaged or not complete. Get it again.`)
}
