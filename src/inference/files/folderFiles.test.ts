import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { examineFolder, type ModelFolder } from './folderFiles.ts'

const file = (path: string, text = 'x') => ({ path, file: new File([text], path.split('/').at(-1) ?? '') })
const config = (root = '', type = 'smolvlm') =>
  file(`${root}config.json`, JSON.stringify({ model_type: type }))
const weights = (root = '') => [
  file(`${root}onnx/decoder_model_merged_q4.onnx`),
  file(`${root}onnx/decoder_model_merged_quantized.onnx`),
  file(`${root}onnx/embed_tokens_quantized.onnx`),
  file(`${root}onnx/vision_encoder_quantized.onnx`),
]
const model = async (files: Parameters<typeof examineFolder>[0]): Promise<ModelFolder> => {
  const report = await examineFolder(files)
  if ('sentence' in report) throw new Error(report.sentence)
  return report
}

describe('a folder with a model', () => {
  it('is told by its config.json, with the precisions that are there', async () => {
    const report = await model([config('tiny/'), ...weights('tiny/'), file('tiny/tokenizer.json')])
    expect(report).toMatchObject({
      kind: 'vlm',
      modelType: 'smolvlm',
      name: 'tiny',
      precisions: ['q8', 'q4'],
    })
    expect(report.files.map(({ path }) => path)).toContain('onnx/embed_tokens_quantized.onnx')
    expect(report.bytes).toBe(report.files.reduce((sum, { file }) => sum + file.size, 0))
  })

  it('may lie deeper, beside other things', async () => {
    const report = await model([file('a/readme.txt'), config('a/b/tiny/'), ...weights('a/b/tiny/')])
    expect(report.name).toBe('tiny')
    expect(report.files.map(({ path }) => path)).toContain('config.json')
    expect(report.files.map(({ path }) => path)).not.toContain('readme.txt')
  })

  it('may be picked without the folder around it', async () => {
    expect(await model([config(), ...weights()])).toMatchObject({ name: '', precisions: ['q8', 'q4'] })
  })

  it('is found by its weights when another folder has settings only', async () => {
    const report = await model([config('top/'), config('top/tiny/'), ...weights('top/tiny/')])
    expect(report.name).toBe('tiny')
  })

  it('may be a segmentation model', async () => {
    const files = ['vision_encoder', 'prompt_encoder_mask_decoder'].map((name) =>
      file(`sam/onnx/${name}.onnx`),
    )
    expect(await model([config('sam/', 'sam2'), ...files])).toMatchObject({
      kind: 'segmenter',
      precisions: ['fp32'],
    })
  })

  it.each(['sam2_video', 'sam2_image_predictor'])('may be of the type %s', async (type) => {
    const files = [file('s/onnx/vision_encoder.onnx'), file('s/onnx/prompt_encoder_mask_decoder.onnx')]
    expect(await model([config('s/', type), ...files])).toMatchObject({ kind: 'segmenter' })
  })

  it('has no hidden files', async () => {
    const report = await model([config('t/'), ...weights('t/'), file('t/.git/config'), file('t/.DS_Store')])
    expect(report.files).toHaveLength(5)
  })
})

describe('a folder without a model for this program gets a sentence:', () => {
  it.each<readonly [why: string, files: Parameters<typeof examineFolder>[0], sentence: RegExp]>([
    ['empty', [], /empty/],
    ['without config.json', weights('t/'), /no config\.json/],
    ['with several', [config('t/a/'), ...weights('t/a/'), config('t/b/'), ...weights('t/b/')], /t\/a, t\/b/],
    ['of another type', [config('t/', 'bert'), ...weights('t/')], /“bert” cannot be run here.*smolvlm.*sam2/],
    ['of a type that answers in another way', [config('t/', 'florence2'), ...weights('t/')], /cannot be run/],
    ['with a config.json that is none', [file('t/config.json', '{'), ...weights('t/')], /cannot be read/],
    ['with a list for a config.json', [file('t/config.json', '[]'), ...weights('t/')], /cannot be read/],
    ['with a type that is none', [config('t/', '<b>'), ...weights('t/')], /cannot be read/],
    [
      'with half of the weights',
      [config('t/'), ...weights('t/').slice(0, 3)],
      /no file for vision_encoder \(vision_encoder\.onnx/,
    ],
    ['without weights', [config('t/')], /decoder_model_merged .* and embed_tokens .* and vision_encoder/],
    [
      'with parts that do not fit together',
      [
        config('t/', 'sam2'),
        file('t/onnx/vision_encoder_fp16.onnx'),
        file('t/onnx/prompt_encoder_mask_decoder_q4.onnx'),
      ],
      /not all of them in the same precision/,
    ],
    [
      'with weights in the wrong place',
      [config('t/'), file('t/model.onnx')],
      /Put them into a folder “onnx”/,
    ],
  ])('%s', async (_, files, sentence) => {
    expect(await examineFolder(files)).toEqual({ sentence: expect.stringMatching(sentence) as unknown })
  })

  it('with far too many files', async () => {
    const many = Array.from({ length: 5_001 }, (_, i) => file(`a/${i}`))
    expect(await examineFolder(many)).toEqual({
      sentence: expect.stringMatching(/too many files/) as unknown,
    })
  })

  it('with a config.json of megabytes, which is not read', async () => {
    const long = file('t/config.json', `{"model_type":"smolvlm"${' '.repeat(3_000_000)}}`)
    expect(await examineFolder([long, ...weights('t/')])).toHaveProperty('sentence')
  })
})

const sample = resolve(import.meta.dirname, '../../../../shared/models/tiny-smolvlm')
it.skipIf(!existsSync(sample))(
  'the sample model is a VLM in three precisions (needs the shared samples)',
  async () => {
    const files = readdirSync(sample, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({
        path: `tiny-smolvlm/${path.slice(sample.length + 1)}`,
        file: new File([readFileSync(path)], 'x'),
      }))
    expect(await model(files)).toMatchObject({
      kind: 'vlm',
      name: 'tiny-smolvlm',
      precisions: ['fp32', 'q8', 'q4'],
    })
  },
)
