import { describe, expect, it } from 'vitest'
import { finished } from '../../../domain/slices.ts'
import { basisOf, binnedRates, blindRates, pairingOf, shownOf } from './chartsBasis.ts'
import { defaultChoice } from './chartsChoice.ts'
import { column, no, scoredOf } from './evaluated.test-data.ts'

const scored = scoredOf(
  ['ocr', 'count', null, 'ocr'],
  [
    column('alone', 'global', [1, 1, 1, 1]),
    column('a', 'global', [1, 0, 1, no]),
    column('a', 'regional', [1, 1, 0, 1]),
    column('b', 'regional', [0, 0, 1, 1]),
    column('b', 'blind', [0.5, no, 1, 0]),
    column('cropped', 'global', [1, 1, 1, 1], { crop: 'truth' }),
  ],
)
const basis = basisOf(scored)

describe('what there is to choose from', () => {
  it('are models, views and categories that occur, without the crop test', () => {
    expect(basis.labels).toEqual(['alone', 'a', 'b'])
    expect(basis.views).toEqual(['global', 'regional', 'blind'])
    expect(basis.order).toEqual(['ocr', 'count', null])
    expect([...basis.places]).toEqual([0, 1, 2, 0])
  })

  it('is shown as it was chosen, less what is gone', () => {
    expect(shownOf(basis, defaultChoice)).toEqual({
      models: ['alone', 'a', 'b'],
      views: ['global', 'regional'],
      split: 'overall',
      category: 'all',
    })
    const choice = {
      ...defaultChoice,
      models: ['b', 'gone'],
      split: { id: null },
      category: { id: 'gone' },
    }
    expect(shownOf(basis, choice)).toMatchObject({ models: ['b'], split: { id: null }, category: 'all' })
  })
})

describe('what is crossed', () => {
  it('is the first model that answered in both views, unless one is chosen', () => {
    expect(pairingOf(basis, defaultChoice)).toMatchObject({
      pairing: { kind: 'views', model: 'a' },
      columns: { first: { view: 'global' }, second: { view: 'regional' } },
    })
    expect(pairingOf(basis, { ...defaultChoice, first: 'b' })).toMatchObject({
      pairing: { kind: 'views', model: 'b' },
      columns: null,
    })
  })

  it('are two models that answered in a view', () => {
    const choice = { ...defaultChoice, cross: 'models' as const, crossView: 'regional' as const }
    expect(pairingOf(basis, choice)).toMatchObject({
      pairing: { first: 'a', second: 'b', view: 'regional' },
      columns: { first: { label: 'a' }, second: { label: 'b' } },
    })
    expect(pairingOf(basis, { ...choice, first: 'b', second: 'b' })?.pairing).toMatchObject({
      first: 'b',
      second: 'a',
    })
    expect(pairingOf(basisOf(scoredOf(['ocr'], [column('a', 'global', [1])])), choice)).toBeNull()
  })
})

describe('figures', () => {
  it('of the blind view are rates over all and in each category', () => {
    const rates = finished(blindRates(basis)).get('b')
    expect(rates?.overall).toMatchObject({ items: 3, right: 1.5, accuracy: 0.5 })
    expect(rates?.groups.map(({ items, accuracy }) => [items, accuracy])).toEqual([
      [2, 0.25],
      [0, null],
      [1, 1],
    ])
  })

  it('of bins are a line for each model and view, in the same bins', () => {
    const measure = Float64Array.of(0.01, 0.03, no, 0.01)
    const measures = { areaRatio: measure, megapixels: measure, longestSide: measure }
    const { bins, lines } = finished(
      binnedRates(basis, { models: ['a', 'b'], views: ['global', 'regional'] }, measures, {
        measure: 'areaRatio',
        binning: 'steps',
      }),
    )
    expect(bins).toMatchObject({ edges: [0.01, 0.02, 0.05], counts: [2, 1], unknown: 1 })
    expect(
      lines.map(({ model, view, rates }) => [
        model,
        view,
        rates.map(({ items, accuracy }) => [items, accuracy]),
      ]),
    ).toEqual([
      [
        'a',
        'global',
        [
          [1, 1],
          [1, 0],
        ],
      ],
      [
        'a',
        'regional',
        [
          [2, 1],
          [1, 1],
        ],
      ],
      [
        'b',
        'regional',
        [
          [2, 0.5],
          [1, 0],
        ],
      ],
    ])
  })
})
