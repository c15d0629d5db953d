/** `model_type` of a folder whose two files are an encoder and a decoder of SAM 2's image predictor. */
export const predictorType = 'sam2_image_predictor'

/** Segmentation models that the library runs, by `model_type`. */
export const librarySegmenters = [
  'sam',
  'sam2',
  'sam2_video',
  'edgetam',
  'edgetam_video',
  'sam3_tracker',
  'sam3_tracker_video',
] as const

/** What can be run, by `model_type` of a model's `config.json`. */
export const runnableTypes: Readonly<Record<'vlm' | 'segmenter', readonly string[]>> = {
  vlm: [
    'smolvlm',
    'idefics3',
    'lfm2_vl',
    'qwen2_vl',
    'qwen2_5_vl',
    'qwen3_vl',
    'qwen3_5',
    'llava',
    'llava_onevision',
    'paligemma',
    'gemma3',
    'gemma3n',
  ],
  segmenter: [...librarySegmenters, predictorType],
}
