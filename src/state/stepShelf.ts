import type { Step } from '../domain/entry.ts'

/** Steps whose changes are kept at hand for undo; all others are read back from the storage. */
export interface StepShelf {
  put(step: Step): void
  get(id: string): Step | null
}

/** Changes kept at most: an import of 100,000 items with their provenance does not stay in memory. */
const room = 10_000

export function createShelf(mostChanges: number = room): StepShelf {
  const steps = new Map<string, Step>()
  let changes = 0
  return {
    put(step) {
      steps.set(step.id, step)
      changes += step.changes.length
      for (const [id, oldest] of steps) {
        if (changes <= mostChanges) return
        steps.delete(id)
        changes -= oldest.changes.length
      }
    },
    get: (id) => steps.get(id) ?? null,
  }
}
