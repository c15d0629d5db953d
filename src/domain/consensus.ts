import { isRight, sameAnswer, type Key } from './answerMatch.ts'
import type { ModelAnswer } from './preview.ts'

/** From where on answers count as agreeing, and a question as too easy. The paper and its code differ (FORMATS §8). */
export interface Cutoffs {
  /** Share of the answers that came back which must be the same; `strict`: it must be more than that. */
  readonly consensus: { readonly share: number; readonly strict: boolean }
  /** So many right answers out of so many are too easy; `strict`: only more than that. */
  readonly difficulty: { readonly right: number; readonly of: number; readonly strict: boolean }
}

/** What the released code does: 6 of 8 agree, and 2 right of 4 are too easy (FORMATS §1.6). */
export const codeCutoffs: Cutoffs = {
  consensus: { share: 0.75, strict: false },
  difficulty: { right: 2, of: 4, strict: false },
}

/** What the paper says: more than 6 of 8 must agree, and more than 2 right of 4 are too easy (004 §8.1, FORMATS §8). */
export const paperCutoffs: Cutoffs = {
  consensus: { share: 0.75, strict: true },
  difficulty: { right: 2, of: 4, strict: true },
}

/** The answer given most often: `count` of `of`. */
export interface Consensus {
  readonly answer: ModelAnswer
  readonly count: number
  readonly of: number
  /** Of the answers that came back, as in the released code (FORMATS §1.6). */
  readonly share: number
}

/** The answer that was given most often, of equals the one that came first; null when there is none. */
export function consensusOf(answers: readonly ModelAnswer[]): Consensus | null {
  const groups = answers.reduce<readonly Group[]>((found, answer) => {
    const place = found.findIndex((group) => sameAnswer(group.answer, answer))
    const group = found[place]
    return group ? found.with(place, { ...group, count: group.count + 1 }) : [...found, { answer, count: 1 }]
  }, [])
  const [first] = groups.toSorted((a, b) => b.count - a.count)
  return first ? { ...first, of: answers.length, share: first.count / answers.length } : null
}

interface Group {
  readonly answer: ModelAnswer
  readonly count: number
}

/** Whether enough of the answers are the same. */
export const isAgreed = (
  { count, of }: Pick<Consensus, 'count' | 'of'>,
  { consensus: { share, strict } }: Pick<Cutoffs, 'consensus'>,
): boolean => (strict ? count / of > share : count / of >= share)

/** How many of the answers are right; null when there is nothing to compare with. */
export interface RightCount {
  readonly right: number
  readonly of: number
}

export function rightCount(answers: readonly ModelAnswer[], key: Key): RightCount | null {
  const marks = answers.map((answer) => isRight(answer, key))
  return marks.includes(null) ? null : { right: marks.filter(Boolean).length, of: answers.length }
}

/**
 * Whether so many right answers say that the question is too easy. Of another number of answers than the cut-off names,
 * the share counts; a single answer, which is the likeliest one, stands for all.
 */
export const isTooEasy = (
  { right, of }: RightCount,
  { difficulty }: Pick<Cutoffs, 'difficulty'>,
): boolean => {
  if (of === 0) return false
  const [share, needed] = [right * difficulty.of, difficulty.right * of]
  return difficulty.strict ? share > needed : share >= needed
}
