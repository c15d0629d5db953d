import { isMultipleChoice } from './item.ts'
import type { ItemFacts } from './itemFacts.ts'
import { fill, type Place, type Targets } from './selectionFill.ts'
import { rowKey, unfitness } from './selectionFitness.ts'
import type { SelectionPlan } from './selectionPlan.ts'
import { inPreference, type Outcomes } from './selectionRanking.ts'
import { finished } from './slices.ts'
import { unite } from './unite.ts'

/**
 * What the plan comes to for an item: `taken`, or the first of these that keeps it out. These are the values of the
 * field `selection` of the table of all items.
 */
export const selectionCodes = [
  'taken',
  'not-accepted',
  'unpublishable',
  'category-unwanted',
  'kind-unwanted',
  'duplicate',
  'category-full',
  'kind-full',
  'picture-full',
] as const
export type SelectionCode = (typeof selectionCodes)[number]

/** `of`: for a duplicate the item that is taken in its place, or stands before it; else null. */
export interface SelectionVerdict {
  readonly code: SelectionCode
  readonly of: string | null
}

/** What a plan comes to. */
export interface Selection {
  /** On every item. */
  readonly verdicts: ReadonlyMap<string, SelectionVerdict>
  readonly taken: number
  /** As many as the plan asks for: the lesser of what its categories and its kinds ask for. */
  readonly wanted: number
  /** In the order of the plan. */
  readonly categories: readonly (TargetLine & { readonly category: string | null })[]
  /** `wanted` is null where the plan leaves the kinds open. */
  readonly kinds: Readonly<Record<Kind, Omit<TargetLine, 'wanted'> & { readonly wanted: number | null }>>
  /** What there is to choose from, of every category that occurs: `available` by kind. */
  readonly pool: readonly ({ readonly category: string | null } & Readonly<Record<Kind, number>>)[]
}

export interface TargetLine {
  readonly wanted: number
  readonly taken: number
  /** Accepted items that can be published and are not duplicates of each other. */
  readonly available: number
}

export type Kind = 'choice' | 'open'
export const kindOf = ({ content }: Pick<ItemFacts, 'content'>): Kind =>
  isMultipleChoice(content) ? 'choice' : 'open'

export interface SelectionInputs {
  /** By item id the group of items that are duplicates of each other (duplicateItems.ts); items in none are left out. */
  readonly duplicates: ReadonlyMap<string, string>
  /** What models came to, where `hard` is preferred. */
  readonly outcomes: Outcomes
}

/** What the plan comes to with these items, worked out at once; see `selecting`. */
export function selectionOf(
  plan: SelectionPlan,
  items: readonly ItemFacts[],
  inputs: SelectionInputs,
): Selection {
  return finished(selecting(plan, items, inputs))
}

/**
 * What the plan comes to. Only accepted items that can be published are taken; no more of a category, of a kind or of
 * a picture than the plan says, of duplicates one at most, and of items that ask the same of the same picture never
 * more than one, because evaluators take them for one. As many are taken as `fill` finds room for, by the plan's
 * preferences (see `inPreference`). It follows from the plan and the items alone, whatever their order. Yields every
 * now and then, so that many items can be gone through in slices.
 */
