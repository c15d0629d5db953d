import type { Precision } from './modelSpec.ts'

/** How the files of each precision end (`DEFAULT_DTYPE_SUFFIX_MAPPING` of transformers.js). */
export const suffixes: Readonly<Record<Precision, string>> = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  q4: '_q4',
  q4f16: '_q4f16',
}

/**
 * In what a lesser part of a model, such as `embed_tokens`, is taken where it is not there in the wanted precision, the
 * best first. Sixteen bits only stand in for sixteen bits: not every machine can calculate in them.
 */
export const substitutes: Readonly<Record<Precision, readonly Precision[]>> = {
  fp32: ['q8'],
  fp16: ['fp32', 'q8'],
  q8: ['fp32', 'q4'],
  q4: ['q8', 'fp32'],
  q4f16: ['fp16', 'q4', 'q8', 'fp32'],
}
