import type { Entry, Step } from '../domain/entry.ts'
import type { Project } from '../domain/project.ts'
import type { ProjectSummary } from './storage.ts'

/** The summary of a project in which nothing has happened yet. */
export const emptySummary = ({ id, name, createdAt }: Project): ProjectSummary => ({
  id,
  name,
  createdAt,
  changedAt: createdAt,
  items: 0,
  decided: 0,
  pictures: 0,
  bytes: 0,
})

/** The summary after a step: plain sums, so nothing is ever counted again. */
export function advanced(summary: ProjectSummary, step: Step): ProjectSummary {
  const next = { ...summary, changedAt: Math.max(summary.changedAt, step.at) }
  for (const { before, after } of step.changes) {
    if (after?.kind === 'project') {
      next.name = after.value.name
      next.createdAt = after.value.createdAt
    }
    if (before) count(next, before, -1)
    if (after) count(next, after, 1)
  }
  return next
}

type Counts = { -readonly [K in 'items' | 'decided' | 'pictures' | 'bytes']: number }

function count(counts: Counts, entry: Entry, sign: 1 | -1): void {
  if (entry.kind === 'item') counts.items += sign
  else if (entry.kind === 'judgement' && entry.value.decision !== null) counts.decided += sign
  else if (entry.kind === 'picture') {
    counts.pictures += sign
    if (entry.value.sha256 !== null) counts.bytes += sign * entry.value.bytes
  }
}

const numbers = ['createdAt', 'changedAt', 'items', 'decided', 'pictures', 'bytes'] as const

export function isSummary(value: unknown): value is ProjectSummary {
  if (typeof value !== 'object' || value === null) return false
  const fields = new Map<string, unknown>(Object.entries(value))
  return (
    typeof fields.get('id') === 'string' &&
    typeof fields.get('name') === 'string' &&
    numbers.every((field) => typeof fields.get(field) === 'number')
  )
}
