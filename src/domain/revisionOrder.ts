import type { Change } from './entry.ts'
import { createJudgement, type Judgement } from './judgement.ts'
import type { Resolution } from './resolution.ts'
import { sameRecord } from './same.ts'

/**
 * Above zero when the first is the newer one: by its revision, then by when it was decided and begun. Where not even
 * that tells, the words do, so that the order in which anything arrives never matters. Zero only for two that say the
 * same.
 */
export function compareJudgements(first: Judgement, second: Judgement): number {
  return (
    first.rev - second.rev ||
    timeOf(first) - timeOf(second) ||
    (sameRecord(first, second) ? 0 : compareTexts(orderedText(first), orderedText(second)))
  )
}

/** Whether two of the same annotator differ and nothing but their words tells which one counts. */
export const isUndecidable = (first: Judgement, second: Judgement): boolean =>
  first.rev === second.rev && timeOf(first) === timeOf(second) && !sameRecord(first, second)

/** When it was said, as far as it says so. */
export const timeOf = ({ decidedAt, startedAt }: Judgement): number => decidedAt ?? startedAt ?? 0

/** Above zero when the first is the newer one. */
export const compareResolutions = (first: Resolution, second: Resolution): number =>
  (first.at ?? 0) - (second.at ?? 0) || compareTexts(orderedText(first), orderedText(second))

const compareTexts = (first: string, second: string): number => (first < second ? -1 : first > second ? 1 : 0)

/** The record as JSON with its fields in the order of their names: equal for records that say the same. */
const orderedText = (record: unknown): string =>
  JSON.stringify(record, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => compareTexts(a, b)))
      : value,
  )

/**
 * Counts the revisions of one annotator's judgements along the history of a project. Taking a step back gives a
 * judgement the revision that it had before, so a later word can carry the lower number; this count goes up with
 * every change, a step back and a step forth included, and is what is written when work is given back. So whoever
 * merges can go by the number alone, in any order, and needs to remember nothing.
 */
export interface RevisionCount {
  /** The changes of one more step; the oldest step first. */
  follow(changes: readonly Change[]): void
  /** The judgement with its count for a revision; null when nothing was ever said about the item. One that was withdrawn is empty. */
  counted(itemId: string, judgement: Judgement | undefined): Judgement | null
}

export function countRevisions(annotatorId: string): RevisionCount {
  const counts = new Map<string, number>()
  return {
    follow(changes) {
      for (const { before, after } of changes) {
        const subject = after ?? before
        if (subject?.kind !== 'judgement' || subject.value.annotatorId !== annotatorId) continue
        const { itemId } = subject.value
        counts.set(itemId, (counts.get(itemId) ?? 0) + Math.max(1, revOf(after) - revOf(before)))
      }
    },
    counted(itemId, judgement) {
      const count = counts.get(itemId) ?? 0
      if (!judgement && count === 0) return null
      const said = judgement ?? createJudgement(itemId, annotatorId)
      return count > said.rev ? { ...said, rev: count } : said
    },
  }
}

const revOf = (entry: Change['after']): number => (entry?.kind === 'judgement' ? entry.value.rev : 0)
