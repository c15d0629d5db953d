import { describe, expect, it } from 'vitest'
import { notAsked, type PreviewOutcome, type ViewVerdict } from '../../../domain/previewOutcome.ts'
import type { How } from '../../../state/previewAsk.ts'
import type { LadderStep } from './ladderSteps.ts'
import { seenAsMark, seenInCards, seenOnLadder } from './seenPreviews.ts'

const how: How = {
  modelId: 'reader',
  budget: { kind: 'tokens', tokens: 1024 },
  sampling: { samples: 1, temperature: 0 },
}
const answer = { text: 'A', option: 0 }
const step = (side: number | null, said: LadderStep['answer']): LadderStep => ({
  side,
  standing: said ? 'same' : 'open',
  answer: said,
})
const views = (outcome: PreviewOutcome) => seenAsMark(outcome, how).map(({ view }) => view)
const right: ViewVerdict = { kind: 'right', share: 1, consensus: { answer, count: 1, of: 1, share: 1 } }

describe('what is seen of models', () => {
  it('is, in the cards, each view whose answer stands there', () => {
    expect(seenInCards(['global', 'blind'], how)).toEqual([
      { modelId: 'reader', budget: 'tokens-1024', view: 'global' },
      { modelId: 'reader', budget: 'tokens-1024', view: 'blind' },
    ])
    expect(seenInCards(['global'], null)).toEqual([])
  })

  it('is, on the ladder, the whole picture under the budget of each step that was answered', () => {
    const steps = [step(null, answer), step(1344, answer), step(896, null)]
    expect(seenOnLadder(steps, 'reader')).toEqual([
      { modelId: 'reader', budget: 'native', view: 'global' },
      { modelId: 'reader', budget: 'side-1344', view: 'global' },
    ])
  })

  it('is, at a mark in the queue, the views that the mark speaks of', () => {
    expect(views(notAsked)).toEqual([])
    expect(views({ ...notAsked, blind: right })).toEqual([])
    expect(views({ ...notAsked, regional: right, disagrees: true })).toEqual(['regional'])
    expect(views({ ...notAsked, global: right, regional: right, quadrant: 'both-right' })).toEqual([
      'global',
      'regional',
    ])
  })
})
