import { describe, expect, it } from 'vitest'
import { agreementOf, type SubjectAgreement } from './agreement.ts'
import type { AgreementSubject } from './agreementSubjects.ts'
import { boxIn, rectOf } from './boxes.test-data.ts'
import { exampleProject } from './example.ts'
import type { Box } from './judgement.ts'
import type { JudgedItem } from './judged.ts'
import { decidedItem, judgedItem } from './judged.test-data.ts'

const about = (subject: AgreementSubject, judged: readonly JudgedItem[]): SubjectAgreement | undefined =>
  agreementOf(exampleProject, judged).subjects.find((one) => one.subject === subject)

const blind = (answer: string) => ({ blindAnswers: [{ view: 'global' as const, answer, at: 1 }] })

const chain = (prefix: string, inner: readonly [number, number, number, number]): readonly Box[] => [
  boxIn(null, `${prefix}-outer`, rectOf(0, 0, 400, 400)),
  boxIn(`${prefix}-outer`, `${prefix}-inner`, rectOf(...inner)),
]

const boxesOf = (...boxed: readonly (readonly Box[])[]) =>
  agreementOf(exampleProject, [
    judgedItem(
      'i1',
      boxed.map((boxes) => ({ boxes })),
    ),
  ]).boxes

describe('agreement about decisions', () => {
  const judged = [
    decidedItem('i1', 'aa'),
    decidedItem('i2', 'ar'),
    decidedItem('i3', 'rr'),
    decidedItem('i4', 'as'),
    decidedItem('i5', '.a'),
    decidedItem('i6', ''),
  ]

  it('compares items with two decisions; whoever skips has not said anything', () => {
    const found = about('decision', judged)
    expect(found).toMatchObject({ annotators: 2, judgements: 8, items: 3, ac2: null })
    expect(found?.coefficients.raw.value).toBeCloseTo(2 / 3, 12)
    // Both rated i1 to i3: ann a a r, bob a r r, so p_c = (2·1 + 1·2) ÷ 9.
    expect(found?.coefficients.cohen.value).toBeCloseTo((2 / 3 - 4 / 9) / (1 - 4 / 9), 12)
  })

  it('is the same whatever the order of items and judgements', () => {
    const other = judged.toReversed().map((one) => ({ ...one, judgements: one.judgements.toReversed() }))
    expect(agreementOf(exampleProject, other)).toEqual(agreementOf(exampleProject, judged))
  })

  it('has no coefficients where nobody judged the same item, and says why', () => {
    const found = about('decision', [decidedItem('i1', 'a'), decidedItem('i2', '.a')])
    expect(found?.coefficients.krippendorff).toEqual({
      value: null,
      reason: 'No item was judged by two annotators in this respect.',
    })
  })
})

describe('agreement about what else was said', () => {
  const accept = { decision: 'accept' } as const

  it('counts checks that accepting implies', () => {
    const unclear = { answerable: true, unambiguous: false, rightGlobal: null, rightRegional: null }
    const judged = [judgedItem('i1', [accept, { decision: 'reject', checks: unclear }])]
    expect(about('answerable', judged)?.coefficients.raw.value).toBe(1)
    expect(about('unambiguous', judged)?.coefficients.raw.value).toBe(0)
    expect(about('rightGlobal', judged)?.items).toBe(0)
  })

  it('compares categories and answers of those who accept, as they would have them', () => {
    const judged = [
      judgedItem('i1', [accept, { ...accept, revision: { category: 'ocr', answerLetter: 'C' } }]),
      judgedItem('i2', [accept, accept]),
      judgedItem('i3', [accept, { decision: 'reject', revision: { category: 'ocr' } }]),
    ]
    expect(about('category', judged)).toMatchObject({ items: 2, judgements: 5 })
    expect(about('category', judged)?.coefficients.raw.value).toBe(0.5)
    expect(about('answerLetter', judged)?.coefficients.raw.value).toBe(0.5)
    expect(about('answerText', judged)?.items).toBe(0)
  })

  it('takes open answers that read the same for the same', () => {
    const open = { options: [], answerLetter: null, answerText: 'The harbour.' }
    const judged = [
      judgedItem('i1', [accept, { ...accept, revision: { answerText: 'harbour' } }], open),
      judgedItem('i2', [accept, { ...accept, revision: { answerText: 'quay' } }], open),
    ]
    expect(about('answerText', judged)?.coefficients.raw.value).toBe(0.5)
    expect(about('answerLetter', judged)?.items).toBe(0)
  })

  it('weighs difficulty by its order', () => {
    const judged = [
      judgedItem('i1', [{ difficulty: 2 }, { difficulty: 3 }]),
      judgedItem('i2', [{ difficulty: 4 }, { difficulty: 4 }]),
    ]
    const found = about('difficulty', judged)
    expect(found?.coefficients.raw.value).toBe(0.5)
    expect(found?.ac2?.value).toBeGreaterThan(found?.coefficients.ac1.value ?? 1)
  })

  it('compares answers that were given blind, “cannot tell” among them', () => {
    const judged = [judgedItem('i1', [blind('B'), blind('B')]), judgedItem('i2', [blind(''), blind('C')])]
    expect(about('blindGlobal', judged)).toMatchObject({ items: 2 })
    expect(about('blindGlobal', judged)?.coefficients.raw.value).toBe(0.5)
    expect(about('blindRegional', judged)?.items).toBe(0)
  })
})

describe('agreement of boxes', () => {
  it('is the overlap of each level, and how much of the other’s b1 it covers', () => {
    const { items, pairs, unmatched, levels } = boxesOf(
      chain('a', [100, 100, 200, 200]),
      chain('b', [100, 100, 200, 150]),
    )
    expect([items, pairs, unmatched, levels.length]).toEqual([1, 1, 0, 2])
    expect(levels[0]).toMatchObject({ level: 1, items: 1, iou: { value: 0.5 } })
    expect(levels[0]?.coverage.value).toBe(0.75)
    expect(levels[0]?.passing.value).toBe(0.5)
    expect(levels[1]).toMatchObject({
      level: 2,
      iou: { value: 1 },
      coverage: { value: 1 },
      passing: { value: 1 },
    })
  })

  it('compares chains of the same instance, and counts those without a counterpart', () => {
    const near = boxIn(null, 'near', rectOf(0, 0, 10, 10))
    const far = boxIn(null, 'far', rectOf(500, 500, 600, 600))
    const { levels, unmatched } = boxesOf([far, near], [boxIn(null, 'one', rectOf(0, 0, 10, 10))])
    expect(unmatched).toBe(1)
    expect(levels[0]?.iou.value).toBe(1)
  })

  it('has nothing to compare where one annotator drew, or none', () => {
    expect(boxesOf(chain('a', [1, 1, 2, 2]), [])).toEqual({ items: 0, pairs: 0, unmatched: 0, levels: [] })
    expect(boxesOf([boxIn(null, 'a', rectOf(0, 0, 1, 1))], [boxIn(null, 'b', rectOf(5, 5, 6, 6))])).toEqual({
      items: 1,
      pairs: 1,
      unmatched: 2,
      levels: [],
    })
  })
})
