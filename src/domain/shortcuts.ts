import type { Content } from './item.ts'

/** An item as the checks for shortcuts see it: its id and the content that would be published. */
export interface Asked {
  readonly id: string
  readonly content: Content
}

/** The same of each content, worked out once: contents are replaced, never changed, and mostly stay. */
export function remembered<T>(work: (content: Content) => T): (content: Content) => T {
  const known = new WeakMap<Content, { readonly value: T }>()
  return (content) => {
    const found = known.get(content) ?? { value: work(content) }
    known.set(content, found)
    return found.value
  }
}

/** What a check comes to: `unknown` where there is nothing to tell from. */
export type ShortcutVerdict = 'fine' | 'look' | 'fix' | 'unknown'

/** From so much above what luck gives on, in shares, something is to be looked at, or to be mended. */
export const lookFrom = 0.05
export const fixFrom = 0.1
/** Below these probabilities luck is no explanation. */
export const lookBelow = 0.05
export const fixBelow = 0.01

/**
 * The verdict on a guess that needs no picture: to be mended where it is right at least 10 points more often than by
 * luck and luck would do as well in less than 1 of 100 cases, to be looked at from 5 points and 5 of 100 on. Small
 * sets need larger leads for that, and tiny leads in large sets are let be.
 */
export function verdictOnLead(lead: number, p: number): ShortcutVerdict {
  if (lead >= fixFrom && p < fixBelow) return 'fix'
  return lead >= lookFrom && p < lookBelow ? 'look' : 'fine'
}
