import type { Content } from './item.ts'

/** What the project says in the end about an item; the only thing that exports read. */
export interface Resolution {
  readonly itemId: string
  readonly outcome: 'accept' | 'reject'
  readonly content: Content
  /** Annotators whose judgements it rests on. */
  readonly by: readonly string[]
  readonly checks: number
  readonly at: number | null
  /** Who set it; null where the policy derived it. */
  readonly adjudicator: string | null
  /** Why an adjudicator rejected it, by the project's reason codes. */
  readonly reasons: readonly string[]
}

/** Why an item has no resolution yet, or why an accepted one cannot be exported; each has a sentence in the export dialog. */
export type Unresolved = 'undecided' | 'flagged' | 'skipped' | 'disagreement' | 'too-few' | 'unadjudicated'
