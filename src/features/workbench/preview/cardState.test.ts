import { describe, expect, it } from 'vitest'
import type { Preview } from '../../../domain/preview.ts'
import { cardState, hiddenWords, spokenWords } from './cardState.ts'

const preview: Preview = {
  key: 'key',
  modelId: 'reader',
  view: 'global',
  budget: { kind: 'native' },
  sampling: { samples: 1, temperature: 0 },
  answers: [{ text: 'B', option: 1 }],
  scores: null,
  confidence: 0.7,
  refusal: null,
  ms: 340,
  tokensIn: null,
  backend: 'wasm',
  seen: { width: 448, height: 252 },
  saliency: null,
  textBoxes: [],
  at: 1,
}
const facts = {
  view: 'global',
  region: null,
  preview,
  known: true,
  asking: false,
  failure: null,
  until: 'decided',
} as const

describe('a card', () => {
  it('shows an answer, or why there is none', () => {
    expect(cardState(facts)).toEqual({ kind: 'answered', preview })
    const refused = { ...preview, answers: [], refusal: 'It reads text only.' }
    expect(cardState({ ...facts, preview: refused })).toMatchObject({
      kind: 'refused',
      sentence: 'It reads text only.',
    })
  })

  it('shows nothing of an answer before its time', () => {
    expect(cardState({ ...facts, preview: null })).toEqual({ kind: 'hidden', until: 'decided' })
    expect(cardState({ ...facts, preview: null, known: false })).toEqual({ kind: 'blank' })
  })

  it('shows what happens now before what was known', () => {
    expect(cardState({ ...facts, asking: true, failure: 'It failed.' })).toEqual({ kind: 'asking' })
    expect(cardState({ ...facts, failure: 'It failed.' })).toEqual({ kind: 'failed', sentence: 'It failed.' })
  })

  it('says that nothing can be asked without a region', () => {
    expect(cardState({ ...facts, view: 'regional' })).toMatchObject({ kind: 'cannot' })
    expect(cardState({ ...facts, view: 'blind' })).toMatchObject({ kind: 'answered' })
  })
})

it('says what one has to do before answers are shown, by the rules of the project', () => {
  expect(hiddenWords('decided', 0)).toBe('Answers are shown once you have decided.')
  expect(hiddenWords('decided', 1)).toBe('Answered in 1 view; shown once you have decided.')
  expect(hiddenWords('answered', 0)).toBe('Answers are shown once you have answered yourself.')
  expect(hiddenWords('answered', 3)).toBe('Answered in 3 views; shown once you have answered yourself.')
})

it('is spoken of without telling what is hidden', () => {
  expect(spokenWords('Global', { kind: 'answered', preview }, 'wrong')).toBe('Global: wrong.')
  expect(spokenWords('Global', { kind: 'hidden', until: 'decided' }, 'wrong')).toBe(
    'Global: answered, hidden until you decide.',
  )
  expect(spokenWords('Global', { kind: 'hidden', until: 'answered' }, 'wrong')).toBe(
    'Global: answered, hidden until you answer yourself.',
  )
  expect(spokenWords('Global', { kind: 'asking' }, null)).toBe('')
})
