import { coefficientsOf, gwetAc2, type Coefficient, type Coefficients } from './agreementCoefficients.ts'
import { subjectReadings, type AgreementSubject, type SubjectReading } from './agreementSubjects.ts'
import { defaultSeed } from './bootstrap.ts'
import { boxAgreement, type BoxAgreement } from './boxAgreement.ts'
import type { JudgedItem } from './judged.ts'
import type { Project } from './project.ts'
import type { Ratings } from './ratings.ts'

/** How far the annotators of a project agree. */
export interface Agreement {
  /** Seed of the intervals. */
  readonly seed: number
  readonly subjects: readonly SubjectAgreement[]
  readonly boxes: BoxAgreement
}

export interface SubjectAgreement {
  readonly subject: AgreementSubject
  /** Annotators who said anything about it. */
  readonly annotators: number
  readonly judgements: number
  /** Items about which two or more of them did. */
  readonly items: number
  readonly coefficients: Coefficients
  /** With ordinal weights, where what can be said has an order; else null. */
  readonly ac2: Coefficient | null
}

/** Whatever the order of the items and of the judgements, the same is said of them. */
export function agreementOf(
  project: Pick<Project, 'categories'>,
  judged: readonly JudgedItem[],
  seed: number = defaultSeed,
): Agreement {
  const ordered = judged
    .filter(({ judgements }) => judgements.length > 0)
    .toSorted((a, b) => (a.item.id < b.item.id ? -1 : 1))
    .map((one) => ({
      ...one,
      judgements: one.judgements.toSorted((a, b) => (a.annotatorId < b.annotatorId ? -1 : 1)),
    }))
  return {
    seed,
    subjects: subjectReadings(project).map((reading) => subjectAgreement(reading, ordered, seed)),
    boxes: boxAgreement(ordered, seed),
  }
}

function subjectAgreement(
  reading: SubjectReading,
  judged: readonly JudgedItem[],
  seed: number,
): SubjectAgreement {
  const said: (readonly (readonly [annotatorId: string, value: string])[])[] = []
  const annotators = new Set<string>()
  for (const { item, judgements } of judged) {
    const row = judgements.flatMap((judgement) => {
      const value = reading.said(judgement, item)
      return value === null ? [] : [[judgement.annotatorId, value] as const]
    })
    for (const [annotatorId] of row) annotators.add(annotatorId)
    if (row.length > 0) said.push(row)
  }
  const places = new Map([...annotators].toSorted().map((id, place) => [id, place]))
  const ratings: Ratings = said.map((row) => {
    const cells = Array.from({ length: places.size }, (): string | null => null)
    for (const [annotatorId, value] of row) cells[places.get(annotatorId) ?? 0] = value
    return cells
  })
  const options = { values: reading.values, seed }
  return {
    subject: reading.subject,
    annotators: annotators.size,
    judgements: said.reduce((sum, row) => sum + row.length, 0),
    items: said.filter((row) => row.length > 1).length,
    coefficients: coefficientsOf(ratings, options),
    ac2: reading.ordered ? gwetAc2(ratings, options) : null,
  }
}
