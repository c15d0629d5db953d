import { describe, expect, it } from 'vitest'
import { offeredBudgets } from '../../../domain/preview.ts'
import type { TakenFile } from '../../../evaluation/evaluation.ts'
import { exampleRun } from './example.test-data.ts'
import {
  budgetChoices,
  budgetChosen,
  matchText,
  modelNamed,
  notPredictions,
  runName,
  runsText,
  seedTyped,
  takenText,
} from './runWords.ts'

const taken = (over: Partial<TakenFile> = {}): TakenFile => ({
  path: 'a.json',
  format: 'plain JSON lines',
  runs: [exampleRun()],
  predictions: 37,
  unmatched: 0,
  missed: [],
  problems: [],
  ...over,
})

const because = (sentence: string) => [
  { code: 'x', severity: 'error' as const, sentence, file: null, line: null, field: null },
]

describe('what is said of a run', () => {
  it('names only what is known', () => {
    expect(runName(exampleRun({ seed: null }))).toBe('fake-alpha-8B, global view')
    expect(runName(exampleRun({ budget: { kind: 'tokens', tokens: 1024 }, crop: 'noise' }))).toBe(
      'fake-alpha-8B, global view, seed 42, 1,024 tokens, noise',
    )
  })

  it('counts a model once, however many runs it has', () => {
    expect(runsText([exampleRun(), exampleRun({ view: 'regional' }), exampleRun({ model: 'b' })])).toBe(
      '3 runs of 2 models, 111 predictions',
    )
    expect(runsText([])).toBe('None yet')
  })
})

describe('what is typed of a run', () => {
  it('is a seed where it is a whole number', () => {
    expect(['', ' 42 ', '-1', '1.5', 'x', '9'.repeat(16)].map(seedTyped)).toEqual([
      null,
      42,
      'wrong',
      'wrong',
      'wrong',
      'wrong',
    ])
  })

  it('is a name where there is something in it', () => {
    expect([' fake  alpha\n8B ', ' '].map(modelNamed)).toEqual(['fake alpha 8B', null])
  })

  it('is one of the offered budgets, the one that a file told, or none', () => {
    const told = { kind: 'tokens', tokens: 777 } as const
    expect(budgetChoices(told).at(-1)).toEqual({ value: 'tokens-777', label: '777 tokens' })
    expect(budgetChosen('tokens-777', told)).toEqual(told)
    expect(budgetChosen('native', told)).toEqual({ kind: 'native' })
    expect(budgetChosen('', told)).toBeNull()
    expect(budgetChoices({ kind: 'native' })).toHaveLength(offeredBudgets.length + 1)
  })
})

describe('what came of files', () => {
  it('tells those that were left out from those that were kept', () => {
    expect(takenText([taken(), taken({ runs: [], format: null, predictions: 0 })])).toBe(
      '1 run with 37 matched predictions from 1 file; 1 file was left out.',
    )
    expect(takenText([taken({ unmatched: 2 })])).toBe('1 run with 35 matched predictions from 1 file.')
    expect(takenText([taken({ runs: [] }), taken({ runs: [] })])).toBe(
      'Nothing was kept; 2 files were left out.',
    )
  })

  it('names what nothing can read by reason, however many files that is', () => {
    expect(
      notPredictions([
        taken(),
        taken({ path: 'a.png', format: null, problems: because('No text.') }),
        taken({ path: 'b.zip', format: null, problems: because('An archive.') }),
        taken({ path: 'c.png', format: null, problems: because('No text.') }),
      ]),
    ).toEqual([
      { sentence: 'No text.', paths: ['a.png', 'c.png'] },
      { sentence: 'An archive.', paths: ['b.zip'] },
    ])
  })

  it('tells how many predictions are about no item', () => {
    expect(matchText({ predictions: 37, unmatched: 0 })).toBe('37 predictions, each matched to its item')
    expect(matchText({ predictions: 37, unmatched: 2 })).toBe(
      '37 predictions: 35 matched, 2 about no item here',
    )
  })
})
