import { expect, it } from 'vitest'
import { offeredModels } from './offered.ts'
import { detectorWeights, recogniserWeights } from './reader/weights.ts'
import { saliencyWeights } from './saliency/weights.ts'

it('offers each model once', () => {
  const ids = offeredModels.map(({ spec }) => spec.id)
  expect(new Set(ids).size).toBe(ids.length)
})

it('names the precision in the id of every model that is listed, so that answers are kept apart', () => {
  const unnamed = offeredModels.filter(
    ({ spec }) => 'precision' in spec && !spec.id.endsWith(`:${spec.precision}`),
  )
  expect(unnamed).toEqual([])
})

it('offers nothing that needs more than every graphics card can do', () => {
  const special = offeredModels.filter(
    ({ spec }) => 'precision' in spec && (spec.precision === 'fp16' || spec.precision === 'q4f16'),
  )
  expect(special).toEqual([])
})

it('says how large the weights are that come with the program', () => {
  const bytes = new Map(offeredModels.map(({ spec, card }) => [spec.id, card.bytes]))
  expect(bytes.get('reader')).toBe(detectorWeights.bytes + recogniserWeights.bytes)
  expect(bytes.get('saliency')).toBe(saliencyWeights.bytes)
})
