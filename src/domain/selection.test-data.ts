import * as fc from 'fast-check'
import { exampleItem, examplePicture } from './example.ts'
import { areaRatio } from './geometry.ts'
import { letterAt, type Item } from './item.ts'
import type { ItemFacts } from './itemFacts.ts'
import { contentOf, createJudgement } from './judgement.ts'
import { preferences, type SelectionPlan } from './selectionPlan.ts'

/** Records that tests of the selection and of shortcuts start from. */

/** Facts about an item that somebody accepted as it was given. */
export function acceptedFacts(
  over: Partial<Item> & { readonly id: string },
  more: Partial<ItemFacts> = {},
): ItemFacts {
  const item = exampleItem({ question: `What does ${over.id} show?`, ...over })
  const picture = examplePicture({ id: item.pictureId, sha256: item.pictureId })
  const content = contentOf(item)
  return {
    item,
    picture,
    judgements: [{ ...createJudgement(item.id, 'ann'), decision: 'accept' }],
    resolution: {
      itemId: item.id,
      outcome: 'accept',
      content,
      by: ['ann'],
      checks: 1,
      at: 1,
      adjudicator: null,
      reasons: [],
    },
    stage: 'resolved',
    content,
    agreement: null,
    areaRatio: content.region ? areaRatio(content.region, picture) : null,
    activeMs: 0,
    difficulty: null,
    ...more,
  }
}

/** An open question, or one with this many options of which the one with this letter is right. */
export const openFacts = (id: string, over: Partial<Item> = {}): ItemFacts =>
  acceptedFacts({
    id,
    pictureId: `picture-${id}`,
    options: [],
    answerLetter: null,
    answerText: 'Red',
    ...over,
  })

export const choiceFacts = (
  id: string,
  options: readonly string[],
  answer: number,
  over: Partial<Item> = {},
): ItemFacts =>
  acceptedFacts({
    id,
    pictureId: `picture-${id}`,
    options,
    answerLetter: letterAt(answer),
    answerText: options[answer] ?? '',
    ...over,
  })

export const plainPlan = (over: Partial<SelectionPlan> = {}): SelectionPlan => ({
  seed: 1,
  categories: [{ category: 'color', count: 2 }],
  kinds: null,
  prefer: [],
  perPicture: null,
  oneOfDuplicates: false,
  ...over,
})

const category = fc.constantFrom('color', 'ocr', null)

/** Items of three categories and both kinds on few pictures, some of them duplicates of each other. */
export const anyItems = fc
  .array(
    fc.record({
      category,
      isOpen: fc.boolean(),
      picture: fc.nat({ max: 3 }),
      group: fc.option(fc.nat({ max: 3 })),
      difficulty: fc.option(fc.integer({ min: 1, max: 5 })),
    }),
    { maxLength: 11 },
  )
  .map((rows) => ({
    items: rows.map(({ category: of, isOpen, picture, difficulty }, at) => {
      const over = { category: of, pictureId: `picture-${picture}` }
      const facts = isOpen ? openFacts(`i${at}`, over) : choiceFacts(`i${at}`, ['Red', 'Blue'], 0, over)
      return { ...facts, difficulty }
    }),
    duplicates: new Map(
      rows.flatMap(({ group }, at) => (group === null ? [] : [[`i${at}`, `g${group}`] as const])),
    ),
  }))

export const anyPlan: fc.Arbitrary<SelectionPlan> = fc.record({
  seed: fc.nat({ max: 99 }),
  categories: fc.uniqueArray(fc.record({ category, count: fc.nat({ max: 5 }) }), {
    selector: (line) => line.category,
    maxLength: 3,
  }),
  kinds: fc.option(fc.record({ choice: fc.nat({ max: 6 }), open: fc.nat({ max: 6 }) })),
  prefer: fc.shuffledSubarray([...preferences]),
  perPicture: fc.option(fc.integer({ min: 1, max: 3 })),
  oneOfDuplicates: fc.boolean(),
})
