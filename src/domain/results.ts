import type { Interval } from './bootstrap.ts'
import type { View } from './preview.ts'

/** How one model did: everything a table of results shows of it. Accuracies are shares, 0 to 1. */
export interface ModelResult {
  readonly model: string
  /** In the order that was asked for; null is “no category”. */
  readonly categories: readonly (ViewsLine & { readonly category: string | null })[]
  /** Over all items, so that categories weigh by their number of items (004 Table 7). */
  readonly overall: ViewsLine
}

export interface ViewsLine {
  readonly global: Accuracy
  readonly regional: Accuracy
  readonly gap: Gap
}

/** Regional minus global (004 §5.1). */
export interface Gap {
  /** Items that were answered in both views. */
  readonly items: number
  /** Over those. */
  readonly value: number | null
  readonly interval: Interval | null
  /** Between the two accuracies as they stand, each over its own items: what follows from a table’s other rows. */
  readonly unpaired: number | null
}

export interface Accuracy {
  readonly items: number
  /** Mean over items, of each the mean over its seeds and samples; null without items. */
  readonly value: number | null
  /** 95 %. */
  readonly interval: Interval | null
}

/** How right each model was on each item and view: what results, charts and comparisons are worked out from. */
export interface ItemScores {
  readonly model: string
  readonly view: View
  /** By item id: mean over seeds and samples, 0 to 1. */
  readonly right: ReadonlyMap<string, number>
}
