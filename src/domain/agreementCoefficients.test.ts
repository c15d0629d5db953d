import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  coefficientsOf,
  cohenKappa,
  fleissKappa,
  gwetAc1,
  gwetAc2,
  krippendorffAlpha,
  rawAgreement,
  type Coefficient,
} from './agreementCoefficients.ts'
import { weightOf } from './ratingMoments.ts'
import type { Ratings } from './ratings.ts'

/** A row of digits is what one rater said of each unit; a dot is nothing. */
const fromRaters = (...rows: readonly string[]): Ratings =>
  Array.from(rows[0] ?? '', (_, unit) => rows.map((row) => (row[unit] === '.' ? null : (row[unit] ?? null))))

/** How often two raters said k and l. */
const fromTable = (table: readonly (readonly number[])[]): Ratings =>
  table.flatMap((row, k) =>
    row.flatMap((times, l) => Array.from({ length: times }, () => [String(k), String(l)])),
  )

/** How many of the raters gave each value. */
const fromCounts = (counts: readonly (readonly number[])[]): Ratings =>
  counts.map((row) => row.flatMap((times, k) => Array.from({ length: times }, () => String(k))))

const values = (...of: readonly Coefficient[]): readonly (number | null)[] => of.map(({ value }) => value)

/** Krippendorff 2011, “Computing Krippendorff's Alpha-Reliability”, part C; also `cac.raw4raters` of Gwet's irrCAC. */
const fourObservers = fromRaters('123321412...', '1233224125.3', '.3332342251.', '12332441251.')

/** Fleiss 1971, table 1: 30 patients, 6 psychiatrists, 5 diagnoses. */
const psychiatric = fromCounts([
  [0, 0, 0, 6, 0],
  [0, 3, 0, 0, 3],
  [0, 1, 4, 0, 1],
  [0, 0, 0, 0, 6],
  [0, 3, 0, 3, 0],
  [2, 0, 4, 0, 0],
  [0, 0, 4, 0, 2],
  [2, 0, 3, 1, 0],
  [2, 0, 0, 4, 0],
  [0, 0, 0, 0, 6],
  [1, 0, 0, 5, 0],
  [1, 1, 0, 4, 0],
  [0, 3, 3, 0, 0],
  [1, 0, 0, 5, 0],
  [0, 2, 0, 3, 1],
  [0, 0, 5, 0, 1],
  [3, 0, 0, 1, 2],
  [5, 1, 0, 0, 0],
  [0, 2, 0, 4, 0],
  [1, 0, 2, 0, 3],
  [0, 0, 0, 0, 6],
  [0, 1, 0, 5, 0],
  [0, 2, 0, 1, 3],
  [2, 0, 0, 4, 0],
  [1, 0, 0, 4, 1],
  [0, 5, 0, 1, 0],
  [4, 0, 0, 0, 2],
  [0, 2, 0, 4, 0],
  [1, 0, 5, 0, 0],
  [0, 0, 0, 0, 6],
])

const reasons = (ratings: Ratings): readonly (string | null)[] =>
  Object.values(coefficientsOf(ratings)).map((found: Coefficient) =>
    found.value === null ? found.reason : null,
  )

/** Has a reason, or a finite value up to 1 and an interval that begins before it ends. */
const isSound = (found: Coefficient): boolean =>
  found.value === null
    ? found.reason !== ''
    : Number.isFinite(found.value) &&
      found.value <= 1 + 1e-12 &&
      (found.interval === null || found.interval.low <= found.interval.high)

describe('published examples', () => {
  it('Fleiss 1971: raw 0.556 and κ 0.430 for the diagnoses of six psychiatrists', () => {
    expect(rawAgreement(psychiatric).value).toBeCloseTo(0.556, 3)
    expect(fleissKappa(psychiatric).value).toBeCloseTo(0.43, 3)
  })

  it('Cohen 1960: κ 0.492 for the two judges of 200 cases', () => {
    const table = [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]
    expect(rawAgreement(fromTable(table)).value).toBeCloseTo(0.7, 12)
    expect(cohenKappa(fromTable(table)).value).toBeCloseTo(0.492, 3)
  })

  it('Krippendorff 2011: α 0.743 for four observers with missing values, 0.095 for two with binary ones', () => {
    expect(krippendorffAlpha(fourObservers).value).toBeCloseTo(0.743, 3)
    expect(krippendorffAlpha(fromRaters('0100000010', '1110010000')).value).toBeCloseTo(0.095, 3)
  })

  it('Gwet 2008: AC1 0.941 where κ is −0.023, for 125 units of which 118 are agreed', () => {
    const paradox = fromTable([
      [118, 5],
      [2, 0],
    ])
    expect(gwetAc1(paradox).value).toBeCloseTo(0.9408, 4)
    expect(cohenKappa(paradox).value).toBeCloseTo(-0.0234, 4)
  })

  it('irrCAC (Gwet 2014) for four raters with missing values', () => {
    const of = { values: ['1', '2', '3', '4', '5'] }
    const [raw, fleiss, alpha, ac1] = values(
      rawAgreement(fourObservers),
      fleissKappa(fourObservers),
      krippendorffAlpha(fourObservers),
      gwetAc1(fourObservers),
    )
    expect(raw).toBeCloseTo(0.81818, 5)
    expect(fleiss).toBeCloseTo(0.76117, 5)
    expect(alpha).toBeCloseTo(0.74342, 5)
    expect(ac1).toBeCloseTo(0.77544, 5)
    expect(gwetAc2(fourObservers, of, 'quadratic').value).toBeCloseTo(0.914, 3)
    expect(gwetAc2(fourObservers, of, 'identity').value).toBe(ac1)
  })

  it('irrCAC (Gwet 2014) for two abstractors of ectopic pregnancies', () => {
    const abstractors = fromTable([
      [13, 0, 0],
      [0, 20, 7],
      [0, 4, 56],
    ])
    expect(cohenKappa(abstractors).value).toBeCloseTo(0.7964094, 7)
    expect(gwetAc1(abstractors).value).toBeCloseTo(0.8493305, 7)
    expect(krippendorffAlpha(abstractors).value).toBeCloseTo(0.7972585, 7)
    expect(rawAgreement(abstractors).value).toBeCloseTo(0.89, 12)
  })

  it('irrCAC: the ordinal weights of three values are 1, two thirds and 0', () => {
    expect([0, 1, 2].map((l) => weightOf('ordinal', 0, l, 3))).toEqual([1, 1 - 2 / 6, 0])
  })
})

