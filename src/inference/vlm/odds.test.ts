import { array, assert, float, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dice, drawn, likeliest, probabilities, seedOf } from './odds.ts'
import { letterTokens, messageOf, wordingOf } from './prompt.ts'

const throws = (from: number) => Array.from({ length: 4 }, dice(from))

describe('the odds of tokens', () => {
  it('are shares of everything that could have been said', () => {
    const logit = float({ min: -60, max: 60, noNaN: true })
    assert(
      property(array(logit, { minLength: 1, maxLength: 50 }), (logits) => {
        const odds = probabilities(Float32Array.from(logits), 1)
        expect(odds.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        expect(odds[likeliest(logits)]).toBe(Math.max(...odds))
      }),
    )
  })

  it('grow apart when it is cold', () => {
    const logits = Float32Array.of(1, 2, 3)
    expect(probabilities(logits, 0.1)[2]).toBeGreaterThan(0.99)
    expect(probabilities(logits, 10)[2]).toBeLessThan(0.4)
  })

  it('are refused when the numbers broke down', () => {
    expect(() => probabilities(Float32Array.of(1, Number.NaN), 1)).toThrow('another precision')
    expect(() => probabilities(Float32Array.of(Number.POSITIVE_INFINITY, 1), 1)).toThrow('another precision')
  })

  it('are what tokens are drawn by', () => {
    const odds = Float64Array.of(0.1, 0.6, 0.3)
    const throwDice = dice(seedOf(5, 0))
    const counts = [0, 0, 0]
    for (let index = 0; index < 20_000; index += 1) {
      const token = drawn(odds, throwDice())
      counts[token] = (counts[token] ?? 0) + 1
    }
    for (const [token, count] of counts.entries()) expect(count / 20_000).toBeCloseTo(odds[token] ?? 0, 1)
  })

  it('give the same throws for the same seed alone', () => {
    assert(
      property(nat(), nat(20), (seed, answer) => {
        expect(throws(seedOf(seed, answer))).toEqual(throws(seedOf(seed, answer)))
        expect(throws(seedOf(seed, answer))).not.toEqual(throws(seedOf(seed, answer + 1)))
      }),
    )
  })
})

describe('a prompt', () => {
  const content = { question: 'What is it?', options: ['a cat', 'a dog'], category: null }

  it('holds the options by letter, or the question alone', () => {
    expect(wordingOf(content)).toBe('What is it?\nA. a cat\nB. a dog\nAnswer with the letter only.')
    expect(wordingOf({ ...content, options: [] })).toBe('What is it?')
  })

  it('shows the picture before the words, or no picture', () => {
    expect(messageOf('x', true).content.map(({ type }) => type)).toEqual(['image', 'text'])
    expect(messageOf('x', false).content.map(({ type }) => type)).toEqual(['text'])
  })

  it('knows a letter by its tokens with and without a blank, and by none that is more than one', () => {
    const known: Readonly<Record<string, readonly number[]>> = { A: [5], ' A': [7], B: [6], ' B': [3, 6] }
    expect(letterTokens(2, (text) => known[text] ?? [])).toEqual([[5, 7], [6]])
    expect(letterTokens(1, () => [9])).toEqual([[9]])
  })

  it('knows no letters where one of them has no token, or only one that stands for others as well', () => {
    const known: Readonly<Record<string, readonly number[]>> = { A: [5], B: [6, 6], ' B': [3, 6] }
    expect(letterTokens(2, (text) => known[text] ?? [])).toBeNull()
    expect(letterTokens(2, () => [0])).toBeNull()
    expect(letterTokens(1, () => [])).toBeNull()
  })
})
