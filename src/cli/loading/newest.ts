import { judgementId, type Judgement } from '../../domain/judgement.ts'
import type { Resolution } from '../../domain/resolution.ts'

/** The judgements of several people and files, one for each item and annotator. */
export interface JudgementUnion {
  /** Takes it unless a newer revision is there already. */
  add(judgement: Judgement): void
  readonly all: ReadonlyMap<string, Judgement>
  /** Judgements that differ though they say the same revision, in the end decided by their words. */
  readonly undecidable: readonly Judgement[]
}

export function uniteJudgements(): JudgementUnion {
  const all = new Map<string, Judgement>()
  const undecidable: Judgement[] = []
  return {
    all,
    undecidable,
    add(judgement) {
      const id = judgementId(judgement.itemId, judgement.annotatorId)
      const present = all.get(id)
      const order = present ? compareJudgements(judgement, present) : 1
      if (present && isUndecidable(judgement, present)) undecidable.push(judgement)
      if (order > 0) all.set(id, judgement)
    },
  }
}

/**
 * Above zero when the first is the newer one: by its revision, then by when it was decided and begun. Where not even
 * that tells, the words do, so that the order of the files never matters.
 */
export function compareJudgements(first: Judgement, second: Judgement): number {
  return (
    first.rev - second.rev ||
    timeOf(first) - timeOf(second) ||
    compareTexts(JSON.stringify(first), JSON.stringify(second))
  )
}

const isUndecidable = (first: Judgement, second: Judgement): boolean =>
  first.rev === second.rev &&
  timeOf(first) === timeOf(second) &&
  JSON.stringify(first) !== JSON.stringify(second)

const timeOf = ({ decidedAt, startedAt }: Judgement): number => decidedAt ?? startedAt ?? 0

/** Above zero when the first is the newer one. */
export const compareResolutions = (first: Resolution, second: Resolution): number =>
  (first.at ?? 0) - (second.at ?? 0) || compareTexts(JSON.stringify(first), JSON.stringify(second))

const compareTexts = (first: string, second: string): number => (first < second ? -1 : first > second ? 1 : 0)
