import { isMultipleChoice } from '../domain/item.ts'
import type { Problem } from '../domain/problem.ts'
import type { Breath } from './breath.ts'
import type { Draft } from './format.ts'

/** What a plan would bring, in numbers. */
export interface PlanCounts {
  readonly statuses: readonly StatusCount[]
  readonly multipleChoice: number
  readonly open: number
  /** Problems by code, those of drafts included, the most frequent first. */
  readonly problems: readonly ProblemCount[]
  readonly withWarning: number
  /** Unanswered questions that are part of answered ones. */
  readonly folded: number
  /** Records that another file of the same drop holds, too. */
  readonly repeated: number
}

export interface StatusCount {
  readonly status: string | null
  /** The status, or `no status`. */
  readonly label: string
  readonly count: number
}

export interface ProblemCount {
  readonly code: string
  readonly severity: Problem['severity']
  readonly count: number
  /** One of them, for an example. */
  readonly sentence: string
}

export async function countPlan(
  drafts: readonly Draft[],
  problems: readonly Problem[],
  { folded, repeated }: Pick<PlanCounts, 'folded' | 'repeated'>,
  breath: Breath,
): Promise<PlanCounts> {
  const statuses = new Map<string | null, number>()
  const codes = new Map<string, { readonly first: Problem; count: number }>()
  const count = (problem: Problem): void => {
    const key = `${problem.severity}/${problem.code}`
    const known = codes.get(key)
    if (known) known.count++
    else codes.set(key, { first: problem, count: 1 })
  }
  let multipleChoice = 0
  let withWarning = 0
  problems.forEach(count)
  for (const { content, source, problems: own } of drafts) {
    const pause = breath()
    if (pause) await pause
    statuses.set(source.status, (statuses.get(source.status) ?? 0) + 1)
    if (isMultipleChoice(content)) multipleChoice++
    if (own.some(({ severity }) => severity === 'warning')) withWarning++
    own.forEach(count)
  }
  return {
    statuses: [...statuses]
      .map(([status, count]) => ({ status, label: status ?? 'no status', count }))
      .toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label)),
    multipleChoice,
    open: drafts.length - multipleChoice,
    problems: [...codes.values()]
      .map(({ first, count }) => ({
        code: first.code,
        severity: first.severity,
        count,
        sentence: first.sentence,
      }))
      .toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code)),
    withWarning,
    folded,
    repeated,
  }
}
