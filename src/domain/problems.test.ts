import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from './dataset.ts'
import { exampleItem, exampleJudgement, exampleOpenItem, examplePicture, exampleProject } from './example.ts'
import type { Item } from './item.ts'
import { problemsOf } from './problems.ts'
import { openProblemCodes, problemsOn } from './problemsOn.ts'
import { defaultThresholds } from './project.ts'

const size = { width: 4000, height: 3000 }
const measure = { size, thresholds: defaultThresholds }
const found = (over: Partial<Item>) => problemsOf(exampleItem(over), measure)
const codes = (over: Partial<Item>) => found(over).map(({ code }) => code)
const sentence = (over: Partial<Item>) => found(over)[0]?.sentence

describe('content without problems', () => {
  it('has none', () => {
    expect(problemsOf(exampleItem(), measure)).toEqual([])
    expect(problemsOf(exampleOpenItem(), measure)).toEqual([])
    expect(problemsOf(exampleItem(), { ...measure, size: null })).toEqual([])
  })
})

describe('options', () => {
  it('that read the same are named, and are an error when one is the answer', () => {
    const problem = found({ options: ['two', 'three', 'Three.', 'six'] })
    expect(problem).toMatchObject([{ code: 'option-duplicate', severity: 'error', field: 'options' }])
    expect(problem[0]?.sentence).toContain('B “three” and C “Three.”')
    expect(found({ options: ['two', 'three', 'six', 'SIX'] })).toMatchObject([
      { code: 'option-duplicate', severity: 'warning' },
    ])
  })

  it.each([
    ['blue', 'light blue'],
    ['2', '2.0'],
    ['two', '2'],
    ['1,000', '1000'],
    ['1/2', '0.5'],
    ['a red, round sign', 'red round sign'],
  ])('%s and %s overlap', (a, b) => {
    expect(codes({ options: ['three', a, b], answerLetter: 'A' })).toEqual(['option-overlap'])
  })

  it.each([
    ['12', '2'],
    ['art', 'cart'],
    ['1.5', '15'],
    ['-5', '5'],
    ['left edge', 'right edge'],
  ])('%s and %s do not', (a, b) => {
    expect(codes({ options: ['three', a, b], answerLetter: 'A' })).toEqual([])
  })

  it('are one sentence however many pairs there are', () => {
    const problems = found({ options: ['three', 'x', 'x', 'x', 'x'], answerLetter: 'A' })
    expect(problems).toHaveLength(1)
    expect(problems[0]?.sentence).toContain('and 3 more pairs')
  })

  it('that are empty, too few or too many are errors', () => {
    expect(codes({ options: ['two', 'three', ' ', ''] })).toEqual(['option-empty'])
    expect(sentence({ options: ['two', 'three', ' ', ''] })).toContain('Options C and D are empty')
    expect(codes({ options: ['three'], answerLetter: 'A' })).toEqual(['options-few'])
    const many = Array.from({ length: 5000 }, (_, index) => `${index}`)
    expect(codes({ options: many, answerText: '1' })).toEqual(['options-many'])
  })
})

describe('the answer to a multiple-choice question', () => {
  it('has a letter among the options', () => {
    expect(codes({ answerLetter: 'E' })).toEqual(['answer-letter-outside'])
    expect(codes({ answerLetter: 'b' })).toEqual(['answer-letter-outside'])
    expect(sentence({ answerLetter: 'E' })).toContain('the options are A to D')
    expect(codes({ answerLetter: null })).toEqual(['answer-missing'])
    expect(codes({ answerLetter: null, answerText: 'nine' })).toEqual(['answer-not-among-options'])
  })

  it('has a letter and a text that agree', () => {
    expect(codes({ answerText: 'Three' })).toEqual([])
    expect(sentence({ answerText: 'four' })).toContain('which is option C')
    expect(sentence({ answerText: 'nine' })).toContain('not among the options')
    expect(found({ answerText: 'four' })).toMatchObject([{ code: 'answer-conflict', severity: 'error' }])
  })

  it('has none of the traps of open answers', () => {
    expect(codes({ options: ['no', 'on', 'red.'], answerLetter: 'A', answerText: 'no' })).toEqual([])
    expect(problemsOf(exampleOpenItem({ answerText: 'no' }), measure)[0]?.code).toBe('answer-two-symbols')
  })
})

