import { describe, expect, it } from 'vitest'
import { humanAccuracy } from './humanGap.ts'
import { contentOf, type Judgement } from './judgement.ts'
import { exampleItem } from './example.ts'
import { judgedItem } from './judged.test-data.ts'

const answers = (global: string | null, regional: string | null): Partial<Judgement> => ({
  blindAnswers: [
    ...(global === null ? [] : [{ view: 'global' as const, answer: global, at: 1 }]),
    ...(regional === null ? [] : [{ view: 'regional' as const, answer: regional, at: 2 }]),
  ],
})

describe('how often people are right', () => {
  it('in each view, and the gap by category of those who answered in both', () => {
    const found = humanAccuracy([
      judgedItem('i1', [answers('A', 'B'), answers('B', 'B')]),
      judgedItem('i2', [answers('', 'C')], { category: 'ocr' }),
      judgedItem('i3', [answers(null, 'B')]),
    ])
    expect(found.global).toEqual({ answers: 3, right: 1, untold: 1, accuracy: 1 / 3 })
    expect(found.regional).toEqual({ answers: 4, right: 3, untold: 0, accuracy: 0.75 })
    expect(found.gap.categories).toEqual([
      { category: 'counting', items: 2, global: 0.5, regional: 1, gap: 0.5 },
      { category: 'ocr', items: 1, global: 0, regional: 0, gap: 0 },
    ])
    expect(found.gap.overall?.gap).toBeCloseTo(1 / 3, 12)
  })

  it('is not known of items that were not accepted', () => {
    expect(humanAccuracy([judgedItem('i1', [answers('B', 'B')], { resolution: 'undecided' })])).toEqual({
      global: { answers: 0, right: 0, untold: 0, accuracy: null },
      regional: { answers: 0, right: 0, untold: 0, accuracy: null },
      gap: { categories: [], overall: null },
    })
  })

  it('understands letters by the options they stood for', () => {
    const content = {
      ...contentOf(exampleItem()),
      options: ['three', 'two', 'four', 'six'],
      answerLetter: 'A',
    }
    const resolution = {
      itemId: 'i1',
      outcome: 'accept' as const,
      content,
      by: ['ann'],
      checks: 1,
      at: 1,
      adjudicator: null,
      reasons: [],
    }
    const found = humanAccuracy([judgedItem('i1', [answers('B', 'A')], { resolution })])
    expect([found.global.right, found.regional.right]).toEqual([1, 0])
  })

  it('compares open answers as previews do', () => {
    const open = { options: [], answerLetter: null, answerText: '1,200' }
    const found = humanAccuracy([judgedItem('i1', [answers('1200.', '1300')], open)])
    expect([found.global.right, found.regional.right]).toEqual([1, 0])
  })
})