export function* selecting(
  given: SelectionPlan,
  items: readonly ItemFacts[],
  { duplicates, outcomes }: SelectionInputs,
): Generator<undefined, Selection> {
  const plan = eachCategoryOnce(given)
  const verdicts = new Map<string, SelectionVerdict>()
  const wantedOf = new Map(plan.categories.map(({ category, count }) => [category, count]))
  const fit: ItemFacts[] = []
  for (const [at, facts] of items.entries()) {
    if (at % stride === 0) yield
    const code = isAccepted(facts) ? (unfitness(facts) === null ? null : 'unpublishable') : 'not-accepted'
    if (code) verdicts.set(facts.item.id, { code, of: null })
    else fit.push(facts)
  }
  const groupOf = yield* grouping(fit, plan.oneOfDuplicates ? duplicates : new Map())
  const wished: ItemFacts[] = []
  yield
  for (const facts of fit) {
    const code = unwished(facts, wantedOf, plan)
    if (code) verdicts.set(facts.item.id, { code, of: null })
    else wished.push(facts)
  }
  const ranked = yield* inPreference(wished, plan, outcomes)
  yield
  const rows = new Map(plan.categories.map(({ category }, row) => [category, row]))
  const places = ranked.map((facts) => placeOf(facts, rows, plan, groupOf))
  yield
  const ids = yield* fill(places, targetsOf(plan))

  const taken = ranked.filter(({ item }) => ids.has(item.id))
  const full = fullness(taken, plan)
  yield
  const stands = standIns(ranked, ids, groupOf)
  for (const [at, facts] of ranked.entries()) {
    if (at % stride === 0) yield
    const { id } = facts.item
    const group = groupOf.get(id)
    const other = group === undefined ? undefined : stands.get(group)
    const isDouble = !ids.has(id) && other !== undefined && other !== id
    verdicts.set(
      id,
      isDouble && ids.has(other)
        ? { code: 'duplicate', of: other }
        : { code: ids.has(id) ? 'taken' : full(facts), of: null },
    )
  }
  yield
  return summed(plan, verdicts, taken, singles(fit, groupOf))
}

function eachCategoryOnce(plan: SelectionPlan): SelectionPlan {
  const counts = new Map<string | null, number>()
  for (const { category, count } of plan.categories) counts.set(category, (counts.get(category) ?? 0) + count)
  return { ...plan, categories: [...counts].map(([category, count]) => ({ category, count })) }
}

/** Items that are gone through between two pauses. */
const stride = 500

const isAccepted = ({ resolution }: ItemFacts): boolean =>
  typeof resolution !== 'string' && resolution.outcome === 'accept'

/** Why the plan has no place for an item whatever the others are. */
function unwished(
  facts: ItemFacts,
  wantedOf: ReadonlyMap<string | null, number>,
  { kinds }: SelectionPlan,
): SelectionCode | null {
  if ((wantedOf.get(facts.content.category) ?? 0) === 0) return 'category-unwanted'
  return kinds && kinds[kindOf(facts)] === 0 ? 'kind-unwanted' : null
}

/** By item id the group of which one at most is taken; items that ask the same of the same picture are one in any case. */
function* grouping(
  items: readonly ItemFacts[],
  duplicates: ReadonlyMap<string, string>,
): Generator<undefined, ReadonlyMap<string, string>> {
  const firsts = new Map<string, string>()
  const together: (readonly [string, string])[] = []
  for (const [at, facts] of items.entries()) {
    if (at % stride === 0) yield
    const { id } = facts.item
    const key = rowKey(facts)
    const first = firsts.get(key)
    if (first === undefined) firsts.set(key, id)
    else together.push([`item ${first}`, `item ${id}`])
    const group = duplicates.get(id)
    if (group !== undefined) together.push([`item ${id}`, `group ${group}`])
  }
  const rootOf = unite(together)
  const named = new Set(together.flat())
  return new Map(
    items.flatMap(({ item: { id } }) =>
      named.has(`item ${id}`) ? [[id, rootOf(`item ${id}`)] as const] : [],
    ),
  )
}

function placeOf(
  facts: ItemFacts,
  rows: ReadonlyMap<string | null, number>,
  { kinds }: SelectionPlan,
  groupOf: ReadonlyMap<string, string>,
): Place {
  return {
    id: facts.item.id,
    row: rows.get(facts.content.category) ?? 0,
    column: kinds && kindOf(facts) === 'open' ? 1 : 0,
    picture: pictureOf(facts),
    group: groupOf.get(facts.item.id) ?? null,
  }
}

