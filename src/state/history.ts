import type { Step } from '../domain/entry.ts'

/** What undo and redo need to know of a step; its changes are fetched when it is taken back. */
export interface Deed {
  readonly id: string
  readonly label: string
}

/** What can be taken back, newest last, and what can be repeated, newest first to go. Derived from the written steps. */
export interface History {
  readonly past: readonly Deed[]
  readonly future: readonly Deed[]
}

/** How many steps back undo reaches. */
export const rememberedSteps = 1000

const noHistory: History = { past: [], future: [] }

type Marked = Pick<Step, 'id' | 'label' | 'role' | 'of'>

/** The history after one more step. An undo or redo of something unknown leaves it as it is. */
export function advance(history: History, step: Marked): History {
  switch (step.role) {
    case 'start':
      return history
    case 'do':
      return {
        past: [...history.past.slice(1 - rememberedSteps), { id: step.id, label: step.label }],
        future: [],
      }
    case 'undo': {
      const deed = history.past.find(({ id }) => id === step.of)
      if (!deed) return history
      return { past: history.past.filter((each) => each !== deed), future: [...history.future, deed] }
    }
    case 'redo': {
      const deed = history.future.find(({ id }) => id === step.of)
      if (!deed) return history
      return { past: [...history.past, deed], future: history.future.filter((each) => each !== deed) }
    }
  }
}

/** The history that these steps, oldest first, lead to: how undo survives a reload. */
export const historyOf = (steps: readonly Marked[]): History => steps.reduce(advance, noHistory)
