import { describe, expect, it } from 'vitest'
import { exampleItem, exampleOpenItem } from '../../../domain/example.ts'
import { contentOf } from '../../../domain/judgement.ts'
import { faultOf } from '../../../domain/standing.ts'
import {
  asChoice,
  asOpen,
  contentFrom,
  draftOf,
  withNewOption,
  withoutOption,
  withOption,
} from './freshDraft.ts'

const given = contentOf(exampleItem())
const open = contentOf(exampleOpenItem())

describe('a fresh wording', () => {
  it('that was not touched says what it began with, to the letter', () => {
    for (const content of [given, open, { ...given, question: ' spaced ', answerText: '' }])
      expect(contentFrom(draftOf(content), content)).toEqual(content)
  })

  it('takes typed texts without the blanks around them', () => {
    expect(contentFrom({ ...draftOf(given), question: ' Why?  ' }, given).question).toBe('Why?')
    expect(contentFrom({ ...draftOf(open), answer: ' 4 ' }, open).answerText).toBe('4')
  })

  it('has the letter and the text of the option that is marked', () => {
    expect(contentFrom({ ...draftOf(given), right: 2 }, given)).toMatchObject({
      answerLetter: 'C',
      answerText: 'four',
    })
    const typed = withOption(draftOf(given), 1, 'three bolts ')
    expect(contentFrom(typed, given)).toMatchObject({ answerLetter: 'B', answerText: 'three bolts' })
  })

  it('lets the mark follow its option, and has none once that is gone', () => {
    expect(contentFrom(withoutOption(draftOf(given), 0), given)).toMatchObject({
      options: ['three', 'four', 'six'],
      answerLetter: 'A',
      answerText: 'three',
    })
    const gone = contentFrom(withoutOption(draftOf(given), 1), given)
    expect(gone.answerLetter).toBeNull()
    expect(faultOf(gone)).toContain('No option is marked')
  })

  it('becomes open, and multiple choice again', () => {
    const text = asOpen(draftOf(given))
    expect(contentFrom(text, given)).toMatchObject({ options: [], answerLetter: null, answerText: 'three' })
    const again = withOption(asChoice(text), 1, 'four')
    expect(contentFrom(again, given)).toMatchObject({ options: ['three', 'four'], answerLetter: 'A' })
    expect(asChoice(again)).toBe(again)
  })

  it('has as many options as there are letters', () => {
    const many = Array.from({ length: 40 }).reduce<ReturnType<typeof draftOf>>(
      (draft) => withNewOption(draft),
      draftOf(given),
    )
    expect(many.options).toHaveLength(26)
  })
})
