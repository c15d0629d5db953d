import type { Change, Entry, Step } from '../../domain/entry.ts'

/** The step as it stands in the history of a project with this id: undoing it must reach that project. */
export const withProjectId = (step: Step, id: string): Step => ({
  ...step,
  changes: step.changes.map(({ before, after }): Change => ({
    before: named(before, id),
    after: named(after, id),
  })),
})

const named = (entry: Entry | null, id: string): Entry | null =>
  entry?.kind === 'project' ? { kind: 'project', value: { ...entry.value, id } } : entry
