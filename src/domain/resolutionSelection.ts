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
  /** Longest sides to go down, all smaller than the picture, largest first. */
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
export const beginSelecting = (schedule: readonly number[], { width, height }: Size): Selecting => ({
  sides: sortedSchedule(schedule).filter((side) => side < Math.max(width, height)),
  asked: [],
})

/** Under which budget the model is asked next; null when the way ends here. */
export function nextBudget(selecting: Selecting): Budget | null {
  const { sides, asked } = selecting
  const [full] = asked
  if (!full) return { kind: 'native' }
  if (full.answer === null || divergedAt(selecting) !== null) return null
  const side = sides[asked.length - 1]
  return side === undefined ? null : { kind: 'side', side }
}

/** One step further: the answer under `nextBudget`. No answer where there was one at full resolution differs from it. */
export function answered(selecting: Selecting, answer: ModelAnswer | null): Selecting {
  const budget = nextBudget(selecting)
  if (!budget) return selecting
  const side = budget.kind === 'side' ? budget.side : null
  return { ...selecting, asked: [...selecting.asked, { side, answer }] }
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
