import type { Budget, Saliency, View } from './preview.ts'
import type { BoxConvention, GivenBox } from './predictedBoxes.ts'

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
  /** Null where nothing is known of it. */
  readonly budget: Budget | null
  /** The crop that lay beside the whole picture, in the crop test (001 §3); null everywhere else. */
  readonly crop: CropKind | null
  /** How the boxes in it are meant; null where it has none. */
  readonly boxes: BoxConvention | null
  /** Whether some of it came with attention to the picture. */
  readonly attention: boolean
  readonly source: RunSource
  readonly addedAt: number
  /** Predictions in it; several of one item are samples. */
  readonly count: number
  /** Predictions of the file that are about no item of the project. */
  readonly unmatched: number
}

export interface RunSource {
  /** The file's path; the model's name for what was asked here. */
  readonly file: string
  /** Id of the reader; `preview` for what was asked here. */
  readonly format: string
  /** As the file names it. */
  readonly benchmark: string | null
  /** Of the file’s bytes, so that it is not taken twice; null for what was asked here. */
  readonly sha256: string | null
  /** Whether nothing in the file or its name told the view. */
  readonly viewGuessed: boolean
  /** Whether nothing told how its boxes are meant, neither the file nor the boxes themselves. */
  readonly boxesGuessed: boolean
}

/** What stands in the place of the predicted crop, in the crop test of 001. */
export type CropKind = 'predicted' | 'truth' | 'noise'
export const cropKinds: readonly CropKind[] = ['predicted', 'truth', 'noise']

/** One answer of a model to one item. */
export interface Prediction {
  readonly itemId: string
  /** All that the model said, its thoughts included; null where only boxes or attention are known. */
  readonly text: string | null
  /** Whether the file itself calls it right, and by what; null where it does not say. */
  readonly told: Told | null
  /** Boxes that the model looked into or pointed at, in their order, as they were given; the run says how they are meant. */
  readonly boxes: readonly GivenBox[]
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
  /** Attention under a generic instruction, to be divided by (relative attention, 004 §5.2); null where unknown. */
  readonly generic: readonly number[] | null
}

/** A prediction that is about no item. */
export interface Unmatched {
  /** 1-based; null where a line says nothing. */
  readonly line: number | null
  readonly id: string | null
  readonly question: string | null
  readonly picture: string | null
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
  /** The right answer that it was compared with: of another one the verdict says nothing. Missing where it is not known. */
  readonly against?: string
}

export const verdictKey = ({ itemId, answer }: Pick<AnswerVerdict, 'itemId' | 'answer'>): string =>
  JSON.stringify([itemId, answer])
