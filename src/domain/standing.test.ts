import { describe, expect, it } from 'vitest'
import { exampleItem, exampleOpenItem } from './example.ts'
import { letterAt } from './item.ts'
import { faultOf } from './standing.ts'

describe('content that can stand', () => {
  it('has a question and an answer', () => {
    expect(faultOf(exampleOpenItem())).toBeNull()
    expect(faultOf(exampleItem())).toBeNull()
    expect(faultOf(exampleOpenItem({ question: ' ' }))).toContain('question is empty')
    expect(faultOf(exampleOpenItem({ answerText: '' }))).toContain('no answer')
    expect(faultOf(exampleOpenItem({ answerLetter: 'B' }))).toContain('open question')
  })

  it('has two to twenty-six options with one of them as the answer', () => {
    expect(faultOf(exampleItem({ options: ['three'], answerLetter: 'A' }))).toContain('at least two')
    const many = Array.from({ length: 27 }, (_, index) => letterAt(index))
    expect(faultOf(exampleItem({ options: many, answerLetter: 'B', answerText: 'B' }))).toContain(
      '27 options',
    )
    expect(faultOf(exampleItem({ answerLetter: null }))).toContain('No option is marked')
    expect(faultOf(exampleItem({ answerLetter: 'E' }))).toContain('A to D')
    expect(faultOf(exampleItem({ answerLetter: 'b' }))).toContain('A to D')
    expect(faultOf(exampleItem({ options: ['two', ''] }))).toContain('is empty')
  })

  it('has an answer letter and an answer text that agree', () => {
    expect(faultOf(exampleItem({ answerText: 'Three.' }))).toBeNull()
    expect(faultOf(exampleItem({ answerText: '' }))).toBeNull()
    expect(faultOf(exampleItem({ answerText: 'four' }))).toContain('“three”, but the answer given is “four”')
  })
})
