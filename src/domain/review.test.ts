import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from './dataset.ts'
import { exampleItem, exampleJudgement, exampleProject } from './example.ts'
import { contentOf, type Decision, type Judgement, type Revision } from './judgement.ts'
import type { Policy } from './project.ts'
import { resolve, unresolvedSentences, verdictOn } from './review.ts'

const item = exampleItem()
const sole: Policy = { kind: 'sole' }
const majority = (needed: number): Policy => ({ kind: 'majority', needed })

/** Judgements by annotators 1, 2, 3 … */
const by = (...said: readonly (Decision | null | [Decision, Revision])[]): readonly Judgement[] =>
  said.map((one, index) => {
    const [decision, revision] = Array.isArray(one) ? one : [one, {}]
    return exampleJudgement({ annotatorId: `${index + 1}`, decision, revision, decidedAt: index + 10 })
  })

const why = (judgements: readonly Judgement[], policy: Policy) => {
  const verdict = resolve(item, judgements, policy)
  return 'unresolved' in verdict ? verdict.unresolved : null
}
const what = (judgements: readonly Judgement[], policy: Policy) => {
  const verdict = resolve(item, judgements, policy)
  return 'resolution' in verdict ? verdict.resolution : null
}

describe('resolving by one annotator', () => {
  it('takes the one decision with its content', () => {
    expect(what(by('skip', ['accept', { question: 'Why?' }], 'flag', null), sole)).toEqual({
      itemId: 'item-1',
      outcome: 'accept',
      content: { ...contentOf(item), question: 'Why?' },
      by: ['2'],
      checks: 1,
      at: 11,
      adjudicator: null,
      reasons: [],
    })
    expect(what(by('reject'), sole)).toMatchObject({ outcome: 'reject', content: contentOf(item), by: ['1'] })
  })

  it('lets several annotators agree, and says when they do not', () => {
    expect(what(by('accept', 'accept'), sole)).toMatchObject({
      by: ['1', '2'],
      checks: 2,
      at: 11,
      adjudicator: null,
      reasons: [],
    })
    expect(what(by('reject', 'reject'), sole)?.outcome).toBe('reject')
    expect(why(by('accept', 'reject'), sole)).toBe('disagreement')
    expect(why(by('accept', ['accept', { category: 'ocr' }]), sole)).toBe('disagreement')
  })

  it('is not resolved by flags and skips', () => {
    expect(why([], sole)).toBe('undecided')
    expect(why(by(null), sole)).toBe('undecided')
    expect(why(by('skip', null), sole)).toBe('skipped')
    expect(why(by('skip', 'flag'), sole)).toBe('flagged')
  })
})

describe('resolving by majority', () => {
  it('waits for enough decisions, flags and skips not counted', () => {
    expect(why(by('accept', 'accept', 'skip'), majority(3))).toBe('too-few')
    expect(why(by('accept', 'accept', 'skip', 'flag'), majority(3))).toBe('flagged')
    expect(what(by('accept', 'accept', 'accept'), majority(3))?.by).toEqual(['1', '2', '3'])
    expect(why(by('flag', null), majority(1))).toBe('flagged')
  })

  it('needs more than half', () => {
    expect(why(by('accept', 'reject'), majority(2))).toBe('disagreement')
    expect(what(by('accept', 'reject', 'reject'), majority(3))).toMatchObject({
      outcome: 'reject',
      by: ['2', '3'],
      checks: 3,
    })
  })

  it('takes the content that most of those who accept share', () => {
    const fixed = { answerLetter: 'C', answerText: 'four' }
    const judgements = by(['accept', fixed], 'accept', ['accept', { ...fixed }], 'reject')
    expect(what(judgements, majority(3))).toMatchObject({
      content: { answerLetter: 'C' },
      by: ['1', '3'],
      checks: 4,
      at: 12,
      adjudicator: null,
      reasons: [],
    })
    expect(why(by(['accept', fixed], 'accept'), majority(2))).toBe('disagreement')
    expect(why(by(['accept', { question: 'a' }], ['accept', { question: 'b' }], 'accept'), majority(2))).toBe(
      'disagreement',
    )
  })
})

const unanimous = (needed: number) => ({ kind: 'unanimous', needed }) as const

describe('resolving when all have to agree', () => {
  it('waits for enough decisions', () => {
    expect(why(by('accept'), unanimous(2))).toBe('too-few')
  })

  it('takes what all of them say, and nothing else', () => {
    expect(what(by('accept', 'accept'), unanimous(2))?.outcome).toBe('accept')
    expect(what(by('reject', 'reject'), unanimous(2))?.outcome).toBe('reject')
    expect(why(by('accept', 'accept', 'reject'), unanimous(2))).toBe('disagreement')
    expect(why(by('accept', ['accept', { answerText: 'four' }]), unanimous(2))).toBe('disagreement')
  })
})

describe('resolving by an adjudicator', () => {
  const set = {
    itemId: 'item-1',
    outcome: 'reject',
    content: contentOf(item),
    by: ['9'],
    checks: 2,
    at: 5,
    adjudicator: null,
    reasons: [],
  } as const

  it('waits for them once somebody has decided', () => {
    expect(why(by('accept', 'accept'), { kind: 'adjudicated', needed: 1 })).toBe('unadjudicated')
    expect(why(by('skip'), { kind: 'adjudicated', needed: 1 })).toBe('skipped')
  })

  it('takes what they set, under every policy', () => {
    for (const policy of [sole, majority(2), { kind: 'adjudicated', needed: 1 } as const]) {
      expect(resolve(item, by('accept', 'accept'), policy, set)).toEqual({ resolution: set })
    }
  })

  it('is found in the dataset', () => {
    const dataset = applyEntries(emptyDataset(exampleProject), [
      { kind: 'item', value: item },
      ...by('accept').map((value) => ({ kind: 'judgement' as const, value })),
    ])
    expect(verdictOn(dataset, item)).toMatchObject({ resolution: { outcome: 'accept' } })
    const after = applyEntries(dataset, [{ kind: 'resolution', value: set }])
    expect(verdictOn(after, item)).toEqual({ resolution: set })
  })
})

describe('an unresolved item', () => {
  it('has a sentence for each reason', () => {
    const reasons = [
      ...[by(), by('flag'), by('skip'), by('accept', 'reject')].map((judgements) => why(judgements, sole)),
      why(by('accept'), majority(2)),
      why(by('accept'), { kind: 'adjudicated', needed: 1 }),
    ]
    const sentences = reasons.flatMap((reason) => (reason ? unresolvedSentences[reason] : []))
    expect(new Set(sentences).size).toBe(Object.keys(unresolvedSentences).length)
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/)
  })
})
