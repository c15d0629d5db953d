import { array, assert, property, uniqueArray, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  acceptAsGiven,
  acceptFresh,
  lastSettled,
  lettered,
  reasonNames,
  rejectItem,
  settling,
  takeJudgement,
  unsettling,
  type Sitting,
} from './adjudication.ts'
import { applyChanges, applyEntries, checkChanges, emptyDataset } from './dataset.ts'
import { invert } from './entry.ts'
import { exampleItem, exampleJudgement, exampleProject } from './example.ts'
import { keptContent } from './judged.ts'
import { contentOf, type Judgement } from './judgement.ts'
import { mayAdjudicate } from './project.ts'
import { Refusal } from './refusal.ts'
import { verdictOn } from './review.ts'
import { get } from './table.ts'

const item = exampleItem()
const judgement = (annotatorId: string, over: Partial<Judgement>): Judgement =>
  exampleJudgement({ annotatorId, ...over })

const ann = judgement('ann', { decision: 'accept' })
const bob = judgement('bob', { decision: 'accept', revision: { question: 'How many bolts hold it?' } })
const cleo = judgement('cleo', { decision: 'reject', reasons: ['unreadable', 'other'] })
const dan = judgement('dan', { decision: 'flag' })
const sitting: Sitting = { item, judgements: [ann, bob, cleo, dan], adjudicator: 'ada', at: 77 }

describe('an adjudicator', () => {
  it('takes what one annotator accepted, with their wording and nobody else’s name', () => {
    expect(takeJudgement(sitting, bob)).toEqual({
      itemId: 'item-1',
      outcome: 'accept',
      content: { ...contentOf(item), question: 'How many bolts hold it?' },
      by: ['bob'],
      checks: 3,
      at: 77,
      adjudicator: 'ada',
      reasons: [],
    })
  })

  it('takes what one annotator rejected, with their reasons', () => {
    expect(takeJudgement(sitting, cleo)).toMatchObject({
      outcome: 'reject',
      content: contentOf(item),
      by: ['cleo'],
      reasons: ['unreadable', 'other'],
    })
  })

  it('cannot take what nobody accepted or rejected, nor content that cannot stand', () => {
    expect(() => takeJudgement(sitting, dan)).toThrow(Refusal)
    const broken = judgement('bob', { decision: 'accept', revision: { answerLetter: 'Z' } })
    expect(() => takeJudgement(sitting, broken)).toThrow('not one of the options')
    expect(() => acceptAsGiven({ ...sitting, item: exampleItem({ question: ' ' }) })).toThrow(
      'question is empty',
    )
    expect(() => acceptFresh(sitting, { ...contentOf(item), options: ['one'] }, null)).toThrow(Refusal)
  })

  it('accepts it as given, resting on those who accepted just that', () => {
    expect(acceptAsGiven(sitting)).toMatchObject({
      outcome: 'accept',
      content: contentOf(item),
      by: ['ann'],
      adjudicator: 'ada',
    })
  })

  it('writes it afresh, resting on whoever they began with', () => {
    const content = { ...contentOf(item), answerLetter: 'C', answerText: 'four' }
    expect(acceptFresh(sitting, content, 'bob')).toMatchObject({ outcome: 'accept', content, by: ['bob'] })
    expect(acceptFresh(sitting, content, null).by).toEqual([])
  })

  it('rejects it with each reason once', () => {
    expect(rejectItem(sitting, ['other', 'other', 'duplicate'])).toMatchObject({
      outcome: 'reject',
      reasons: ['other', 'duplicate'],
      by: ['cleo'],
    })
  })
})

