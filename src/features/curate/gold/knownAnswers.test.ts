import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from '../../../domain/dataset.ts'
import { exampleItem, exampleJudgement, exampleOpenItem, exampleProject } from '../../../domain/example.ts'
import { goldAnswerOf, withGold } from '../../../domain/gold.ts'
import { goldAccuracy } from '../../../domain/goldAccuracy.ts'
import type { Judgement } from '../../../domain/judgement.ts'
import { decidedWords, knownFrom, metOn, missesIn, otherAnswer } from './knownAnswers.ts'

const item = exampleItem()
const four = { answerLetter: 'C', answerText: 'four' }

const dataset = (...said: readonly Partial<Judgement>[]) =>
  applyEntries(
    emptyDataset({ ...exampleProject, gold: withGold(exampleProject.gold, [goldAnswerOf(item, 'accept')]) }),
    [
      { kind: 'item', value: item },
      ...said.map((over) => ({ kind: 'judgement' as const, value: exampleJudgement(over) })),
    ],
  )

describe('what is known of an item', () => {
  it('is what was given, before anybody decided', () => {
    expect(knownFrom(dataset(), item, 'ann').map(({ from }) => from)).toEqual(['given'])
  })

  it('can be what one decided oneself, and what the project says in the end', () => {
    const known = knownFrom(dataset({ decision: 'accept', revision: four }), item, 'ann')
    expect(known.map(({ from, answer }) => [from, answer.answerLetter])).toEqual([
      ['given', 'B'],
      ['own', 'C'],
      ['resolution', 'C'],
    ])
    const rejected = knownFrom(dataset({ decision: 'reject' }), item, 'bob')
    expect(rejected.map(({ from, answer }) => [from, answer.outcome])).toEqual([
      ['given', 'accept'],
      ['resolution', 'reject'],
    ])
  })

  it('can be changed to another option, or to another text', () => {
    expect(otherAnswer(item, 'C')).toEqual({ itemId: 'item-1', outcome: 'accept', ...four })
    expect(otherAnswer(exampleOpenItem(), ' 4 ')).toMatchObject({ answerLetter: null, answerText: '4' })
  })
})

describe('the misses', () => {
  const decided = dataset(
    { annotatorId: 'ann', decision: 'accept', decidedAt: 1 },
    { annotatorId: 'bob', decision: 'accept', revision: four, decidedAt: 2 },
    { annotatorId: 'cleo', decision: 'reject', decidedAt: 3 },
    { annotatorId: 'dan', decision: 'flag', decidedAt: 4 },
  )

  it('are told with what was decided, the latest first', () => {
    const misses = missesIn(decided, goldAccuracy(decided))
    expect(misses.map(({ judgement }) => decidedWords(item, judgement))).toEqual(['rejected', 'C: four'])
  })

  it('are counted for each item', () => {
    expect(metOn(decided, item, goldAnswerOf(item, 'accept'))).toEqual({ met: 1, missed: 2 })
  })
})
