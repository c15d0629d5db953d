import { budgetName } from '../../domain/budgetName.ts'
import { cropKinds, type CropKind } from '../../domain/prediction.ts'
import { budgetCode, type Budget, type View } from '../../domain/preview.ts'
import type { ItemScores } from '../../domain/results.ts'
import type { ScoringRule } from '../../domain/scored.ts'
import { contestantLabels } from '../../domain/scoreColumns.ts'
import { scoringBook } from '../../domain/scoringBook.ts'

/** How right a model was with one kind of crop beside the whole picture (001). */
export interface CropTest {
  readonly model: string
  readonly crop: CropKind
  readonly items: number
  /** Mean over items, 0 to 1. */
  readonly accuracy: number
}

/**
 * Keeps apart what is compared: models, and the same model under several budgets; the answers of the crop test by
 * themselves. How each is called is known only when all files are read.
 */
export interface Contestants {
  /** The key under which a model with a budget is kept. */
  keyOf(model: string, budget: Budget | null): string
  add(
    key: string,
    view: View,
    crop: CropKind | null,
    itemId: string,
    right: boolean | null,
    rule: ScoringRule,
  ): void
  /** What a key is called: the model, with its budget where there are several of it. */
  labelOf(key: string): string
  scores(): readonly ItemScores[]
  rules(label: string, view: View): Readonly<Partial<Record<ScoringRule, number>>>
  cropTests(): readonly CropTest[]
}

export function contestants(itemIds: readonly string[]): Contestants {
  const known = new Map<
    string,
    { readonly id: string; readonly model: string; readonly budget: Budget | null }
  >()
  const book = scoringBook(itemIds)
  const crops = new Map(cropKinds.map((crop) => [crop, scoringBook(itemIds)]))
  let labels: ReadonlyMap<string, string> | null = null
  const labelOf = (key: string): string =>
    (labels ??= contestantLabels([...known.values()], budgetName)).get(key) ?? key
  return {
    labelOf,
    keyOf(model, budget) {
      const id = JSON.stringify([model, budget && budgetCode(budget)])
      if (!known.has(id)) {
        known.set(id, { id, model, budget })
        labels = null
      }
      return id
    },
    add(key, view, crop, itemId, right, rule) {
      const page = crop === null ? book : crops.get(crop)
      page?.add(key, view, itemId, right, rule)
    },
    scores: () => book.scores().map((each) => ({ ...each, model: labelOf(each.model) })),
    rules(label, view) {
      const key = [...known.keys()].find((each) => labelOf(each) === label)
      return key === undefined ? {} : book.rules(key, view)
    },
    cropTests: () =>
      [...crops].flatMap(([crop, page]) =>
        page.scores().flatMap(({ model, right }) => {
          const shares = [...right.values()]
          const sum = shares.reduce((total, share) => total + share, 0)
          return shares.length === 0
            ? []
            : [{ model: labelOf(model), crop, items: shares.length, accuracy: sum / shares.length }]
        }),
      ),
  }
}
