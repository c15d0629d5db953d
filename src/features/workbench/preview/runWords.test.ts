import { describe, expect, it } from 'vitest'
import type { RunState } from '../../../state/previews.ts'
import { doneWords, runWords } from './runWords.ts'

const run: RunState = {
  spec: {
    modelId: 'reader',
    budget: { kind: 'native' },
    sampling: { samples: 1, temperature: 0 },
    views: ['global'],
    itemIds: Array.from({ length: 412 }, (_, index) => `item ${index}`),
  },
  phase: 'running',
  done: 112,
  asked: 100,
  startedAt: 0,
  workedMs: 600_000,
  sentence: null,
  failed: [],
}

describe('a run', () => {
  it('says how far it is, how fast, and how long it still takes', () => {
    expect(doneWords(run)).toBe('112 of 412')
    expect(runWords(run)).toBe('10 a minute, about 30 minutes left.')
  })

  it('makes no rate of one item, nor of those that were known before', () => {
    expect(runWords({ ...run, asked: 1, workedMs: 900 })).toBe('300 left.')
    expect(runWords({ ...run, asked: 0, workedMs: 0 })).toBe('300 left.')
  })

  it('says why it stands', () => {
    expect(runWords({ ...run, phase: 'paused' })).toBe('Paused. 300 left.')
    expect(runWords({ ...run, phase: 'paused', sentence: 'The server is not reached.' })).toBe(
      'The server is not reached. 300 left.',
    )
    expect(runWords({ ...run, phase: 'done', done: 412 })).toBe('Asked about 412 items.')
  })
})
