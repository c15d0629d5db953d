import { describe, expect, it } from 'vitest'
import { exampleItem, exampleJudgement, exampleOpenItem } from './example.ts'
import { letterAt, type Item } from './item.ts'
import { contentOf, type Judgement } from './judgement.ts'
import { Refusal } from './refusal.ts'
import {
  addOption,
  moveOption,
  removeOption,
  resetAll,
  resetField,
  reviseAnswer,
  reviseCategory,
  reviseOption,
  reviseQuestion,
  reviseRegion,
  setAnswerLetter,
  shuffleOptions,
  toMultipleChoice,
  toOpen,
} from './revisions.ts'

const item = exampleItem()
const open = exampleOpenItem()
const blank = exampleJudgement()
const size = { width: 4000, height: 3000 }
const key = (judgement: Judgement, of: Item = item) => {
  const { options, answerLetter, answerText } = contentOf(of, judgement.revision)
  return { options, answerLetter, answerText }
}

describe('a revision', () => {
  it('holds only what differs from the item', () => {
    const revised = reviseQuestion(blank, item, ' How many screws hold the hinge? ')
    expect(revised.revision).toEqual({ question: 'How many screws hold the hinge?' })
    expect(revised.rev).toBe(1)
    const back = reviseQuestion(revised, item, item.question)
    expect(back.revision).toEqual({})
    expect(back.rev).toBe(2)
    expect(reviseQuestion(back, item, item.question)).toBe(back)
  })

  it('keeps a given text byte for byte when nothing else was typed', () => {
    const given = exampleItem({ question: ' How many? ' })
    expect(reviseQuestion(blank, given, ' How many? ')).toBe(blank)
  })

  it('can make the category none and come back', () => {
    const none = reviseCategory(blank, item, null)
    expect(contentOf(item, none.revision).category).toBeNull()
    expect(resetField(none, item, 'category').revision).toEqual({})
  })
})

describe('revising options', () => {
  it('moves the letter with its option', () => {
    expect(key(moveOption(blank, item, 1, 3))).toEqual({
      options: ['two', 'four', 'six', 'three'],
      answerLetter: 'D',
      answerText: 'three',
    })
    expect(key(moveOption(blank, item, 0, 2)).answerLetter).toBe('A')
    expect(key(shuffleOptions(blank, item, [3, 2, 1, 0])).answerLetter).toBe('C')
    expect(shuffleOptions(blank, item, [0, 1, 2, 3])).toBe(blank)
  })

  it('tells options with the same text apart by their place', () => {
    const twins = exampleItem({ options: ['three', 'three', 'four'] })
    expect(key(moveOption(blank, twins, 1, 2), twins).answerLetter).toBe('C')
    expect(key(removeOption(blank, twins, 0), twins).answerLetter).toBe('A')
  })

  it('changes the answer text with the text of the right option, and with no other', () => {
    expect(key(reviseOption(blank, item, 1, '3'))).toEqual({
      options: ['two', '3', 'four', 'six'],
      answerLetter: 'B',
      answerText: '3',
    })
    expect(reviseOption(blank, item, 0, '2').revision).toEqual({ options: ['2', 'three', 'four', 'six'] })
  })

  it('leaves no answer behind when the right option is removed', () => {
    const removed = removeOption(blank, item, 1)
    expect(key(removed)).toEqual({ options: ['two', 'four', 'six'], answerLetter: null, answerText: 'three' })
    expect(key(removeOption(blank, item, 0)).answerLetter).toBe('A')
    expect(key(removeOption(blank, item, 3)).answerLetter).toBe('B')
  })

  it('keeps between one and twenty-six options', () => {
    const one = exampleItem({ options: ['three'], answerLetter: 'A' })
    expect(() => removeOption(blank, one, 0)).toThrow('last option')
    const full = exampleItem({ options: Array.from({ length: 26 }, (_, index) => letterAt(index)) })
    expect(() => addOption(blank, full, 'more')).toThrow('26 options')
    expect(() => addOption(blank, open, 'more')).toThrow('open')
    expect(key(addOption(blank, item, ' ten ')).options).toEqual([...item.options, 'ten'])
  })

  it('refuses places that are not there and orders that are none', () => {
    expect(() => reviseOption(blank, item, 4, 'x')).toThrow('no option 5')
    expect(() => removeOption(blank, item, -1)).toThrow(Refusal)
    expect(() => moveOption(blank, item, 0, 4)).toThrow(Refusal)
    for (const order of [
      [0, 1, 2],
      [0, 0, 1, 2],
      [0, 1, 2, 4],
      [0.5, 1, 2, 3],
    ]) {
      expect(() => shuffleOptions(blank, item, order)).toThrow(Refusal)
    }
  })

  it('leaves a letter alone that stands for no option', () => {
    const wrong = exampleItem({ answerLetter: 'F' })
    expect(key(moveOption(blank, wrong, 0, 1), wrong).answerLetter).toBe('F')
  })
})

