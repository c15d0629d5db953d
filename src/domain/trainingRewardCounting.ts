/**
 * The continuous counting score of 004 §9.2, equations 3 and 4: max(0, 1 − |p − g| / |g|), and exp(−|p − g|) where g = 0.
 * In the released training code it exists only as commented-out code (FORMATS §1.4).
 */
export function countingScore(predicted: number, gold: number): number {
  const distance = Math.abs(predicted - gold)
  return gold === 0 ? Math.exp(-distance) : Math.max(0, 1 - distance / Math.abs(gold))
}

/** Numbers stand in the first part of an answer; a million digits are none. */
const longest = 1000

/**
 * The number that a text comes down to: the only one in it, no part of a word. Null where there is none, or several. The
 * paper says no more than that both answers “can be parsed as numerical values”.
 */
export function onlyNumber(text: string): number | null {
  if (text.length > longest) return null
  const found = text.matchAll(
    /(?<![\p{L}\p{N}.,])[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\p{L}\p{N}]|\.\d)/gu,
  )
  const numbers = [...found].map(([digits]) => Number(digits.replaceAll(',', '').replace('−', '-')))
  const [number] = numbers
  const hasOthers = (text.match(/\d+(?:[.,]\d+)*/g)?.length ?? 0) !== 1
  return number === undefined || hasOthers || !Number.isFinite(number) ? null : number
}
