import { cohenKappa, rawAgreement, type Coefficient } from './agreementCoefficients.ts'
import { subjectReadings, type AgreementSubject } from './agreementSubjects.ts'
import { defaultSeed } from './bootstrap.ts'
import type { JudgedItem } from './judged.ts'
import type { Project } from './project.ts'

/** How far two annotators agree about the items that both judged. */
export interface PairAgreement {
  readonly first: string
  readonly second: string
  readonly items: number
  readonly raw: Coefficient
  /** Cohen 1960. */
  readonly cohen: Coefficient
}

/** Of more annotators than these nobody reads every pair. */
export const mostPaired = 12

/** Every pair of annotators who both said something about the same item, least agreement first; none of very many annotators. */
export function pairAgreements(
  project: Pick<Project, 'categories'>,
  judged: readonly JudgedItem[],
  subject: AgreementSubject = 'decision',
  seed: number = defaultSeed,
): readonly PairAgreement[] {
  const reading = subjectReadings(project).find((each) => each.subject === subject)
  const pairs = new Map<string, { first: string; second: string; rows: (readonly [string, string])[] }>()
  const annotators = new Set<string>()
  for (const { item, judgements } of judged.toSorted((a, b) => (a.item.id < b.item.id ? -1 : 1))) {
    const said = judgements
      .flatMap((judgement) => {
        const value = reading?.said(judgement, item) ?? null
        return value === null ? [] : [{ by: judgement.annotatorId, value }]
      })
      .toSorted((a, b) => (a.by < b.by ? -1 : 1))
    for (const { by } of said) annotators.add(by)
    if (annotators.size > mostPaired) return []
    for (const [place, one] of said.entries()) {
      for (const other of said.slice(place + 1)) {
        const key = JSON.stringify([one.by, other.by])
        const pair = pairs.get(key) ?? { first: one.by, second: other.by, rows: [] }
        pairs.set(key, pair)
        pair.rows.push([one.value, other.value])
      }
    }
  }
  return [...pairs.values()]
    .map(({ first, second, rows }) => ({
      first,
      second,
      items: rows.length,
      raw: rawAgreement(rows, { seed }),
      cohen: cohenKappa(rows, { seed }),
    }))
    .toSorted(
      (a, b) => (a.raw.value ?? 2) - (b.raw.value ?? 2) || (a.first + a.second < b.first + b.second ? -1 : 1),
    )
}
