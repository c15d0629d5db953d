import type { Decision, Judgement } from './judgement.ts'

/** What one annotator has done so far. Every number is a plain sum, so it is kept up to date without recounting. */
export interface AnnotatorTally extends Readonly<Record<Decision, number>> {
  /** Judgements of any kind, decided or only begun. */
  readonly judgements: number
  readonly activeMs: number
  readonly idleMs: number
}

/** Progress of the whole project, per annotator id. */
export type Tally = ReadonlyMap<string, AnnotatorTally>

export const nothingDone: AnnotatorTally = {
  accept: 0,
  reject: 0,
  flag: 0,
  skip: 0,
  judgements: 0,
  activeMs: 0,
  idleMs: 0,
}

export const emptyTally: Tally = new Map()

export const tallyOf = (tally: Tally, annotatorId: string): AnnotatorTally =>
  tally.get(annotatorId) ?? nothingDone

/** Items that the annotator has given any decision on. */
export const decidedIn = (of: AnnotatorTally): number => of.accept + of.reject + of.flag + of.skip

/** One judgement less, or one more, or one in place of another. */
export interface Recount {
  readonly before: Judgement | null
  readonly after: Judgement | null
}

type Sums = { -readonly [Field in keyof AnnotatorTally]: AnnotatorTally[Field] }

/** The tally after these judgements took the place of those; an annotator without any is not in it. */
export function recounted(tally: Tally, recounts: Iterable<Recount>): Tally {
  const touched = new Map<string, Sums>()
  const add = (judgement: Judgement, sign: 1 | -1): void => {
    const { annotatorId, activeMs, idleMs, decision } = judgement
    let sums = touched.get(annotatorId)
    if (!sums) {
      sums = { ...tallyOf(tally, annotatorId) }
      touched.set(annotatorId, sums)
    }
    sums.judgements += sign
    sums.activeMs += sign * activeMs
    sums.idleMs += sign * idleMs
    if (decision) sums[decision] += sign
  }
  for (const { before, after } of recounts) {
    if (after) add(after, 1)
    if (before) add(before, -1)
  }
  const all = new Map(tally)
  for (const [id, sums] of touched) {
    if (sums.judgements === 0) all.delete(id)
    else all.set(id, sums)
  }
  return all
}
