import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from '../domain/dataset.ts'
import { exampleItem, exampleJudgement, exampleProject } from '../domain/example.ts'
import { goldAnswerOf, withGold, type GoldAnswer } from '../domain/gold.ts'
import type { Judgement } from '../domain/judgement.ts'
import { missSentence } from './goldMiss.ts'

const item = exampleItem()

const told = (said: Partial<Judgement>, known: GoldAnswer | null, tellsMisses = true) => {
  const gold = { ...withGold(exampleProject.gold, known ? [known] : []), tellsMisses }
  const dataset = applyEntries(emptyDataset({ ...exampleProject, gold }), [
    { kind: 'item', value: item },
    { kind: 'judgement', value: exampleJudgement(said) },
  ])
  return missSentence(dataset, item.id, 'ann')
}

const known = goldAnswerOf(item, 'accept')
const other = { decision: 'accept', revision: { answerLetter: 'C', answerText: 'four' } } as const

describe('a decision about a gold item', () => {
  it('that misses the known answer is told of, with the question and how to go back', () => {
    expect(told(other, known)).toBe(
      'Worth another look: “How many bolts hold the hinge?” – the answer is known to be B: three. Press U to go back to it.',
    )
    expect(told({ decision: 'reject' }, known)).toContain('known to be B: three')
    expect(told({ decision: 'accept' }, goldAnswerOf(item, 'reject'))).toContain('one to reject')
  })

  it('that meets it, or decides nothing, is not', () => {
    expect(told({ decision: 'accept' }, known)).toBeNull()
    expect(told({ decision: 'flag' }, known)).toBeNull()
    expect(told({ decision: 'skip' }, known)).toBeNull()
  })

  it('is not told of where the project keeps its gold items to itself, or the item is none', () => {
    expect(told(other, known, false)).toBeNull()
    expect(told(other, null)).toBeNull()
  })
})
