import { describe, expect, it } from 'vitest'
import { answerLeaks, leakIn } from './answerLeaks.ts'
import { exampleItem } from './example.ts'
import { letterAt } from './item.ts'
import { letterBalance } from './letterBalance.ts'
import { optionLengths } from './longestOption.ts'
import { majorityBaseline, verdictOnMajority } from './majorityBaseline.ts'
import { verdictOnLead, type Asked } from './shortcuts.ts'
import { blindFigures } from './shortcutsBlind.ts'

const choice = (id: string, options: readonly string[], right: number, category = 'color'): Asked => ({
  id,
  content: exampleItem({
    question: 'What is it?',
    options,
    answerLetter: letterAt(right),
    answerText: options[right] ?? '',
    category,
  }),
})

const open = (id: string, answerText: string, category = 'ocr', question = 'What is it?'): Asked => ({
  id,
  content: exampleItem({ question, options: [], answerLetter: null, answerText, category }),
})

/** So many questions with options of equal length and the right one at these places. */
const lettered = (...counts: readonly number[]): readonly Asked[] =>
  counts.flatMap((count, at) =>
    Array.from({ length: count }, (_, one) =>
      choice(
        `${at}-${one}`,
        counts.map((_each, place) => `o${place}`),
        at,
      ),
    ),
  )

const leak = (question: string, answer: string, ...others: readonly string[]) =>
  leakIn({
    ...exampleItem({ question, answerText: answer }),
    options: others.length > 0 ? [answer, ...others] : [],
    answerLetter: others.length > 0 ? 'A' : null,
  })

const twos = (count: number) => Array.from({ length: count }, (_, at) => open(String(at), '2', 'counting'))

describe('the balance of letters', () => {
  it('is Pearson’s chi-square against equal shares', () => {
    // Expected 15 each; (25 + 25 + 25 + 25) / 15 = 6.67 with 3 degrees of freedom, and the printed 5 % point is 7.815.
    const balance = letterBalance(lettered(20, 10, 20, 10))
    expect(balance.chiSquare).toBeCloseTo(100 / 15, 12)
    expect(balance).toMatchObject({ items: 60, freedom: 3, by: 'distribution', verdict: 'fine' })
    expect(balance.p).toBeGreaterThan(0.05)
    expect(balance.p).toBeLessThan(0.1)
    expect(balance.letters[0]).toEqual({ letter: 'A', count: 20, expected: 15 })
  })

  it('expects letters only of the questions that have them', () => {
    const balance = letterBalance([...lettered(3, 3), ...lettered(1, 1, 1, 1)])
    expect(balance.letters.map(({ expected }) => expected)).toEqual([4, 4, 1, 1])
    expect(balance.chiSquare).toBe(0)
    expect(balance.freedom).toBe(4)
  })

  it('draws where few are expected, the same every time, and meets what can be reckoned', () => {
    // All of four questions with two options right at A: two of the sixteen ways are as uneven as that.
    const balance = letterBalance(lettered(4, 0))
    expect(balance.by).toBe('drawing')
    expect(Math.abs((balance.p ?? 0) - 2 / 16)).toBeLessThan(0.02)
    expect(letterBalance(lettered(4, 0))).toEqual(balance)
  })

  it('finds the letter that is always right', () => {
    const balance = letterBalance(lettered(0, 20, 0, 0))
    expect(balance.most).toEqual({ letter: 'B', lead: 0.75 })
    expect(balance.verdict).toBe('fix')
  })

  it('knows nothing of open questions and of letters that are no option', () => {
    expect(letterBalance([open('a', 'Red'), choice('b', ['x', 'y'], 5)])).toMatchObject({
      items: 0,
      p: null,
      verdict: 'unknown',
    })
  })
})

describe('the length of options', () => {
  it('counts where one option alone is the longest', () => {
    const { longest, shortest } = optionLengths([
      choice('a', ['red', 'dark blue', 'grey'], 1),
      choice('b', ['red', 'blue', 'grey'], 0),
      choice('c', ['one', 'two'], 0),
      choice('d', [' wide ', 'long one'], 0),
    ])
    expect(longest).toMatchObject({ items: 2, tied: 2, right: 1, ids: ['a'] })
    expect(longest.chance).toBeCloseTo((1 / 3 + 1 / 2) / 2, 12)
    // Neither is right in 2/3 × 1/2.
    expect(longest.p).toBeCloseTo(2 / 3, 12)
    expect(shortest).toMatchObject({ items: 3, tied: 1, right: 2, ids: ['b', 'd'] })
  })

  it('calls a set in which the longest is always right one to be mended', () => {
    const items = Array.from({ length: 8 }, (_, at) => choice(String(at), ['a', 'bb', 'cccc', 'dd'], 2))
    expect(optionLengths(items).longest).toMatchObject({ right: 8, verdict: 'fix' })
    expect(optionLengths(items).longest.p).toBeCloseTo(0.25 ** 8, 12)
    expect(optionLengths([]).longest.verdict).toBe('unknown')
  })

  it('counts characters as people do', () => {
    expect(optionLengths([choice('a', ['👍👍', 'abc'], 1)]).longest.right).toBe(1)
  })
})

