import { bootstrapped, defaultSeed, type Interval } from './bootstrap.ts'
import type { Accuracy, Gap, ItemScores, ModelResult, ViewsLine } from './results.ts'

/** The category of an item; null for none, undefined where it is none of the items that count. */
export type CategoryOf = (itemId: string) => string | null | undefined

/**
 * The dual-view results of each model, in the order in which the models first occur. The intervals are from resamples of
 * all items at once; an item weighs the same however often it was asked.
 */
export function modelResults(
  scores: readonly ItemScores[],
  categories: readonly (string | null)[],
  categoryOf: CategoryOf,
  seed: number = defaultSeed,
): readonly ModelResult[] {
  const models = [...new Set(scores.map(({ model }) => model))]
  return models.map((model) => {
    const of = (view: string): ReadonlyMap<string, number> =>
      scores.find((each) => each.model === model && each.view === view)?.right ?? new Map()
    return resultOf(model, kindsOf(of('global'), of('regional'), categories, categoryOf), categories, seed)
  })
}

/** Items that are alike for every figure. */
interface Kind {
  /** Place of its category. */
  readonly category: number
  /** Shares; NaN where it was not answered in this view. */
  readonly global: number
  readonly regional: number
  times: number
}

function kindsOf(
  global: ReadonlyMap<string, number>,
  regional: ReadonlyMap<string, number>,
  categories: readonly (string | null)[],
  categoryOf: CategoryOf,
): readonly Kind[] {
  const places = new Map(categories.map((category, place) => [category, place]))
  const kinds = new Map<string, Kind>()
  const add = (itemId: string, inGlobal: number, inRegional: number): void => {
    const category = categoryOf(itemId)
    const place = category === undefined ? undefined : places.get(category)
    if (place === undefined) return
    const key = `${place} ${inGlobal} ${inRegional}`
    const kind = kinds.get(key)
    if (kind) kind.times += 1
    else kinds.set(key, { category: place, global: inGlobal, regional: inRegional, times: 1 })
  }
  for (const [itemId, right] of global) add(itemId, right, regional.get(itemId) ?? Number.NaN)
  for (const [itemId, right] of regional) if (!global.has(itemId)) add(itemId, Number.NaN, right)
  return [...kinds.values()].toSorted(
    (a, b) => a.category - b.category || order(a.global, b.global) || order(a.regional, b.regional),
  )
}

/** Numbers first, so that the same results give the same intervals whatever order the files came in. */
const order = (a: number, b: number): number =>
  Number.isNaN(a) || Number.isNaN(b) ? Number(Number.isNaN(a)) - Number(Number.isNaN(b)) : a - b

const mean = (top: number, items: number): number | null => (items > 0 ? top / items : null)

/** Sums of one category, or of all: seven numbers, one after the other. */
const width = 7

function resultOf(
  model: string,
  kinds: readonly Kind[],
  categories: readonly (string | null)[],
  seed: number,
): ModelResult {
  const groups = categories.length + 1
  const sums = new Float64Array(groups * width)
  const gather = (times: ArrayLike<number>): void => {
    sums.fill(0)
    for (const [place, { category, global, regional }] of kinds.entries()) {
      const count = times[place] ?? 0
      if (count === 0) continue
      const hasGlobal = !Number.isNaN(global)
      const hasRegional = !Number.isNaN(regional)
      for (const group of [category, groups - 1]) {
        const at = group * width
        const plus = (offset: number, value: number): void => {
          sums[at + offset] = (sums[at + offset] ?? 0) + value
        }
        if (hasGlobal) {
          plus(0, count)
          plus(1, count * global)
        }
        if (hasRegional) {
          plus(2, count)
          plus(3, count * regional)
        }
        if (hasGlobal && hasRegional) {
          plus(4, count)
          plus(5, count * global)
          plus(6, count * regional)
        }
      }
    }
  }
  const figuresOf = (group: number): readonly (number | null)[] => {
    const at = group * width
    const sum = (offset: number): number => sums[at + offset] ?? 0
    return [mean(sum(1), sum(0)), mean(sum(3), sum(2)), mean(sum(6) - sum(5), sum(4))]
  }
  const all = (): readonly (number | null)[] =>
    Array.from({ length: groups }, (_, group) => figuresOf(group)).flat()

  const times = kinds.map((kind) => kind.times)
  const intervals =
    times.length === 0
      ? []
      : bootstrapped(
          times,
          (drawn) => {
            gather(drawn)
            return all()
          },
          seed,
        )
  gather(times)
  const lineOf = (group: number): ViewsLine => {
    const [global = null, regional = null, gap = null] = figuresOf(group)
    const items = (offset: number): number => sums[group * width + offset] ?? 0
    const interval = (place: number, value: number | null): Interval | null =>
      value === null ? null : (intervals[group * 3 + place] ?? null)
    const accuracy = (count: number, value: number | null, place: number): Accuracy => ({
      items: count,
      value,
      interval: interval(place, value),
    })
    const between: Gap = {
      items: items(4),
      value: gap,
      interval: interval(2, gap),
      unpaired: global === null || regional === null ? null : regional - global,
    }
    return {
      global: accuracy(items(0), global, 0),
      regional: accuracy(items(2), regional, 1),
      gap: between,
    }
  }
  return {
    model,
    categories: categories.map((category, place) => ({ category, ...lineOf(place) })),
    overall: lineOf(groups - 1),
  }
}
