import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeQuery, letterInstruction, parseQuery } from './query.ts'

const constraint =
  'Only focus on the objects inside the red bounding box in the image to answer this question.'

describe('parseQuery', () => {
  it('leaves a bare question byte for byte as it was', () => {
    const text = '  What is\twritten  on A. Smith’s door?\n'
    expect(parseQuery(text)).toEqual({
      question: text,
      options: [],
      labels: [],
      hadLetterInstruction: false,
      hadConstraint: false,
      hadImageMarker: false,
      notes: [],
    })
  })

  it('takes the upstream layout apart', () => {
    const parsed = parseQuery(
      `How many bolts?\n\n${constraint}\n\nA. 2\nB. 3\nC. 4\nD. 6\n\n${letterInstruction}`,
    )
    expect(parsed.question).toBe('How many bolts?')
    expect(parsed.options).toEqual(['2', '3', '4', '6'])
    expect(parsed.labels).toEqual(['A.', 'B.', 'C.', 'D.'])
    expect(parsed.hadConstraint).toBe(true)
    expect(parsed.hadLetterInstruction).toBe(true)
    expect(parsed.notes).toEqual(['The sentence about the red bounding box was removed from the question.'])
  })

  it.each([
    ['A. x', 'B. y'],
    ['A) x', 'B) y'],
    ['(A) x', '(B) y'],
    ['A: x', 'B: y'],
    ['  A. x', '', 'B. y'],
    ['(A)x', '(B)y'],
    ['A. x\r', 'B. y\r'],
  ])('reads option lines written like %j', (...lines) => {
    const parsed = parseQuery(`Which?\n${lines.join('\n')}`)
    expect(parsed.question).toBe('Which?')
    expect(parsed.options).toEqual(['x', 'y'])
  })

  it.each([
    'Who is A. Smith?',
    'A. Smith and\nB. Jones met. Where?'.replace('\nB', ' B'),
    'A. Smith met\nB. Jones.',
    'Which one?\nB. x\nC. y',
    'Which one?\nA. x',
    'Which one?\nA. x\nC. y',
    'Which one?\nA. x\nB) y',
    'Opens at\nA.M. hours\nB.M. hours',
  ])('does not take %j for options', (text) => {
    const parsed = parseQuery(text)
    expect(parsed.options).toEqual([])
    expect(parsed.question).toBe(text)
  })

  it('keeps labels that are part of an option text', () => {
    expect(parseQuery('q\nA. A. 1\nB. B) 2\nC. (C) 3\nD. D').options).toEqual(['A. 1', 'B) 2', '(C) 3', 'D'])
  })

  it('keeps an empty option in its place', () => {
    expect(parseQuery('q\nA. 1\nB. \nC.\nD. 4').options).toEqual(['1', '', '', '4'])
  })

  it('removes the image marker wherever it stands and says so', () => {
    expect(parseQuery('<image>\nHow many?').question).toBe('How many?')
    expect(parseQuery('<image>How many?').question).toBe('How many?')
    expect(parseQuery('How many?\n<image>').question).toBe('How many?')
    const parsed = parseQuery('<image>How many fish are visible?\nA. 1\nB. 2\nC. 3\nD. 4')
    expect(parsed).toMatchObject({
      question: 'How many fish are visible?',
      options: ['1', '2', '3', '4'],
      hadImageMarker: true,
      notes: ['The marker <image> was removed from the question.'],
    })
  })

  it('removes a block of options that stands twice', () => {
    const block = 'A. 1\nB. 2'
    const parsed = parseQuery(`How many?\n${block}\n\n${constraint}\n\n${block}\n\n${letterInstruction}`)
    expect(parsed.question).toBe('How many?')
    expect(parsed.options).toEqual(['1', '2'])
    expect(parsed.notes).toHaveLength(2)
  })

  it.each([
    'Answer with the option’s letter.',
    "Answer with the option's letter from the given choices directly.",
    'Please answer with the letter only.',
    'Answer with the option letter.',
    'Please answer directly with only the letter of the correct option and nothing else.',
    'Respond with only the letter (A, B, C, or D) of the correct option.',
    'Please select the correct answer from the options above.',
    'Select the best answer to the question from the choices.',
  ])('knows the letter instruction %j', (instruction) => {
    const parsed = parseQuery(`Which?\nA. x\nB. y\n${instruction}`)
    expect(parsed.question).toBe('Which?')
    expect(parsed.hadLetterInstruction).toBe(true)
    expect(parseQuery(`Which? ${instruction}\nA. x\nB. y`).question).toBe('Which?')
  })

  it.each([
    'Which letter is on the door? Answer with the letter.',
    'What is in the red box on the shelf?',
    'Only focus on the red box on the shelf, what is inside?',
    'Which option is ticked?',
  ])('leaves %j alone', (text) => {
    expect(parseQuery(text).question).toBe(text)
  })

  it.each([
    'Focus only on the red box.',
    'Please only look at the object inside the red rectangle.',
    'Only consider the area in the red bounding box.',
  ])('knows the red-box sentence %j', (sentence) => {
    expect(parseQuery(`How many? ${sentence}`).question).toBe('How many?')
    expect(parseQuery(`${sentence}\n\nHow many?`).question).toBe('How many?')
  })

  it('keeps text that stands after the options', () => {
    const parsed = parseQuery('Look at these:\nA. x\nB. y\nWhich is right?')
    expect(parsed.question).toBe('Look at these:\nWhich is right?')
    expect(parsed.notes).toHaveLength(1)
  })

  it('answers for a megabyte of unbroken text', () => {
    const text = 'Only focus red box A. '.repeat(50_000)
    expect(parseQuery(text).question === text).toBe(true)
  })
})

describe('composeQuery', () => {
  it('writes an open question alone', () => {
    expect(composeQuery({ question: 'How many?', options: [] })).toBe('How many?')
  })

  it('writes the option lines and the letter instruction', () => {
    expect(composeQuery({ question: 'How many?', options: ['1', '2'] })).toBe(
      `How many?\nA. 1\nB. 2\n\n${letterInstruction}`,
    )
  })

  it('is undone by parseQuery', () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !/[\r\n]/.test(text) && text.trim() !== '' && !text.includes('<image>'))
    const question = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))
    const options = fc.oneof(fc.constant([]), fc.array(line, { minLength: 2, maxLength: 8 }))
    fc.assert(
      fc.property(question, options, (question, options) => {
        const parsed = parseQuery(composeQuery({ question, options }))
        expect(parsed.question).toBe(question)
        expect(parsed.options).toEqual(options)
      }),
    )
  })
})
