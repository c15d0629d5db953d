/**
 * How the items of a benchmark are chosen from those that were accepted. Only the plan is kept; what it comes to is
 * worked out again from the dataset, the same each time.
 */
export interface SelectionPlan {
  readonly seed: number
  /** How many of each category; null is “no category”. A category that is not named is not taken from. */
  readonly categories: readonly { readonly category: string | null; readonly count: number }[]
  /** How many of each kind over all categories; null leaves that open. */
  readonly kinds: { readonly choice: number; readonly open: number } | null
  /** What is preferred where there are more items than wanted, the most important first. */
  readonly prefer: readonly Preference[]
  /** At most so many items of one picture; null is any number. */
  readonly perPicture: number | null
  /** Of items that are duplicates of each other one at most is taken. */
  readonly oneOfDuplicates: boolean
}

/** `agreed`: many checks that say the same. `hard`: as annotators, models and teachers found it. `small`: a small region. */
export type Preference = 'agreed' | 'hard' | 'small'
export const preferences: readonly Preference[] = ['agreed', 'hard', 'small']
