import type { Category } from '../../../domain/project.ts'
import type { Selection } from '../../../domain/selection.ts'
import { firstPlan } from '../../../domain/selectionPresets.ts'
import { preferences, type Preference, type SelectionPlan } from '../../../domain/selectionPlan.ts'

/** A plan that asks for nothing yet. */
export const emptyPlan = (categories: readonly Category[]): SelectionPlan =>
  firstPlan({ categories: categories.map(({ id }) => ({ category: id, count: 0 })), kinds: null })

/** The plan as it is kept: what it asks nothing of need not be named. */
export const tidy = (plan: SelectionPlan): SelectionPlan => ({
  ...plan,
  categories: plan.categories.filter(({ count }) => count > 0),
})

/** Whether two plans come to the same. */
export const samePlan = (a: SelectionPlan, b: SelectionPlan | null): boolean =>
  b !== null && JSON.stringify(tidy(a)) === JSON.stringify(tidy(b))

/** The categories that stand in the table of targets: the project’s, then others that there are, `null` last. */
export function listedCategories(
  categories: readonly Category[],
  plan: SelectionPlan,
  pool: Selection['pool'],
): readonly (string | null)[] {
  const others = [...plan.categories, ...pool].flatMap(({ category }) => category ?? [])
  const hasNone = [...plan.categories, ...pool].some(({ category }) => category === null)
  return [...new Set([...categories.map(({ id }) => id), ...others]), ...(hasNone ? [null] : [])]
}

export function withCount(plan: SelectionPlan, category: string | null, count: number): SelectionPlan {
  const isThere = plan.categories.some((line) => line.category === category)
  return {
    ...plan,
    categories: isThere
      ? plan.categories.map((line) => (line.category === category ? { category, count } : line))
      : [...plan.categories, { category, count }],
  }
}

/** How many the categories ask for together. */
export const askedFor = ({ categories }: SelectionPlan): number =>
  categories.reduce((sum, { count }) => sum + count, 0)

/** With fixed kinds they begin as they are in what is available now, so that the plan stays as large as it was. */
export function withKinds(plan: SelectionPlan, isFixed: boolean, pool: Selection['pool']): SelectionPlan {
  if (!isFixed) return { ...plan, kinds: null }
  const all = askedFor(plan)
  const [choice, open] = [
    pool.reduce((sum, line) => sum + line.choice, 0),
    pool.reduce((sum, line) => sum + line.open, 0),
  ]
  const share = choice + open === 0 ? 1 : choice / (choice + open)
  const choices = Math.round(all * share)
  return { ...plan, kinds: { choice: choices, open: all - choices } }
}

/** All preferences, those of the plan first. */
export const inListOrder = ({ prefer }: SelectionPlan): readonly Preference[] => [
  ...prefer,
  ...preferences.filter((each) => !prefer.includes(each)),
]

export const withPreference = (
  plan: SelectionPlan,
  preference: Preference,
  isOn: boolean,
): SelectionPlan => ({
  ...plan,
  prefer: isOn
    ? [...plan.prefer.filter((each) => each !== preference), preference]
    : plan.prefer.filter((each) => each !== preference),
})

/** One place up in the order of what is preferred. */
export function raised(plan: SelectionPlan, preference: Preference): SelectionPlan {
  const place = plan.prefer.indexOf(preference)
  const above = plan.prefer[place - 1]
  if (above === undefined) return plan
  return { ...plan, prefer: plan.prefer.with(place - 1, preference).with(place, above) }
}
