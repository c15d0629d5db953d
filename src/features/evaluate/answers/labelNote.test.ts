import { describe, expect, it } from 'vitest'
import { exampleAnswer } from './answers.test-data.ts'
import { labelNote, noteWith } from './labelNote.ts'

const options = ['Red', 'Green', 'Blue', 'Yellow']
const say = (label: string, extracted: string, view: 'global' | 'regional' | 'blind' = 'global') =>
  exampleAnswer({ label, extracted, view })

describe('the note of whoever doubts a label', () => {
  it('says in each view how many say what, and which models', () => {
    const answers = [
      say('alpha', 'C'),
      say('beta', 'C. Blue'),
      say('gamma', 'Green'),
      say('alpha', '(B)', 'regional'),
      say('alpha', 'D', 'blind'),
    ]
    expect(labelNote(answers, { options })).toBe(
      'Evaluated. Global view: 2 of 3 answers say C (alpha, beta), 1 says B (gamma). Regional view: 1 of 1 answer says B (alpha).',
    )
  })

  it('quotes answers to open questions, those that read the same together', () => {
    const answers = [say('alpha', 'Main Street'), say('beta', 'main street.'), say('gamma', '')]
    expect(labelNote(answers, { options: [] })).toBe(
      'Evaluated. Global view: 2 of 3 answers say “Main Street” (alpha, beta), 1 says nothing (gamma).',
    )
  })

  it('stays short whatever was answered', () => {
    const answers = Array.from({ length: 400 }, (_, at) =>
      say(`model ${at} ${'x'.repeat(500)}`, `${at}`.repeat(900)),
    )
    const note = labelNote(answers, { options: [] })
    expect(note.length).toBeLessThan(1000)
    expect(note).toContain('389 something else')
  })

  it('is empty where nothing was answered', () => {
    expect(labelNote([], { options })).toBe('')
    expect(labelNote([exampleAnswer({ score: null })], { options })).toBe('')
  })
})

describe('a note that gets a line more', () => {
  it('keeps what it said', () => {
    expect(noteWith('Blurred.', 'Evaluated.')).toBe('Blurred.\nEvaluated.')
    expect(noteWith(' ', 'Evaluated.')).toBe('Evaluated.')
  })

  it('says nothing twice', () => {
    expect(noteWith('Blurred.\nEvaluated.', 'Evaluated.')).toBe('Blurred.\nEvaluated.')
    expect(noteWith('Blurred.', '')).toBe('Blurred.')
  })
})
