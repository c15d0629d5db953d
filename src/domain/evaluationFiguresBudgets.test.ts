import { describe, expect, it } from 'vitest'
import { budgetLines } from './evaluationFiguresBudgets.ts'
import type { Budget, View } from './preview.ts'
import type { ScoreColumn } from './scoreColumns.ts'
import { finished } from './slices.ts'

const column = (
  model: string,
  view: View,
  budget: Budget | null,
  right: readonly number[],
  over: Partial<ScoreColumn> = {},
): ScoreColumn => ({
  label: model,
  model,
  budget,
  view,
  crop: null,
  runIds: [],
  right: Float64Array.from(right),
  rules: {},
  runs: [],
  ...over,
})
const side = (side: number): Budget => ({ kind: 'side', side })
const tokens = (tokens: number): Budget => ({ kind: 'tokens', tokens })

describe('accuracy over budgets', () => {
  it('is a line for each model and view, from the smallest budget to the model’s own', () => {
    const { lines, amounts, hasNative, evenItems } = finished(
      budgetLines(
        [
          column('a', 'global', { kind: 'native' }, [1, 1]),
          column('a', 'global', side(896), [1, 0]),
          column('a', 'global', side(224), [0, 0]),
          column('a', 'regional', side(224), [1, 0]),
          column('a', 'global', tokens(1024), [0, 1]),
        ],
        'side',
      ),
    )
    expect(
      lines.map(({ view, points }) => [view, points.map(({ amount, accuracy }) => [amount, accuracy])]),
    ).toEqual([
      [
        'global',
        [
          [224, 0],
          [896, 0.5],
          [null, 1],
        ],
      ],
      ['regional', [[224, 0.5]]],
    ])
    expect(amounts).toEqual([224, 896])
    expect(hasNative).toBe(true)
    expect(evenItems).toBe(true)
  })

  it('leaves out models that came under one budget, or none of the kind, and what belongs to the crop test', () => {
    const { lines } = finished(
      budgetLines(
        [
          column('one', 'global', tokens(1024), [1]),
          column('one', 'regional', tokens(1024), [1]),
          column('apart', 'global', tokens(1024), [1]),
          column('apart', 'regional', { kind: 'native' }, [1]),
          column('own', 'global', { kind: 'native' }, [1]),
          column('sides', 'global', side(224), [1]),
          column('sides', 'global', side(448), [1]),
          column('crops', 'global', tokens(1024), [1], { crop: 'truth' }),
          column('crops', 'global', tokens(16_384), [1], { crop: 'truth' }),
          column('unknown', 'global', null, [1]),
          column('both', 'global', tokens(1024), [0]),
          column('both', 'global', tokens(16_384), [1]),
        ],
        'tokens',
      ),
    )
    expect(lines.map(({ model }) => model)).toEqual(['both'])
  })

  it('notices points that rest on other items', () => {
    const { evenItems } = finished(
      budgetLines(
        [column('a', 'global', side(224), [1, Number.NaN]), column('a', 'global', side(448), [1, 1])],
        'side',
      ),
    )
    expect(evenItems).toBe(false)
  })
})
