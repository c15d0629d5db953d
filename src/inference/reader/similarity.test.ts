import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { folded, similarityTo } from './similarity.ts'

it('folds case, marks, blanks, punctuation and other forms of the same letters', () => {
  expect(folded(' Café “Nº”–12 ')).toBe('cafeno12')
  expect(folded('ＡＢ１')).toBe('ab1')
  expect(folded('営業中!')).toBe('営業中')
})

it('counts what must be inserted, deleted and replaced, as a share of the longer text', () => {
  expect(similarityTo('kitten')('sitting')).toBeCloseTo(1 - 3 / 7)
  expect(similarityTo('b14')('b17')).toBeCloseTo(2 / 3)
  expect(similarityTo('b14')('b14')).toBe(1)
  expect(similarityTo('abc')('')).toBe(0)
  expect(similarityTo('')('')).toBe(0)
})

it('makes no difference whether a text grows or comes at once, nor which of two is wanted', () => {
  const text = fc.string({ maxLength: 12 })
  fc.assert(
    fc.property(text, text, text, (first, rest, wanted) => {
      const growing = similarityTo(wanted)
      growing(first)
      const similarity = growing(rest)
      expect(similarity).toBe(similarityTo(wanted)(first + rest))
      expect(similarity).toBe(similarityTo(first + rest)(wanted))
      expect(similarity === 1).toBe(wanted === first + rest && wanted !== '')
      expect(similarity).toBeGreaterThanOrEqual(0)
    }),
  )
})
