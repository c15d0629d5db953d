import type { Target } from './target.ts'

/** Everything that an export can be, in the order in which it is offered. */
export const targets: readonly Target[] = []

export const targetWith = (id: string): Target | null => targets.find((target) => target.id === id) ?? null
