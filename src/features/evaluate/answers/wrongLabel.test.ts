import { describe, expect, it } from 'vitest'
import { exampleItem, exampleProject } from '../../../domain/example.ts'
import { createJudgement, type Judgement, type Shown } from '../../../domain/judgement.ts'
import { exampleAnswer } from './answers.test-data.ts'
import { doubted, seenAnswers, wrongAnswerReason, type Doubt } from './wrongLabel.ts'

const item = exampleItem()
const shown: Shown = {
  look: 'side-by-side',
  global: true,
  regional: true,
  outline: true,
  answer: true,
  provenance: false,
  margin: 0,
  previews: seenAnswers([exampleAnswer()]),
}
const doubt = (before: Judgement, how: Doubt, project = exampleProject) =>
  doubted(before, item, project, { how, line: 'Evaluated.', at: 7, shown })

describe('a doubt about a label', () => {
  it('flags an item that nobody judged, with the reason, what was answered, and what was seen', () => {
    const before = createJudgement(item.id, 'ann')
    expect(doubt(before, 'flag')).toEqual({
      ...before,
      decision: 'flag',
      reasons: ['wrong-answer'],
      note: 'Evaluated.',
      shown,
      startedAt: 7,
      decidedAt: 7,
      rev: 1,
    })
  })

  it('keeps everything that was said before, but for the decision', () => {
    const before: Judgement = {
      ...createJudgement(item.id, 'ann'),
      decision: 'accept',
      difficulty: 4,
      reasons: ['wrong-answer', 'other'],
      revision: { question: 'And now?' },
      note: 'Mine.',
      activeMs: 900,
      startedAt: 1,
      decidedAt: 2,
      rev: 3,
    }
    expect(doubt(before, 'flag')).toEqual({
      ...before,
      decision: 'flag',
      note: 'Mine.\nEvaluated.',
      shown,
      decidedAt: 7,
      rev: 4,
    })
  })

  it('can stand in the note alone, and the decision stays', () => {
    const before: Judgement = { ...createJudgement(item.id, 'ann'), decision: 'accept', rev: 3 }
    expect(doubt(before, 'note')).toEqual({ ...before, note: 'Evaluated.', rev: 4 })
    const noted = { ...before, note: 'Evaluated.' }
    expect(doubt(noted, 'note')).toBe(noted)
  })

  it('gives no reason where the project has none for a wrong answer', () => {
    const project = { ...exampleProject, reasons: [{ code: 'blurred', name: 'Blurred' }] }
    expect(doubt(createJudgement(item.id, 'ann'), 'flag', project).reasons).toEqual([])
  })
})

it('finds the reason for a wrong answer by its code, else by its name', () => {
  const reasons = [
    { code: 'other', name: 'Other' },
    { code: 'x', name: 'The label is wrong' },
  ]
  expect(wrongAnswerReason(exampleProject)).toBe('wrong-answer')
  expect(wrongAnswerReason({ reasons })).toBe('x')
  expect(wrongAnswerReason({ reasons: [] })).toBeNull()
})

it('tells which models were seen under which budget in which view', () => {
  const answers = [
    exampleAnswer({ budget: { kind: 'tokens', tokens: 1024 } }),
    exampleAnswer({ view: 'regional' }),
    exampleAnswer({ model: '' }),
  ]
  expect(seenAnswers(answers)).toEqual([
    { modelId: 'alpha', budget: 'tokens-1024', view: 'global' },
    { modelId: 'alpha', budget: 'unknown', view: 'regional' },
  ])
})
