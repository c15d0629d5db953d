import { expect, it } from 'vitest'
import { answerNames, answerOf } from './answerNames.ts'

const answer = (label: string, seed: number | null = null, crop: 'noise' | null = null) => ({
  label,
  seed,
  crop,
})

it('answers are called by their model, seed and crop, and counted where that is the same', () => {
  expect(
    answerNames([answer('A', 1), answer('A', 2), answer('A', 2), answer('B'), answer('B', null, 'noise')]),
  ).toEqual(['A, seed 1', 'A, seed 2 (1)', 'A, seed 2 (2)', 'B', 'B, noise'])
})

it('the answer that is shown first is that of the chosen contestant, or else the first', () => {
  const all = [answer('A'), answer('B', null, 'noise'), answer('B')]
  expect(answerOf(all, { label: 'B', crop: null })).toBe(all[2])
  expect(answerOf(all, { label: 'C', crop: null })).toBe(all[0])
  expect(answerOf([], { label: 'C', crop: null })).toBeNull()
})
