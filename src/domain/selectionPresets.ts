import type { Selection } from './selection.ts'
import type { SelectionPlan } from './selectionPlan.ts'

/**
 * How many of ZoomBench’s 845 items are of each dimension. The paper does not print them; they are the only numbers
 * that fit its Table 7 (004 §5.1): each accuracy there is a whole number of items divided by them, and they add up to
 * 845. By the ids that new projects give these categories.
 */
export const paperCategories: readonly { readonly category: string; readonly count: number }[] = [
  { category: 'counting', count: 204 },
  { category: 'ocr', count: 123 },
  { category: 'color', count: 242 },
  { category: 'structure', count: 155 },
  { category: 'material', count: 61 },
  { category: 'identification', count: 60 },
]
/** 004 §8.2. */
export const paperKinds = { choice: 621, open: 224 } as const
export const paperTotal = 845

/** What a preset sets; the rest of the plan stays. */
export type Targets = Pick<SelectionPlan, 'categories' | 'kinds'>

/** The paper’s shares of so many items, rounded so that they add up (largest remainders first). */
export function paperTargets(total: number): Targets {
  const counts = shared(
    total,
    paperCategories.map(({ count }) => count),
  )
  const [choice = 0, open = 0] = shared(total, [paperKinds.choice, paperKinds.open])
  return {
    categories: paperCategories.map(({ category }, at) => ({ category, count: counts[at] ?? 0 })),
    kinds: { choice, open },
  }
}

/** Whole numbers in these proportions that add up to the total (Hare–Niemeyer); of equal remainders the first gets more. */
export function shared(total: number, weights: readonly number[]): readonly number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  if (all <= 0) return weights.map(() => 0)
  const exact = weights.map((weight) => (total * weight) / all)
  const counts = exact.map(Math.floor)
  const left = total - counts.reduce((sum, count) => sum + count, 0)
  const order = exact
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .toSorted((a, b) => b.rest - a.rest || a.at - b.at)
  for (const { at } of order.slice(0, left)) counts[at] = (counts[at] ?? 0) + 1
  return counts
}

/**
 * So many items from these categories, as evenly as there are any: one that has too few gives all it has, and the
 * others share what is left. The kinds stay open.
 */
export function balancedTargets(
  total: number,
  categories: readonly (string | null)[],
  pool: Selection['pool'],
): Targets {
  const available = categories.map((category) => {
    const line = pool.find((one) => one.category === category)
    return line ? line.choice + line.open : 0
  })
  const counts = categories.map(() => 0)
  let left = total
  let open = categories.map((_, at) => at)
  while (left > 0 && open.length > 0) {
    const each = Math.floor(left / open.length)
    const parts = each > 0 ? open : open.slice(0, left)
    for (const at of parts) {
      const more = Math.min(Math.max(1, each), (available[at] ?? 0) - (counts[at] ?? 0))
      counts[at] = (counts[at] ?? 0) + more
      left -= more
    }
    open = open.filter((at) => (counts[at] ?? 0) < (available[at] ?? 0))
  }
  return { categories: categories.map((category, at) => ({ category, count: counts[at] ?? 0 })), kinds: null }
}

/** All there is of every category. */
export const allTargets = (pool: Selection['pool']): Targets => ({
  categories: pool.map(({ category, choice, open }) => ({ category, count: choice + open })),
  kinds: null,
})

/** A plan that nobody has touched yet. */
export const firstPlan = (targets: Targets): SelectionPlan => ({
  seed: 1,
  ...targets,
  prefer: ['agreed', 'hard', 'small'],
  perPicture: null,
  oneOfDuplicates: true,
})
