import { describe, expect, it } from 'vitest'
import { cropTest, type CropTestResult } from '../../../domain/cropTest.ts'
import type { CropKind } from '../../../domain/prediction.ts'
import { finished } from '../../../domain/slices.ts'
import type { ScoreColumn } from '../../../domain/scoreColumns.ts'
import {
  cropTestCsv,
  cropTestLatex,
  cropTestMarkdown,
  cropTestRows,
  missedSentence,
  oneDigit,
  patternSentence,
  verdictSentence,
} from './cropTestWords.ts'

const column = (crop: CropKind | null, rightOnes: number, label = 'tiny'): ScoreColumn => ({
  label,
  model: label,
  budget: null,
  view: 'global',
  crop,
  runIds: [label],
  right: Float64Array.from({ length: 200 }, (_, place) => (place < rightOnes ? 1 : 0)),
  rules: {},
  runs: [],
})

const categories = Array.from({ length: 200 }, (_, place) => (place % 2 === 0 ? 'ocr' : null))
const itemIds = categories.map((_, place) => `i${place}`)

function resultOf(columns: readonly ScoreColumn[]): CropTestResult {
  const [result] = finished(cropTest({ itemIds, categories, columns }))
  if (!result) throw new Error('There is no result.')
  return result
}

const whole = (noise: number, label = 'tiny'): CropTestResult =>
  resultOf([
    column(null, 100, label),
    column('predicted', 150, label),
    column('truth', 170, label),
    column('noise', noise, label),
  ])

const written = (result: CropTestResult) => ({
  results: [result],
  categories: ['ocr', null],
  names: ['OCR', 'No category'],
})

describe('what the crop test says', () => {
  it('is that a model uses its crops, with its figures', () => {
    expect(verdictSentence(whole(110))).toBe(
      'It uses its crops: with noise in their place its accuracy falls markedly (−20.0 points, p < 0.001). With the true crop it is better: +10.0 points, p < 0.001.',
    )
  })

  it('is that it hardly looks at them', () => {
    expect(verdictSentence(whole(150))).toContain(
      'It hardly looks at its crops: with noise in their place it is about as good (0.0 points, no answer differs).',
    )
  })

  it('is why nothing can be said', () => {
    expect(verdictSentence(resultOf([column('truth', 100)]))).toContain('are missing')
    const few = finished(
      cropTest({
        itemIds: itemIds.slice(0, 20),
        categories: categories.slice(0, 20),
        columns: [column('predicted', 20), column('noise', 0)],
      }),
    )
    expect(few.map(verdictSentence)).toEqual(['Too few items to tell: 20 items in common, and it takes 30.'])
  })

  it('tells what the true crop does where the model’s own missed', () => {
    expect(missedSentence({ items: 12, predicted: 0.417, truth: 0.5 }, 0.9)).toBe(
      'Of 12 items whose own crop covers no more than 0.9 of b1, 41.7 % are right with it and 50.0 % with the true one (LFPC §9).',
    )
    expect(missedSentence(null, 0.9)).toBeNull()
  })

  it('tells how much of the gain is the pattern', () => {
    expect(patternSentence(whole(110))).toContain(
      'Of 50 items that are right with its crop and wrong without, 10 (20.0 %)',
    )
    expect(patternSentence(resultOf([column('predicted', 3), column('noise', 3)]))).toBeNull()
  })
})

describe('the table of the crop test', () => {
  it('has a row for each setting that is there, categories first and overall last', () => {
    const rows = cropTestRows(resultOf([column('predicted', 150), column('noise', 110)]), ['ocr', null])
    expect(rows.map(({ setting, cells }) => [setting, cells.map(oneDigit)])).toEqual([
      ['predicted', ['75.0', '75.0', '75.0']],
      ['noise', ['55.0', '55.0', '55.0']],
    ])
    expect(rows[0]?.difference).toBeNull()
    expect(rows[1]?.difference?.value).toBeCloseTo(-0.2, 12)
  })

  it('is saved as CSV with one figure on each line', () => {
    const lines = cropTestCsv(written(whole(110)))
      .trim()
      .split('\r\n')
    expect(lines[0]).toBe('model,shown,category,items,percent,difference,low,high,p,verdict')
    expect(lines).toHaveLength(1 + 4 * 3)
    expect(lines).toContain('tiny,noise,OCR,100,55,,,,,')
    expect(lines.find((line) => line.startsWith('tiny,noise,overall,200,55,-20,'))).toMatch(/,uses$/)
    expect(lines).toContain('tiny,predicted,overall,200,75,,,,,uses')
  })

  it('is saved as Markdown in which no name acts', () => {
    const text = cropTestMarkdown(written(whole(110, 'a|b*')))
    expect(text).toContain('| a\\|b\\* | No crop (global) | 200 | 50.0 | 50.0 | 50.0 |')
    expect(text).toContain('- a\\|b\\*: It uses its crops')
  })

  it('is saved as LaTeX that compiles: signs as mathematics, names escaped', () => {
    const text = cropTestLatex(written(whole(110, '50%_model')))
    expect(text).toContain('50\\%\\_model & No crop (global)')
    expect(text).toContain('$-$20.0')
    expect(text).toContain('$<$ 0.001')
    expect(text).toContain('$\\Delta$ to predicted')
    const columns = /\\begin\{tabular\}\{(\w+)\}/.exec(text)?.[1]?.length
    for (const line of text.split('\n').filter((each) => each.endsWith('\\\\')))
      expect(line.split(' & ')).toHaveLength(columns ?? 0)
  })
})
