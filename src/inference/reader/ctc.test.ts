import { expect, it } from 'vitest'
import { decodeCtc } from './ctc.ts'
import { englishDictionary } from './dictionary.ts'

/** Probabilities in which each step is sure of one class. */
const sureOf = (classes: readonly number[], of: number, sure = 0.9): Float32Array => {
  const values = new Float32Array(classes.length * of)
  for (const [step, index] of classes.entries()) values[step * of + index] = sure
  return values
}

const letters = ['a', 'b', ' ']

it('takes repeats once, unless nothing stands between them, and leaves out nothing else', () => {
  expect(decodeCtc(sureOf([0, 1, 1, 0, 1, 2, 2], 4), 0, 7, 4, letters).text).toBe('aab')
  expect(decodeCtc(sureOf([1, 3, 2, 3], 4), 0, 4, 4, letters).text).toBe('a b')
})

it('is as sure as its characters are on average, and not at all of nothing', () => {
  const values = sureOf([1, 0, 2], 4, 1)
  values[2 * 4 + 2] = 0.5
  expect(decodeCtc(values, 0, 3, 4, letters)).toEqual({ text: 'ab', confidence: 0.75 })
  expect(decodeCtc(sureOf([0, 0], 4), 0, 2, 4, letters)).toEqual({ text: '', confidence: 0 })
})

it('starts where it is told to, and reads broken numbers without failing', () => {
  const values = sureOf([2, 2, 1, 0], 4)
  expect(decodeCtc(values, 8, 2, 4, letters).text).toBe('a')
  const broken = decodeCtc(new Float32Array(8).fill(NaN), 0, 2, 4, letters)
  expect(broken).toEqual({ text: '', confidence: 0 })
  expect(decodeCtc(sureOf([9], 12, 7), 0, 1, 12, letters)).toEqual({ text: '', confidence: 1 })
})

it('knows the 96 characters of the English recogniser', () => {
  expect(englishDictionary).toHaveLength(96)
  expect(new Set(englishDictionary).size).toBe(95)
  expect(englishDictionary.slice(0, 18).join('')).toBe('0123456789:;<=>?@A')
  expect(englishDictionary.slice(-4)).toEqual(['.', '/', ' ', ' '])
})
