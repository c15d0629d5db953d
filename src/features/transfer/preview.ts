import { isMultipleChoice } from '../../domain/item.ts'
import type { Problem } from '../../domain/problem.ts'
import type { Draft } from '../../formats/format.ts'
import type { ImportPlan } from '../../formats/plan.ts'
import { r2iAnswers } from '../../formats/r2iAnswers.ts'

export type Status = string | null

/**
 * The statuses that are taken unless somebody says otherwise: what upstream found valid, what says no status, and,
 * where there are no answers at all, the questions that passed.
 */
export function usualStatuses({ drafts, counts }: ImportPlan): ReadonlySet<Status> {
  const hasAnswers = drafts.some(({ source }) => source.format === r2iAnswers.id)
  const usual: readonly Status[] = ['valid vqa', null, ...(hasAnswers ? [] : ['question passed'])]
  return new Set(counts.statuses.map(({ status }) => status).filter((status) => usual.includes(status)))
}

export const chosenDrafts = ({ drafts }: ImportPlan, statuses: ReadonlySet<Status>): readonly Draft[] =>
  drafts.filter(({ source }) => statuses.has(source.status))

export interface Kinds {
  readonly multipleChoice: number
  readonly open: number
}

export function kindsOf(drafts: readonly Draft[]): Kinds {
  const multipleChoice = drafts.filter(({ content }) => isMultipleChoice(content)).length
  return { multipleChoice, open: drafts.length - multipleChoice }
}

/** Problems of one kind. */
export interface ProblemGroup {
  readonly code: string
  readonly severity: Problem['severity']
  readonly problems: readonly Problem[]
}

const ranks: Readonly<Record<Problem['severity'], number>> = { error: 0, warning: 1, note: 2 }

/** Groups problems by kind: errors first, then the most frequent. */
export function groupProblems(problems: Iterable<Problem>): readonly ProblemGroup[] {
  const groups = new Map<string, { first: Problem; problems: Problem[] }>()
  for (const problem of problems) {
    const key = `${problem.severity} ${problem.code}`
    const group = groups.get(key)
    if (group) group.problems.push(problem)
    else groups.set(key, { first: problem, problems: [problem] })
  }
  return [...groups.values()]
    .map(({ first, problems }) => ({ code: first.code, severity: first.severity, problems }))
    .toSorted(
      (a, b) =>
        ranks[a.severity] - ranks[b.severity] ||
        b.problems.length - a.problems.length ||
        (a.code < b.code ? -1 : 1),
    )
}

/** Where a problem stands: `validated.jsonl, line 3, bbox`. */
export const placeOf = ({ file, line, field }: Problem): string =>
  [file, line === null ? null : `line ${line}`, field].filter((part) => part !== null).join(', ')

/** All problems as a plain text, one on each line, to be kept beside the files. */
export const problemsText = (problems: Iterable<Problem>): string =>
  Array.from(
    problems,
    (problem) => `${problem.severity}\t${placeOf(problem)}\t${problem.sentence.replaceAll(/\s+/g, ' ')}\n`,
  ).join('')
