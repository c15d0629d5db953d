import { describe, expect, it } from 'vitest'
import { askedNames, askedText, runAsked, takenBefore } from './askedWords.ts'
import { exampleRun } from './example.test-data.ts'

const native = { kind: 'native' } as const
const wide = { kind: 'tokens', tokens: 16_384 } as const
const source = {
  file: 'Tiny',
  format: 'preview',
  benchmark: null,
  sha256: null,
  viewGuessed: false,
  boxesGuessed: false,
}

describe('runs that were asked here', () => {
  it('are called as their models, which keep apart where two have one name', () => {
    const names = new Map([
      ['tiny-q4', 'Tiny'],
      ['tiny-q8', 'Tiny'],
      ['other', 'Other'],
    ])
    expect([...askedNames(['tiny-q4', 'tiny-q8', 'other', 'gone', 'other'], (id) => names.get(id))]).toEqual([
      ['tiny-q4', 'Tiny (tiny-q4)'],
      ['tiny-q8', 'Tiny (tiny-q8)'],
      ['other', 'Other'],
      ['gone', 'gone'],
    ])
  })

  it('are known again by model, view and budget, whatever they are called now', () => {
    const before = exampleRun({ model: 'My tiny', source, budget: native })
    expect(takenBefore([before], { view: 'global', budget: native }, 'Tiny')).toBe(before)
    expect(takenBefore([before], { view: 'global', budget: wide }, 'Tiny')).toBeNull()
    expect(takenBefore([before], { view: 'blind', budget: native }, 'Tiny')).toBeNull()
    expect(
      takenBefore([exampleRun({ budget: native })], { view: 'global', budget: native }, 'Tiny'),
    ).toBeNull()
  })

  it('keep the name and seed that a person gave to what was taken before', () => {
    const before = exampleRun({ model: 'My tiny', seed: 7, source, budget: native })
    const run = runAsked({ view: 'global', budget: native }, 'Tiny', before, [], { id: 'new', at: 5 })
    expect(run).toMatchObject({ id: 'new', model: 'My tiny', seed: 7, source, unmatched: 0, addedAt: 5 })
    const first = runAsked({ view: 'global', budget: native }, 'Tiny', null, [], { id: 'new', at: 5 })
    expect(first).toMatchObject({ model: 'Tiny', seed: null, attention: false })
  })

  it('tell how much they would bring', () => {
    const found = [{ itemId: 'a', key: 'k' }]
    const four = { samples: 4, temperature: 0.7 }
    const once = { samples: 1, temperature: 0 }
    const run = { modelId: 'tiny', view: 'global', budget: wide, sampling: four, found, answers: 4 } as const
    expect(askedText(run)).toBe('Global view, 16,384 tokens: 4 answers to 1 item, 4 each at temperature 0.7')
    expect(askedText({ ...run, view: 'blind', sampling: once, answers: 1 })).toBe(
      'Blind view: 1 answer to 1 item',
    )
  })
})
