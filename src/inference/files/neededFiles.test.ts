import { assert, constantFrom, property, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { precisions } from '../modelSpec.ts'
import { filesFor, precisionsIn, sessionFiles } from './neededFiles.ts'

const tree = (...paths: readonly string[]) => paths.map((path) => ({ path }))
const needed = (files: readonly { readonly path: string }[], precision: (typeof precisions)[number]) =>
  filesFor(files, precision).map(({ path }) => path)
const parts = (suffix: string) =>
  ['decoder_model_merged', 'embed_tokens', 'vision_encoder'].map((name) => `onnx/${name}${suffix}.onnx`)

describe('the files that a precision needs', () => {
  const all = tree(
    ...['', '_fp16', '_quantized', '_q4', '_q4f16', '_bnb4', '_int8'].flatMap(parts),
    'config.json',
    'tokenizer.json',
    'README.md',
    'model.safetensors',
    'onnx/decoder_model.onnx',
  )

  it.each([
    ['fp32', ''],
    ['fp16', '_fp16'],
    ['q8', '_quantized'],
    ['q4', '_q4'],
    ['q4f16', '_q4f16'],
  ] as const)('%s: those that end in “%s”, and the settings', (precision, suffix) => {
    expect(needed(all, precision)).toEqual([...parts(suffix), 'config.json', 'tokenizer.json'])
  })

  it('include weights that lie beside the ONNX file', () => {
    const files = tree(
      ...parts('_q4'),
      'onnx/decoder_model_merged_q4.onnx_data',
      'onnx/decoder_model_merged_q4.onnx_data_1',
      'onnx/decoder_model_merged_q4.onnx_data_10',
      'onnx/decoder_model_merged.onnx_data',
    )
    expect(needed(files, 'q4')).toEqual([
      ...parts('_q4'),
      'onnx/decoder_model_merged_q4.onnx_data',
      'onnx/decoder_model_merged_q4.onnx_data_1',
      'onnx/decoder_model_merged_q4.onnx_data_10',
    ])
  })

  it('include what stands in for a lesser part that is not there', () => {
    const files = tree(
      'onnx/decoder_model_merged_q4.onnx',
      'onnx/embed_tokens.onnx',
      'onnx/embed_tokens_quantized.onnx',
      'onnx/vision_encoder.onnx',
      'onnx/vision_encoder_fp16.onnx',
    )
    expect(
      sessionFiles(
        files.map(({ path }) => path),
        'q4',
      ),
    ).toEqual([
      'onnx/decoder_model_merged_q4.onnx',
      'onnx/embed_tokens_quantized.onnx',
      'onnx/vision_encoder.onnx',
    ])
    expect(needed(files, 'q4')).not.toContain('onnx/embed_tokens.onnx')
  })

  it('take sixteen bits for sixteen bits only, which not every machine calculates in', () => {
    const paths = ['onnx/decoder_model_merged_q4.onnx', 'onnx/embed_tokens_q4.onnx']
    expect(precisionsIn([...paths, 'onnx/vision_encoder_fp16.onnx'])).toEqual([])
    expect(precisionsIn(['onnx/decoder_model_merged_q4f16.onnx', ...parts('_fp16').slice(1)])).toEqual([
      'q4f16',
    ])
  })

  it('are none where the decoder itself is not there', () => {
    expect(needed(tree('config.json', ...parts('_q4')), 'q8')).toEqual([])
    expect(precisionsIn(parts('_q4'))).toEqual(['q4'])
  })

  it('are the encoder and the mask decoder of a segmentation model', () => {
    const paths = ['onnx/vision_encoder_fp16.onnx', 'onnx/prompt_encoder_mask_decoder.onnx']
    expect(sessionFiles(paths, 'fp16')).toEqual(paths)
  })

  it('include the text encoder of a model that has one', () => {
    const paths = [...parts('_q4'), 'onnx/encoder_model_q4.onnx']
    expect(sessionFiles(paths, 'q4')?.at(-1)).toBe('onnx/encoder_model_q4.onnx')
  })

  it('are always some of those that are there, each once', () => {
    const paths = [...all.map(({ path }) => path), '__proto__', 'constructor', 'onnx/', '']
    assert(
      property(uniqueArray(constantFrom(...paths)), constantFrom(...precisions), (some, precision) => {
        const found = needed(tree(...some), precision)
        expect(some).toEqual(expect.arrayContaining(found))
        expect(new Set(found).size).toBe(found.length)
        expect(found.length > 0).toBe(precisionsIn(some).includes(precision))
      }),
    )
  })
})
