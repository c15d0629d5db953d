import { describe, expect, it } from 'vitest'
import { pickedModel } from './pickedModel.ts'

const file = (path: string, text: string) => ({ path, file: new File([text], path) })

describe('a picked folder', () => {
  it('tells what model lies in it, and what each precision weighs with its settings', async () => {
    const found = await pickedModel(
      [
        file('sam/config.json', '{"model_type":"sam2"}'),
        file('sam/onnx/vision_encoder.onnx', '12345'),
        file('sam/onnx/vision_encoder.onnx_data', '123'),
        file('sam/onnx/vision_encoder_fp16.onnx', '123'),
        file('sam/onnx/prompt_encoder_mask_decoder.onnx', '12'),
      ],
      'f1',
    )
    expect(found).toMatchObject({ kind: 'segmenter', name: 'sam', modelType: 'sam2' })
    expect(found.source.folderId).toBe('f1')
    expect(found.precisions.find(({ precision }) => precision === 'fp32')?.bytes).toBe(31)
    expect(found.precisions.find(({ precision }) => precision === 'fp16')?.bytes).toBe(26)
  })

  it('says why it is no model', () =>
    expect(pickedModel([file('readme.txt', 'x')], 'f1')).rejects.toThrow('config.json'))
})
