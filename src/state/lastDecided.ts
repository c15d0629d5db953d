import type { Dataset } from '../domain/dataset.ts'
import type { Judgement } from '../domain/judgement.ts'
import { rows } from '../domain/table.ts'

/** The annotator's latest decision, wherever it was; null when there is none. */
export function lastDecided(dataset: Dataset, annotatorId: string): Judgement | null {
  let last: Judgement | null = null
  for (const judgement of rows(dataset.judgements)) {
    if (judgement.annotatorId !== annotatorId || judgement.decidedAt === null) continue
    if (last === null || judgement.decidedAt > (last.decidedAt ?? 0)) last = judgement
  }
  return last
}