describe('ordinal AC2', () => {
  const order = { values: ['1', '2', '3', '4', '5'] }

  it('by hand, for two pairs of neighbours', () => {
    // Weights of five values: 1, 0.9, 0.7, 0.4, 0; their sum is 5 + 2·(4·0.9 + 3·0.7 + 2·0.4) = 18.
    const found = gwetAc2(fromRaters('12', '23'), order)
    const chance = (18 / 20) * (0.25 * 0.75 + 0.5 * 0.5 + 0.25 * 0.75)
    expect(found.value).toBeCloseTo((0.9 - chance) / (1 - chance), 12)
  })

  it('takes neighbours for nearly agreeing, and the ends for disagreeing', () => {
    const near = gwetAc2(fromRaters('1234', '2345'), order).value ?? 0
    const far = gwetAc2(fromRaters('1155', '5511'), order).value ?? 0
    expect(near).toBeGreaterThan(0.5)
    expect(far).toBeLessThan(-0.5)
  })
})

describe('ratings that say too little', () => {
  it('have no coefficient but a reason', () => {
    expect(new Set(reasons([]))).toEqual(new Set(['Nobody said anything about this.']))
    expect(new Set(reasons([[null, null]]))).toEqual(new Set(['Nobody said anything about this.']))
    expect(new Set(reasons(fromRaters('0101')))).toEqual(
      new Set(['Only one annotator said anything about this.']),
    )
    expect(new Set(reasons(fromRaters('01..', '..10')))).toEqual(
      new Set(['No item was judged by two annotators in this respect.']),
    )
  })

  it('of one value have raw agreement, and beyond chance only what knows of other values', () => {
    const same = fromRaters('0000', '0000')
    const { raw, cohen, fleiss, krippendorff, ac1 } = coefficientsOf(same)
    expect(raw).toEqual({ value: 1, interval: { low: 1, high: 1 } })
    for (const undefinable of [cohen, fleiss, krippendorff, ac1]) {
      expect(undefinable).toMatchObject({
        value: null,
        reason: expect.stringContaining('by chance') as string,
      })
    }
    expect(gwetAc1(same, { values: ['0', '1'] }).value).toBe(1)
  })

  it('of three annotators have no Cohen’s κ', () => {
    expect(cohenKappa(fromRaters('01', '01', '01'))).toEqual({
      value: null,
      reason: 'Cohen’s κ compares two annotators; here there are 3.',
    })
  })

  it('of two units have values, and an interval only where resamples have one', () => {
    const { krippendorff, raw } = coefficientsOf(fromRaters('01', '01'))
    expect(krippendorff).toEqual({ value: 1, interval: null })
    expect(raw).toEqual({ value: 1, interval: { low: 1, high: 1 } })
  })

  it('take names of the prototype for values like any other', () => {
    expect(
      rawAgreement([
        ['__proto__', 'constructor'],
        ['__proto__', '__proto__'],
      ]).value,
    ).toBe(0.5)
  })
})

describe('coefficients of any ratings', () => {
  const anyRatings = fc
    .integer({ min: 1, max: 4 })
    .chain((raters) =>
      fc.array(
        fc.array(fc.option(fc.constantFrom('a', 'b', 'c')), { minLength: raters, maxLength: raters }),
        { maxLength: 12 },
      ),
    )

  it('are never more than 1, never NaN, and their intervals begin before they end', () => {
    fc.assert(
      fc.property(anyRatings, (ratings) => {
        for (const found of Object.values(coefficientsOf(ratings)) as readonly Coefficient[]) {
          expect(found).toSatisfy(isSound)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('ask neither for the order of units nor, Cohen’s κ apart, of raters', () => {
    fc.assert(
      fc.property(anyRatings, (ratings) => {
        const other = ratings.toReversed().map((unit) => unit.toReversed())
        const { cohen: _, ...first } = coefficientsOf(ratings)
        expect(coefficientsOf(other)).toMatchObject(first)
      }),
      { numRuns: 40 },
    )
  })

  it('with two raters: AC1, κ and α agree on perfect and on no agreement', () => {
    const perfect = coefficientsOf(fromRaters('0101', '0101'))
    expect(values(...(Object.values(perfect) as readonly Coefficient[]))).toEqual([1, 1, 1, 1, 1])
  })
})
