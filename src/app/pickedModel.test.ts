import { describe, expect, it } from 'vitest'
import { pickedModel } from './pickedModel.ts'

const file = (path: string, text: string) => ({ path, file: new File([text], path) })

const sam = (encoder = '12345') => [
  file('sam/config.json', '{"model_type":"sam2"}'),
  file('sam/onnx/vision_encoder.onnx', encoder),
  file('sam/onnx/vision_encoder.onnx_data', '123'),
  file('sam/onnx/vision_encoder_fp16.onnx', '123'),
  file('sam/onnx/prompt_encoder_mask_decoder.onnx', '12'),
]

const idOf = async (files: Parameters<typeof pickedModel>[0]) => (await pickedModel(files)).source.folderId

describe('a picked folder', () => {
  it('tells what model lies in it, and what each precision weighs with its settings', async () => {
    const found = await pickedModel(sam())
    expect(found).toMatchObject({ kind: 'segmenter', name: 'sam', modelType: 'sam2' })
    expect(found.precisions.find(({ precision }) => precision === 'fp32')?.bytes).toBe(31)
    expect(found.precisions.find(({ precision }) => precision === 'fp16')?.bytes).toBe(26)
  })

  it('is known again when it is picked again, and not taken for another one', async () => {
    const first = await idOf(sam())
    expect(await idOf(sam())).toBe(first)
    expect(await idOf(sam('54321'))).not.toBe(first)
  })

  it('says why it is no model', () =>
    expect(pickedModel([file('readme.txt', 'x')])).rejects.toThrow('config.json'))
})