const pictureOf = ({ item, picture }: ItemFacts): string => picture?.sha256 ?? item.pictureId

const targetsOf = ({ categories, kinds, perPicture }: SelectionPlan): Targets => ({
  rows: categories.map(({ count }) => count),
  columns: kinds ? [kinds.choice, kinds.open] : [Number.MAX_SAFE_INTEGER],
  perPicture: perPicture ?? Number.MAX_SAFE_INTEGER,
})

/** The item of each group that is taken, or else comes first. */
function standIns(
  ranked: readonly ItemFacts[],
  taken: ReadonlySet<string>,
  groupOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const stands = new Map<string, string>()
  for (const { item } of ranked) {
    const group = groupOf.get(item.id)
    if (group !== undefined && (taken.has(item.id) || !stands.has(group))) stands.set(group, item.id)
  }
  return stands
}

/** Which target an item that is not taken has no room in. */
function fullness(
  taken: readonly ItemFacts[],
  { categories, kinds }: SelectionPlan,
): (facts: ItemFacts) => SelectionCode {
  const inCategory = countsBy(taken.map(({ content }) => content.category))
  const ofKind = countsBy(taken.map(kindOf))
  const full = new Set(
    categories
      .filter(({ category, count }) => (inCategory.get(category) ?? 0) >= count)
      .map(({ category }) => category),
  )
  return (facts) => {
    if (full.has(facts.content.category)) return 'category-full'
    const kind = kindOf(facts)
    return kinds && (ofKind.get(kind) ?? 0) >= kinds[kind] ? 'kind-full' : 'picture-full'
  }
}

/** One of each group: that with the smallest id. */
function singles(fit: readonly ItemFacts[], groupOf: ReadonlyMap<string, string>): readonly ItemFacts[] {
  const least = new Map<string, string>()
  for (const { item } of fit) {
    const group = groupOf.get(item.id)
    if (group !== undefined && item.id <= (least.get(group) ?? item.id)) least.set(group, item.id)
  }
  return fit.filter(({ item }) => (least.get(groupOf.get(item.id) ?? '') ?? item.id) === item.id)
}

function summed(
  plan: SelectionPlan,
  verdicts: Selection['verdicts'],
  taken: readonly ItemFacts[],
  available: readonly ItemFacts[],
): Selection {
  const categories = (items: readonly ItemFacts[]) => countsBy(items.map(({ content }) => content.category))
  const [takenIn, availableIn] = [categories(taken), categories(available)]
  const [takenOf, availableOf] = [countsBy(taken.map(kindOf)), countsBy(available.map(kindOf))]
  const asked = plan.categories.reduce((sum, { count }) => sum + count, 0)
  const kind = (name: Kind) => ({
    wanted: plan.kinds?.[name] ?? null,
    taken: takenOf.get(name) ?? 0,
    available: availableOf.get(name) ?? 0,
  })
  return {
    verdicts,
    taken: taken.length,
    wanted: plan.kinds ? Math.min(asked, plan.kinds.choice + plan.kinds.open) : asked,
    categories: plan.categories.map(({ category, count }) => ({
      category,
      wanted: count,
      taken: takenIn.get(category) ?? 0,
      available: availableIn.get(category) ?? 0,
    })),
    kinds: { choice: kind('choice'), open: kind('open') },
    pool: poolOf(available),
  }
}

function poolOf(available: readonly ItemFacts[]): Selection['pool'] {
  const lines = new Map<string | null, { choice: number; open: number }>()
  for (const facts of available) {
    const { category } = facts.content
    const line = lines.get(category) ?? { choice: 0, open: 0 }
    line[kindOf(facts)] += 1
    lines.set(category, line)
  }
  return [...lines]
    .map(([category, line]) => ({ category, ...line }))
    .toSorted((a, b) => ((a.category ?? '') < (b.category ?? '') ? -1 : 1))
}

function countsBy<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