describe('the question', () => {
  it.each([
    ['', 'question-empty'],
    ['Why?', 'question-short'],
    ['What colour?', 'question-short'],
    [
      'Only focus on the objects inside the red bounding box in the image to answer this question.',
      'question-red-box',
    ],
    [
      "How many bolts are there? Answer with the option's letter from the given choices.",
      'question-letter-instruction',
    ],
    ['How many bolts are there? Select the correct option.', 'question-letter-instruction'],
    ['How many bolts?\nA. two\nB. three', 'question-options'],
    ['<image>How many bolts are there?', 'question-image-marker'],
  ])('%j: %s', (question, code) => {
    expect(codes({ question })).toEqual([code])
  })

  it.each([
    '这扇门是什么颜色？',
    'What is inside the red box on the shelf?',
    'Which letter is on plan A. or B?',
  ])('%j is fine', (question) => {
    expect(codes({ question })).toEqual([])
  })
})

const region = (x1: number, y1: number, x2: number, y2: number) => codes({ region: { x1, y1, x2, y2 } })

describe('the region and the picture', () => {
  it('are measured by the thresholds of the project', () => {
    expect(region(0, 0, 4000, 301)).toEqual(['region-large'])
    expect(region(0, 0, 4000, 300)).toEqual([])
    expect(region(0, 0, 28, 27.9)).toEqual(['region-small'])
    expect(region(0, 0, 28, 28)).toEqual([])
    const small = { ...measure, size: { width: 1200, height: 1199 } }
    expect(problemsOf(exampleItem(), small)).toMatchObject([{ code: 'picture-small', field: 'picture' }])
    expect(found({ region: { x1: 0, y1: 0, x2: 2000, y2: 1000 } })[0]?.sentence).toContain(
      '16.7 % of the picture',
    )
  })

  it('lie in one another', () => {
    expect(codes({ region: null })).toEqual(['region-missing'])
    expect(region(5000, 0, 5100, 100)).toEqual(['region-outside'])
    expect(region(3950, 0, 4050, 100)).toEqual(['region-outside'])
    expect(region(100, 100, 50, 50)).toEqual(['region-outside'])
    expect(region(Number.NaN, 0, 10, 10)).toEqual(['region-outside'])
    expect(found({ region: { x1: 3950, y1: 0, x2: 4050, y2: 100 } })[0]?.severity).toBe('warning')
    expect(found({ region: { x1: 5000, y1: 0, x2: 5100, y2: 100 } })[0]?.severity).toBe('error')
  })
})

describe('all problems', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom('two', '2', 'no', ''))
  const coordinate = fc.double({ min: -100, max: 5000 })

  it('come with errors first, one sentence and one code each, whatever the content', () => {
    fc.assert(
      fc.property(
        fc.record({
          question: text,
          options: fc.array(text, { maxLength: 6 }),
          answerLetter: fc.option(fc.constantFrom('A', 'F', 'z', '')),
          answerText: text,
          region: fc.option(fc.record({ x1: coordinate, y1: coordinate, x2: coordinate, y2: coordinate })),
        }),
        (over) => {
          const problems = found(over)
          const all = problems.map(({ code }) => code)
          expect(new Set(all).size).toBe(all.length)
          const weights = problems.map(({ severity }) => ['error', 'warning', 'note'].indexOf(severity))
          expect(weights).toEqual(weights.toSorted((a, b) => a - b))
          for (const { sentence } of problems) expect(sentence).toMatch(/[.]$/)
        },
      ),
    )
  })

  it('of very long texts are still found', () => {
    const long = 'red box '.repeat(100_000)
    expect(codes({ question: long, options: [long, long], answerLetter: 'A', answerText: long })).toEqual([
      'option-duplicate',
    ])
  })

  it('of an item follow the revision, the picture and what is muted, and keep their identity', () => {
    const item = exampleItem({ question: 'Why?' })
    const dataset = applyEntries(emptyDataset(exampleProject), [
      { kind: 'picture', value: examplePicture({ width: 1000 }) },
    ])
    const problems = problemsOn(dataset, item)
    expect(problems.map(({ code }) => code)).toEqual(['question-short', 'picture-small'])
    expect(problemsOn(dataset, item, exampleJudgement({ note: 'x' }))).toBe(problems)
    const revised = exampleJudgement({
      revision: { question: 'Why is the door red?' },
      dismissed: ['picture-small'],
    })
    expect(problemsOn(dataset, item, revised).map(({ code }) => code)).toEqual(['picture-small'])
    expect(openProblemCodes(dataset, item, revised)).toEqual([])
    const muted = { ...dataset, project: { ...exampleProject, mutedProblems: ['question-short'] } }
    expect(openProblemCodes(muted, item)).toEqual(['picture-small'])
    const enlarged = applyEntries(dataset, [{ kind: 'picture', value: examplePicture() }])
    expect(openProblemCodes(enlarged, item)).toEqual(['question-short'])
  })
})
