import { precisions, type Precision } from '../modelSpec.ts'
import { substitutes, suffixes } from '../precisionFiles.ts'

/** Everything besides the weights that the library may read. */
const settings = new Set([
  'config.json',
  'generation_config.json',
  'preprocessor_config.json',
  'processor_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'chat_template.jinja',
])

/** One part of a model. */
interface Part {
  /** What the library calls its session, e.g. in a `dtype` per session. */
  readonly session: string
  /** How its file's name begins. */
  readonly stem: string
  readonly need: 'exactly' | 'some' | 'if-there'
}

/** The parts by kind of model, told by what lies in `onnx/` (`MODEL_SESSION_CONFIG` of transformers.js). */
const layouts: readonly { readonly sign: string; readonly parts: readonly Part[] }[] = [
  {
    sign: 'decoder_model_merged',
    parts: [
      { session: 'decoder_model_merged', stem: 'decoder_model_merged', need: 'exactly' },
      { session: 'embed_tokens', stem: 'embed_tokens', need: 'some' },
      { session: 'vision_encoder', stem: 'vision_encoder', need: 'some' },
      { session: 'model', stem: 'encoder_model', need: 'if-there' },
      { session: 'audio_encoder', stem: 'audio_encoder', need: 'if-there' },
    ],
  },
  {
    sign: 'prompt_encoder_mask_decoder',
    parts: [
      { session: 'model', stem: 'vision_encoder', need: 'exactly' },
      { session: 'prompt_encoder_mask_decoder', stem: 'prompt_encoder_mask_decoder', need: 'some' },
    ],
  },
]

export interface SessionFile {
  /** The library's name of the session. */
  readonly session: string
  /** The precision that is there: the wanted one, or what stands in for it in a lesser part such as `embed_tokens`. */
  readonly precision: Precision
  readonly path: string
}

/**
 * The ONNX file of each part of a model in a precision; null where the model cannot be had in it. The same choice
 * holds for what is downloaded and for the `dtype` of each session.
 */
export function sessionFiles(paths: Iterable<string>, precision: Precision): readonly SessionFile[] | null {
  const there = new Set(paths)
  const layout = layouts.find(({ sign }) =>
    precisions.some((each) => there.has(`onnx/${sign}${suffixes[each]}.onnx`)),
  )
  if (!layout) return null
  const files: SessionFile[] = []
  for (const { session, stem, need } of layout.parts) {
    const choices = need === 'exactly' ? [precision] : [precision, ...substitutes[precision]]
    const found = choices.find((each) => there.has(`onnx/${stem}${suffixes[each]}.onnx`))
    if (found) files.push({ session, precision: found, path: `onnx/${stem}${suffixes[found]}.onnx` })
    else if (need !== 'if-there') return null
  }
  return files
}

/** The precisions in which a model can be had. */
export const precisionsIn = (paths: Iterable<string>): readonly Precision[] => {
  const there = [...paths]
  return precisions.filter((each) => sessionFiles(there, each) !== null)
}

/**
 * Which of a model's files a precision needs: settings, the ONNX file of each part, and the parts of its weights that
 * lie beside it (`…onnx_data`, `…onnx_data_1` …). Empty where the model cannot be had in it.
 */
export function filesFor<Entry extends { readonly path: string }>(
  tree: readonly Entry[],
  precision: Precision,
): readonly Entry[] {
  const sessions = sessionFiles(
    tree.map((entry) => entry.path),
    precision,
  )
  if (!sessions) return []
  const models = new Set(sessions.map((file) => file.path))
  return tree.filter(
    ({ path }) => settings.has(path) || models.has(path) || models.has(path.replace(/_data(?:_\d+)?$/, '')),
  )
}
