/** The probability that a chi-square variable with so many degrees of freedom is at least this large: Q(df/2, x/2). */
export function chiSquareTail(value: number, freedom: number): number {
  if (freedom <= 0 || value <= 0) return 1
  const [shape, at] = [freedom / 2, value / 2]
  const scale = Math.exp(shape * Math.log(at) - at - logGamma(shape))
  return at < shape + 1 ? 1 - scale * lowerSeries(shape, at) : scale * upperFraction(shape, at)
}

/** Incomplete gamma function from below, by its series (Press et al., Numerical Recipes, §6.2). */
function lowerSeries(shape: number, at: number): number {
  let [term, sum] = [1 / shape, 1 / shape]
  for (let step = 1; step < 10_000; step += 1) {
    term *= at / (shape + step)
    sum += term
    if (term < sum * 1e-15) break
  }
  return sum
}

/** The same from above, by a continued fraction (Lentz’s method, same place). */
function upperFraction(shape: number, at: number): number {
  const tiny = 1e-300
  let b = at + 1 - shape
  let c = 1 / tiny
  let d = 1 / b
  let value = d
  for (let step = 1; step < 10_000; step += 1) {
    const a = -step * (step - shape)
    b += 2
    d = 1 / nonZero(a * d + b)
    c = nonZero(b + a / c)
    value *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return value

  function nonZero(of: number): number {
    return Math.abs(of) < tiny ? tiny : of
  }
}

/** Logarithm of the gamma function (Lanczos 1964, in the form of Numerical Recipes, §6.1), good to 2e-10. */
function logGamma(of: number): number {
  const factors = [
    76.18009172947146, -86.50532032941678, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2,
    -0.5395239384953e-5,
  ]
  const base = of + 5.5
  const sum = factors.reduce((total, factor, at) => total + factor / (of + 1 + at), 1.000000000190015)
  return (of + 0.5) * Math.log(base) - base + Math.log((2.506628274631 * sum) / of)
}

/** So many tries, each of which succeeds with the same chance. */
export interface Tries {
  readonly count: number
  readonly chance: number
}

/** More tries than this are reckoned by the normal curve. */
const exactTries = 500

/**
 * The probability of at least so many successes: the upper tail of the binomial, and where chances differ of the
 * Poisson binomial distribution, exact up to 500 tries and beyond by the normal curve with a correction for
 * continuity.
 */
export function chanceOfAtLeast(successes: number, tries: readonly Tries[]): number {
  const all = tries.reduce((sum, { count }) => sum + count, 0)
  if (successes <= 0) return 1
  if (successes > all) return 0
  if (all > exactTries) return byNormal(successes, tries)
  const chances = new Float64Array(all + 1)
  chances[0] = 1
  let made = 0
  for (const { count, chance } of tries) {
    for (let one = 0; one < count; one += 1) {
      made += 1
      // From the top down, so that what is read is still of the try before.
      for (let had = made; had >= 0; had -= 1)
        chances[had] = (chances[had] ?? 0) * (1 - chance) + (chances[had - 1] ?? 0) * chance
    }
  }
  return Math.min(
    1,
    chances.slice(successes).reduce((sum, chance) => sum + chance, 0),
  )
}

function byNormal(successes: number, tries: readonly Tries[]): number {
  const mean = tries.reduce((sum, { count, chance }) => sum + count * chance, 0)
  const variance = tries.reduce((sum, { count, chance }) => sum + count * chance * (1 - chance), 0)
  if (variance === 0) return successes > mean ? 0 : 1
  const distance = (successes - 0.5 - mean) / Math.sqrt(variance)
  const twoSided = chiSquareTail(distance * distance, 1)
  return distance > 0 ? twoSided / 2 : 1 - twoSided / 2
}
