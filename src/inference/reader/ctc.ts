/** Text and how sure the recogniser is of it, 0 to 1: the mean over its characters. */
export interface Reading {
  readonly text: string
  readonly confidence: number
}

/**
 * Reads a row of class probabilities over steps (`steps` × `classes`, from `offset` on) greedily: the likeliest class of
 * each step, repeats taken once, class 0 for nothing (CTC, Graves et al. 2006). Class i is `dictionary[i − 1]`.
 */
export function decodeCtc(
  values: Float32Array,
  offset: number,
  steps: number,
  classes: number,
  dictionary: readonly string[],
): Reading {
  let text = ''
  let sum = 0
  let count = 0
  let before = 0
  for (let step = 0; step < steps; step++) {
    const from = offset + step * classes
    let best = 0
    let surest = values[from] ?? 0
    for (let index = 1; index < classes; index++) {
      const sure = values[from + index] ?? 0
      if (sure <= surest) continue
      best = index
      surest = sure
    }
    if (best !== 0 && best !== before) {
      text += dictionary[best - 1] ?? ''
      sum += surest
      count++
    }
    before = best
  }
  const confidence = count === 0 ? 0 : sum / count
  return {
    text: text.trim(),
    confidence: Number.isFinite(confidence) ? Math.min(1, Math.max(0, confidence)) : 0,
  }
}
