import type { Dataset } from './dataset.ts'
import { judgementsOf } from './dataset.ts'
import { blindRightness } from './humanGap.ts'
import { inOrder } from './inOrder.ts'
import { keptContent } from './judged.ts'
import type { ItemScores } from './results.ts'
import { verdictOn } from './review.ts'
import type { Slices } from './slices.ts'

/** How right people were, item by item, before the given answer was shown to them. */
export interface HumanScores {
  /** Of an item the mean over those who answered; `model` is `peopleName`. */
  readonly scores: readonly ItemScores[]
  /** Answers in both views together. */
  readonly answers: number
  /** Who gave some. */
  readonly people: number
}

const peopleName = 'People'

/**
 * People as one more model: on accepted items, against the answer that was accepted, and every item weighs the same
 * however many answered it, as items do for models.
 */
export function* humanScores(dataset: Dataset): Slices<HumanScores> {
  const right = { global: new Map<string, number>(), regional: new Map<string, number>() }
  const people = new Set<string>()
  let answers = 0
  for (const item of inOrder(dataset.items)) {
    yield
    const given = judgementsOf(dataset, item.id).filter(({ blindAnswers }) => blindAnswers.length > 0)
    if (given.length === 0) continue
    const verdict = verdictOn(dataset, item)
    const content = 'resolution' in verdict ? keptContent(verdict) : null
    if (!content) continue
    const found = given.map(({ annotatorId, blindAnswers }) => ({
      annotatorId,
      ...blindRightness(blindAnswers, item, content),
    }))
    for (const view of ['global', 'regional'] as const) {
      const told = found.filter((each) => each[view] !== null)
      if (told.length === 0) continue
      for (const { annotatorId } of told) people.add(annotatorId)
      answers += told.length
      right[view].set(item.id, told.filter((each) => each[view]).length / told.length)
    }
  }
  const scores = (['global', 'regional'] as const).map((view) => ({
    model: peopleName,
    view,
    right: right[view],
  }))
  return { scores, answers, people: people.size }
}
