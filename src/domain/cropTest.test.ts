import { describe, expect, it } from 'vitest'
import { cropTest as cropTestSlices, fewestItems, missedTest, type CropTestSetting } from './cropTest.ts'
import type { ScoreColumn } from './scoreColumns.ts'
import { finished } from './slices.ts'

const cropTest = (...given: Parameters<typeof cropTestSlices>) => finished(cropTestSlices(...given))

const settingOf = { plain: null, predicted: 'predicted', truth: 'truth', noise: 'noise' } as const

const column = (
  setting: CropTestSetting,
  right: readonly number[],
  over: Partial<ScoreColumn> = {},
): ScoreColumn => ({
  label: 'tiny',
  model: 'tiny',
  budget: null,
  view: 'global',
  crop: settingOf[setting],
  runIds: [setting],
  right: Float64Array.from(right),
  rules: {},
  runs: [],
  ...over,
})

const scoredOf = (
  columns: readonly ScoreColumn[],
  categories: readonly (string | null)[] = Array.from(columns[0]?.right ?? [], () => null),
) => ({ itemIds: categories.map((_, place) => `i${place}`), categories, columns })

const of = (count: number, right: number): readonly number[] =>
  Array.from({ length: count }, (_, place) => (place < right ? 1 : 0))

describe('the crop test', () => {
  it('compares on the items that were answered in every setting that is there', () => {
    const [result] = cropTest(
      scoredOf(
        [
          column('plain', [1, 0, 1, 1, Number.NaN]),
          column('predicted', [1, 1, 0, 1, 1]),
          column('truth', [1, 1, 1, Number.NaN, 1]),
          column('noise', [0, 0, 0, 1, 1]),
        ],
        ['ocr', 'ocr', 'color', 'color', 'color'],
      ),
    )
    expect(result?.overall.items).toBe(3)
    expect(result?.overall.accuracies).toEqual({ plain: 2 / 3, predicted: 2 / 3, truth: 1, noise: 0 })
    expect(result?.categories.map(({ category, items }) => [category, items])).toEqual([
      ['ocr', 2],
      ['color', 1],
    ])
    expect(result?.differences.truth).toMatchObject({ onlyFirst: 1, onlySecond: 0, items: 3 })
    expect(result?.differences.noise?.value).toBeCloseTo(-2 / 3, 12)
  })

  it('does without what is missing, and says that it is', () => {
    const [result] = cropTest(scoredOf([column('predicted', of(50, 40))]))
    expect(result?.overall.accuracies).toEqual({ plain: null, predicted: 0.8, truth: null, noise: null })
    expect(result?.differences).toEqual({ plain: null, truth: null, noise: null })
    expect(result?.pattern).toBeNull()
    expect(result?.verdict).toBe('incomplete')
  })

  it('says nothing of a model without any of its outputs', () => {
    expect(cropTest(scoredOf([column('plain', of(50, 40))]))).toEqual([])
  })

  it('finds the plain setting of a model under another budget only where there is one alone', () => {
    const test = column('predicted', of(4, 2), { label: 'tiny, 1,024 tokens' })
    const plain = column('plain', of(4, 3), { label: 'tiny, Native' })
    expect(cropTest(scoredOf([plain, test]))[0]?.overall.accuracies.plain).toBe(0.75)
    const another = column('plain', of(4, 1), { label: 'tiny, 448 px' })
    expect(cropTest(scoredOf([plain, another, test]))[0]?.overall.accuracies.plain).toBeNull()
  })

  it('has p by McNemar’s test, exactly', () => {
    // 12 right only with the predicted crop, 2 only with noise: 2 · P(X ≤ 2), X of 14 fair throws.
    const predicted = [...of(12, 12), ...of(2, 0), ...of(26, 26)]
    const noise = [...of(12, 0), ...of(2, 2), ...of(26, 26)]
    const [result] = cropTest(scoredOf([column('predicted', predicted), column('noise', noise)]))
    expect(result?.differences.noise?.p).toBeCloseTo((2 * (1 + 14 + 91)) / 2 ** 14, 12)
    expect(result?.differences.noise?.value).toBe(-0.25)
  })

  it('counts what stays right with noise of what only a crop made right (001 §9)', () => {
    const [result] = cropTest(
      scoredOf([
        column('plain', [0, 0, 0, 1, 1]),
        column('predicted', [1, 1, 1, 1, 0]),
        column('noise', [1, 1, 0, 0, 0]),
      ]),
    )
    expect(result?.pattern).toEqual({ items: 3, right: 2 })
  })
})

describe('the ground-truth test of 001 §9', () => {
  const scored = scoredOf([column('predicted', [1, 0, 0, 1, Number.NaN]), column('truth', [1, 1, 0, 0, 1])])

  it('compares on the items whose crop missed part of b1, the gate included', () => {
    const overlaps = new Map([
      ['i0', 0.9],
      ['i1', 0.2],
      ['i2', 0],
      ['i3', 0.91],
      ['i4', 0.1],
    ])
    expect(missedTest('tiny', scored, overlaps, 0.9)).toEqual({ items: 3, predicted: 1 / 3, truth: 2 / 3 })
  })

  it('is nothing where no crop missed, or an output is missing', () => {
    expect(missedTest('tiny', scored, new Map([['i0', 1]]), 0.9)).toBeNull()
    const noTruth = scoredOf([column('predicted', [1])])
    expect(missedTest('tiny', noTruth, new Map([['i0', 0]]), 0.9)).toBeNull()
  })
})

const verdict = (count: number, predicted: number, noise: number): string | undefined =>
  cropTest(scoredOf([column('predicted', of(count, predicted)), column('noise', of(count, noise))]))[0]
    ?.verdict

describe('the verdict', () => {
  it.each([
    // 18.5 points, as the model of 001 that attends to its crops (Table 5).
    ['uses', 200, 155, 118],
    ['somewhat', 200, 136, 124],
    ['hardly', 200, 136, 137],
    ['hardly', 200, 136, 134],
    ['disturbed', 200, 118, 155],
    // The interval reaches from nothing to far beyond the mark.
    ['unclear', 40, 30, 26],
    // A fall of 7.5 points, but its interval reaches beyond the mark.
    ['unclear', 40, 30, 27],
  ])(
    'is “%s” where of %d items %d are right with the crop and %d with noise',
    (is, count, predicted, noise) => {
      expect(verdict(count, predicted, noise)).toBe(is)
    },
  )

  it('is not given on few items, be the fall what it may', () => {
    expect(verdict(fewestItems - 1, fewestItems - 1, 0)).toBe('unclear')
    expect(verdict(fewestItems, fewestItems, 0)).toBe('uses')
  })

  it('follows the mark', () => {
    const scored = scoredOf([column('predicted', of(200, 136)), column('noise', of(200, 124))])
    expect(cropTest(scored, 0.05)[0]?.verdict).toBe('uses')
  })
})