describe('an answer in its own question', () => {
  it('is found by whole words', () => {
    expect(leak('Which colour is the red car?', 'Red')).toEqual({ kind: 'whole', found: 'Red' })
    expect(leak('Which colour is the hatred?', 'Red')).toBeNull()
    expect(leak('What does the “No Entry” sign forbid?', 'no entry')).toMatchObject({ kind: 'whole' })
  })

  it('is found as a number by its value', () => {
    expect(leak('How many legs has the four legged table?', '4')).toMatchObject({ kind: 'number' })
    expect(leak('What follows 41 on the label?', '4')).toBeNull()
  })

  it('is found by the only word that tells it from other options', () => {
    expect(leak('What is on the wooden table?', 'a wooden bowl', 'a glass bowl', 'a steel bowl')).toEqual({
      kind: 'word',
      found: 'wooden',
    })
    expect(leak('What is on the wooden table?', 'a wooden old bowl', 'a glass cup')).toBeNull()
  })

  it('gives nothing away where the question offers the choice', () => {
    expect(leak('Is the car red or blue?', 'red', 'blue')).toBeNull()
    expect(leak('Is there no lamp?', 'No')).toBeNull()
  })

  it('is to be looked at, and to be mended where there are many', () => {
    const good = Array.from({ length: 39 }, (_, at) => open(String(at), 'Red'))
    const bad = open('bad', 'Red', 'ocr', 'Which colour is the red car?')
    expect(answerLeaks([...good, bad])).toMatchObject({ verdict: 'look', leaks: [{ id: 'bad' }] })
    expect(answerLeaks([bad]).verdict).toBe('fix')
    expect(answerLeaks([]).verdict).toBe('unknown')
  })
})

describe('the majority answer', () => {
  it('is the most frequent letter and the most frequent text of each category', () => {
    const { categories, overall } = majorityBaseline([
      choice('a', ['x', 'y'], 0),
      choice('b', ['x', 'y'], 0),
      choice('c', ['x', 'y'], 1),
      open('d', 'The Red.', 'color'),
      open('e', 'red', 'color'),
      open('f', 'Blue', 'color'),
      open('g', '3', 'counting'),
    ])
    expect(categories[0]).toMatchObject({
      category: 'color',
      items: 6,
      choice: { answer: 'A', count: 2, of: 3 },
      open: { answer: 'red', count: 2, of: 3, ids: ['d', 'e'] },
    })
    expect(categories[0]?.share).toBeCloseTo(4 / 6, 12)
    expect(categories[1]).toMatchObject({ category: 'counting', choice: null, share: 1 })
    expect(overall?.share).toBeCloseTo(4 / 7, 12)
  })

  it('calls an open answer frequent only among ten', () => {
    expect(verdictOnMajority(majorityBaseline(twos(9)))).toBe('fine')
    expect(verdictOnMajority(majorityBaseline(twos(10)))).toBe('fix')
    expect(verdictOnMajority(majorityBaseline([]))).toBe('unknown')
  })

  it('is never right about a question without a right letter', () => {
    const { id, content } = choice('a', ['x', 'y'], 0)
    const { overall } = majorityBaseline([
      { id, content: { ...content, answerLetter: null } },
      { id: 'b', content: { ...content, answerLetter: null } },
      choice('c', ['x', 'y'], 1),
    ])
    expect(overall).toMatchObject({ items: 3, choice: { answer: 'B', count: 1, of: 3 } })
    expect(overall?.share).toBeCloseTo(1 / 3, 12)
  })
})

describe('a model without the picture', () => {
  it('is weighed against chance and habit, overall and in each category', () => {
    const items = [
      ...Array.from({ length: 50 }, (_, at) => choice(`c${at}`, ['w', 'x', 'y', 'z'], at % 4)),
      open('o', '7'),
    ]
    const answers = items.map(({ id }, at) => ({ id, right: at < 50 ? 1 : 0 }))
    const figures = blindFigures(items, [...answers, { id: 'gone', right: 1 }])
    expect(figures.overall).toMatchObject({ items: 51, accuracy: 50 / 51 })
    expect(figures.overall?.chance).toBeCloseTo(12.5 / 51, 12)
    // Of 50 letters A and B come 13 times; of one open answer all are the same.
    expect(figures.overall?.majority).toBeCloseTo(14 / 51, 12)
    expect(figures.verdict).toBe('fix')
    expect(figures.categories.map(({ category, accuracy }) => [category, accuracy])).toEqual([
      ['color', 1],
      ['ocr', 0],
    ])
    expect(figures.rightIds).toHaveLength(50)
  })

  it('is fine where it does as well as luck, and unknown where none was asked', () => {
    const items = Array.from({ length: 40 }, (_, at) => choice(`c${at}`, ['w', 'x', 'y', 'z'], at % 4))
    const answers = items.map(({ id }, at) => ({ id, right: at % 4 === 0 ? 1 : 0 }))
    expect(blindFigures(items, answers).verdict).toBe('fine')
    expect(blindFigures(items, [])).toMatchObject({ overall: null, categories: [], verdict: 'unknown' })
  })
})

describe('a verdict', () => {
  it('asks for a lead that is large and for one that is no luck', () => {
    expect(verdictOnLead(0.2, 0.001)).toBe('fix')
    expect(verdictOnLead(0.2, 0.02)).toBe('look')
    expect(verdictOnLead(0.04, 0.000001)).toBe('fine')
    expect(verdictOnLead(0.5, 0.2)).toBe('fine')
  })
})
