import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pairParts } from '../../../domain/evaluationFiguresPairs.ts'
import { views } from '../../../domain/preview.ts'
import { chartsAddress, choiceIn, defaultChoice, type ChartsChoice } from './chartsChoice.ts'

const detailOf = (address: string): string | null => address.split('/')[5] ?? null

const category = fc.record({ id: fc.option(fc.string()) })
const choice: fc.Arbitrary<ChartsChoice> = fc.record({
  models: fc.option(fc.uniqueArray(fc.string())),
  views: fc.subarray([...views]),
  split: fc.oneof(fc.constantFrom('overall' as const, 'each' as const), category),
  cross: fc.constantFrom('views' as const, 'models' as const),
  first: fc.option(fc.string()),
  second: fc.option(fc.string()),
  crossView: fc.constantFrom(...views),
  part: fc.option(fc.constantFrom(...pairParts)),
  category: fc.oneof(fc.constant('all' as const), category),
  binning: fc.constantFrom('steps' as const, 'equal' as const),
  resolution: fc.constantFrom('megapixels' as const, 'longestSide' as const),
})

describe('the address of the charts', () => {
  it('says nothing where all is as usual', () => {
    expect(chartsAddress('p', defaultChoice)).toBe('/project/p/evaluate/charts')
    expect(choiceIn(null)).toEqual(defaultChoice)
  })

  it('gives every choice back, decoded or not', () => {
    fc.assert(
      fc.property(choice, (given) => {
        const detail = detailOf(chartsAddress('p', given))
        expect(choiceIn(detail)).toEqual(given)
        expect(choiceIn(detail === null ? null : decodeURIComponent(detail))).toEqual(given)
      }),
    )
  })

  it.each([
    '%',
    'nonsense',
    '[]',
    'null',
    '{"models":3,"views":"global","part":"__proto__","split":{"id":3}}',
  ])('is as usual where it holds %j', (detail) => {
    expect(choiceIn(detail)).toEqual(defaultChoice)
  })

  it('takes of odd words what it knows', () => {
    expect(choiceIn('{"models":["a",1,"a"],"views":["blind","back"]}')).toEqual({
      ...defaultChoice,
      models: ['a'],
      views: ['blind'],
    })
  })
})
