import { fleiss, gwet, krippendorff, raw, type Formula } from './agreementFormulas.ts'
import { bootstrapped, defaultSeed, type Interval } from './bootstrap.ts'
import { cohen, pairsOf } from './cohen.ts'
import { momentsOf, type Weighting } from './ratingMoments.ts'
import { ratingTable, type Ratings, type RatingTable } from './ratings.ts'

/** A coefficient with its 95 % interval, which may be unknown where few units have it; or why there is none. */
export type Coefficient =
  | { readonly value: number; readonly interval: Interval | null }
  | { readonly value: null; readonly reason: string }

export interface RatingOptions {
  /** All values that can be given, in their order if they have one; what was given besides is added. */
  readonly values?: readonly string[]
  readonly seed?: number
}

/** All coefficients of one set of ratings. */
export interface Coefficients {
  readonly raw: Coefficient
  /** For exactly two raters. */
  readonly cohen: Coefficient
  readonly fleiss: Coefficient
  readonly krippendorff: Coefficient
  readonly ac1: Coefficient
}

const nobody = 'Nobody said anything about this.'
const alone = 'Only one annotator said anything about this.'

export const rawAgreement = (ratings: Ratings, options: RatingOptions = {}): Coefficient =>
  only(ratings, options, () => raw)
export const fleissKappa = (ratings: Ratings, options: RatingOptions = {}): Coefficient =>
  only(ratings, options, () => fleiss)
export const krippendorffAlpha = (ratings: Ratings, options: RatingOptions = {}): Coefficient =>
  only(ratings, options, () => krippendorff)
export const gwetAc1 = (ratings: Ratings, options: RatingOptions = {}): Coefficient =>
  only(ratings, options, (values) => gwet('identity', values))
/** The values must be named in their order. */
export const gwetAc2 = (
  ratings: Ratings,
  options: RatingOptions & { readonly values: readonly string[] },
  weighting: Weighting = 'ordinal',
): Coefficient => only(ratings, options, (values) => gwet(weighting, values), weighting)

/** For exactly two raters; units that only one of them rated are passed over. */
export function cohenKappa(ratings: Ratings, { seed }: RatingOptions = {}): Coefficient {
  const raters = ratersIn(ratings)
  const pairs = raters < 2 ? (raters === 0 ? nobody : alone) : pairsOf(ratings)
  if (typeof pairs === 'string') return { value: null, reason: pairs }
  const { times } = pairs
  const value = cohen(pairs, times)
  if (typeof value === 'string') return { value: null, reason: value }
  const [interval] = bootstrapped(times, (drawn) => [numberOr(cohen(pairs, drawn))], seed)
  return { value, interval: interval ?? null }
}

/** All of them at once, from the same resamples. */
export function coefficientsOf(ratings: Ratings, options: RatingOptions = {}): Coefficients {
  const table = ratingTable(ratings, options.values)
  const formulas = [raw, fleiss, krippendorff, gwet('identity', table.values.length)]
  const [rawly, fleissly, alpha, ac1] = measured(table, formulas, 'identity', options.seed)
  const none: Coefficient = { value: null, reason: nobody }
  return {
    raw: rawly ?? none,
    cohen: cohenKappa(ratings, options),
    fleiss: fleissly ?? none,
    krippendorff: alpha ?? none,
    ac1: ac1 ?? none,
  }
}

function only(
  ratings: Ratings,
  { values, seed }: RatingOptions,
  formulaOf: (values: number) => Formula,
  weighting: Weighting = 'identity',
): Coefficient {
  const table = ratingTable(ratings, values)
  const [found] = measured(table, [formulaOf(table.values.length)], weighting, seed)
  return found ?? { value: null, reason: nobody }
}

function measured(
  table: RatingTable,
  formulas: readonly Formula[],
  weighting: Weighting,
  seed: number = defaultSeed,
): readonly Coefficient[] {
  if (table.raters < 2) {
    const reason = table.raters === 0 ? nobody : alone
    return formulas.map(() => ({ value: null, reason }))
  }
  const moments = momentsOf(table, weighting)
  const times = table.kinds.map((kind) => kind.times)
  const now = moments(times)
  const values = formulas.map((formula) => formula(now))
  // Nothing is drawn where nothing has a value.
  if (values.every((value) => typeof value === 'string')) {
    return values.map((reason) => ({ value: null, reason }))
  }
  const intervals = bootstrapped(
    times,
    (drawn) => {
      const sums = moments(drawn)
      return formulas.map((formula) => numberOr(formula(sums)))
    },
    seed,
  )
  return values.map((value, place) =>
    typeof value === 'string'
      ? { value: null, reason: value }
      : { value, interval: intervals[place] ?? null },
  )
}

const numberOr = (value: number | string): number | null => (typeof value === 'number' ? value : null)

function ratersIn(ratings: Ratings): number {
  const raters = new Set<number>()
  for (const unit of ratings)
    for (const [rater, value] of unit.entries()) if (value !== null) raters.add(rater)
  return raters.size
}
