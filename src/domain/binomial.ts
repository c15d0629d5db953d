/** A source of numbers, each at least 0 and below 1. */
export type Random = () => number

/** The generator sfc32 (Doty-Humphrey 2010, PractRand): the same seed gives the same numbers on every machine. */
export function seededRandom(seed: number): Random {
  let [a, b, c, count] = [seed >>> 0, 0x9e3779b9, 0x243f6a88, 1]
  const next = (): number => {
    const sum = (((a + b) | 0) + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
  for (let round = 0; round < 15; round += 1) next()
  return next
}

/** How many of `trials` succeed when each does with probability `share`: exact, whatever their number. */
export function binomial(trials: number, share: number, random: Random): number {
  if (trials <= 0 || share <= 0) return 0
  if (share >= 1) return trials
  if (share > 0.5) return trials - binomial(trials, 1 - share, random)
  return trials * share < 10 ? byInversion(trials, share, random) : byRejection(trials, share, random)
}

/** Walks up the distribution function; quick where few succeed. */
function byInversion(trials: number, share: number, random: Random): number {
  const odds = share / (1 - share)
  let chance = (1 - share) ** trials
  let left = random()
  for (let found = 0; found < trials; found += 1) {
    if (left < chance) return found
    left -= chance
    chance *= (odds * (trials - found)) / (found + 1)
    // What is left by rounding is too little for anything further.
    if (chance === 0) return found
  }
  return trials
}

/** BTRS, rejection from a transformed uniform number (Hörmann 1993, J. Stat. Comput. Simul. 46, §4). */
function byRejection(trials: number, share: number, random: Random): number {
  const spread = Math.sqrt(trials * share * (1 - share))
  const b = 1.15 + 2.53 * spread
  const a = -0.0873 + 0.0248 * b + 0.01 * share
  const centre = trials * share + 0.5
  const quick = 0.92 - 4.2 / b
  const alpha = (2.83 + 5.1 / b) * spread
  const odds = share / (1 - share)
  const mode = Math.floor((trials + 1) * share)
  const height = logChance(mode)
  for (;;) {
    const u = random() - 0.5
    const v = random()
    const edge = 0.5 - Math.abs(u)
    const found = Math.floor(((2 * a) / edge + b) * u + centre)
    if (found < 0 || found > trials) continue
    if (edge >= 0.07 && v <= quick) return found
    if (Math.log((v * alpha) / (a / (edge * edge) + b)) <= logChance(found) - height) return found
  }

  /** Logarithm of the probability, less what is the same for all. */
  function logChance(of: number): number {
    return of * Math.log(odds) - logFactorial(of) - logFactorial(trials - of)
  }
}

const small = Array.from({ length: 16 }, () => 0)
for (let of = 2; of < small.length; of += 1) small[of] = (small[of - 1] ?? 0) + Math.log(of)

/** Stirling's series, right to 1e-10 from 16 on. */
function logFactorial(of: number): number {
  const known = small[of]
  if (known !== undefined) return known
  const square = of * of
  return (
    (of + 0.5) * Math.log(of) -
    of +
    0.9189385332046728 +
    (1 / 12 - (1 / 360 - 1 / 1260 / square) / square) / of
  )
}