describe('the letters of judgements', () => {
  it('do not depend on the order in which annotators came', () => {
    assert(
      property(uniqueArray(string({ minLength: 1 }), { maxLength: 30 }), string(), (ids, itemId) => {
        const said = ids.map((id) => judgement(id, {}))
        const names = (of: readonly Judgement[]) =>
          lettered(itemId, of).map(({ letter, judgement: { annotatorId } }) => `${letter} ${annotatorId}`)
        expect(names(said.toReversed())).toEqual(names(said))
        expect(new Set(lettered(itemId, said).map(({ letter }) => letter)).size).toBe(ids.length)
      }),
    )
  })

  it('put different annotators first for different items', () => {
    const firsts = Array.from(
      { length: 60 },
      (_, place) => lettered(`item-${place}`, [ann, bob, cleo])[0]?.judgement.annotatorId,
    )
    for (const id of ['ann', 'bob', 'cleo']) {
      expect(firsts.filter((first) => first === id).length).toBeGreaterThan(8)
    }
  })

  it('go on after Z', () => {
    const many = Array.from({ length: 28 }, (_, place) => judgement(`${place}`, {}))
    expect(lettered('item-1', many).at(-1)?.letter).toBe('AB')
  })
})

describe('a resolution that was set', () => {
  const before = applyEntries(emptyDataset({ ...exampleProject, policy: { kind: 'majority', needed: 2 } }), [
    { kind: 'item', value: item },
    ...sitting.judgements.map((value) => ({ kind: 'judgement' as const, value })),
  ])
  const resolution = takeJudgement(sitting, bob)

  it('stands under every policy, and its content is what is kept', () => {
    const after = applyChanges(before, [settling(before, resolution)])
    expect(verdictOn(after, item)).toEqual({ resolution })
    expect(keptContent({ resolution })?.question).toBe('How many bolts hold it?')
  })

  it('gives way to another, and leaves nothing behind when it is taken back', () => {
    const first = applyChanges(before, [settling(before, resolution)])
    const change = settling(first, rejectItem(sitting, []))
    expect(() => checkChanges(first, [change])).not.toThrow()
    const second = applyChanges(first, [change])
    expect(get(second.resolutions, 'item-1')?.outcome).toBe('reject')
    expect(get(applyChanges(second, invert([change])).resolutions, 'item-1')).toEqual(resolution)
    const back = unsettling(second, 'item-1')
    expect(back && get(applyChanges(second, [back]).resolutions, 'item-1')).toBeUndefined()
    expect(unsettling(before, 'item-1')).toBeNull()
  })

  it('is found as the last of its adjudicator', () => {
    const earlier = { ...resolution, itemId: 'item-0', at: 76 }
    const others = { ...resolution, itemId: 'item-9', at: 99, adjudicator: 'eve' }
    const dataset = applyEntries(
      before,
      [earlier, resolution, others].map((value) => ({ kind: 'resolution' as const, value })),
    )
    expect(lastSettled(dataset, 'ada')?.itemId).toBe('item-1')
    expect(lastSettled(dataset, 'zoe')).toBeNull()
  })
})

describe('who may adjudicate', () => {
  it('is everybody where nobody is named, then only those, and nobody in a work pack', () => {
    assert(
      property(array(string({ minLength: 1 }), { minLength: 1 }), string(), (adjudicators, somebody) => {
        const named = { adjudication: { adjudicators, namesHidden: false }, pack: null }
        expect(mayAdjudicate(named, somebody)).toBe(adjudicators.includes(somebody))
        expect(
          mayAdjudicate({ ...named, adjudication: { ...named.adjudication, adjudicators: [] } }, somebody),
        ).toBe(true)
      }),
    )
    const pack = { id: 'p', of: { id: 'o', name: 'O' }, seat: { id: 's', name: 'S' }, madeAt: 0 }
    expect(mayAdjudicate({ adjudication: { adjudicators: ['ada'], namesHidden: false }, pack }, 'ada')).toBe(
      false,
    )
  })
})

it('names reasons as the project does, and by their code where it no longer knows them', () => {
  expect(reasonNames(['other', 'gone'], exampleProject)).toEqual(['Other', 'gone'])
})
