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
  /** How its file's name begins. */
  readonly stem: string
  readonly need: 'exactly' | 'some' | 'if-there'
}

/** The parts by kind of model, told by what lies in `onnx/` (`MODEL_SESSION_CONFIG` of transformers.js). */
const layouts: readonly {
  readonly kind: 'vlm' | 'segmenter'
  readonly sign: string
  readonly parts: readonly Part[]
}[] = [
  {
    kind: 'vlm',
    sign: 'decoder_model_merged',
    parts: [
      { stem: 'decoder_model_merged', need: 'exactly' },
      { stem: 'embed_tokens', need: 'some' },
      { stem: 'vision_encoder', need: 'some' },
      { stem: 'encoder_model', need: 'if-there' },
      { stem: 'audio_encoder', need: 'if-there' },
    ],
  },
  {
    kind: 'segmenter',
    sign: 'prompt_encoder_mask_decoder',
    parts: [
      { stem: 'vision_encoder', need: 'exactly' },
      { stem: 'prompt_encoder_mask_decoder', need: 'some' },
    ],
  },
]

/**
 * The path of each part of a model in a precision, or in what stands in for it in a lesser part such as `embed_tokens`;
 * null where the model cannot be had in it.
 */
export function sessionFiles(paths: Iterable<string>, precision: Precision): readonly string[] | null {
  const there = new Set(paths)
  const layout = layouts.find(({ sign }) =>
    precisions.some((each) => there.has(`onnx/${sign}${suffixes[each]}.onnx`)),
  )
  if (!layout) return null
  const files: string[] = []
  for (const { stem, need } of layout.parts) {
    const choices = need === 'exactly' ? [precision] : [precision, ...substitutes[precision]]
    const found = choices.find((each) => there.has(`onnx/${stem}${suffixes[each]}.onnx`))
    if (found) files.push(`onnx/${stem}${suffixes[found]}.onnx`)
    else if (need !== 'if-there') return null
  }
  return files
}

/** The parts that a model of this kind cannot do without and that are there in no precision, as their files' names begin. */
export function partsLacking(paths: Iterable<string>, kind: 'vlm' | 'segmenter'): readonly string[] {
  const there = new Set(paths)
  const parts = layouts.find((layout) => layout.kind === kind)?.parts ?? []
  return parts.flatMap(({ stem, need }) =>
    need === 'if-there' || precisions.some((each) => there.has(`onnx/${stem}${suffixes[each]}.onnx`))
      ? []
      : stem,
  )
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
  const models = new Set(sessions)
  return tree.filter(
    ({ path }) => settings.has(path) || models.has(path) || models.has(path.replace(/_data(?:_\d+)?$/, '')),
  )
}
