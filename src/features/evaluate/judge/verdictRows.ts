import { verdictKey, type AnswerVerdict } from '../../../domain/prediction.ts'
import type { JudgeFailure } from '../../../state/judge.ts'

/** Which verdicts are listed. */
export type Shown = 'all' | 'yes' | 'no' | 'unclear' | 'people'

/** One line of the list: a verdict, or a reply that settled nothing. */
export interface VerdictRow {
  readonly key: string
  readonly itemId: string
  readonly answer: string
  /** Null for a reply that settled nothing. */
  readonly verdict: AnswerVerdict | null
  readonly words: string
  /** Why nothing came of it. */
  readonly sentence: string | null
}

export type ShownCounts = Readonly<Record<Shown, number>>

/** Verdicts with the latest first, and before them what a judge was unclear about. */
export function verdictRows(
  verdicts: Iterable<AnswerVerdict>,
  failed: readonly JudgeFailure[],
): readonly VerdictRow[] {
  const unclear = failed.map(({ itemId, answer, words, sentence }) => ({
    key: `unclear ${verdictKey({ itemId, answer })}`,
    itemId,
    answer,
    verdict: null,
    words: words ?? '',
    sentence,
  }))
  const given = [...verdicts]
    .toSorted((a, b) => b.at - a.at)
    .map((verdict) => ({
      key: verdictKey(verdict),
      itemId: verdict.itemId,
      answer: verdict.answer,
      verdict,
      words: verdict.words,
      sentence: null,
    }))
  return [...unclear, ...given]
}

export function isShown({ verdict }: VerdictRow, shown: Shown): boolean {
  if (shown === 'all') return true
  if (!verdict) return shown === 'unclear'
  if (verdict.by === 'person') return shown === 'people'
  return shown === (verdict.right ? 'yes' : 'no')
}

export function shownCounts(rows: readonly VerdictRow[]): ShownCounts {
  const counts = { all: rows.length, yes: 0, no: 0, unclear: 0, people: 0 }
  for (const row of rows)
    for (const shown of ['yes', 'no', 'unclear', 'people'] as const)
      if (isShown(row, shown)) counts[shown] += 1
  return counts
}

/** The judges whose verdicts there are, with how many. */
export function judgesIn(verdicts: Iterable<AnswerVerdict>): ReadonlyMap<string, number> {
  const judges = new Map<string, number>()
  for (const { by, who } of verdicts) if (by === 'judge') judges.set(who, (judges.get(who) ?? 0) + 1)
  return judges
}
