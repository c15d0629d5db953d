import type { PredictionRun } from '../../../domain/prediction.ts'

export const exampleRun = (over: Partial<PredictionRun> = {}): PredictionRun => ({
  id: 'run-1',
  model: 'fake-alpha-8B',
  view: 'global',
  seed: 42,
  budget: null,
  crop: null,
  boxes: null,
  attention: false,
  source: {
    file: 'model_answer/zoom-bench/fake-alpha-8B_seed42_answer.json',
    format: 'mm-eval',
    benchmark: 'zoom-bench',
    sha256: 'ab',
    viewGuessed: false,
    boxesGuessed: false,
  },
  addedAt: 1000,
  count: 37,
  unmatched: 0,
  ...over,
})
