import { describe, expect, it } from 'vitest'
import { rectOf } from '../../../domain/boxes.test-data.ts'
import { modelRows, shortNumber } from './modelRows.ts'

describe('as the model gets it, in words', () => {
  it('tells resized size, tokens, cells and shorter side as FORMATS §3.2 does', () => {
    const { picture } = modelRows(rectOf(1200, 820, 1320, 900), { width: 2246, height: 1582 })
    const numbers = picture.map(({ family, budget, numbers }) => [family.id, budget, numbers])
    expect(numbers[0]).toEqual([
      'qwen2.5-vl',
      1024,
      {
        resized: '1064×728',
        tokens: '988',
        cells: '6',
        block: '3 × 2',
        minSide: '36.8',
        minSideInTokens: '1.31',
        underToken: false,
      },
    ])
    expect(picture.map(({ numbers }) => numbers?.cells)).toEqual(['6', '18', '6', '15', '4', '39'])
    expect(picture[4]?.numbers).toMatchObject({ underToken: true, block: '2 × 2' })
    expect(picture[5]?.numbers?.block).toMatch(/and the thumbnail$/)
  })

  it('says why there are no numbers', () => {
    const { picture, crop } = modelRows(rectOf(0, 0, 900, 2), { width: 1000, height: 1000 })
    expect(picture.every(({ numbers }) => numbers !== null)).toBe(true)
    expect(crop[0]).toMatchObject({
      numbers: null,
      refusal: 'Qwen2.5-VL refuses this crop: its sides are more than 200 to 1 apart.',
    })
    expect(crop[4]?.numbers).not.toBeNull()
  })

  it('keeps three digits', () => {
    expect([1204.4, 99.96, 63.21, 9.996, 0.306].map(shortNumber)).toEqual([
      '1204',
      '100',
      '63.2',
      '10.0',
      '0.31',
    ])
  })
})
