import type { View } from './preview.ts'
import type { ItemScores } from './results.ts'
import { scoringRules, type ScoringRule } from './scored.ts'

/** Adds up how right each model was on each item, however many seeds and samples there are. */
export interface ScoringBook {
  add(model: string, view: View, itemId: string, right: boolean | null, rule: ScoringRule): void
  /** By model and view in the order in which they first came. */
  scores(): readonly ItemScores[]
  /** How often each rule settled an answer. */
  rules(model: string, view: View): Readonly<Partial<Record<ScoringRule, number>>>
}

/** One page for each model and view, column by column, so that a million answers are a few arrays. */
interface Page {
  readonly model: string
  readonly view: View
  readonly right: Uint32Array
  readonly asked: Uint32Array
  readonly rules: Uint32Array
}

const keyOf = (model: string, view: View): string => `${view} ${model}`

export function scoringBook(itemIds: readonly string[]): ScoringBook {
  const places = new Map(itemIds.map((id, place) => [id, place]))
  const pages = new Map<string, Page>()
  return {
    add(model, view, itemId, right, rule) {
      const place = places.get(itemId)
      if (place === undefined) return
      const key = keyOf(model, view)
      let page = pages.get(key)
      if (!page) {
        const column = (): Uint32Array => new Uint32Array(itemIds.length)
        page = {
          model,
          view,
          right: column(),
          asked: column(),
          rules: new Uint32Array(scoringRules.length),
        }
        pages.set(key, page)
      }
      const at = scoringRules.indexOf(rule)
      page.rules[at] = (page.rules[at] ?? 0) + 1
      if (right === null) return
      page.asked[place] = (page.asked[place] ?? 0) + 1
      if (right) page.right[place] = (page.right[place] ?? 0) + 1
    },
    scores: () =>
      [...pages.values()].map(({ model, view, right, asked }) => {
        const shares = new Map<string, number>()
        for (const [place, id] of itemIds.entries()) {
          const count = asked[place] ?? 0
          if (count > 0) shares.set(id, (right[place] ?? 0) / count)
        }
        return { model, view, right: shares }
      }),
    rules(model, view) {
      const counts = pages.get(keyOf(model, view))?.rules
      return Object.fromEntries(
        scoringRules.flatMap((rule, at) => {
          const count = counts?.[at] ?? 0
          return count > 0 ? [[rule, count] as const] : []
        }),
      )
    },
  }
}
