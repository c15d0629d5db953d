import { describe, expect, it } from 'vitest'
import type { AttentionFigures } from '../../../domain/attentionFigures.ts'
import type { MeanOf } from '../../../domain/meanOf.ts'
import { defaultAttentionChoices } from '../../../domain/attentionMeasures.ts'
import type { AttentionColumn } from '../../../domain/attentionReport.ts'
import {
  choiceSentence,
  differenceOf,
  differenceText,
  epsilonText,
  figureOf,
  intervalText,
  leftSentence,
  measureText,
  mixtureSentence,
  valueAt,
  weightText,
} from './attentionWords.ts'

const figure = (value: number | null): MeanOf => ({
  items: 4,
  value,
  interval: value === null ? null : { low: value - 0.1, high: value + 0.1 },
})
const figures: AttentionFigures = {
  cells: figure(0.1734),
  area: figure(0.1),
  target: figure(0.002),
  image: figure(0.001),
  reward: figure(0.6),
}
const column: AttentionColumn = {
  label: 'Model',
  crop: null,
  maps: 3,
  relative: 0,
  values: {
    cells: Float64Array.of(0.5),
    area: Float64Array.of(0.4),
    target: Float64Array.of(0.3),
    image: Float64Array.of(0.2),
    reward: Float64Array.of(-0.2),
  },
}

describe('figures of attention in words', () => {
  it('are shares in percent as in table 8, scores with three digits, and weights at their scale', () => {
    expect(measureText('cells', 0.1734)).toBe('17.34 %')
    expect(measureText('reward', -0.25)).toBe('−0.250')
    expect([measureText('reward', -1e-9), measureText('cells', -1e-9)]).toEqual(['0.000', '0.00 %'])
    expect(measureText('target', 0.000_021_3)).toBe('2.13e−5')
    expect(measureText('image', null)).toBe('–')
    expect(measureText('area', Number.NaN)).toBe('–')
  })

  it('say of a difference which way it goes', () => {
    expect(differenceText('cells', 0.0411)).toBe('+4.11 points')
    expect(differenceText('area', -0.02)).toBe('−2.00 points')
    expect(differenceText('reward', 0.5)).toBe('+0.500')
    expect(differenceText('cells', null)).toBe('–')
    expect(intervalText('cells', figure(0.05), differenceText)).toBe('−5.00 to +15.00 points')
  })

  it('write weights of any size', () => {
    expect([0, 0.5, 12.345_67, 123_456, 1e-9].map(weightText)).toEqual([
      '0',
      '0.5',
      '12.35',
      '1.23e+5',
      '1.00e−9',
    ])
  })

  it('name the unit of an interval once', () => {
    expect(intervalText('cells', figures.cells)).toBe('7.34 to 27.34 %')
    expect(intervalText('reward', figure(null))).toBe('')
  })
})

describe('R_a', () => {
  it('follows from r_v', () => {
    expect(figureOf(figures, 'score').value).toBeCloseTo(0.8, 12)
    expect(figureOf(figures, 'score').interval?.low).toBeCloseTo(0.75, 12)
    expect(valueAt(column, 'score', 0)).toBeCloseTo(0.4, 12)
    expect(valueAt(column, 'reward', 9)).toBeNaN()
  })

  it('differs half as much as r_v', () => {
    expect(differenceOf(figures, 'score').value).toBeCloseTo(0.3, 12)
    expect(differenceOf(figures, 'cells').value).toBe(0.1734)
  })
})

describe('the sentences about what is measured', () => {
  it('name the paper or the script, and the ε', () => {
    expect(epsilonText(1e-6)).toBe('1e−6')
    expect(choiceSentence(defaultAttentionChoices)).toContain('generic map + 1e−6')
    const raw = { ...defaultAttentionChoices, map: { kind: 'raw', epsilon: 1 } } as const
    expect(choiceSentence({ ...raw, target: 'b1', policy: 'half' })).toBe(
      'Raw attention, as the released script measures it; the paper divides by a generic map (ZoomBench §12). The target is b1, or the region where no box was drawn; its tokens are the cells of which it covers half or more, or else the one it covers most.',
    )
  })

  it('say what was left out, and nothing where nothing was', () => {
    const left = { view: 2, outside: 0, target: 1, size: 0, empty: 0 }
    expect(leftSentence({ left })).toBe(
      'Not measured: 2 maps of other views than the global one, 1 map of items without a region or a box.',
    )
    expect(leftSentence({ left: { ...left, view: 0, target: 0 } })).toBe('')
  })

  it('warn where raw and relative maps are mixed', () => {
    expect(mixtureSentence([column, { ...column, relative: 3 }])).toBe('')
    expect(mixtureSentence([{ ...column, relative: 1 }])).toContain('Only 1 map of 3 of Model has')
  })
})
