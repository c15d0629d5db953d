import type { Rect } from './geometry.ts'
import type { Budget, Saliency, View } from './preview.ts'

/**
 * What one model answered in one view, in one go: one file of an evaluator, or the previews of one model here. Of the
 * same model there may be several, with other seeds, budgets or samples; whoever compares averages over them.
 */
export interface PredictionRun {
  readonly id: string
  /** Name of the model, as it is shown and put together by: the same name is the same model. */
  readonly model: string
  readonly view: View
  readonly seed: number | null
  readonly budget: Budget | null
  /** Where it came from: the file's name, the id of the reader, and the benchmark's name where the file says one. */
  readonly source: { readonly file: string; readonly format: string; readonly benchmark: string | null }
  readonly addedAt: number
  /** Predictions in it; several of one item are samples. */
  readonly count: number
}

/** One answer of a model to one item. */
export interface Prediction {
  readonly itemId: string
  /** All that the model said, its thoughts included. */
  readonly text: string
  /** Whether the file itself calls it right, and by what; null where it does not say. */
  readonly told: Told | null
  /** Boxes that the model looked into or pointed at, in their order, in upright original pixels. */
  readonly boxes: readonly Rect[]
  /** Attention to the picture, over a grid on the whole of it; null where it did not come along. */
  readonly attention: Attention | null
  readonly outputTokens: number | null
  /** Seconds that the answer took. */
  readonly seconds: number | null
}

export interface Told {
  readonly right: boolean
  /** As the file names it: `mathruler`, `first letter`, `llm`, or the name of a column. */
  readonly by: string
  /** The words that say so, such as the raw answer of a judge. */
  readonly words: string
}

export interface Attention extends Saliency {
  /** Attention under a generic instruction, to be divided by (relative attention, 004 §12, 003 §3); null where unknown. */
  readonly generic: readonly number[] | null
}

/** A judge’s or a person’s last word about one answer to one item, for every run in which it occurs. */
export interface AnswerVerdict {
  readonly itemId: string
  /** The answer as the rules extracted it. */
  readonly answer: string
  readonly right: boolean
  /** `judge`: a model at an endpoint of one's own; `person`: somebody here, who overrules everything. */
  readonly by: 'judge' | 'person'
  /** Model id of the judge, or id of the person. */
  readonly who: string
  /** What the judge said, whole; a note of the person. */
  readonly words: string
  readonly at: number
}

export const verdictKey = ({ itemId, answer }: Pick<AnswerVerdict, 'itemId' | 'answer'>): string =>
  JSON.stringify([itemId, answer])
