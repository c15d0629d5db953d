import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleItem, exampleJudgement, exampleOpenItem } from './example.ts'
import { indexOfLetter, isMultipleChoice, type Content, type Item } from './item.ts'
import { contentOf, type Judgement } from './judgement.ts'
import { Refusal } from './refusal.ts'
import {
  addOption,
  differences,
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
import { faultOf } from './standing.ts'

const item = exampleItem()
const open = exampleOpenItem()
const blank = exampleJudgement()
const size = { width: 4000, height: 3000 }
const text = fc.constantFrom('two', 'three', 'Three ', 'four', 'five', '', ' ', 'x')
const place = fc.integer({ min: -1, max: 5 })
type Edit = (judgement: Judgement, item: Item) => Judgement
const edit: fc.Arbitrary<Edit> = fc.oneof(
  text.map(
    (value): Edit =>
      (judgement, item) =>
        reviseQuestion(judgement, item, value),
  ),
  fc.tuple(place, text).map(
    ([index, value]): Edit =>
      (judgement, item) =>
        reviseOption(judgement, item, index, value),
  ),
  text.map(
    (value): Edit =>
      (judgement, item) =>
        addOption(judgement, item, value),
  ),
  place.map(
    (index): Edit =>
      (judgement, item) =>
        removeOption(judgement, item, index),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Edit =>
      (judgement, item) =>
        moveOption(judgement, item, from, to),
  ),
  fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }).map(
    (order): Edit =>
      (judgement, item) =>
        shuffleOptions(judgement, item, order),
  ),
  fc.constantFrom('A', 'B', 'C', 'D', 'E').map(
    (letter): Edit =>
      (judgement, item) =>
        setAnswerLetter(judgement, item, letter),
  ),
  text.map(
    (value): Edit =>
      (judgement, item) =>
        reviseAnswer(judgement, item, value),
  ),
  fc.constant<Edit>(toOpen),
  fc.constant<Edit>((judgement, item) => toMultipleChoice(judgement, item)),
  fc.constantFrom('ocr', 'counting', null).map(
    (value): Edit =>
      (judgement, item) =>
        reviseCategory(judgement, item, value),
  ),
  fc
    .tuple(
      fc.double({ noNaN: false }),
      fc.double(),
      fc.double({ min: 0, max: 4000 }),
      fc.double({ min: 0, max: 3000 }),
    )
    .map(
      ([x1, y1, x2, y2]): Edit =>
        (judgement, item) =>
          reviseRegion(judgement, item, { x1, y1, x2, y2 }, size),
    ),
  fc
    .constantFrom<keyof Content>('question', 'options', 'answerLetter', 'answerText', 'category', 'region')
    .map(
      (field): Edit =>
        (judgement, item) =>
          resetField(judgement, item, field),
    ),
)

function attempt(judgement: Judgement, item: Item, edit: Edit): Judgement {
  try {
    return edit(judgement, item)
  } catch (error) {
    if (error instanceof Refusal) return judgement
    throw error
  }
}

describe('any sequence of edits', () => {
  const given = fc.constantFrom(item, open)
  const edits = fc.array(edit, { maxLength: 25 })

  it('keeps the letter on an option that reads like the answer, or on none', () => {
    fc.assert(
      fc.property(given, edits, (item, edits) => {
        let judgement = blank
        for (const edit of edits) {
          judgement = attempt(judgement, item, edit)
          const { options, answerLetter, answerText } = contentOf(item, judgement.revision)
          const keyed = options[indexOfLetter(answerLetter)]
          expect(answerLetter === null || keyed !== undefined).toBe(true)
          expect(keyed?.trim().toLowerCase() ?? answerText.trim().toLowerCase()).toBe(
            answerText.trim().toLowerCase(),
          )
        }
      }),
    )
  })

  it('holds exactly the differences, counts each change, and comes back to what was given', () => {
    fc.assert(
      fc.property(given, edits, (item, edits) => {
        let judgement = blank
        for (const edit of edits) {
          const after = attempt(judgement, item, edit)
          expect(after === judgement || after.rev === judgement.rev + 1).toBe(true)
          expect(after.revision).toEqual(differences(item, contentOf(item, after.revision)))
          judgement = after
        }
        const back = resetAll(judgement, item)
        expect(back.revision).toEqual({})
        expect(contentOf(item, back.revision)).toEqual(contentOf(item))
      }),
    )
  })

  it('never breaks what was accepted, and never leaves the picture', () => {
    fc.assert(
      fc.property(given, edits, (item, edits) => {
        const accepted = exampleJudgement({ decision: 'accept' })
        const judgement = edits.reduce((judgement, edit) => attempt(judgement, item, edit), accepted)
        const content = contentOf(item, judgement.revision)
        expect(faultOf(content)).toBeNull()
        expect(isMultipleChoice(content)).toBe(content.answerLetter !== null)
        expect(content.region?.x1).toBeGreaterThanOrEqual(0)
        expect(content.region?.x2).toBeLessThanOrEqual(size.width)
      }),
    )
  })
})
