import { sameAnswer } from './answerMatch.ts'
import type { Size } from './geometry.ts'
import type { Content } from './item.ts'
import type { Budget, ModelAnswer } from './preview.ts'

/** What a model said of the whole picture at one size. */
export interface AskedSide {
  /** Longest side in pixels; null for full resolution. */
  readonly side: number | null
  /** Null when the model could not say anything. */
  readonly answer: ModelAnswer | null
}

/**
 * The way down in the offline resolution selection of 001 §4.1: a model is asked at full resolution and then of ever
 * smaller pictures, until its answer differs from the first.
 */
export interface Selecting {
  /** Longest sides to go down, largest first: all smaller than the picture, and than what the model gets of it anyway. */
  readonly sides: readonly number[]
  readonly asked: readonly AskedSide[]
}

/** How the way down ended: kept with the previews, and written out as a tuple of Stage I. */
export interface ResolutionSelection {
  readonly key: string
  readonly itemId: string
  readonly modelId: string
  /** The schedule as it was configured. */
  readonly schedule: readonly number[]
  readonly asked: readonly AskedSide[]
  /** The largest side at which the answer differs from that at full resolution; null when it never does. */
  readonly side: number | null
  readonly at: number
}

/** A schedule as it is gone down: whole sides of at least one pixel, each once, largest first. */
export const sortedSchedule = (schedule: readonly number[]): readonly number[] =>
  [...new Set(schedule.filter((side) => Number.isSafeInteger(side) && side > 0))].toSorted((a, b) => b - a)

/** Sides that are not smaller than the picture's own longest side say nothing new and are passed over. */
export const beginSelecting = (schedule: readonly number[], size: Size): Selecting => ({
  sides: sidesBelow(sortedSchedule(schedule), size),
  asked: [],
})

export const sidesBelow = (sides: readonly number[], { width, height }: Size): readonly number[] =>
  sides.filter((side) => side < Math.max(width, height))

/** Under which budget the model is asked next; null when the way ends here. */
export function nextBudget(selecting: Selecting): Budget | null {
  const { sides, asked } = selecting
  const [full] = asked
  if (!full) return { kind: 'native' }
  if (full.answer === null || divergedAt(selecting) !== null) return null
  const side = sides[asked.length - 1]
  return side === undefined ? null : { kind: 'side', side }
}

/**
 * One step further: the answer under `nextBudget`, and the size that the model got. No answer where there was one at full
 * resolution differs from it. A model that shrinks pictures by itself is shown nothing larger than it makes of them.
 */
export function answered(
  selecting: Selecting,
  answer: ModelAnswer | null,
  seen: Size | null = null,
): Selecting {
  const budget = nextBudget(selecting)
  if (!budget) return selecting
  const side = budget.kind === 'side' ? budget.side : null
  const sides = side === null && seen ? sidesBelow(selecting.sides, seen) : selecting.sides
  return { sides, asked: [...selecting.asked, { side, answer }] }
}

/** The side whose answer differs from that at full resolution; null while there is none. */
export function divergedAt({ asked: [full, ...smaller] }: Pick<Selecting, 'asked'>): number | null {
  const first = full?.answer
  if (!first) return null
  return smaller.find(({ answer }) => answer === null || !sameAnswer(first, answer))?.side ?? null
}

export interface SelectionAsk {
  readonly itemId: string
  readonly modelId: string
  readonly schedule: readonly number[]
  /** SHA-256 of the picture's bytes. */
  readonly sha256: string
  readonly content: Pick<Content, 'question' | 'options'>
}

/** The name under which a selection is kept: it holds as long as picture, question, model and schedule are these. */
export const selectionKey = ({ itemId, modelId, schedule, sha256, content }: SelectionAsk): string =>
  JSON.stringify([itemId, modelId, sha256, sortedSchedule(schedule), content.question, content.options])

/** The record of a way that has ended. */
export const selectionOf = (ask: SelectionAsk, selecting: Selecting, at: number): ResolutionSelection => ({
  key: selectionKey(ask),
  itemId: ask.itemId,
  modelId: ask.modelId,
  schedule: sortedSchedule(ask.schedule),
  asked: selecting.asked,
  side: divergedAt(selecting),
  at,
})
