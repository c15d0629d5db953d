import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleItem, exampleOpenItem } from '../domain/example.ts'
import { indexOfLetter, letterAt, type Content } from '../domain/item.ts'
import { contentOf } from '../domain/judgement.ts'
import { isOrderFree, shuffleOptions, type Choice } from './exportShuffle.ts'

/** Questions with two to six options, all different, and any of them right. */
const choices: fc.Arbitrary<readonly Choice[]> = fc
  .array(
    fc.integer({ min: 2, max: 6 }).chain((count) =>
      fc.integer({ min: 0, max: count - 1 }).map((right): Content => {
        const options = Array.from({ length: count }, (_, at) => `text ${at}`)
        const key = { answerLetter: letterAt(right), answerText: options[right] ?? '' }
        return contentOf(exampleItem({ options, ...key }))
      }),
    ),
    { maxLength: 60 },
  )
  .map((contents) => contents.map((content, at) => ({ id: `item-${at}`, content })))

const seeds = fc.integer({ min: 0, max: 999_999 })

const rightOf = ({ options, answerLetter }: Content): string | undefined =>
  options[indexOfLetter(answerLetter)]

describe('shuffled options', () => {
  it('are the same texts, the same one right', () => {
    fc.assert(
      fc.property(choices, seeds, (given, seed) => {
        const shuffled = shuffleOptions(given, seed)
        for (const { id, content } of given) {
          const now = shuffled.get(id)
          expect(now && rightOf(now)).toBe(content.answerText)
          expect(now?.options.toSorted()).toEqual(content.options.toSorted())
          expect(now && { ...now, options: content.options, answerLetter: content.answerLetter }).toEqual(
            content,
          )
        }
      }),
    )
  })

  it('have every letter right equally often, give or take one, for each number of options', () => {
    fc.assert(
      fc.property(choices, seeds, (given, seed) => {
        const counts = new Map<number, number[]>()
        for (const { options, answerLetter } of shuffleOptions(given, seed).values()) {
          const known = counts.get(options.length) ?? Array<number>(options.length).fill(0)
          known[indexOfLetter(answerLetter)] = (known[indexOfLetter(answerLetter)] ?? 0) + 1
          counts.set(options.length, known)
        }
        for (const known of counts.values())
          expect(Math.max(...known) - Math.min(...known)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('follow from the seed and the items, whatever order those come in', () => {
    fc.assert(
      fc.property(choices, seeds, (given, seed) => {
        const backwards = shuffleOptions(given.toReversed(), seed)
        for (const [id, content] of shuffleOptions(given, seed)) expect(backwards.get(id)).toEqual(content)
      }),
    )
  })

  it('differ from seed to seed', () => {
    const given = Array.from({ length: 40 }, (_, at) => ({ id: `${at}`, content: contentOf(exampleItem()) }))
    const orders = [1, 2, 3].map((seed) =>
      [...shuffleOptions(given, seed).values()].map(({ options }) => options.join()).join('\n'),
    )
    expect(new Set(orders).size).toBe(3)
  })

  it('do not exist for open questions, nor where no option is right', () => {
    const open = { id: 'open', content: contentOf(exampleOpenItem()) }
    const wrong = { id: 'wrong', content: contentOf(exampleItem({ answerLetter: 'F' })) }
    expect(shuffleOptions([open, wrong], 1).size).toBe(0)
  })
})

describe('options that speak of each other', () => {
  it.each([
    'All of the above',
    'None of the above.',
    'Both A and B',
    'A and C',
    '(A) or (B)',
    'Only A, B and C',
    'Neither A nor D',
  ])('keep their order: %s', (last) => {
    const options = ['red', 'green', 'blue', last]
    expect(isOrderFree({ question: 'Which colour?', options })).toBe(false)
    const content = contentOf(exampleItem({ options, answerLetter: 'D', answerText: last }))
    expect(shuffleOptions([{ id: 'one', content }], 1).size).toBe(0)
  })

  it.each(['above the door', 'A and E', 'Vitamins A and B', 'black and white', 'both doors', 'a and b'])(
    'are not these: %s',
    (last) => {
      expect(isOrderFree({ question: 'Which one?', options: ['red', 'green', 'blue', last] })).toBe(true)
    },
  )

  it('are those, too, of a question that names a letter', () => {
    const options = ['red', 'green']
    expect(isOrderFree({ question: 'Is option B the colour of the door?', options })).toBe(false)
    expect(isOrderFree({ question: 'What is option B’s colour?', options })).toBe(true)
    expect(isOrderFree({ question: 'Which choice is right?', options })).toBe(true)
  })
})
