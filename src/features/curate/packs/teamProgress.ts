import type { ItemFacts } from '../../../domain/itemFacts.ts'
import { unnamed, type Person } from '../../../domain/person.ts'
import { neededBy, type Project } from '../../../domain/project.ts'
import { decidingAmong } from '../../../domain/review.ts'
import type { Stage } from '../../../domain/stage.ts'

/** How far the team is. */
export interface TeamProgress {
  readonly items: number
  readonly stages: Readonly<Record<Stage, number>>
  /** Judgements that are still missing, by the project's policy, on items that need some. */
  readonly missing: number
  /** Those who said something, by what they decided most. */
  readonly annotators: readonly AnnotatorProgress[]
}

export interface AnnotatorProgress {
  readonly person: Person
  readonly decided: number
  readonly accepted: number
  readonly rejected: number
  /** Flagged or skipped. */
  readonly other: number
  /** Begun or taken back. */
  readonly open: number
  /** When they last decided anything; null when no decision says. */
  readonly lastAt: number | null
}

type Counting = { -readonly [K in keyof AnnotatorProgress]: AnnotatorProgress[K] }

/** `me` is who annotates in this browser, with a name or not. */
export function teamProgress(
  facts: readonly ItemFacts[],
  { policy, people }: Pick<Project, 'policy' | 'people'>,
  me: Person,
): TeamProgress {
  const known = new Map([me, ...people].map((person) => [person.id, person]))
  const annotators = new Map<string, Counting>()
  const stages: Record<Stage, number> = { needed: 0, disputed: 0, resolved: 0 }
  let missing = 0
  for (const { judgements, stage } of facts) {
    stages[stage] += 1
    if (stage === 'needed') missing += Math.max(1, neededBy(policy) - decidingAmong(judgements).length)
    for (const { annotatorId: id, decision, decidedAt } of judgements) {
      const person = known.get(id) ?? { id, name: unnamed(id), color: 'gray' }
      const one = annotators.get(id) ?? nobodyYet(person)
      annotators.set(id, one)
      if (decision === null) one.open += 1
      else one.decided += 1
      if (decision === 'accept') one.accepted += 1
      else if (decision === 'reject') one.rejected += 1
      else if (decision !== null) one.other += 1
      if (decidedAt !== null) one.lastAt = Math.max(one.lastAt ?? decidedAt, decidedAt)
    }
  }
  return {
    items: facts.length,
    stages,
    missing,
    annotators: [...annotators.values()].toSorted(
      (a, b) => b.decided - a.decided || (a.person.id < b.person.id ? -1 : 1),
    ),
  }
}

const nobodyYet = (person: Person): Counting => ({
  person,
  decided: 0,
  accepted: 0,
  rejected: 0,
  other: 0,
  open: 0,
  lastAt: null,
})
