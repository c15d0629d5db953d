import { InferenceError } from '../inference.ts'

/** The probability of every token of the vocabulary, told from a model's raw numbers; never of a choice of tokens. */
export function probabilities(logits: Float32Array, temperature: number): Float64Array {
  let highest = Number.NEGATIVE_INFINITY
  for (const logit of logits) {
    if (Number.isNaN(logit)) throw brokenDown()
    if (logit > highest) highest = logit
  }
  if (!Number.isFinite(highest)) throw brokenDown()
  const found = new Float64Array(logits.length)
  let sum = 0
  for (const [index, logit] of logits.entries()) {
    const odds = Math.exp((logit - highest) / temperature)
    found[index] = odds
    sum += odds
  }
  return found.map((odds) => odds / sum)
}

const brokenDown = (): InferenceError =>
  new InferenceError(
    'bad-model',
    'The model answered with numbers that mean nothing. Load it in another precision, such as fp32 or q4.',
  )

/** The first of the largest. */
export function likeliest(values: ArrayLike<number>): number {
  let best = 0
  for (let index = 1; index < values.length; index += 1)
    if ((values[index] ?? 0) > (values[best] ?? 0)) best = index
  return best
}

/** The token on which a throw between 0 and 1 falls. */
export function drawn(probability: Float64Array, thrown: number): number {
  let left = thrown
  for (const [index, share] of probability.entries()) {
    left -= share
    if (left < 0) return index
  }
  return likeliest(probability)
}

/** Throws between 0 and 1 that follow from a seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Seeds of several answers to one request. */
export const seedOf = (seed: number, answer: number): number =>
  (Math.imul(seed ^ 0x9e_37_79_b9, 0x85_eb_ca_6b) ^ Math.imul(answer + 1, 0xc2_b2_ae_35)) >>> 0