describe('revising the answer', () => {
  it('follows the chosen letter', () => {
    expect(setAnswerLetter(blank, item, 'C').revision).toEqual({ answerLetter: 'C', answerText: 'four' })
    expect(() => setAnswerLetter(blank, item, 'E')).toThrow('A to D')
    expect(() => setAnswerLetter(blank, item, 'constructor')).toThrow(Refusal)
    expect(() => setAnswerLetter(blank, open, 'A')).toThrow('open')
  })

  it('settles a letter and a text that disagree', () => {
    const conflict = exampleItem({ answerText: 'four' })
    expect(key(setAnswerLetter(blank, conflict, 'B'), conflict).answerText).toBe('three')
    expect(key(setAnswerLetter(blank, conflict, 'C'), conflict).answerLetter).toBe('C')
  })

  it('is plain text for an open question', () => {
    expect(reviseAnswer(blank, open, ' 4 ').revision).toEqual({ answerText: '4' })
  })

  it('chooses the option that reads like it, else takes the place of the right option', () => {
    expect(reviseAnswer(blank, item, 'Four').revision).toEqual({ answerLetter: 'C', answerText: 'four' })
    expect(key(reviseAnswer(blank, item, 'five'))).toEqual({
      options: ['two', 'five', 'four', 'six'],
      answerLetter: 'B',
      answerText: 'five',
    })
    expect(key(reviseAnswer(blank, item, 'Three')).options[1]).toBe('Three')
    expect(() => reviseAnswer(removeOption(blank, item, 1), item, 'five')).toThrow('not among the options')
  })
})

describe('changing the kind of question', () => {
  it('keeps the answer when the question becomes open, and finds it again', () => {
    const opened = toOpen(blank, item)
    expect(key(opened)).toEqual({ options: [], answerLetter: null, answerText: 'three' })
    expect(toOpen(opened, item)).toBe(opened)
    expect(toMultipleChoice(opened, item).revision).toEqual({})
  })

  it('puts a new answer before the earlier options', () => {
    const opened = reviseAnswer(toOpen(blank, item), item, 'five')
    expect(key(toMultipleChoice(opened, item))).toEqual({
      options: ['five', 'two', 'three', 'four', 'six'],
      answerLetter: 'A',
      answerText: 'five',
    })
    expect(key(toMultipleChoice(opened, item, ['four', 'FIVE'])).answerLetter).toBe('B')
  })

  it('starts from the answer alone when there were no options', () => {
    const choice = toMultipleChoice(blank, open)
    expect(key(choice, open)).toEqual({ options: ['3'], answerLetter: 'A', answerText: '3' })
    expect(toMultipleChoice(choice, open)).toBe(choice)
    expect(() => toMultipleChoice(blank, exampleOpenItem({ answerText: ' ' }))).toThrow('answer first')
  })
})

describe('revising the region', () => {
  it('clamps to the picture and turns corners the right way round', () => {
    const drawn = reviseRegion(blank, item, { x1: 4100, y1: 50, x2: 3900, y2: -20 }, size)
    expect(drawn.revision.region).toEqual({ x1: 3900, y1: 0, x2: 4000, y2: 50 })
  })

  it('refuses what is outside, smaller than a pixel, or no number', () => {
    const outside = { x1: 5000, y1: 0, x2: 6000, y2: 10 }
    const thin = { x1: 10, y1: 10, x2: 10.5, y2: 40 }
    const broken = { x1: Number.NaN, y1: 0, x2: 10, y2: 10 }
    for (const rect of [outside, thin, broken])
      expect(() => reviseRegion(blank, item, rect, size)).toThrow(Refusal)
    const given = { x1: 100, y1: 200, x2: 220, y2: 280 }
    expect(reviseRegion(blank, item, given, size)).toBe(blank)
  })
})

describe('setting back', () => {
  it('keeps the chosen answer when only the options go back', () => {
    const chosen = setAnswerLetter(reviseOption(blank, item, 0, 'one'), item, 'D')
    expect(resetField(chosen, item, 'options').revision).toEqual({ answerLetter: 'D', answerText: 'six' })
  })

  it('takes the answer back with the options when it is not among them', () => {
    expect(resetField(reviseOption(blank, item, 1, '3'), item, 'options').revision).toEqual({})
    expect(resetField(toOpen(blank, item), item, 'options').revision).toEqual({})
  })

  it('finds the given answer among moved options', () => {
    const moved = setAnswerLetter(moveOption(blank, item, 1, 3), item, 'A')
    expect(key(resetField(moved, item, 'answerLetter'))).toMatchObject({
      answerLetter: 'D',
      answerText: 'three',
    })
    expect(() => resetField(reviseOption(blank, item, 1, '3'), item, 'answerText')).toThrow(
      'not among the options now',
    )
  })

  it('leaves what was given once everything goes back', () => {
    const changed = reviseCategory(toOpen(reviseQuestion(blank, item, 'Why?'), item), item, 'ocr')
    expect(resetAll(changed, item).revision).toEqual({})
    expect(resetAll(blank, item)).toBe(blank)
  })
})

describe('accepted content', () => {
  const accepted = exampleJudgement({ decision: 'accept' })

  it('cannot be changed into something that cannot stand', () => {
    expect(() => removeOption(accepted, item, 1)).toThrow('take the decision back')
    expect(() => reviseQuestion(accepted, item, ' ')).toThrow(Refusal)
    expect(reviseQuestion(accepted, item, 'Why?').decision).toBe('accept')
  })
})
