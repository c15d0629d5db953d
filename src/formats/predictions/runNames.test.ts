import { describe, expect, it } from 'vitest'
import type { CropKind } from '../../domain/prediction.ts'
import type { Budget } from '../../domain/preview.ts'
import { plainPredictions } from './plainPredictions.ts'
import { predictionFormats } from './predictionFormats.ts'
import { seedIn, viewIn, withoutView } from './runNames.ts'

describe('the names of runs', () => {
  it.each([
    ['zoom-bench-crop', 'regional'],
    ['zoombench_regional', 'regional'],
    ['tiny_global', 'global'],
    ['zoom-bench', null],
    ['cropduster-7B', null],
  ])('%s tells the view %s', (name, view) => {
    expect(viewIn(name)).toBe(view)
  })

  it.each<[string, Budget | null]>([
    ['tiny-1024-tokens_global.jsonl', { kind: 'tokens', tokens: 1024 }],
    ['tokens-1024/tiny.jsonl', { kind: 'tokens', tokens: 1024 }],
    ['16k_tokens/model_answer/zoom-bench/tiny_answer.json', { kind: 'tokens', tokens: 16_384 }],
    ['tiny_side-448.csv', { kind: 'side', side: 448 }],
    ['tiny_budget-native.csv', { kind: 'native' }],
    ['internvl-native-448-7B.csv', null],
    ['tiny_max_tokens_8192.jsonl', null],
    ['a/b/c/d/1024-tokens/e/f/g/tiny.jsonl', null],
  ])('%s tell the budget %j', (path, budget) => {
    expect(plainPredictions.origin(path).budget).toEqual(budget)
  })

  it.each<[string, CropKind | null]>([
    ['model_answer/crop-test-noise/tiny_seed42_answer.json', 'noise'],
    ['crop-test-predicted/tiny.jsonl', 'predicted'],
    ['crop_test/ground-truth/tiny.jsonl', 'truth'],
    ['tiny_crop-test-gt.jsonl', 'truth'],
    ['zoom-bench-crop/noisy-student.jsonl', null],
    ['crop-test/noisy-student.jsonl', null],
  ])('%s tell the crop %s of the crop test, in which the whole picture is seen', (path, crop) => {
    for (const format of predictionFormats) {
      const origin = format.origin(path)
      expect(origin.crop).toBe(crop)
      expect(crop === null || origin.view === 'global').toBe(true)
    }
  })

  it('keep no more than the model once budget and crop are known', () => {
    for (const name of ['tiny', 'tiny_side-448', 'tiny-1024-tokens_regional', 'tiny_crop-test-noise'])
      expect(plainPredictions.origin(`${name}.jsonl`).model).toBe('tiny')
  })

  it('lose their seed and their view', () => {
    expect(seedIn('tiny_seed42')).toEqual({ name: 'tiny', seed: 42 })
    expect(seedIn('seedling')).toEqual({ name: 'seedling', seed: null })
    expect(withoutView('tiny-regional-view')).toBe('tiny')
    expect(withoutView('regional')).toBe('regional')
  })
})
