import { isMathrulerEqual, type SameValue } from './mathruler.ts'
import type { ScoringKey, ScoringRule } from './scored.ts'

/** Benchmarks on which the released judge looks at letters (FORMATS §1.3, step 3); ZoomBench is not among them. */
export const letterBenchmarks: ReadonlySet<string> = new Set([
  'mmstar',
  'hrbench-4k',
  'hrbench-8k',
  'vstar',
  'cvbench-2d',
  'cvbench-3d',
  'colorbench',
  'mme-realworld',
  'mme-realworld-cn',
])

/** Whether the released judge uses its letter rule on a benchmark of this name. */
export const usesLetterRule = (benchmark: string | null): boolean =>
  benchmark !== null && letterBenchmarks.has(benchmark)

/** What the released judge compares with: the letter, or the text of an open answer. */
export const upstreamGold = ({ options, answerLetter, answerText }: ScoringKey): string =>
  options.length > 0 ? (answerLetter ?? '') : answerText

/** What rule settles an answer, and whether it is right. */
export interface Settled {
  readonly right: boolean
  readonly rule: ScoringRule
}

/**
 * The rules of the released judge in their order (FORMATS §1.3): mathruler, then the letters where they are looked at.
 * What neither calls right goes to a language model there; here it is wrong until a judge speaks.
 */
export function settledUpstream(
  gold: string,
  answer: string,
  letterRule: boolean,
  sameValue: SameValue,
): Settled {
  if (isMathrulerEqual(gold, answer, sameValue)) return { right: true, rule: 'equal' }
  if (letterRule && isSameLetter(gold, answer)) return { right: true, rule: 'letter' }
  return { right: false, rule: answer.trim() === '' ? 'no-answer' : 'no-match' }
}

/**
 * The letter rule with its quirks: the answer’s letter is the first in brackets, else the first capital before a full
 * stop, a bracket or a blank, else the first capital anywhere; so “Answer: B” with nothing after it is A, and “Chain” is C.
 */
export function isSameLetter(gold: string, answer: string): boolean {
  const given =
    /\(([A-Z])\)/.exec(answer)?.[1] ?? /([A-Z])[.)\s]/.exec(answer)?.[1] ?? /[A-Z]/.exec(answer)?.[0]
  const wanted = /^[ ([]*([A-F])(?:$|[.)\]]|[:-]\s)/.exec(gold.trim())?.[1]
  return given !== undefined && given === wanted
}
